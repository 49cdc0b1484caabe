"""Find out why pages are out of date: what changed in their sources, or on the pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from repo_docs_hook.config.in_force import find_earlier
from repo_docs_hook.explain.changes import describe_changes, find_first_change
from repo_docs_hook.explain.from_pages import describe_notes, describe_pages
from repo_docs_hook.explain.hand_edits import find_docstring
from repo_docs_hook.model.facts import Facts
from repo_docs_hook.model.files import Change
from repo_docs_hook.model.outcome import ApiChange, Cause, DocstringPlace, Drift, Kind
from repo_docs_hook.model.reasons import Reason, Why
from repo_docs_hook.model.view import View
from repo_docs_hook.pages.markup.markdown import FORMAT, read_format
from repo_docs_hook.project.project import Project
from repo_docs_hook.project.select import select
from repo_docs_hook.sources.library import Library
from repo_docs_hook.text.languages import key_of
from repo_docs_hook.text.paths import is_readme


class Causes:
    """Compares two states of the sources whose pages are out of date."""

    def __init__(self, view: View, library: Library, project: Project) -> None:
        self._view, self._library, self._project = view, library, project
        changes = view.changes or ()
        self._by_path = {change.path: change for change in changes if change.new_oid}
        self._by_old = {change.old_path or change.path: change for change in changes}
        self._earlier = find_earlier(view, project.config, changes)
        self._all = self._why_all(changes)

    def explain(self, drifts: Iterable[Drift]) -> tuple[tuple[Drift, ...], tuple[Cause, ...]]:
        """Return the drifts with their reasons, and a cause for each source, in path order."""
        explained = [replace(drift, why=self._why(drift)) for drift in drifts]
        sources = sorted({drift.source for drift in explained if drift.source})
        keys = (key_of(source, oid) for source in sources for oid in self._oids(source) if oid)
        self._library.load(keys)
        groups: dict[str, list[Drift]] = {source: [] for source in sources}
        for drift in explained:
            groups.get(drift.source, []).append(drift)
        return tuple(explained), tuple(self._cause(*group) for group in groups.items())

    def _cause(self, source: str, drifts: list[Drift]) -> Cause:
        edited = next((drift for drift in drifts if drift.is_edited), None)
        if edited:
            return self._edited(source, edited)
        drifts.sort(key=lambda drift: drift.is_of_other_format)
        why = drifts[0].why or Why(Reason.UNKNOWN)
        if why.reason is Reason.NOT_ADDED:
            return Cause(source, why)
        pages = next(filter(None, map(_compared, drifts)), ("", ""))
        changes, anchor = self._changes(source, pages, why)
        changes += describe_notes(*pages)
        if why.is_format and changes:
            why = self._why_now(drifts[0])
        return Cause(source, why, changes, line=self._line(source, anchor))

    def _changes(
        self, source: str, pages: tuple[str, str], why: Why
    ) -> tuple[tuple[ApiChange, ...], str]:
        """Return what changed in a source, and the anchor of the first change.

        Where one of its two states cannot be read, nothing in it came or went; what its page
        says is then all that is known of it.
        """
        oids = self._oids(source)
        old, new = facts = [self._facts(source, oid) for oid in oids]
        if any(oids) and all(each for oid, each in zip(oids, facts, strict=True) if oid):
            return describe_changes(old, new), find_first_change(old, new) if old and new else ""
        return ((), "") if why.reason is Reason.SETTINGS else describe_pages(*pages)

    def _line(self, source: str, anchor: str) -> int:
        """Return where a definition of a source as it is now stands, 0 for none."""
        facts = self._now(source) if anchor else None
        definitions = facts.definitions if facts else ()
        return next((item.line for item in definitions if item.anchor == anchor), 0)

    def _now(self, source: str) -> Facts | None:
        file = self._view.snapshot.files.get(source)
        return self._facts(source, file.oid) if file else None

    def _oids(self, source: str) -> tuple[str, str]:
        """Return the ids of a source before and now: both ``""`` where it did not change."""
        file = self._view.snapshot.files.get(source)
        new = file.oid if file and source in self._project.paths else ""
        change = self._by_path.get(source) if new else self._by_old.get(source)
        if change is None or change.old_oid == new:
            return "", ""
        return (change.old_oid, "" if change.status == "R" and not new else new)

    def _facts(self, source: str, oid: str) -> Facts | None:
        found = self._library[key_of(source, oid)] if oid else None
        return found if isinstance(found, Facts) else None

    def _why(self, drift: Drift) -> Why:
        if drift.kind is Kind.UNSTAGED:
            return Why(Reason.NOT_ADDED)
        if drift.kind is Kind.UNMERGED:
            return Why(Reason.IN_CONFLICT)
        return _find_format(drift) or self._why_now(drift)

    def _why_now(self, drift: Drift) -> Why:
        """Return why a page in the format of this release would be out of date."""
        if not drift.source:
            return Why(self._why_page(drift))
        if drift.source not in self._project.paths:
            return self._why_gone(drift.source)
        change = self._by_path.get(drift.source)
        if change is None:
            return Why(self._why_page(drift))
        if change.status == "A" and drift.kind is Kind.MISSING:
            return Why(Reason.SOURCE_ADDED_WITHOUT_PAGES)
        if change.status == "R":
            return Why(Reason.SOURCE_RENAMED_FROM, change.old_path)
        return Why(Reason.SOURCE_ADDED if change.status == "A" else Reason.SOURCE_CHANGED)

    def _why_gone(self, source: str) -> Why:
        change = self._by_old.get(source)
        if change is not None and change.status == "R":
            return Why(Reason.SOURCE_RENAMED_TO, change.path)
        if change is not None and change.status == "D":
            return Why(Reason.SOURCE_DELETED)
        is_there = source in self._view.snapshot.files
        return Why(Reason.NOT_A_SOURCE if is_there else Reason.NO_SUCH_SOURCE)

    def _why_page(self, drift: Drift) -> Reason:
        """Return why a page is out of date although its source did not change."""
        change = self._by_path.get(drift.page) or self._by_old.get(drift.page)
        if drift.kind is Kind.MISSING:
            is_deleted = change is not None and change.status in "DR"
            return Reason.PAGE_DELETED if is_deleted else Reason.PAGE_MISSING
        if drift.kind is Kind.ORPHANED:
            return Reason.PAGE_WITHOUT_SOURCE
        if change is not None and self._was_right(change, drift):
            in_merge = self._view.snapshot.unmerged
            return Reason.PAGE_MERGED if in_merge else Reason.PAGE_EDITED
        if drift.page == self._project.pages.folder_index("") and self._is_about_other():
            return Reason.PROJECT
        is_below = self._all is Reason.BEFORE and self._follows(drift)
        return Reason.SOURCE_BELOW if is_below else self._all

    def _is_about_other(self) -> bool:
        """Tell whether the root's index, unlike other pages, is to tell of the project anew."""
        moved = any(
            is_readme(path)
            for change in self._by_old.values()
            for path in (change.path, change.old_path)
            if change.status != "M"
        )
        about = self._project.config.about
        return self._earlier is not None and (moved or self._earlier.about != about)

    def _follows(self, drift: Drift) -> bool:
        """Tell whether a folder's page has a source below its folder that changed."""
        folder = drift.page.removeprefix(f"{self._project.config.docs_root}/").rpartition("/")[0]
        start = f"{folder}/" if folder else ""
        sources = self._project.paths & self._by_path.keys()
        return not drift.source and any(path.startswith(start) for path in sources)

    def _why_all(self, changes: Sequence[Change]) -> Reason:
        """Return why pages may be out of date whose sources did not change."""
        if not changes:
            return Reason.UNKNOWN
        if self._earlier is None:
            return Reason.SETTINGS
        came = {change.path for change in changes if change.status in "ART"}
        went = {change.old_path or change.path for change in changes if change.status in "DRT"}
        moved = came & self._project.paths or select(went, self._project.config).sources
        return Reason.OTHER_SOURCES if moved else Reason.BEFORE

    def _was_right(self, change: Change, drift: Drift) -> bool:
        wanted = (drift.wanted or "").encode("utf-8")
        return change.old_oid == self._view.name_blob(wanted)

    def _edited(self, source: str, drift: Drift) -> Cause:
        """Say where the words of a page come from, if they are those of a docstring."""
        facts = self._now(source)
        pages = drift.committed or "", drift.wanted or ""
        found = find_docstring(*pages, facts) if facts else None
        why = Why(Reason.PAGE_EDITED)
        if found is None:
            return Cause(source, why)
        name, line = found
        return Cause(source, why, edit=DocstringPlace(name, source, line), line=line)


def _find_format(drift: Drift) -> Why | None:
    """Return that a page was written in another format, None where that is not so."""
    found = FORMAT if drift.kind is not Kind.STALE else read_format(drift.committed or "")
    if found is None or found == FORMAT:
        return None
    reason = Reason.OLDER_FORMAT if found < FORMAT else Reason.NEWER_FORMAT
    return Why(reason, format=found, current=FORMAT)


def _compared(drift: Drift) -> tuple[str, str] | None:
    """Return both texts of a documentation page that is out of date, None for any other page.

    What differs between two formats says nothing of the source.
    """
    known = None not in (drift.committed, drift.wanted) and not drift.is_of_other_format
    if known and drift.kind is Kind.STALE and drift.page.endswith("_docs.md"):
        return drift.committed or "", drift.wanted or ""
    return None
