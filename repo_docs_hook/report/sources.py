"""The first part of a report: each drifted source, why, and what changed in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from repo_docs_hook.model.outcome import Drift, Kind
from repo_docs_hook.report.drifts import Group, is_comparable
from repo_docs_hook.report.lines import Line, Span, join_names, line

#: So many sources with the same cause and nothing else to say are told of in one line.
_MANY = 10
_NAMED = 3

_LABELS = {
    Kind.MISSING: "to write:",
    Kind.ORPHANED: "to delete:",
    Kind.STALE: "to rewrite:",
    Kind.UNSTAGED: "right on disk, not staged, git add:",
    Kind.UNMERGED: "in conflict, to write:",
}
_SIGNS = {"+": "added", "-": "removed"}
_CHANGED_NAME = re.compile(r"~ ([^(:=]+?)[ ]*[(:=]")


def show_sources(groups: Iterable[Group], *, verbose: bool, diffs: bool) -> Iterator[Line]:
    """Yield a block for each source; ``diffs``: stale pages are shown in full elsewhere."""
    shown = [group for group in groups if not (diffs and _is_told_by_diffs(group))]
    terse = Counter(group.cause.why for group in shown if group.is_terse)
    many = {why for why, count in terse.items() if count > _MANY and not verbose}
    for group in shown:
        if not (group.is_terse and group.cause.why in many):
            yield from _block(group, diffs)
    for why in terse:
        if why in many:
            names = [each.cause.source for each in shown if each.is_terse and each.cause.why == why]
            yield from _crowd(names, why)


def show_folders(drifts: Iterable[Drift], after_sources: bool) -> Iterator[Line]:
    """Yield the pages of folders that are not compared line by line."""
    stale = [drift.page for drift in drifts if drift.kind is Kind.STALE]
    others = [drift for drift in drifts if drift.kind is not Kind.STALE]
    if others:
        yield line("Pages of folders:")
        yield from _lists(others)
    if stale:
        why = "follow from the files above" if after_sources else "are stale"
        yield line(f"These pages {why}:")
        yield line("    ", *join_names(stale), hang=4)


def _lists(drifts: Iterable[Drift]) -> Iterator[Line]:
    """Yield the pages of each kind of drift, under what is to be done with them."""
    names: dict[Kind, list[str]] = {}
    for drift in drifts:
        names.setdefault(drift.kind, []).append(drift.page)
    for kind, pages in names.items():
        label = f"    {_LABELS[kind]:<10} "
        yield line(Span(label, "note"), *join_names(pages), hang=min(len(label), 15))


def show_note(text: str) -> Line:
    """Return one more sentence on a source."""
    return line("  ", Span(text, "note"), hang=2)


def _is_told_by_diffs(group: Group) -> bool:
    return group.is_edited and all(map(is_comparable, group.drifts))


def _block(group: Group, diffs: bool) -> Iterator[Line]:
    cause = group.cause
    why = (Span("  "), Span(cause.why, "cause"))
    yield Line((Span(cause.source, "name"),), rest=why, hang=2)
    yield from map(_change, cause.changes)
    if cause.note and not (diffs and group.is_edited):
        yield show_note(cause.note)
    yield from _lists(each for each in group.drifts if not (diffs and is_comparable(each)))


def _crowd(sources: list[str], why: str) -> Iterator[Line]:
    yield line(Span(f"{len(sources)} sources", "name"), "  ", Span(why, "cause"))
    more = f", ... {len(sources) - _NAMED} more: --verbose names all"
    yield line("    ", *join_names(sources[:_NAMED]), Span(more, "note"), hang=4)


def _change(text: str) -> Line:
    """Return a line of what changed; ``~ old -> new`` breaks at its arrow if it must."""
    match = _CHANGED_NAME.match(text)
    at = text.find(f" -> {match[1]}", match.end()) if match else -1
    if at >= 0:
        return Line((Span(f"  {text[:at]}"),), rest=(Span(text[at:]),), hang=6)
    return line("  ", Span(text, _SIGNS.get(text[:1], "")), hang=6)
