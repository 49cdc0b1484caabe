"""Take the Markdown of a page apart: its sections, and what stands on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repo_docs_hook.pages.markup.markdown import anchor
from repo_docs_hook.text.fences import find_fenced
from repo_docs_hook.text.headings import PREFIX, FileSection

#: An anchor that is read back; its group is the id, with HTML entities.
ANCHOR = anchor("@").replace("@", '([^"]*)')
_HEADING = re.compile("## .* " + anchor(f"{PREFIX}@").replace("@", '([^"]*)'))
_SECTIONS = {section.id: section for section in FileSection}
_TICKS = re.compile("`+")
_TARGET = re.compile(r"\]\([^)]*\)")
_REMARKS = re.compile(r" \(((?:[^()]|\([^()]*\))*)\)")
#: Marks a line that stands in a fence, which is no Markdown.
FENCED = "\0"


def find_sections(text: str) -> dict[FileSection, list[str]]:
    """Return the lines of each section of a documentation page, without its heading.

    Those in fences begin with ``FENCED``. A section of another release is left out.
    """
    sections: dict[FileSection, list[str]] = {}
    current: list[str] = []
    for line in _mark_fences(text):
        heading = _HEADING.fullmatch(line)
        if heading is None:
            current.append(line)
        else:
            known = _SECTIONS.get(heading[1])
            current = sections.setdefault(known, []) if known else []
    return sections


def _mark_fences(text: str) -> Iterator[str]:
    lines = text.replace("\r\n", "\n").split("\n")
    return (FENCED + line if fenced else line for line, fenced in find_fenced(lines))


class Reader:
    """Read a line from left to right; what is not found at the position is not read."""

    def __init__(self, text: str, at: int = 0) -> None:
        self._text, self._at = text, at

    @property
    def rest(self) -> str:
        """The text that is not read yet."""
        return self._text[self._at :]

    def skip(self, text: str) -> bool:
        """Read ``text``, and tell whether it stood there."""
        found = self._text.startswith(text, self._at)
        self._at += len(text) * found
        return found

    def code(self) -> str | None:
        """Read a code span, or a link with one as its label, and return its content.

        Return None if neither stands at the position.
        """
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
        """Read code spans with commas between them, after ``start``, and yield their content."""
        mark = start
        while self._text.startswith((f"{mark}`", f"{mark}[`"), self._at):
            self.skip(mark)
            found = self.code()
            if found is None:
                return
            yield found
            mark = ", "

    def remarks(self) -> list[str]:
        """Read words in parentheses, such as ``(nested, conditional)``, and return them."""
        match = _REMARKS.match(self._text, self._at)
        self._at = match.end() if match else self._at
        return match[1].split(", ") if match else []
