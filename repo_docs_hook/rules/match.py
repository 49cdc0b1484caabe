"""Match a table of rows against the facts of one source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from repo_docs_hook.model.facts import Facts
from repo_docs_hook.model.notes import Note
from repo_docs_hook.rules.subjects import READERS, Found, On, Subject, read_ancestors


def is_any(_subject: Subject) -> bool:
    """Return True: the test of a row that wants no more than its keys."""
    return True


def locate(subject: Subject) -> int:
    """Where the fact stands: the evidence of most rows."""
    return subject.owner


def name_target(subject: Subject) -> str:
    """Return the target as a reader would write it: ``eval``, ``os.system``, ``extractall``.

    What is not an import of another package or a builtin goes by its last name alone.
    """
    target = subject.target
    if target[:1] in ("?", ".", ":"):
        return target.lstrip(":").rpartition(".")[2]
    return target.removeprefix("builtins.")


@dataclass(frozen=True, slots=True)
class Row:
    """One rule.

    A subject of kind ``on`` matches when ``keys`` holds its target, or a package that
    it is in as ``package.*``, and ``test`` agrees. ``keys`` are separated by blanks
    or line breaks in one string, or a tuple where a key has a blank in it. ``what``
    and ``at`` make the note's ``what`` and evidence from the subject.
    """

    title: str
    on: On
    keys: str | tuple[str, ...]
    reason: str = ""
    bandit: str = ""
    what: str | Callable[[Subject], str] = name_target
    test: Callable[[Subject], bool] = is_any
    at: Callable[[Subject], int] = locate


Table = dict[On, dict[str, tuple[Row, ...]]]


def make_table(rows: Iterable[Row]) -> Table:
    """Return the rows by kind and key, each key's in the order given."""
    table: Table = {}
    for row in rows:
        keyed = table.setdefault(row.on, {})
        for key in row.keys.split() if isinstance(row.keys, str) else row.keys:
            keyed[key] = (*keyed.get(key, ()), row)
    return table


def as_written(target: str) -> str:
    """Return a target as the facts have it."""
    return target


def match(
    facts: Facts, table: Table, resolve: Callable[[str], str] = as_written
) -> tuple[Note, ...]:
    """Return the notes that the table's rows make of the facts.

    One note for each title, ``what`` and Bandit id, sorted by title, id and ``what``
    by code point; its owners are distinct and in source order, and its reason is that
    of the first row that matched. ``resolve`` turns each target into the one that rows see.
    """
    owners: dict[tuple[str, str, str], set[int]] = {}
    reasons: dict[tuple[str, str, str], str] = {}
    for row, subject in _pair_rows(facts, table, resolve):
        what = row.what if isinstance(row.what, str) else row.what(subject)
        key = (row.title, row.bandit, what)
        owners.setdefault(key, set()).add(row.at(subject))
        reasons.setdefault(key, row.reason)
    return tuple(
        Note(title, tuple(sorted(owners[key])), what, reasons[key], bandit)
        for key in sorted(owners)
        for title, bandit, what in (key,)
    )


def _pair_rows(
    facts: Facts, table: Table, resolve: Callable[[str], str]
) -> Iterator[tuple[Row, Subject]]:
    """Each row with each subject that it matches."""
    for on, keyed in table.items():
        for owner, found, arguments in _read(on, facts, keyed, resolve):
            target = resolve(found)
            for key in list_keys(target):
                for row in keyed.get(key, ()):
                    subject = Subject(facts, owner, target, arguments)
                    if row.test(subject):
                        yield row, subject


def _read(
    on: On, facts: Facts, keyed: Mapping[str, tuple[Row, ...]], resolve: Callable[[str], str]
) -> Iterator[Found]:
    """Read the subjects of a kind; of ancestors those that a row has a key for."""
    if on is not On.ANCESTOR:
        return READERS[on](facts)
    return read_ancestors(
        facts, lambda found: not keyed.keys().isdisjoint(list_keys(resolve(found)))
    )


@lru_cache(maxsize=4096)
def list_keys(target: str) -> tuple[str, ...]:
    """Return the keys under which a target is found.

    They are the target itself, ``package.*`` for each package above it, ``?.name`` where
    it is an attribute of something of this repository, and ``*``.
    """
    head, _, name = target.rpartition(".")
    keys = [target]
    if head and target[0] in ".:":
        keys.append("?." + name)
    while head:
        keys.append(head + ".*")
        head = head.rpartition(".")[0]
    return (*keys, ":*", "*") if target.startswith(":") else (*keys, "*")
