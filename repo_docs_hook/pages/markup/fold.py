"""Break long lines of Markdown where that changes nothing of what is rendered."""

from __future__ import annotations

import re

#: The longest line of a page, where it can be broken, in characters.
MOST_CHARACTERS = 300
# A single blank between a visible character and an ASCII letter: neither in code (a blank run
# would lose one) nor in a list, heading, quote or table can the new line begin anything.
_BREAK = re.compile(r"(?<=[^\s\\]) (?=[A-Za-z])")


def fold(item: str, indent: str) -> str:
    """Return a paragraph of Markdown on lines of at most MOST_CHARACTERS characters.

    ``indent`` begins every line but the first, before which something as wide will stand.
    CommonMark renders a line break in a paragraph and in a code span as a blank (6.8, 6.1). A
    line without a place to break it stays longer.
    """
    lines, rest = [], indent + item
    while len(rest) > MOST_CHARACTERS:
        places = [match.start() for match in _BREAK.finditer(rest)]
        fitting = [place for place in places if place <= MOST_CHARACTERS]
        place = max(fitting, default=min(places, default=0))
        if not place:
            break
        lines.append(rest[:place])
        rest = indent + rest[place + 1 :]
    return "\n".join((*lines, rest))[len(indent) :]
