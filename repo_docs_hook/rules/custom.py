"""Rules from the configuration: their rows, and the notes that they add."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from repo_docs_hook.model.facts import Facts
from repo_docs_hook.model.notes import Note
from repo_docs_hook.model.settings import Rule
from repo_docs_hook.rules.match import Row, Table, make_table, match
from repo_docs_hook.rules.subjects import On

_ON = {"call": On.CALL, "import": On.IMPORT, "base": On.ANCESTOR, "decorator": On.DECORATOR}


def add_notes(
    notes: tuple[Note, ...],
    facts: Facts,
    rules: tuple[Rule, ...],
    resolve: Callable[[str], str],
) -> tuple[Note, ...]:
    """Return ``notes`` with those that ``rules`` add, in the order that ``match`` gives them.

    ``resolve`` turns a target into an absolute dotted name, since the configuration names what
    a source defines or imports relatively by its absolute name.
    """
    found = match(facts, _table(rules), resolve)
    return tuple(sorted((*notes, *found), key=lambda note: (note.title, note.bandit, note.what)))


@lru_cache(maxsize=8)
def _table(rules: tuple[Rule, ...]) -> Table:
    return make_table(_row(rule) for rule in rules)


def _row(rule: Rule) -> Row:
    keys = tuple(key for name in rule.keys for key in _keys(rule.on, name))
    return Row(rule.title, _ON[rule.on], keys, rule.reason)


def _keys(on: str, name: str) -> tuple[str, ...]:
    """Return the keys of a name; an imported module stands for everything in it too."""
    if on == "import":
        return (name,) if name.endswith(".*") else (name, f"{name}.*")
    return (name,) if "." in name else (name, f"builtins.{name}")
