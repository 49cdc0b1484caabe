"""Compare two texts of a documentation page. Used when no earlier source is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from repo_docs_hook.explain.changes import describe_changes, find_first_change
from repo_docs_hook.model.outcome import ApiChange, Sign
from repo_docs_hook.pages.markup.markdown import FOOTER, read_format
from repo_docs_hook.pages.module import THE_MODULE
from repo_docs_hook.pages.parse.facts import TOLD_BY, read_page
from repo_docs_hook.pages.parse.lines import find_sections
from repo_docs_hook.pages.parse.notes import NOTED, read_shown_notes
from repo_docs_hook.text.headings import FileSection

_Sections = Mapping[FileSection, list[str]]


def describe_pages(committed: str, wanted: str) -> tuple[tuple[ApiChange, ...], str]:
    """Return what changed, as ``describe_changes`` does, and the anchor of the first change.

    Nothing, where the two have not the same format: then another release wrote one of them,
    and what differs says nothing of the source.
    """
    old, new = find_sections(committed), find_sections(wanted)
    if not _are_of_one_format(committed, wanted) or _are_equal(TOLD_BY, old, new):
        return (), ""
    before, after = read_page(committed), read_page(wanted)
    if before is None or after is None:
        return (), ""
    return describe_changes(before, after), find_first_change(before, after)


def describe_notes(committed: str, wanted: str) -> tuple[ApiChange, ...]:
    """Return a change for each note that came or went, with where it was found.

    What went with its definition, or came to another name with it, has no line; and nothing
    has one where another release wrote one of the two.
    """
    before, after = find_sections(committed), find_sections(wanted)
    if not _are_of_one_format(committed, wanted) or _are_equal(NOTED, before, after):
        return ()
    old, new = _notes(before), _notes(after)
    stays, stood = _anchors(wanted), _anchors(committed)
    gone = [note for note in old if note not in new]
    moved = {title for title, owner in gone if owner not in stays}
    came = [note for note in new if note not in old]
    notes = [(Sign.ADDED, *note) for note in came if note[1] in stood or note[0] not in moved]
    notes += [(Sign.REMOVED, *note) for note in gone if note[1] in stays]
    return tuple(ApiChange(sign, f"note: {title} in {owner}") for sign, title, owner in notes)


def _are_of_one_format(committed: str, wanted: str) -> bool:
    is_whole = committed.rstrip().endswith(FOOTER)
    return is_whole and read_format(committed) == read_format(wanted)


def _are_equal(wanted: Iterable[FileSection], old: _Sections, new: _Sections) -> bool:
    return all(old.get(each) == new.get(each) for each in wanted)


def _notes(sections: _Sections) -> list[tuple[str, str]]:
    lines = (line for each in NOTED for line in sections.get(each, ()))
    return list(dict.fromkeys(read_shown_notes(lines)))


def _anchors(text: str) -> set[str]:
    facts = read_page(text)
    names = (item.qualname for item in facts.definitions) if facts else ()
    return {THE_MODULE, *names}
