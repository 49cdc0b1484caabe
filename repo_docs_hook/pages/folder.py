"""One folder as its pages see it: files, subfolders, what is known of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from repo_docs_hook.model.module import Module
from repo_docs_hook.model.notes import Findings
from repo_docs_hook.pages.markup.escape import code, prose
from repo_docs_hook.pages.markup.links import Links
from repo_docs_hook.pages.module import View
from repo_docs_hook.pages.sections.purpose import describe
from repo_docs_hook.project.project import Project


class Folder:
    """A folder with what both of its pages need; ``page`` is the path of the page made.

    ``modules`` are the sources directly in it that were understood, each with what the rules
    say of its purpose, ``summaries`` the first
    docstring sentences of its subfolders' packages, ``unread`` the sources directly in it
    that were not understood. ``path`` is ``""`` for the top level.
    """

    def __init__(
        self,
        path: str,
        modules: Sequence[tuple[Module, Findings]],
        project: Project,
        summaries: Mapping[str, str],
        unread: Sequence[str],
        page: str,
    ) -> None:
        self.path = path
        self.modules = sorted((module for module, _ in modules), key=lambda each: each.path)
        self._findings = {module.path: findings for module, findings in modules}
        self.project = project
        self.summaries = summaries
        self.unread = frozenset(unread)
        self.links = Links(page, project)

    @property
    def label(self) -> str:
        """The folder as a code span, with a slash at its end."""
        return code(f"{self.path or '.'}/")

    @property
    def files(self) -> tuple[str, ...]:
        """All sources directly in the folder, sorted, those without pages too."""
        return self.project.files_in(self.path)

    @property
    def subfolders(self) -> tuple[str, ...]:
        """The folders directly in this one that have pages, sorted."""
        return self.project.subfolders(self.path)

    @cached_property
    def views(self) -> dict[str, View]:
        """Path -> the module as it is seen from this page."""
        page = self.links.page
        return {
            each.path: View(each, self.project, self._findings[each.path], page)
            for each in self.modules
            if self.project.has_pages(each.path)
        }

    @cached_property
    def package(self) -> View | None:
        """The package's ``__init__``, if the folder is a package and it was understood."""
        names = ("__init__.py", "__init__.pyi")
        found = (self.views.get(f"{self.path}/{name}" if self.path else name) for name in names)
        return next((view for view in found if view is not None), None)

    @property
    def role(self) -> str:
        """What the folder's place says it is for, as Markdown, ``""`` where it does not say."""
        if not self.path:
            return f"The top level of {prose(self.project.config.project_name)}."
        found = self.project.folder_role(self.path)
        return f"Part of the **{prose(found)}**." if found else ""

    def describe_file(self, path: str) -> str:
        """Return what a file is for, in one line of Markdown."""
        if path in self.unread:
            return "Not understood."
        view = self.views.get(path)
        if view is None:
            return ""
        return describe(view) or ", ".join(map(prose, view.findings.purpose))

    def describe_subfolder(self, folder: str) -> str:
        """Return what a subfolder is for, in one line of Markdown."""
        return prose(self.summaries.get(folder, "")) or prose(self.project.folder_role(folder))
