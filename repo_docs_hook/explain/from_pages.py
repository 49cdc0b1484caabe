"""Two texts of a documentation page -> the lines that say what changed in its source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from repo_docs_hook.explain.changes import describe_changes, find_first_change
from repo_docs_hook.pages.parse.facts import TOLD_BY, read_page
from repo_docs_hook.pages.parse.lines import Reader, find_headings, find_sections

_NOTED = ("code-patterns-idioms", "performance-considerations", "security-safety")
_NOTE = re.compile(r"- \*\*(.*?)\*\*(?: (\(Bandit B[0-9]+\)))?: ")
_OWNER = re.compile(r"\[`|the module")
_Sections = Mapping[str, list[str]]


def describe_pages(committed: str, wanted: str) -> tuple[tuple[str, ...], str]:
    """Return what changed, as ``describe_changes`` does, and the anchor of the first change.

    Nothing, where the two have not the same sections: then another release wrote one of them,
    and what differs says nothing of the source.
    """
    old, new = find_sections(committed), find_sections(wanted)
    if not _is_of_one_release(committed, wanted) or _are_equal(TOLD_BY, old, new):
        return (), ""
    before, after = read_page(committed), read_page(wanted)
    if before is None or after is None:
        return (), ""
    return describe_changes(before, after), find_first_change(before, after)


def describe_notes(committed: str, wanted: str) -> tuple[str, ...]:
    """Return a line for each note that came or went, with where it was found.

    What went with its definition, or came to another name with it, has no line; and nothing
    has one where another release wrote one of the two.
    """
    before, after = find_sections(committed), find_sections(wanted)
    if not _is_of_one_release(committed, wanted) or _are_equal(_NOTED, before, after):
        return ()
    old, new = _notes(before), _notes(after)
    stays, stood = _anchors(wanted), _anchors(committed)
    gone = [note for note in old if note not in new]
    moved = {title for title, owner in gone if owner not in stays}
    came = [note for note in new if note not in old]
    lines = [("+", *note) for note in came if note[1] in stood or note[0] not in moved]
    lines += [("-", *note) for note in gone if note[1] in stays]
    return tuple(f"{sign} note: {title} in {owner}" for sign, title, owner in lines)


def _is_of_one_release(committed: str, wanted: str) -> bool:
    return find_headings(committed) == find_headings(wanted)


def _are_equal(names: Iterable[str], old: _Sections, new: _Sections) -> bool:
    return all(old.get(name) == new.get(name) for name in names)


def _notes(sections: _Sections) -> list[tuple[str, str]]:
    lines = (line for name in _NOTED for line in sections.get(name, ()))
    return list(dict.fromkeys(note for line in lines for note in _read_note(line)))


def _read_note(line: str) -> Iterator[tuple[str, str]]:
    match = _NOTE.match(line)
    if match:
        title = " ".join(filter(None, match.groups()))
        yield from ((title, owner) for owner in _owners(line, match.end()))


def _owners(line: str, start: int) -> Iterable[str]:
    """Return the names that a note links, and the module where it says so."""
    for match in _OWNER.finditer(line, start):
        yield Reader(line, match.start()).code() or match[0]


def _anchors(text: str) -> set[str]:
    facts = read_page(text)
    names = (item.qualname for item in facts.definitions) if facts else ()
    return {"the module", *names}
