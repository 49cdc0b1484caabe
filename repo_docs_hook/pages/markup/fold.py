"""Break long lines of Markdown where that changes nothing of what is rendered."""

from __future__ import annotations

import re

from repo_docs_hook.text.fences import find_fenced

#: The longest line of a page, where it can be broken, in characters.
MOST_CHARACTERS = 300
# A single blank between a visible character and an ASCII letter: neither in code (a blank run
# would lose one) nor in a list, heading, quote or table can the new line begin anything.
_BREAK = re.compile(r"(?<=[^\s\\]) (?=[A-Za-z])")


#: What begins a line of a list; what follows it on other lines is indented as wide.
_ITEM = re.compile(r" *(?:[-·] )?")


def fold_page(text: str) -> str:
    """Break the long lines of a page, as ``fold`` does; fences, tables, headings stay."""
    lines = text.split("\n")
    if all(len(line) <= MOST_CHARACTERS for line in lines):
        return text
    return "\n".join(
        line if fenced or len(line) <= MOST_CHARACTERS or line[:1] in "|#" else fold(line)
        for line, fenced in find_fenced(lines)
    )


def fold(line: str) -> str:
    """Return a line of a paragraph or list as lines of at most MOST_CHARACTERS characters.

    CommonMark renders a line break in a paragraph and in a code span as a blank (6.8, 6.1). A
    line without a place to break it stays longer.
    """
    item = _ITEM.match(line)
    indent = " " * len(item[0]) if item else ""
    lines, rest = [], line
    while len(rest) > MOST_CHARACTERS:
        places = [match.start() for match in _BREAK.finditer(rest, len(indent) + 1)]
        fitting = [place for place in places if place <= MOST_CHARACTERS]
        place = max(fitting, default=min(places, default=0))
        if not place:
            break
        lines.append(rest[:place])
        rest = indent + rest[place + 1 :]
    return "\n".join((*lines, rest))
