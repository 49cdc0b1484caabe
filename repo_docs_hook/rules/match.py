"""Match a table of rows against the facts of one source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from repo_docs_hook.model.facts import Facts
from repo_docs_hook.model.notes import Note, Phrase, Verb
from repo_docs_hook.rules.subjects import READERS, Found, On, Subject, read_ancestors


def is_any(_subject: Subject) -> bool:
    """Return True: the test of a row for which its keys are enough."""
    return True


def owner_of(subject: Subject) -> int:
    """Return the definition that the fact stands in, the evidence of most rows."""
    return subject.owner


def name_target(subject: Subject) -> str:
    """Return the target as one writes it in code: ``eval``, ``os.system``, ``extractall``.

    A target that is neither a builtin nor imported absolutely is shown by its last name alone.
    """
    target = subject.target
    if target[:1] in ("?", ".", ":"):
        return target.lstrip(":").rpartition(".")[2]
    return target.removeprefix("builtins.")


@dataclass(frozen=True, slots=True)
class Row:
    """One rule.

    A subject of kind ``on`` matches if ``keys`` has its target, or a package around it as
    ``package.*``, and ``test`` passes. ``keys`` are one string with blanks or line breaks
    between them, or a tuple if a key has a blank in it. ``what`` and ``at`` return the note's
    ``what`` and its evidence; a constant ``what`` that is prose is a ``Phrase``.
    """

    title: str
    on: On
    keys: str | tuple[str, ...]
    reason: str = ""
    bandit: str = ""
    what: str | Callable[[Subject], str] = name_target
    test: Callable[[Subject], bool] = is_any
    at: Callable[[Subject], int] = owner_of


Table = dict[On, dict[str, tuple[Row, ...]]]


def make_table(rows: Iterable[Row]) -> Table:
    """Return the rows by kind and key, those of one key in the order given."""
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
    """Return the notes of those rows that match the facts.

    There is one note for each title, Bandit id and ``what``, sorted in that order by code
    point. Its owners are distinct and in source order, its reason is that of the first row that
    matched. ``resolve`` is applied to each target before it is looked up.
    """
    owners: dict[tuple[str, str, str], set[int]] = {}
    first: dict[tuple[str, str, str], Row] = {}
    for row, subject in _pair_rows(facts, table, resolve):
        what = row.what if isinstance(row.what, str) else row.what(subject)
        key = (row.title, row.bandit, what)
        owners.setdefault(key, set()).add(row.at(subject))
        first.setdefault(key, row)
    return tuple(
        Note(title, tuple(sorted(owners[key])), what, row.reason, bandit, _verb(row, what))
        for key in sorted(owners)
        for (title, bandit, what), row in ((key, first[key]),)
    )


def _verb(row: Row, what: str) -> Verb | None:
    """Return what an owner does with what a row found, where that is a call or an import."""
    if row.on is On.IMPORT:
        return Verb.IMPORTS
    is_call = row.on is On.CALL and (row.what is name_target or what.endswith(")"))
    return Verb.CALLS if is_call and not isinstance(what, Phrase) else None


def _pair_rows(
    facts: Facts, table: Table, resolve: Callable[[str], str]
) -> Iterator[tuple[Row, Subject]]:
    """Yield each row with each subject that it matches."""
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
    """Read the subjects of a kind; of ancestors only those that a row has a key for."""
    if on is not On.ANCESTOR:
        return READERS[on](facts)
    return read_ancestors(
        facts, lambda found: not keyed.keys().isdisjoint(list_keys(resolve(found)))
    )


@lru_cache(maxsize=4096)
def list_keys(target: str) -> tuple[str, ...]:
    """Return the keys under which a target is found.

    They are the target itself, ``package.*`` for each package above it, ``?.name`` if it is an
    attribute of something in this repository, and ``*``.
    """
    head, _, name = target.rpartition(".")
    keys = [target]
    if head and target[0] in ".:":
        keys.append("?." + name)
    while head:
        keys.append(head + ".*")
        head = head.rpartition(".")[0]
    return (*keys, ":*", "*") if target.startswith(":") else (*keys, "*")
