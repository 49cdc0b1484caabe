"""Two texts of a page -> the lines that differ, each under the page section it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from repo_docs_hook.text.fences import find_fenced, opens_fence
from repo_docs_hook.text.headings import FileSection

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*)")
_ANCHOR = re.compile(r"<a id=\"[^\"]*\"></a>")

_Path = tuple[str, ...]
_Section = tuple[_Path, list[str]]


class Hunk(NamedTuple):
    """The lines of a section that differ, each with ``-`` or ``+`` in front of it.

    ``path`` are the headings above them, without the page's title. ``embeds`` marks a
    source that stands on its page as a whole.
    """

    path: tuple[str, ...]
    lines: tuple[str, ...]
    embeds: bool = False

    @property
    def section(self) -> str:
        """The outermost and the innermost heading: ``Detailed Analysis > Widget.run``."""
        ends = self.path[:1] + self.path[1:][-1:]
        return " > ".join(ends) or "Top of the page"

    @property
    def size(self) -> str:
        """How many lines came and went: ``+3 -1 lines``."""
        added = sum(text[0] == "+" for text in self.lines)
        removed = len(self.lines) - added
        signs = [f"+{added}"] * bool(added) + [f"-{removed}"] * bool(removed)
        return f"{' '.join(signs)} line{'s' * (len(self.lines) > 1)}"

    @property
    def summary(self) -> str:
        """The hunk in one phrase: ``Imports: +1 line``."""
        return f"{self.path[-1] if self.path else self.section}: {self.size}"


def compare_pages(committed: str, wanted: str) -> tuple[Hunk, ...]:
    """Return what differs between two texts of a page, in the order of the wanted one.

    Blank lines are told of only where nothing else differs.
    """
    hunks = list(_hunks(_split(committed), _split(wanted)))
    telling = (hunk._replace(lines=tuple(filter(_is_telling, hunk.lines))) for hunk in hunks)
    return tuple(hunk for hunk in telling if hunk.lines) or tuple(hunks)


def _is_telling(text: str) -> bool:
    return bool(text[1:].strip(" \t"))


def _hunks(old: list[_Section], new: list[_Section]) -> Iterator[Hunk]:
    """Match the sections by their headings, then the lines within each."""
    headings = [[path for path, _ in side] for side in (old, new)]
    for tag, first, last, start, end in _opcodes(*headings):
        if tag == "equal":
            for (path, before), (_, after) in zip(old[first:last], new[start:end], strict=True):
                if before != after:
                    yield _hunk(path, before, after)
        else:
            yield from (_hunk(path, lines, []) for path, lines in old[first:last])
            yield from (_hunk(path, [], lines) for path, lines in new[start:end])


def _hunk(path: _Path, old: list[str], new: list[str]) -> Hunk:
    embeds = path == (FileSection.ORIGINAL.title,) and any(map(opens_fence, [*old, *new]))
    return Hunk(path, tuple(_diff(old, new)), embeds)


def _diff(old: list[str], new: list[str]) -> Iterator[str]:
    for tag, first, last, start, end in _opcodes(old, new):
        if tag != "equal":
            yield from (f"-{text}" for text in old[first:last])
            yield from (f"+{text}" for text in new[start:end])


def _opcodes(old: Sequence[object], new: Sequence[object]) -> list[tuple[str, int, int, int, int]]:
    """Return difflib's edit script; the common ends are cut off first, which is most of it."""
    head, short = 0, min(len(old), len(new))
    while head < short and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < short - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    codes = [("equal", 0, head, 0, head)]
    middle = (old[head : len(old) - tail], new[head : len(new) - tail])
    if any(middle):
        from difflib import SequenceMatcher

        script = SequenceMatcher(None, *middle).get_opcodes()
        codes += [(tag, a + head, b + head, c + head, d + head) for tag, a, b, c, d in script]
    return [*codes, ("equal", len(old) - tail, len(old), len(new) - tail, len(new))]


def _split(text: str) -> list[_Section]:
    """Cut a page before each of its headings, the page's title apart."""
    located = groupby(_located(text.split("\n")), key=lambda entry: entry[0])
    return [(path, [entry[1] for entry in group]) for path, group in located]


def _located(lines: Iterable[str]) -> Iterator[tuple[_Path, str]]:
    """Yield each line with the headings that it stands under; a line in a fence is no heading."""
    headings: list[tuple[int, str]] = []
    path: _Path = ()
    for text, fenced in find_fenced(lines):
        heading = None if fenced else _HEADING.match(text)
        if heading:
            level = len(heading[1])
            headings = [entry for entry in headings if entry[0] < level]
            headings.append((level, _title(heading[2])))
            path = tuple(title for depth, title in headings if depth > 1)
        yield path, text


def _title(text: str) -> str:
    return _ANCHOR.sub("", text).strip().strip("`").strip()
