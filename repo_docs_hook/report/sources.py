"""The first part of a report: each source with pages out of date, why, and what changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from repo_docs_hook.model.outcome import ApiChange, DocstringPlace, Drift, Kind, Sign
from repo_docs_hook.model.reasons import Why
from repo_docs_hook.report.drifts import Group, is_comparable
from repo_docs_hook.report.lines import Line, Span, join_names, line
from repo_docs_hook.report.words import KINDS, say_change, say_edit, say_why

#: So many sources with the same cause and nothing else to say are told of in one line.
_MANY = 10
_NAMED = 3

#: Styles of lines that say what changed.
_SIGNS = {Sign.ADDED: "added", Sign.REMOVED: "removed"}


def show_sources(groups: Iterable[Group], *, verbose: bool, diffs: bool) -> Iterator[Line]:
    """Yield a block for each source; ``diffs``: pages are shown in full elsewhere."""
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
        why = "follow from the files above" if after_sources else "are out of date"
        yield line(f"These pages {why}:")
        yield line("    ", *join_names(stale), hang=4)


def _lists(drifts: Iterable[Drift]) -> Iterator[Line]:
    """Yield the pages of each kind of drift, under what is to be done with them.

    Those of another format are counted in the summary.
    """
    names: dict[Kind, list[str]] = {}
    for drift in drifts:
        if not drift.is_of_other_format:
            names.setdefault(drift.kind, []).append(drift.page)
    for kind, pages in names.items():
        label = f"    {KINDS[kind].todo:<10} "
        yield line(Span(label, "note"), *join_names(pages), hang=min(len(label), 15))


def show_edit(edit: DocstringPlace) -> Line:
    """Return what to do with words that somebody wrote on a page."""
    return line("  ", Span(say_edit(edit), "note"), hang=2)


def _is_told_by_diffs(group: Group) -> bool:
    return group.is_edited and all(map(is_comparable, group.drifts))


def _block(group: Group, diffs: bool) -> Iterator[Line]:
    cause = group.cause
    why = (Span("  "), Span(say_why(cause.why), "cause"))
    yield Line((Span(cause.source, "name"),), rest=why, hang=2)
    yield from map(_change, cause.changes)
    if cause.edit and not (diffs and group.is_edited):
        yield show_edit(cause.edit)
    yield from _lists(each for each in group.drifts if not (diffs and is_comparable(each)))


def _crowd(sources: list[str], why: Why) -> Iterator[Line]:
    yield line(Span(f"{len(sources)} sources", "name"), "  ", Span(say_why(why), "cause"))
    more = f", ... {len(sources) - _NAMED} more: --verbose names all"
    yield line("    ", *join_names(sources[:_NAMED]), Span(more, "note"), hang=4)


def _change(change: ApiChange) -> Line:
    """Return a line of what changed; one with two states may break between them."""
    start, end = say_change(change)
    if end:
        return Line((Span(f"  {start}"),), rest=(Span(end),), hang=6)
    return line("  ", Span(start, _SIGNS.get(change.sign, "")), hang=6)
