"""Show the results of replayed merges as Markdown tables. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.merges.causes import NOT_LISTED
from benchmarks.merges.history import Nearness, Tally
from benchmarks.merges.hunks import page_kind
from benchmarks.merges.replay import Replayed
from benchmarks.table import format_table


@dataclass(frozen=True)
class Replays:
    """The merges of one repository that were replayed, up to the commit ``head``.

    ``unreadable`` is how many trees had sources that the tool could not read.
    """

    name: str
    head: str
    tally: Tally
    unreadable: int
    merges: tuple[Replayed, ...]


def format_report(found: Sequence[Replays]) -> str:
    """Return all tables, each below its heading, and what else is to be said."""
    merges = [merge for each in found for merge in each.merges]
    tables = {
        "Merges": _repositories(found, merges),
        "By what the sources changed on both sides have in common": _by_nearness(merges),
        "Conflicts by place": _places(merges),
        "Wrong pages without a conflict": _causes(merges),
    }
    parts = [f"### {title}\n\n{text}" for title, text in tables.items()]
    return "\n".join([*parts, _remarks(found, merges)])


_SEEN = ("merges", "both changed Python", "sources merge clean")
_RESULTS = ("pages conflict", "share", "wrong pages, no conflict", "of them not listed")


def _repositories(found: Sequence[Replays], merges: Sequence[Replayed]) -> str:
    lines = [
        [each.name, _span(each.merges), *_seen([each]), *_results(each.merges)] for each in found
    ]
    total = ["all", _span(merges), *_seen(found), *_results(merges)]
    return format_table(["repository", "from, to", *_SEEN, *_RESULTS], [*lines, total])


def _by_nearness(merges: Sequence[Replayed]) -> str:
    parts = {each: [m for m in merges if m.merge.nearness is each] for each in Nearness}
    lines = [[each.value, f"{len(part)}", *_results(part)] for each, part in parts.items()]
    return format_table(["in common", _SEEN[-1], *_RESULTS], lines)


def _span(merges: Sequence[Replayed]) -> str:
    dates = [each.merge.date for each in merges]
    return f"{min(dates)}, {max(dates)}" if dates else ""


def _seen(found: Iterable[Replays]) -> list[str]:
    tallies = [each.tally for each in found]
    names = ("seen", "both_changed_sources", "clean")
    return [f"{sum(getattr(tally, name) for tally in tallies)}" for name in names]


def _results(merges: Sequence[Replayed]) -> list[str]:
    conflicts = sum(bool(each.conflicts) for each in merges)
    share = f"{conflicts / len(merges):.1%}" if merges else ""
    wrong = [page for each in merges for page in each.wrong]
    amounts = len(wrong), sum(any(map(_is_unlisted, page.causes)) for page in wrong)
    return [f"{conflicts}", share, *map(str, amounts)]


def _is_unlisted(cause: str) -> bool:
    return cause.startswith(NOT_LISTED)


def _places(merges: Iterable[Replayed]) -> str:
    """Return a table of kinds of conflicts: in how many hunks and merges, and in how many alone."""
    kinds: dict[str, list[set[str]]] = {}
    hunks: dict[str, int] = {}
    for merge in merges:
        places = list(_conflict_places(merge))
        for place in places:
            hunks[place] = hunks.get(place, 0) + 1
        for place in set(places):
            kinds.setdefault(place, []).append(set(places) - {place})
    lines = [
        [place, f"{hunks[place]}", f"{len(others)}", f"{sum(not each for each in others)}"]
        for place, others in sorted(kinds.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    ]
    return format_table(["page: section, form", "hunks", "merges", "nothing else conflicts"], lines)


def _conflict_places(merge: Replayed) -> Iterable[str]:
    """Yield the kind of each hunk in conflict; of a page that has none, what both sides did."""
    for conflict in merge.conflicts:
        kind = page_kind(conflict.page)
        yield from (f"{kind}: {hunk.section}, {hunk.form}" for hunk in conflict.hunks)
        if not conflict.hunks:
            yield f"{kind}: {conflict.what}"


def _causes(merges: Iterable[Replayed]) -> str:
    hunks: dict[str, int] = {}
    within: dict[str, set[str]] = {}
    for merge in merges:
        for cause in (cause for page in merge.wrong for cause in page.causes):
            hunks[cause] = hunks.get(cause, 0) + 1
            within.setdefault(cause, set()).add(merge.merge.commit)
    lines = [[cause, f"{hunks[cause]}", f"{len(within[cause])}"] for cause in sorted(hunks)]
    return format_table(["cause", "hunks", "merges"], lines)


def _remarks(found: Iterable[Replays], merges: Sequence[Replayed]) -> str:
    """Return the sentences about all merges."""
    judged = [each.mended for each in merges if each.mended is not None]
    tallies = [each.tally for each in found]
    return (
        f"`--fix` and `git add` mended {sum(judged)} of {len(judged)} merges with pages to mend."
        f" {sum(len(each.bent) for each in merges)} sources merged otherwise beside their pages."
        f" {sum(each.several_bases for each in tallies)} merges with several bases were left out."
        f" {sum(each.unreadable for each in found)} trees had sources that could not be read.\n"
    )
