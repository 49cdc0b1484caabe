"""Every conflict and wrong page with its lines: to read, and as JSON (pure)."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Sequence
from enum import Enum

from benchmarks.merges.hunks import Hunk
from benchmarks.merges.replay import Replayed
from benchmarks.merges.table import Replays


def format_listing(found: Sequence[Replays]) -> str:
    """Return the hunks of every conflict and wrong page, below their merges and pages."""
    lines = (
        line
        for each in found
        for merge in each.merges
        if merge.conflicts or merge.wrong
        for line in (f"{each.name} {merge.merge.commit} {merge.merge.date}", *_pages(merge))
    )
    text = "".join(f"{line}\n" for line in lines)
    return text.encode("utf-8", "backslashreplace").decode()


def _pages(merge: Replayed) -> Iterator[str]:
    for conflict in merge.conflicts:
        yield f"  conflict: {conflict.page}, {conflict.what}"
        for hunk in conflict.hunks:
            yield from _lines(hunk, ("ours", "theirs"))
    for page in merge.wrong:
        yield f"  wrong: {page.page}, {page.drift}: {', '.join(sorted({*page.causes}))}"
        for hunk in page.hunks:
            yield from _lines(hunk, ("merged", "right"))


def _lines(hunk: Hunk, sides: tuple[str, str]) -> Iterator[str]:
    yield f"    {hunk.section}, {hunk.form}"
    for side, lines in zip(sides, (hunk.left, hunk.right), strict=True):
        yield from (f"      {side + ':':8}{line}" for line in lines)


def format_json(found: Sequence[Replays]) -> str:
    """Return all that was recorded, with the names of the dataclasses' fields."""
    listed = [dataclasses.asdict(each) for each in found]
    return json.dumps(listed, default=_value, indent=1) + "\n"


def _value(member: Enum) -> object:
    return member.value
