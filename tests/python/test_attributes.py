"""What documents variables and attributes, and what constructors assign to ``self``."""

from __future__ import annotations

import pytest

from repo_docs_hook.python.reader import read_facts

DOCUMENTED = {
    "a string behind": ("x = 1\n'''The x.\n\nMore.'''\n", {"x": "The x.\n\nMore."}),
    "a string behind an annotation": ("x: int\n'The x.'\n", {"x": "The x."}),
    "of several targets": ("a = b = 1\n'Both.'\n", {"a": "Both.", "b": "Both."}),
    "a blank line and a comment between": ("x = 1\n\n# note\n'The x.'\n", {"x": "The x."}),
    "a type alias": ("type A = int\n'An A.'\n", {"A": "An A."}),
    "in a class": ("class A:\n    x = 1\n    'The x.'\n", {"A.x": "The x."}),
    "of another block": ("if y:\n    x = 1\n'No docstring.'\n", {}),
    "behind something else": ("x = 1\nf()\n'No docstring.'\n", {}),
    "an f-string": ("x = 1\nf'{y}'\n", {}),
    "a comment behind": ("x = 1  #: The x.\n", {"x": "The x."}),
    "a comment behind several lines": ("x = [\n    1,\n]  #: The x.\n", {"x": "The x."}),
    "a mark in a string": ("x = '#: no'\n", {}),
    "another comment": ("x = 1  # no\n", {}),
    "comments above": ("#: The x.\n#:\n#:     more\nx = 1\n", {"x": "The x.\n\n    more"}),
    "comments above in a class": ("class A:\n    #: The x.\n    x = 1\n", {"A.x": "The x."}),
    "comments apart": ("#: Of nothing.\n\nx = 1\n", {}),
    "a string wins no comment": ("x = 1  #: The x.\n'Its string.'\n", {"x": "Its string."}),
    "a local variable": ("def f():\n    x = 1\n    'No docstring.'\n", {}),
}


@pytest.mark.parametrize(("source", "expected"), DOCUMENTED.values(), ids=DOCUMENTED)
def test_what_documents_a_variable(source: str, expected: dict[str, str]) -> None:
    facts = read_facts(source.encode())
    assert {
        each.qualname: each.docstring for each in facts.definitions if each.docstring
    } == expected


def test_the_line_of_what_documents() -> None:
    facts = read_facts(b"x = 1\n\n'The x.'\n#: The y.\ny = 2\n")
    assert [each.docstring_line for each in facts.definitions] == [3, 5]


def method(body: str, head: str = "__init__(self, a: int, b, *c: str)") -> str:
    return f"class A:\n    x = 0\n    def {head}:\n        {body}\n"


ASSIGNED = {
    "a value": (method("self.y = 1"), ["y"]),
    "an annotation": (method("self.y: dict[str, int] = {}"), ["y: dict[str, int]"]),
    "an annotation alone": (method("self.y: int"), ["y: int"]),
    "a parameter": (method("self.y = a"), ["y: int"]),
    "a parameter without annotation": (method("self.y = b"), ["y"]),
    "several values": (method("self.y = c"), ["y"]),
    "two targets": (method("self.y = self.z = a"), ["y: int", "z: int"]),
    "twice": (method("self.y = 1; self.y = 2"), ["y"]),
    "under a condition": (method("if a:\n            self.y = 1"), ["y"]),
    "a name of the class": (method("self.x = 1"), []),
    "private": (method("self._y = 1"), []),
    "private and documented": (method("self._y = 1  #: The y."), ["_y"]),
    "of another object": (method("b.y = 1; y = 2"), []),
    "deeper": (method("self.b.y = 1"), []),
    "by another name": (method("me.y = 1", "__init__(me)"), ["y"]),
    "in __post_init__": (method("self.y = 1", "__post_init__(self)"), ["y"]),
    "in __new__": (method("self = new(cls)\n        self.y = 1", "__new__(cls)"), ["y"]),
    "in another method": (method("self.y = 1", "set(self)"), []),
    "in a function inside": (method("def f(self):\n            self.y = 1"), []),
    "in a function": ("def __init__(self):\n    self.y = 1\n", []),
}


@pytest.mark.parametrize(("source", "expected"), ASSIGNED.values(), ids=ASSIGNED)
def test_what_a_constructor_assigns(source: str, expected: list[str]) -> None:
    facts = read_facts(source.encode())
    found = [each for each in facts.definitions if "instance" in each.flags]
    assert [each.signature for each in found] == expected
    assert {facts.definitions[each.owner].name for each in found} <= {"A"}


COMMENTS = {
    "shebang and coding": ("#!/bin/sh\n# coding: utf-8\n# Do this.\nx = 1\n", "Do this."),
    "several": ("# One\n# two.\n\n\n# Three.\nx = 1\n", "One\ntwo.\n\n\nThree."),
    "an empty comment": ("# One.\n#\n##\n# Two.\n", "One.\n\nTwo."),
    "behind code": ("x = 1\n# No.\n", ""),
    "no comment": ("'''# No.'''\n", ""),
}


@pytest.mark.parametrize(("source", "expected"), COMMENTS.values(), ids=COMMENTS)
def test_comments_above_the_first_statement(source: str, expected: str) -> None:
    assert read_facts(source.encode()).comment == expected
