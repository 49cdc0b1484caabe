"""What the pages of one folder are made from: files, subfolders, what is known of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from repo_docs_hook.model.module import Module
from repo_docs_hook.model.notes import Findings
from repo_docs_hook.pages.markup.escape import code, prose
from repo_docs_hook.pages.markup.links import Links
from repo_docs_hook.pages.markup.markdown import fit, link, section
from repo_docs_hook.pages.module import ModulePage
from repo_docs_hook.pages.sections.purpose import describe_module, list_purposes
from repo_docs_hook.project.project import Project
from repo_docs_hook.text.headings import Section
from repo_docs_hook.text.paths import INITS, join

#: The end of a list that is cut on a tight page.
CUT = "The list ends here, since GitHub renders no page above 500 kB."


class FolderPage:
    """A page of a folder, and all that its sections are made from.

    ``folder`` is the path of the folder, ``""`` for the top level, ``page`` that of the page.
    ``modules`` are the sources directly in the folder that could be read, each with what the
    rules say of its purpose; ``unread`` are the paths of the others. ``summaries`` maps the
    subfolders that are packages to the first sentences of their docstrings. ``tight`` says that
    the page has to leave something out, since with everything it would be longer than GitHub
    renders.
    """

    def __init__(
        self,
        folder: str,
        modules: Sequence[tuple[Module, Findings]],
        project: Project,
        summaries: Mapping[str, str],
        unread: Sequence[str],
        page: str,
        *,
        tight: bool = False,
    ) -> None:
        self.folder = folder
        self.modules = sorted((module for module, _ in modules), key=lambda each: each.path)
        self._findings = {module.path: findings for module, findings in modules}
        self.project = project
        self.summaries = summaries
        self.unread = frozenset(unread)
        self.links = Links(page, project)
        self.tight = tight

    @property
    def name(self) -> str:
        """The folder's path with a slash at its end, ``./`` for the top level."""
        return f"{self.folder or '.'}/"

    @property
    def files(self) -> tuple[str, ...]:
        """All sources directly in the folder, sorted, those without pages too."""
        return self.project.files_in(self.folder)

    @property
    def subfolders(self) -> tuple[str, ...]:
        """The folders that are shown below this one, sorted, see ``Project.subfolders``."""
        return self.project.subfolders(self.folder)

    @cached_property
    def shown(self) -> dict[str, ModulePage]:
        """The modules that have pages, by path, as this page shows them."""
        page = self.links.page
        return {
            each.path: ModulePage(each, self.project, self._findings[each.path], page)
            for each in self.modules
            if self.project.has_pages(each.path)
        }

    @cached_property
    def package(self) -> ModulePage | None:
        """The package's ``__init__``, None where there is none or it could not be read."""
        found = (self.shown.get(join(self.folder, name)) for name in INITS)
        return next((shown for shown in found if shown is not None), None)

    @property
    def role(self) -> str:
        """The purpose that follows from the folder's path, as Markdown, ``""`` for none."""
        if not self.folder:
            return f"The top level of {prose(self.project.config.project_name)}."
        found = self.project.folder_role(self.folder)
        return f"Part of the **{prose(found)}**." if found else ""

    def below(self, path: str) -> str:
        """Return the path of a folder below this one as seen from here, with a slash at its end."""
        start = len(self.folder) + 1 if self.folder else 0
        return f"{path[start:]}/"

    def folder_link(self, path: str) -> str:
        """Return a link to the index of a folder below this one."""
        return link(code(self.below(path)), self.links.folder(path))

    def section(self, heading: Section, nothing: str, *blocks: str) -> str:
        """Return a section of blocks, of which empty ones are left out.

        Where all are empty, it says ``nothing``; with ``sections = "filled"`` it is left out.
        """
        if any(blocks):
            return section(heading, *blocks)
        return "" if self.project.config.sections == "filled" else section(heading, nothing)

    def fit(self, items: Sequence[str], budget: int) -> list[str]:
        """Return the items of a list; on a tight page only those that fit into ``budget`` bytes.

        If some are left out, an item that says so follows.
        """
        return fit(items, budget, CUT) if self.tight else list(items)

    def describe_file(self, path: str) -> str:
        """Return the purpose of a file of the folder in one line of Markdown, ``""`` for none."""
        if path in self.unread:
            return "Not understood."
        shown = self.shown.get(path)
        return describe_module(shown) or ", ".join(list_purposes(shown)) if shown else ""

    def describe_subfolder(self, subfolder: str) -> str:
        """Return the purpose of a subfolder in one line of Markdown, ``""`` for none."""
        role = self.project.folder_role(subfolder)
        return prose(self.summaries.get(subfolder, "")) or prose(role)
