"""Facts as plain tuples that ``marshal`` carries, and back."""

from __future__ import annotations

import marshal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repo_docs_hook.model.facts import (
    Argument,
    Call,
    Definition,
    Facts,
    Import,
    Parameter,
    Reference,
    Syntax,
)
from repo_docs_hook.sources.serialize import from_row, to_row

TEXT = st.text(st.characters(), max_size=3)  # surrogates too


def few(each: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(each, max_size=2).map(tuple)


ARGUMENTS = few(st.builds(Argument, TEXT, TEXT))
REFERENCES = few(st.builds(Reference, TEXT, TEXT, ARGUMENTS))
DEFINITIONS = st.builds(
    Definition,
    *[TEXT] * 4,
    owner=st.integers(-1, 9),
    line=st.integers(0),
    signature=TEXT,
    decorators=REFERENCES,
    bases=REFERENCES,
    parameters=few(st.builds(Parameter, *[TEXT] * 4)),
    docstring=st.none() | TEXT,
    flags=few(TEXT),
)
FACTS = st.builds(
    Facts,
    docstring=st.none() | TEXT,
    docstring_line=st.integers(0),
    definitions=few(DEFINITIONS),
    imports=few(st.builds(Import, TEXT, TEXT, TEXT, st.integers(-1, 9), few(TEXT))),
    exports=st.none() | few(TEXT),
    exports_complete=st.booleans(),
    calls=few(st.builds(Call, TEXT, st.integers(-1, 9), ARGUMENTS)),
    syntax=few(st.builds(Syntax, TEXT, TEXT, st.integers(-1, 9))),
    main_guard=st.booleans(),
    shebang=TEXT,
)


@given(FACTS)
def test_facts_come_back_as_they_were(facts: Facts) -> None:
    assert from_row(Facts, marshal.loads(marshal.dumps(to_row(facts)))) == facts


ROW = to_row(Facts(definitions=(Definition("class", "A", "A", "A", -1, 1, "class A"),)))
WRONG = {
    "nothing": (),
    "no tuple": "Facts",
    "None": None,
    "list": list(ROW),
    "too short": ROW[:-1],
    "too long": (*ROW, ""),
    "definitions that are no tuple": (*ROW[:2], 1, *ROW[3:]),
    "a definition that is no tuple": (*ROW[:2], ("A",), *ROW[3:]),
    "a definition that is too short": (*ROW[:2], (ROW[2][0][:-1],), *ROW[3:]),
}


@pytest.mark.parametrize("row", WRONG.values(), ids=WRONG)
def test_a_wrong_row_is_refused(row: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        from_row(Facts, row)
