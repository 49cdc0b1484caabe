"""Decide what becomes of the pages of sources that cannot be read.

If the committed documentation page was written when its source could be read, it stays as
committed, and so do the keyword page and the pages of the folder. Only the committed pages
decide this, so equal states give equal answers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from repo_docs_hook.judge.committed import find_files, read_committed
from repo_docs_hook.model.facts import Facts
from repo_docs_hook.model.notes import Findings
from repo_docs_hook.model.outcome import Page, Problem
from repo_docs_hook.model.view import View
from repo_docs_hook.pages.parse.ownership import Committed, is_in_place, was_understood
from repo_docs_hook.pages.unread import unread_pages
from repo_docs_hook.project.project import Project
from repo_docs_hook.rules.purpose import statements
from repo_docs_hook.sources.library import Library
from repo_docs_hook.text.languages import key_of

_TORN = "is in conflict: resolve it and add it"
_KEPT = "its pages stay as they are"


class Unread:
    """The sources of a view that could not be read; ``problems`` are those noted so far."""

    def __init__(self, view: View, library: Library, project: Project) -> None:
        self._view, self._library, self._project = view, library, project
        self.problems: dict[str, Problem] = {}
        self._kept: set[str] = set()
        self._standing: set[str] = set()

    def note(self, paths: Iterable[str]) -> None:
        """Note which of some sources cannot be read; the library has loaded them all."""
        found = {path: problem for path in paths if (problem := self._find_problem(path))}
        documented = [*filter(self._project.has_pages, found.keys() - self.problems.keys())]
        there = self._look_at(
            page for path in documented for page in self._project.pages.file_pages(path)
        )
        for path in documented:
            docs = there.get(self._project.pages.docs_page(path))
            self._kept |= {path} if docs and was_understood(docs) else set()
        self.problems |= {path: self._describe(found[path]) for path in found}

    def pages(self, path: str) -> tuple[Page, ...]:
        """Return those pages of a source noted here that do not stay as they are."""
        pages = unread_pages(path, self._project, Findings(statements(path, Facts())))
        return self._without_standing(pages) if path in self._kept else pages

    def of_folder(self, pages: tuple[Page, ...], sources: Iterable[str]) -> tuple[Page, ...]:
        """Return those pages of a folder, which show ``sources``, that do not stay as they are.

        Of a source without pages nothing says whether it could be read before.
        """
        unread = self.problems.keys() & set(sources)
        if all(self._project.has_pages(path) and path not in self._kept for path in unread):
            return pages
        self._look_at(page.path for page in pages)
        return self._without_standing(pages)

    def _without_standing(self, pages: tuple[Page, ...]) -> tuple[Page, ...]:
        """Return the pages that are not there at all; others link to them all the same."""
        return tuple(page for page in pages if page.path not in self._standing)

    def _look_at(self, pages: Iterable[str]) -> dict[str, Committed]:
        """Return what stands in the places of pages, and note which of it is ours."""
        paths = [*pages]
        there = read_committed(self._view, paths, find_files(self._view, paths))
        self._standing.update(path for path, each in there.items() if is_in_place(each))
        return there

    def _find_problem(self, path: str) -> Problem | None:
        """Return why a source cannot be read, None where it can, or where there is none."""
        file = self._view.snapshot.files.get(path)
        found = self._library[key_of(path, file.oid)] if file else None
        if path in self._view.snapshot.unmerged and not isinstance(found, Facts):
            return Problem(path, _TORN, *((found.line, found.column) if found else ()))
        return replace(found, path=path) if isinstance(found, Problem) else None

    def _describe(self, problem: Problem) -> Problem:
        """Return a problem that says what became of the pages of its source, if they stay."""
        if problem.path not in self._kept:
            return problem
        return replace(problem, message=f"{problem.message}; {_KEPT}")
