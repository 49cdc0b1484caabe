"""Read notes back from the sections of patterns, performance and security."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from repo_docs_hook.pages.module import THE_MODULE
from repo_docs_hook.pages.parse.lines import Reader
from repo_docs_hook.pages.sections.notes import COLON, say_bandit
from repo_docs_hook.text.headings import FileSection

#: The sections that notes stand in.
NOTED = (FileSection.PATTERNS, FileSection.PERFORMANCE, FileSection.SECURITY)
_BANDIT = re.escape(say_bandit("@")).replace("@", "B[0-9]+")
_NOTE = re.compile(rf"- \*\*(.*?)\*\*({_BANDIT})?{COLON}")
_OWNER = re.compile(rf"\[`|{THE_MODULE}")


def read_shown_notes(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each note that the lines of a section show: its title, and where it was found.

    The title has the id of Bandit's test, if there is one. The place is the qualified name of
    a definition, or ``the module``; a note that was found in several places comes once for each.
    """
    for line in lines:
        match = _NOTE.match(line)
        if match:
            title = match[1] + (match[2] or "")
            yield from ((title, place) for place in _places(line, match.end()))


def _places(line: str, start: int) -> Iterator[str]:
    for match in _OWNER.finditer(line, start):
        yield Reader(line, match.start()).code() or match[0]
