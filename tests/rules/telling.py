"""What the tests of rules share: sources to facts, notes to lines that a person can read."""

from __future__ import annotations

from collections.abc import Iterable

from repo_docs_hook.model.facts import Facts
from repo_docs_hook.model.notes import Note
from repo_docs_hook.python.reader import read_facts
from repo_docs_hook.rules.match import Row, make_table, match
from repo_docs_hook.rules.subjects import On

#: A source and the notes that it gives, as ``tell`` words them.
Cases = dict[str, tuple[str, list[str]]]


def read(source: str) -> Facts:
    """Return the facts of a source text."""
    facts: Facts = read_facts(source.encode())
    return facts


def tell(facts: Facts, notes: Iterable[Note]) -> list[str]:
    """Return one line a note: ``Title B123: what @ owner, owner``, ``-`` for the module."""
    names = [definition.qualname for definition in facts.definitions] + ["-"]
    return [
        f"{note.title} {note.bandit}".rstrip()
        + (f": {note.what}" if note.what else "")
        + f" @ {', '.join(names[owner] for owner in note.owners)}"
        for note in notes
    ]


def is_of_methods(row: Row) -> bool:
    """Whether the row looks only at methods of objects of unknown type."""
    keys = row.keys.split() if isinstance(row.keys, str) else row.keys
    return row.on is On.CALL and all(key.startswith("?.") for key in keys)


def list_silent(rows: Iterable[Row], facts: Iterable[Facts]) -> list[Row]:
    """Return the rows that give no note for any of these facts."""
    known = list(facts)
    return [row for row in rows if not any(match(each, make_table((row,))) for each in known)]
