"""The notes of the rules on patterns, performance and security, with links to the evidence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from repo_docs_hook.model.notes import Note, Phrase
from repo_docs_hook.pages.markup.escape import code, prose
from repo_docs_hook.pages.markup.markdown import Blocks, bullets, flow, nest
from repo_docs_hook.pages.module import THE_MODULE, ModulePage
from repo_docs_hook.text.identifiers import DOTTED

#: Bytes of a section's notes, and of one note's evidence, where the page is too long.
_MOST_BYTES, _MOST_OF_A_NOTE = 20_000, 4_000
#: Stands between the title of a note and its reason.
COLON = ": "
_NAMES = re.compile(rf"{DOTTED}+(?:, {DOTTED}+)+")


def render_patterns(page: ModulePage) -> Blocks:
    """Return the patterns that the rules found, each with the definitions that show it."""
    return _short(page, page.findings.patterns)


def render_performance(page: ModulePage) -> Blocks:
    """Return the notes of the rules on performance, as ``render_patterns`` does."""
    return _short(page, page.findings.performance)


def render_security(page: ModulePage) -> Blocks:
    """Return the risky calls and settings that the rules found, each with all its evidence."""
    notes = page.findings.security
    return _render(page, notes, lambda head, group: nest(head, _exact_evidence(page, group)))


def _short(page: ModulePage, notes: Sequence[Note]) -> Blocks:
    return _render(page, notes, lambda head, group: flow(head, _short_evidence(page, group)))


def _render(
    page: ModulePage, notes: Sequence[Note], item: Callable[[str, Sequence[Note]], str]
) -> Blocks:
    groups: dict[tuple[str, str, str], list[Note]] = {}
    for note in notes:
        groups.setdefault((note.title, note.bandit, note.reason), []).append(note)
    lines = [item(_head(group[0]), group) for group in groups.values()]
    return (bullets(page.fit(lines, _MOST_BYTES)),)


def _head(note: Note) -> str:
    bandit = say_bandit(note.bandit) if note.bandit else ""
    reason = f"{COLON}{prose(note.reason)}" if note.reason else ""
    return f"**{prose(note.title)}**{bandit}{reason}"


def say_bandit(test: str) -> str:
    """Return the words after the title of a note that one of Bandit's tests finds too."""
    return f" (Bandit {test})"


def _short_evidence(page: ModulePage, notes: Sequence[Note]) -> list[str]:
    """Return the definitions of the module's scope where notes were found, in source order.

    What was found is said, but for the names of methods, which stand with their class.
    """
    found = {
        (page.place(page.top(owner)), "" if _NAMES.fullmatch(note.what) else note.what): note.what
        for note in notes
        for owner in note.owners
    }
    lines = []
    for owner, what in sorted(found):
        words = f" ({_show_what(found[owner, what])})" if what else ""
        lines.append(page.name_link(owner) + words)
    return page.fit(lines, _MOST_OF_A_NOTE)


def _exact_evidence(page: ModulePage, notes: Sequence[Note]) -> list[str]:
    """Return where notes were found, in source order, and what was found there."""
    found = {(page.place(owner), note.what): note for note in notes for owner in note.owners}
    lines = [page.name_link(key[0]) + _say_what(found[key]) for key in sorted(found)]
    return page.fit(lines, _MOST_OF_A_NOTE)


def _say_what(note: Note) -> str:
    if not note.what:
        return ""
    verb = f" {note.verb.value} " if note.verb else COLON
    return verb + _show_what(note.what)


def _show_what(what: str) -> str:
    """Return what was found: a phrase as words, anything else as code, each name apart."""
    if isinstance(what, Phrase):
        return prose(what)
    return ", ".join(map(code, what.split(", "))) if _NAMES.fullmatch(what) else code(what)


def list_patterns(page: ModulePage) -> Iterator[str]:
    """Yield the title of each pattern with each name where it was found, once, as Markdown."""
    return _titles(page, page.findings.patterns, page.top)


def list_performance(page: ModulePage) -> Iterator[str]:
    """Yield the titles and names of the notes on performance, as ``list_patterns`` does."""
    return _titles(page, page.findings.performance, page.top)


def list_risks(page: ModulePage) -> Iterator[str]:
    """Yield the titles, Bandit ids and names of the risks, as ``list_patterns`` does."""
    return _titles(page, page.findings.security, page.place)


def _titles(page: ModulePage, notes: Sequence[Note], place: Callable[[int], int]) -> Iterator[str]:
    found: dict[str, set[int]] = {}
    for note in notes:
        title = f"{note.title} {note.bandit}" if note.bandit else note.title
        found.setdefault(title, set()).update(page.place(place(each)) for each in note.owners)
    for title, owners in found.items():
        for owner in sorted(owners):
            name = code(page.definitions[owner].qualname) if owner >= 0 else THE_MODULE
            yield f"{prose(title + COLON)} {name}"
