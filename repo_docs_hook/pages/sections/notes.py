"""Patterns, performance and security: what the rules found, each with its evidence linked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from repo_docs_hook.model.notes import Note
from repo_docs_hook.pages.markup.escape import code, prose
from repo_docs_hook.pages.markup.markdown import bullets, section
from repo_docs_hook.pages.module import View, bounded
from repo_docs_hook.text.identifiers import DOTTED

#: Evidence of one note; a module has more of it only for what it does everywhere.
_MOST_EVIDENCE = 12
#: Bytes of a section's notes, and of one note's evidence, where the page is too long.
_MOST_BYTES, _MOST_OF_A_NOTE = 20_000, 4_000
_WORDS = re.compile("[a-z]+(?: [a-z]+)+")
_NAMES = re.compile(rf"{DOTTED}+(?:, {DOTTED}+)+")


def render_patterns(view: View) -> str:
    """Return the section "Code Patterns & Idioms"."""
    return _render(
        view,
        ("Code Patterns & Idioms", "Common Patterns"),
        view.findings.patterns,
        "The rules find no pattern here.",
    )


def render_performance(view: View) -> str:
    """Return the section "Performance Considerations"."""
    return _render(
        view,
        ("Performance Considerations", "Performance Notes"),
        view.findings.performance,
        "The rules find nothing here that bears on performance.",
    )


def render_security(view: View) -> str:
    """Return the section "Security & Safety"."""
    return _render(
        view,
        ("Security & Safety", "Security Considerations"),
        view.findings.security,
        "The rules find no risky call or setting here.",
    )


def _render(view: View, titles: tuple[str, str], notes: Sequence[Note], nothing: str) -> str:
    groups: dict[tuple[str, str, str], list[Note]] = {}
    for note in notes:
        groups.setdefault((note.title, note.bandit, note.reason), []).append(note)
    lines = view.fit([_note_line(view, group) for group in groups.values()], _MOST_BYTES)
    body = bullets(lines) or nothing
    return section(titles[0], f"### {titles[1]}", body)


def _note_line(view: View, notes: Sequence[Note]) -> str:
    """One line for notes that differ only in what was found where."""
    first = notes[0]
    bandit = f" (Bandit {first.bandit})" if first.bandit else ""
    found = "; ".join(_evidence(view, note) for note in notes)
    reason = f"; {prose(first.reason)}" if first.reason else ""
    return f"**{prose(first.title)}**{bandit}: {found}{reason}"


def _evidence(view: View, note: Note) -> str:
    owners = list(dict.fromkeys(note.owners))
    limit = len(owners) if note.bandit else _MOST_EVIDENCE
    links = view.fit([view.name_link(index) for index in owners], _MOST_OF_A_NOTE)
    names = bounded(links, limit, view.links.to(view.path))
    return f"{_show_what(note.what)} in {names}" if note.what else names


def _show_what(what: str) -> str:
    """Return what was found: words as words, names and code as code, several names apart."""
    if _WORDS.fullmatch(what):
        return prose(what)
    return ", ".join(map(code, what.split(", "))) if _NAMES.fullmatch(what) else code(what)
