"""Generate the pages of sources and folders from facts and notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from repo_docs_hook.judge.compare import is_fresh
from repo_docs_hook.judge.scope import meanings
from repo_docs_hook.judge.unread import Unread
from repo_docs_hook.model.facts import Facts
from repo_docs_hook.model.files import File
from repo_docs_hook.model.module import Module
from repo_docs_hook.model.notes import Findings
from repo_docs_hook.model.outcome import Page
from repo_docs_hook.model.view import View
from repo_docs_hook.pages.markup.paragraphs import first_sentence
from repo_docs_hook.pages.render import file_pages, folder_pages
from repo_docs_hook.project.project import Project
from repo_docs_hook.rules import findings, purposes
from repo_docs_hook.sources.library import Library
from repo_docs_hook.text.languages import key_of
from repo_docs_hook.text.paths import folder_of, stem


class Generator:
    """Generates the pages of a project from the sources of a view.

    ``unread`` are the sources that could not be read so far.
    """

    def __init__(self, view: View, library: Library, project: Project) -> None:
        self._view, self._library, self._project = view, library, project
        self.unread = Unread(view, library, project)

    def load(self, sources: Iterable[str], folders: Iterable[str]) -> None:
        """Read at once all that the pages of these sources and folders take."""
        paths = set(sources)
        if self._project.config.folder_pages:
            for folder in folders:
                paths.update(self._members(folder), self._inits(folder).values())
        known = self._view.snapshot.files
        self._library.load(key_of(path, known[path].oid) for path in paths if path in known)
        self.unread.note(paths)

    def of_source(self, path: str) -> tuple[Page, ...]:
        """Return the pages of a source; where it cannot be read, those that do not stay."""
        module = self._module(path)
        if module is None:
            return self.unread.pages(path) if path in self.unread.problems else ()
        return file_pages(module, self._project, findings(path, module.facts, self._project))

    def _find_purpose(self, module: Module) -> Findings:
        return Findings(purposes(module.path, module.facts, self._project))

    def wrong(self, pages: Iterable[Page]) -> tuple[Page, ...]:
        """Return those of some pages that are not there, or not so."""
        files = self._view.snapshot.files
        return tuple(page for page in pages if not is_there(page, files, self._view))

    def of_folder(self, folder: str) -> tuple[Page, ...]:
        """Return the pages of a folder but for those that stay; none where folders have none."""
        if not self._project.config.folder_pages:
            return ()
        self.load((), (folder,))  # before a change, other sources may have had pages
        members, inits = self._members(folder), self._inits(folder)
        modules = [self._module(path) for path in members]
        packages = {sub: self._module(path) for sub, path in inits.items()}
        pages = folder_pages(
            folder,
            [(each, self._find_purpose(each)) for each in modules if each],
            self._project,
            {sub: first_sentence(m.facts.docstring) for sub, m in packages.items() if m},
            [path for path in members if path in self.unread.problems],
        )
        return self.unread.of_folder(pages, {*members, *inits.values()})

    def folders_around(self, path: str) -> set[str]:
        """Return the folders whose pages show what is in a source."""
        folder = folder_of(path)
        above = self._project.above(folder) if stem(path) == "__init__" else ()
        return {folder, *above}

    def means_other(self, path: str, before: Generator) -> bool:
        """Tell whether a name in a source that is loaded means another source than ``before``."""
        file = self._view.snapshot.files.get(path)
        facts = self._library[key_of(path, file.oid)] if file else None
        if not isinstance(facts, Facts):
            return False  # it cannot be read, so its pages stay as they are
        return meanings(path, facts, self._project) != meanings(path, facts, before._project)

    def _members(self, folder: str) -> list[str]:
        """Return the sources with pages directly in a folder, sorted."""
        return [path for path in self._project.files_in(folder) if self._project.has_pages(path)]

    def _inits(self, folder: str) -> dict[str, str]:
        """Return the ``__init__`` source of each subfolder that is a package."""
        subfolders = self._project.subfolders(folder)
        found = {sub: self._project.modules.init_of(sub) for sub in subfolders}
        return {sub: path for sub, path in found.items() if path}

    def _module(self, path: str) -> Module | None:
        """Return a source with its facts, None where it cannot be read or is not there."""
        file = self._view.snapshot.files.get(path)
        found = self._library[key_of(path, file.oid)] if file else None
        if file is None or not isinstance(found, Facts):
            return None
        if self._project.config.original_source == "embed":
            return _with_text(path, found, self._view.read([file.oid])[file.oid])
        return Module(path, found)


def is_there(page: Page, files: Mapping[str, File], view: View) -> bool:
    """Tell whether a page is among some files as it should be."""
    file = files.get(page.path)
    return file is not None and is_fresh(file, view.name_blob(page.text.encode("utf-8")))


def _with_text(path: str, facts: Facts, data: bytes) -> Module:
    from repo_docs_hook.python.lexer.source import decode_source

    text = decode_source(data)
    size = len(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
    return Module(path, facts, text, size)
