"""Read notes back from the sections of patterns, performance and security."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from repo_docs_hook.pages.markup.markdown import ENTRY, NESTED
from repo_docs_hook.pages.module import THE_MODULE
from repo_docs_hook.pages.parse.lines import Reader
from repo_docs_hook.pages.sections.notes import say_bandit
from repo_docs_hook.text.headings import FileSection

#: The sections that notes stand in.
NOTED = (FileSection.PATTERNS, FileSection.PERFORMANCE, FileSection.SECURITY)
_BANDIT = re.escape(say_bandit("@")).replace("@", "B[0-9]+")
_NOTE = re.compile(rf"- \*\*(.*?)\*\*({_BANDIT})?")
_PLACE = re.compile(f"(?:{ENTRY}|{NESTED})(?=(`|\\[`|{THE_MODULE}))")


def read_shown_notes(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each note that the lines of a section show: its title, and where it was found.

    The title has the id of Bandit's test, if there is one. The place is the qualified name of
    a definition, or ``the module``; a note that was found in several places comes once for each.
    """
    title = ""
    for line in lines:
        note, place = _NOTE.match(line), _PLACE.match(line)
        if note:
            title = note[1] + (note[2] or "")
        elif place and title:
            yield title, Reader(line, place.end()).code() or THE_MODULE
