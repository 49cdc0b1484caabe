"""The second part of a report: what differs on each page, up to a number of lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from repo_docs_hook.model.outcome import Drift
from repo_docs_hook.model.reasons import Reason, Why
from repo_docs_hook.report.drifts import Group, is_comparable
from repo_docs_hook.report.lines import Line, Span, line
from repo_docs_hook.report.sections import Hunk, compare_pages
from repo_docs_hook.report.sources import show_edit
from repo_docs_hook.report.words import say_why
from repo_docs_hook.text.headings import KeywordSection
from repo_docs_hook.text.labels import count

_KEYWORD_PAGE = "_kw.md"
#: The section of a keyword page that says once more what the others say.
_REPEATING = (KeywordSection.MAP.title,)
_WIDEST_COLUMN = 48
_STYLES = {"+": "added", "-": "removed"}


def show_diffs(
    groups: Iterable[Group], folders: Iterable[Drift], *, limit: int, verbose: bool
) -> Iterator[Line]:
    """Yield the diffs of the pages of sources, then those of folder pages.

    They stop after ``limit`` lines (0: never) with a count of what is left out.
    """
    several = [(list(filter(is_comparable, group.drifts)), group) for group in groups]
    pages = [drift.page for drifts, _ in several for drift in drifts]
    diffs = _PageDiffs([*pages, *(drift.page for drift in folders)], limit, verbose)
    for drifts, group in several:
        shown = [each for drift in drifts for each in diffs.show(drift)]
        yield from shown
        if group.is_edited and group.cause.edit and shown:
            yield from (line(), show_edit(group.cause.edit))
    for drift in folders:
        yield from diffs.show(drift)
    yield from diffs.show_rest()


class _PageDiffs:
    """Shows pages one by one as long as there is room for lines."""

    def __init__(self, pages: Iterable[str], limit: int, verbose: bool) -> None:
        self._column = min(max(map(len, pages), default=0), _WIDEST_COLUMN) + 4
        self._room = limit or None
        self._verbose = verbose
        self._explained = False
        self._left_lines = self._left_pages = 0

    def show(self, drift: Drift) -> Iterator[Line]:
        """Yield the diff of a page, or nothing when the lines are used up."""
        hunks = compare_pages(_unix(drift.committed), _unix(drift.wanted))
        brief = _brief(drift, hunks)
        body = [] if brief else self._body(hunks)
        size = len(body) or 1
        if self._room is not None and self._room <= 0:
            self._left_lines += size
            self._left_pages += 1
            return
        yield from self._header(drift, brief)
        shown = _first(self._room, body)
        yield from shown
        if len(shown) < len(body):
            self._left_lines += len(body) - len(shown)
            self._left_pages += 1
        if self._room is not None:
            self._room -= size

    def show_rest(self) -> Iterator[Line]:
        """Yield the line that counts what was left out."""
        if self._left_pages:
            lines, pages = (count(self._left_lines, "more line"), count(self._left_pages, "page"))
            yield line(Span(f"... {lines} in {pages}: --diff-lines 0 shows all", "note"))

    def _header(self, drift: Drift, brief: str) -> Iterator[Line]:
        name = Span(drift.page, "name")
        gap = Span(" " * max(2, self._column - len(drift.page)))
        if drift.is_edited:
            same = f"; {drift.source} is as committed" if drift.source else ""
            why = Span(say_why(Why(Reason.PAGE_EDITED)), "cause")
            yield Line((name,), (Span("  "), why, Span(same)), hang=2)
            yield Line((Span(" " * (len(drift.page) + 2)),), _legend("on the page"), hang=2)
        if brief:
            rest = (Span(f"  {brief}" if drift.is_edited else brief, "section"),)
            yield Line(() if drift.is_edited else (name, gap), rest, hang=4)
        elif not drift.is_edited:
            legend = () if self._explained else (gap, *_legend("committed"))
            self._explained = True
            yield Line((name,), legend, hang=4)

    def _body(self, hunks: Iterable[Hunk]) -> list[Line]:
        body: list[Line] = []
        for hunk in hunks:
            if hunk.embeds and not self._verbose:
                body.append(line("  ", Span(f"{hunk.section}: {hunk.size}", "section")))
                continue
            body.append(line("  ", Span(hunk.section, "section"), hang=4))
            body += [line("  ", Span(text, _STYLES[text[0]]), fit="cut") for text in hunk.lines]
        return body


def _brief(drift: Drift, hunks: tuple[Hunk, ...]) -> str:
    """Return the whole difference in one line, where that is enough, else ``""``."""
    if not hunks:
        return "only the line endings differ"
    if not any(text[1:].strip(" ") for hunk in hunks for text in hunk.lines):
        return "only blank lines differ"
    if not drift.page.endswith(_KEYWORD_PAGE) or drift.is_edited:
        return ""
    told = [hunk.summary for hunk in hunks if hunk.path[:1] != _REPEATING]
    return ", ".join(told or [hunk.summary for hunk in hunks])


def _legend(old: str) -> tuple[Span, ...]:
    return (
        Span("-", "removed"),
        Span(f" {old}  ", "note"),
        Span("+", "added"),
        Span(" what the source generates", "note"),
    )


def _first(room: int | None, body: list[Line]) -> list[Line]:
    """Return as many lines as there is room for, without a heading that lost its lines."""
    shown, rest = body[:room], body[len(body[:room]) :]
    lost = shown and rest and _is_heading(shown[-1]) and not _is_heading(rest[0])
    return shown[:-1] if lost else shown


def _is_heading(body_line: Line) -> bool:
    return body_line.spans[-1].style == "section"


def _unix(text: str | None) -> str:
    return (text or "").replace("\r\n", "\n")
