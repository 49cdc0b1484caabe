"""The engine: keys of a target, notes in order, evidence; and what all tables owe."""

from __future__ import annotations

import re

import pytest

from repo_docs_hook.model.facts import Call, Facts
from repo_docs_hook.model.notes import Note, Purpose, Statement, Verb
from repo_docs_hook.rules import findings, patterns, performance, security
from repo_docs_hook.rules.match import Row, list_keys, make_table, match
from repo_docs_hook.rules.subjects import On
from tests.rules.telling import read

KEYS = {
    "dotted": ("torch.cuda.sync", ("torch.cuda.sync", "torch.cuda.*", "torch.*", "*")),
    "builtin": ("eval", ("eval", "*")),
    "relative": (".app.route", (".app.route", "?.route", ".app.*", "*")),
    "of this file": (":Base", (":Base", ":*", "*")),
    "only a method": ("?.execute", ("?.execute", "?.*", "*")),
}


@pytest.mark.parametrize(("target", "keys"), KEYS.values(), ids=KEYS)
def test_keys(target: str, keys: tuple[str, ...]) -> None:
    assert list_keys(target) == keys


def test_notes_are_sorted_and_distinct() -> None:
    rows = (
        Row("b", On.CALL, "m.x m.y", "first", "B2"),
        Row("b", On.CALL, "m.*", "second", "B1", what="all"),
        Row("a", On.CALL, "m.y"),
        Row("a", On.IMPORT, "n", "never"),
    )
    source = "import m\ndef f():\n    m.x(1); m.x(2)\nm.y()\nm.x()\n"
    assert match(read(source), make_table(rows)) == (
        Note("a", (-1,), "m.y", verb=Verb.CALLS),
        Note("b", (-1, 0), "all", "second", "B1"),
        Note("b", (-1, 0), "m.x", "first", "B2", Verb.CALLS),
        Note("b", (-1,), "m.y", "first", "B2", Verb.CALLS),
    )


def test_first_row_gives_the_reason() -> None:
    rows = (Row("t", On.CALL, "m.x", "one"), Row("t", On.CALL, "m.x", "two"))
    facts = Facts(calls=(Call("m.x", -1),))
    assert [note.reason for note in match(facts, make_table(rows))] == ["one"]


def test_typing_imports_are_no_subjects() -> None:
    source = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import m\n"
    assert match(read(source), make_table((Row("t", On.IMPORT, "m"),))) == ()


def test_ancestors_end_with_a_cycle() -> None:
    source = "class A(B): ...\nclass B(A): ...\nclass C(B, ValueError): ...\n"
    notes = match(read(source), make_table((Row("t", On.ANCESTOR, "builtins.ValueError"),)))
    assert [note.owners for note in notes] == [(2,)]


def test_every_security_row_gives_a_reason() -> None:
    assert [row.title for row in security.ROWS if not row.reason] == []


def test_bandit_ids_are_only_on_security_rows_and_look_like_ids() -> None:
    assert [row for row in patterns.ROWS + performance.ROWS if row.bandit] == []
    ids = {row.bandit for row in security.ROWS if row.bandit}
    assert [each for each in sorted(ids) if not re.fullmatch(r"B[1-7]\d\d", each)] == []


def test_findings_hold_every_section() -> None:
    source = "import functools, pickle\n@functools.cache\ndef test_f():\n"
    source += "    try: pickle.loads(b'')\n    except: ...\n"
    found = findings("tests/test_x.py", read(source))
    assert found.purpose == (Statement(Purpose.TEST_FILE),)
    assert [note.title for note in found.patterns] == ["Broad Except"]
    assert [note.title for note in found.performance] == ["Caching"]
    assert [note.title for note in found.security] == ["Deserialization"]


def test_an_empty_source_has_no_notes() -> None:
    found = findings("a.py", read(""))
    assert (found.purpose, found.patterns, found.performance, found.security) == ((), (), (), ())
