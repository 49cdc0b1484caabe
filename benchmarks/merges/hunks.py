"""Hunks of pages: in conflict, or wrong; each with the place on the page (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

#: The kinds of pages by the end of their names; any other page is an index of names.
_KINDS = {
    "_docs.md": "file page",
    "_kw.md": "keyword page",
    "/index.md": "folder index",
    "/doc.md": "folder page",
}
INDEX = "index of names"
#: What a line is, by how it starts behind any indent; any other line is text.
_FORMS = {"|": "table", "- ": "list", "· ": "list", "#": "heading", "<!--": "comment"}
#: Sections in which the part below a heading of level three tells what conflicted.
_DIVIDED = "Keywords Extracted"
_FENCE = re.compile(r" *(`{3,})(\w*)")
_HEADING = re.compile(r"(##|###) (.*?) *(?:<a id=.*)?$")


@dataclass(frozen=True)
class Place:
    """The place of a line on a page: its section, and the form of the line.

    ``fence`` is the run of backticks that opened a block which is still open, else ``""``.
    """

    section: str = "Title"
    form: str = "text"
    fence: str = ""


@dataclass(frozen=True)
class Hunk:
    """The lines of two versions of a page in one place.

    In a conflict they are ours and theirs, on a wrong page the merged and the wanted lines.
    """

    section: str
    form: str
    left: tuple[str, ...]
    right: tuple[str, ...]


def page_kind(path: str) -> str:
    """Return the kind of a page, given its path below the docs root."""
    ends = (kind for end, kind in _KINDS.items() if f"/{path}".endswith(end))
    return next(ends, INDEX)


def step(place: Place, line: str) -> Place:
    """Return the place of a line, given that of the line before."""
    fence = _FENCE.match(line)
    if place.fence:
        closed = fence is not None and len(fence[1]) >= len(place.fence) and not fence[2]
        return Place(place.section, place.form, "" if closed else place.fence)
    if fence:
        return Place(place.section, "diagram" if fence[2] == "mermaid" else "block", fence[1])
    heading = _HEADING.match(line)
    section = _section(place.section, *heading.groups()) if heading else place.section
    start = line.lstrip()
    form = next((form for mark, form in _FORMS.items() if start.startswith(mark)), "text")
    return Place(section, form)


def _section(section: str, level: str, title: str) -> str:
    if level == "##":
        return title
    return f"{_DIVIDED} > {title}" if section.startswith(_DIVIDED) else section


def find_conflicts(text: str) -> list[Hunk]:
    """Return the hunks between git's conflict markers."""
    place = Place()
    sides: list[list[str]] = []
    found = []
    for line in text.split("\n"):
        if line.startswith("<<<<<<< "):
            sides = [[]]
        elif line == "=======" and len(sides) == 1:
            sides.append([])
        elif line.startswith(">>>>>>> ") and len(sides) == 2:
            found.append(_hunk(place, sides[0], sides[1]))
            place, sides = _walk(place, sides[0])[-1], []
        elif sides:
            sides[-1].append(line)
        else:
            place = step(place, line)
    return found


def find_differences(merged: str, wanted: str) -> Iterator[Hunk]:
    """Yield the hunks in which two texts of a page differ."""
    left, right = merged.split("\n"), wanted.split("\n")
    places = _walk(Place(), left)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag != "equal":
            yield _hunk(places[start], left[start:end], right[first:last])


def _walk(place: Place, lines: Iterable[str]) -> list[Place]:
    """Return the place before the first line, and that of each line."""
    return list(accumulate(lines, step, initial=place))


def _hunk(before: Place, left: Sequence[str], right: Sequence[str]) -> Hunk:
    """Return a hunk, with the place of its first line that is not blank."""
    first = next((line for line in (*left, *right) if line.strip()), "")
    place = step(before, first)
    return Hunk(place.section, place.form, tuple(left), tuple(right))
