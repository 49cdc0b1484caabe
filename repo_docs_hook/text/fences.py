"""Fenced blocks of Markdown (CommonMark 4.5): which lines stand in one."""

from __future__ import annotations

import re

TYPE_CHECKING = False  # the module of that name is slow to import
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")


def find_fenced(lines: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Yield each line of a text, and whether it belongs to a fenced block.

    The lines that open and close a block belong to it. A block that nothing closes reaches to
    the end of the text. Lines have no LF at their ends; a CR there does not matter.
    """
    fence = ""
    for line in lines:
        before, fence = fence, _fence_after(fence, line)
        yield line, bool(before or fence)


def opens_fence(line: str) -> bool:
    """Tell whether a line outside of fenced blocks opens one."""
    return bool(_fence_after("", line))


def _fence_after(fence: str, line: str) -> str:
    """Return the run of marks of the block that is open after a line, ``""`` for none."""
    match = _FENCE.match(line)
    if match is None:
        return fence
    marks, info = match.groups()
    if not fence:
        return "" if marks[0] == "`" in info else marks
    closes = marks.startswith(fence) and not info.strip(" \t\r")
    return "" if closes else fence
