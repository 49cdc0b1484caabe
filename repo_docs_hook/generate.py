"""Sources to the pages that they generate: facts, what the rules find, and the rendering."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from repo_docs_hook.extract import Library
from repo_docs_hook.layout import folder_of
from repo_docs_hook.model import Facts, Findings, Module, Page, Problem
from repo_docs_hook.pages.paragraphs import first_sentence
from repo_docs_hook.pages.render import file_pages, folder_pages
from repo_docs_hook.project import Project
from repo_docs_hook.rules import findings
from repo_docs_hook.rules.purpose import statements
from repo_docs_hook.view import View


class Generator:
    """Generates the pages of a project from the sources of a view.

    ``problems`` are the sources that could not be read so far, by path.
    """

    def __init__(self, view: View, library: Library, project: Project) -> None:
        self._view, self._library, self._project = view, library, project
        self.problems: dict[str, Problem] = {}
        self._members: dict[str, list[str]] = {}
        for path in sorted(project.paths - project.link_only):
            self._members.setdefault(folder_of(path), []).append(path)

    def load(self, sources: Iterable[str], folders: Iterable[str]) -> None:
        """Read at once all that the pages of these sources and folders take."""
        paths = set(sources)
        if self._project.config.folder_pages:
            for folder in folders:
                paths.update(self._members.get(folder, ()), self._inits(folder).values())
        known = self._view.snapshot.files
        self._library.load(known[path].oid for path in paths if path in known)

    def of_source(self, path: str) -> tuple[Page, ...]:
        """Return the pages of a source, none where it could not be read."""
        module = self._module(path)
        if module is None:
            return ()
        return file_pages(module, self._project, findings(path, module.facts, self._project))

    def of_folder(self, folder: str) -> tuple[Page, ...]:
        """Return the pages of a folder, none where folders have no pages."""
        if not self._project.config.folder_pages:
            return ()
        self.load((), (folder,))  # a project before a change had other sources with pages
        modules = [self._module(path) for path in self._members.get(folder, ())]
        unread = [path for path in self._members.get(folder, ()) if path in self.problems]
        packages = {sub: self._module(path) for sub, path in self._inits(folder).items()}
        return folder_pages(
            folder,
            [(each, Findings(statements(each.path, each.facts))) for each in modules if each],
            self._project,
            {sub: first_sentence(m.facts.docstring) for sub, m in packages.items() if m},
            unread,
        )

    def _inits(self, folder: str) -> dict[str, str]:
        """Return the ``__init__`` source of each subfolder that is a package."""
        subfolders = self._project.subfolders(folder)
        found = {sub: self._project.init_of(sub) for sub in subfolders}
        return {sub: path for sub, path in found.items() if path}

    def _module(self, path: str) -> Module | None:
        file = self._view.snapshot.files.get(path)
        if file is None:
            if path in self._view.snapshot.unmerged:
                self.problems[path] = Problem(path, "is in conflict: end the merge and add it")
            return None
        found = self._library[file.oid]
        if isinstance(found, Problem):
            self.problems[path] = dataclasses.replace(found, path=path)
            return None
        if self._project.config.original_source == "embed":
            return _with_text(path, found, self._view.read([file.oid])[file.oid])
        return Module(path, found)


def _with_text(path: str, facts: Facts, data: bytes) -> Module:
    from repo_docs_hook.python.source import decode_source

    text = decode_source(data)
    size = len(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
    return Module(path, facts, text, size)
