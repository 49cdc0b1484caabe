"""The notes of the rules on patterns, performance and security, with links to the evidence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import islice

from repo_docs_hook.model.notes import Note, Phrase
from repo_docs_hook.pages.markup.escape import code, prose
from repo_docs_hook.pages.markup.markdown import Blocks, bullets
from repo_docs_hook.pages.module import ModulePage, bounded
from repo_docs_hook.text.identifiers import DOTTED

#: Pieces of evidence of one note that are shown.
_MOST_EVIDENCE = 12
#: Names of one note on the keyword page; all of them stand in the section.
_MOST_PLACES = 10
#: Bytes of a section's notes, and of one note's evidence, where the page is too long.
_MOST_BYTES, _MOST_OF_A_NOTE = 20_000, 4_000
#: Stands between the title of a note and where it was found.
COLON = ": "
_NAMES = re.compile(rf"{DOTTED}+(?:, {DOTTED}+)+")


def render_patterns(page: ModulePage) -> Blocks:
    """Return the patterns that the rules found."""
    return _render(
        page,
        "Common Patterns",
        page.findings.patterns,
        "The rules find no pattern here.",
    )


def render_performance(page: ModulePage) -> Blocks:
    """Return the notes of the rules on performance."""
    return _render(
        page,
        "Performance Notes",
        page.findings.performance,
        "The rules find nothing here that bears on performance.",
    )


def render_security(page: ModulePage) -> Blocks:
    """Return the risky calls and settings that the rules found."""
    return _render(
        page,
        "Security Considerations",
        page.findings.security,
        "The rules find no risky call or setting here.",
    )


def _render(page: ModulePage, title: str, notes: Sequence[Note], nothing: str) -> Blocks:
    groups: dict[tuple[str, str, str], list[Note]] = {}
    for note in notes:
        groups.setdefault((note.title, note.bandit, note.reason), []).append(note)
    lines = page.fit([_note_line(page, group) for group in groups.values()], _MOST_BYTES)
    return f"### {title}", bullets(lines) or nothing


def list_patterns(page: ModulePage) -> list[str]:
    """Return the titles of the patterns, each once, with the names where they were found."""
    return _titles(page, page.findings.patterns)


def list_performance(page: ModulePage) -> list[str]:
    """Return the titles of the notes on performance, as ``list_patterns`` does."""
    return _titles(page, page.findings.performance)


def list_risks(page: ModulePage) -> list[str]:
    """Return the titles of the risks with their Bandit ids, as ``list_patterns`` does."""
    return _titles(page, page.findings.security)


def _titles(page: ModulePage, notes: Iterable[Note]) -> list[str]:
    found: dict[str, list[str]] = {}
    for note in notes:
        title = prose(note.title) + (f" {note.bandit}" if note.bandit else "")
        names = [page.definitions[each].qualname for each in note.owners if each >= 0]
        found.setdefault(title, []).extend(names)
    return [title + _where(dict.fromkeys(names)) for title, names in found.items()]


def _where(names: Collection[str]) -> str:
    if not names:
        return ""
    shown = [code(name) for name in islice(names, _MOST_PLACES)]
    more = ["and more"] if len(names) > _MOST_PLACES else []
    return f" ({', '.join(shown + more)})"


def _note_line(page: ModulePage, notes: Sequence[Note]) -> str:
    """Return one line for notes of the same title and reason."""
    first = notes[0]
    bandit = say_bandit(first.bandit) if first.bandit else ""
    found = "; ".join(_evidence(page, note) for note in notes)
    reason = f"; {prose(first.reason)}" if first.reason else ""
    return f"**{prose(first.title)}**{bandit}{COLON}{found}{reason}"


def say_bandit(test: str) -> str:
    """Return the words after the title of a note that one of Bandit's tests finds too."""
    return f" (Bandit {test})"


def _evidence(page: ModulePage, note: Note) -> str:
    owners = list(dict.fromkeys(note.owners))
    limit = len(owners) if note.bandit else _MOST_EVIDENCE
    links = page.fit([page.name_link(index) for index in owners], _MOST_OF_A_NOTE)
    names = bounded(links, limit, page.links.to(page.source))
    return f"{_show_what(note.what)} in {names}" if note.what else names


def _show_what(what: str) -> str:
    """Return what was found: a phrase as words, anything else as code, each name apart."""
    if isinstance(what, Phrase):
        return prose(what)
    return ", ".join(map(code, what.split(", "))) if _NAMES.fullmatch(what) else code(what)
