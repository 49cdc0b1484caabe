"""The Markdown of a page taken apart: its sections, and what stands on one line of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SECTION = re.compile(r'## .* <a id="section-([^"]*)"></a>')
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})([^`]*)$")
_TICKS = re.compile("`+")
_TARGET = re.compile(r"\]\([^)]*\)")
_REMARKS = re.compile(r" \(((?:[^()]|\([^()]*\))*)\)")
#: Marks a line that stands in a fence, which is no Markdown.
FENCED = "\0"


def find_sections(text: str) -> dict[str, list[str]]:
    """Return the lines of each section by its anchor; those in fences begin with ``FENCED``."""
    sections: dict[str, list[str]] = {}
    current: list[str] = []
    for line in _mark_fences(text.replace("\r\n", "\n").split("\n")):
        heading = _SECTION.fullmatch(line)
        if heading:
            current = sections.setdefault(heading[1], [])
        else:
            current.append(line)
    return sections


def find_headings(text: str) -> list[str]:
    """Return the headings of the sections, with their anchors."""
    lines = _mark_fences(text.replace("\r\n", "\n").split("\n"))
    return [line for line in lines if _SECTION.fullmatch(line)]


def _mark_fences(lines: list[str]) -> Iterator[str]:
    """Mark what CommonMark 4.5 has in a fence, the fence's own lines included."""
    fence = ""
    for line in lines:
        match = _FENCE.match(line)
        within = bool(fence or match)
        if match and not fence:
            fence = match[1]
        elif match and match[1].startswith(fence) and not match[2].strip(" "):
            fence = ""
        yield FENCED + line if within else line


class Reader:
    """Reads a line from left to right; what does not stand there is not read."""

    def __init__(self, text: str, at: int = 0) -> None:
        self._text, self._at = text, at

    @property
    def rest(self) -> str:
        """What is not read yet."""
        return self._text[self._at :]

    def skip(self, text: str) -> bool:
        """Read ``text``, and tell whether it stood there."""
        found = self._text.startswith(text, self._at)
        self._at += len(text) * found
        return found

    def code(self) -> str | None:
        """Read a code span, also as the label of a link, and return what is in it."""
        start = self._at
        linked = self.skip("[")
        ticks = _TICKS.match(self._text, self._at)
        runs = _TICKS.finditer(self._text, ticks.end()) if ticks else ()
        closing = next((run for run in runs if ticks and len(run[0]) == len(ticks[0])), None)
        if ticks is None or closing is None:
            self._at = start
            return None
        content = self._text[ticks.end() : closing.start()]
        self._at = closing.end()
        target = _TARGET.match(self._text, self._at) if linked else None
        self._at = target.end() if target else self._at
        padded = len(content) > 1 and content[0] == content[-1] == " " and content.strip(" ")
        return content[1:-1] if padded else content

    def codes(self, start: str) -> Iterator[str]:
        """Read code spans, the first after ``start``, the others after a comma."""
        mark = start
        while self._text.startswith((f"{mark}`", f"{mark}[`"), self._at):
            self.skip(mark)
            found = self.code()
            if found is None:
                return
            yield found
            mark = ", "

    def remarks(self) -> list[str]:
        """Read words in brackets: ``(nested, conditional)``."""
        match = _REMARKS.match(self._text, self._at)
        self._at = match.end() if match else self._at
        return match[1].split(", ") if match else []
