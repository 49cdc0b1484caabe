"""Which classes and functions are found, where they stand, and what is flagged."""

from __future__ import annotations

import pytest

from tests.python.reading import only, read

PLACES = {
    "empty": ("", []),
    "blanks and comments": ("\n  \n# def f(): pass\n", []),
    "in a string": ('x = """\ndef f(): pass\n"""\n', ["x"]),
    "method": ("class A:\n  def f(self): pass\n", ["A", "A.f"]),
    "function in method": (
        "class A:\n  def f(self):\n    def g():\n      class B: pass\n",
        ["A", "A.f", "A.f.g", "A.f.g.B"],
    ),
    "if, elif, else": (
        "if a:\n  def f(): pass\nelif b:\n  def g(): pass\nelse:\n  def h(): pass\n",
        ["f", "g", "h"],
    ),
    "try": (
        "try:\n  def a(): pass\nexcept E:\n  def b(): pass\nelse:\n  def c(): pass\n"
        "finally:\n  def d(): pass\n",
        ["a", "b", "c", "d"],
    ),
    "except*": ("try:\n  def a(): pass\nexcept* E:\n  def b(): pass\n", ["a", "b"]),
    "with": ("with a as b, c:\n  def f(): pass\n", ["f"]),
    "for and else": (
        "for x in y:\n  def f(): pass\nelse:\n  class C: pass\n",
        ["f", "C"],
    ),
    "while and else": ("while x:\n  def f(): pass\nelse:\n  class C: pass\n", ["f", "C"]),
    "match": ("match x:\n  case 1:\n    def f(): pass\n  case _: y = 2\n", ["f", "y"]),
    "one line each": ("if x: pass\nelse: y = 1\nclass A: z = 2\n", ["y", "A", "A.z"]),
    "after a continuation": ("\\\ndef f(): pass\n", ["f"]),
    "after semicolons": ("x = 1; y = 2;\ndef f(): return 3\n", ["x", "y", "f"]),
    "no final newline": ("def f(): pass", ["f"]),
    "soft keywords as names": (
        "def match(): pass\ndef case(): pass\nclass type: pass\n",
        ["match", "case", "type"],
    ),
    "NFKC": ("class \ufb01le: pass\n", ["file"]),
}


@pytest.mark.parametrize(("source", "names"), PLACES.values(), ids=PLACES)
def test_definitions_are_found_anywhere_in_source_order(source: str, names: list[str]) -> None:
    assert [each.qualname for each in read(source).definitions] == names


def test_owners_are_indices_of_the_enclosing_definitions() -> None:
    found = read(
        "class A:\n  x = 1\n  def f(self):\n    def g(): pass\n  y = 2\nz = 3\n"
    ).definitions
    assert [(each.qualname, each.owner) for each in found] == [
        ("A", -1),
        ("A.x", 0),
        ("A.f", 0),
        ("A.f.g", 2),
        ("A.y", 0),
        ("z", -1),
    ]


def test_lines_are_those_of_the_header_not_of_its_decorators() -> None:
    found = read("@a\n@b(\n 1)\ndef f(\n  x): pass\n\n\nclass C:\n  y = (\n    1)\n").definitions
    assert [(each.name, each.line) for each in found] == [("f", 4), ("C", 8), ("y", 9)]


ANCHORS = {
    "two functions": ("def f(): pass\ndef f(): pass\ndef f(): pass\n", ["f", "f-2", "f-3"]),
    "members of twins": (
        "class A:\n  def f(self): pass\nclass A:\n  def f(self): pass\n",
        ["A", "A.f", "A-2", "A.f-2"],
    ),
    "class and variable": ("class A: pass\nA = 1\n", ["A", "A-2"]),
    "equal after NFKC": ("def \ufb01(): pass\ndef fi(): pass\n", ["fi", "fi-2"]),
    "property": (
        "class A:\n  @property\n  def x(self): ...\n  @x.setter\n  def x(self, v): ...\n",
        ["A", "A.x", "A.x-2"],
    ),
}


@pytest.mark.parametrize(("source", "anchors"), ANCHORS.values(), ids=ANCHORS)
def test_anchors_are_unique(source: str, anchors: list[str]) -> None:
    assert [each.anchor for each in read(source).definitions] == anchors


FLAGS = {
    "plain": ("def f(): pass\n", ()),
    "async": ("async def f(): pass\n", ("async",)),
    "generator": ("def f():\n  yield\n", ("generator",)),
    "async generator": ("async def f():\n  yield 1\n", ("async", "generator")),
    "yield from": ("def f():\n  x = yield from y\n", ("generator",)),
    "yield in an argument": ("def f():\n  g(1, [(yield)])\n", ("generator",)),
    "yield in an f-string": ("def f():\n  f'{(yield)}'\n", ("generator",)),
    "yield in a lambda": ("def f():\n  return lambda: (yield)\n", ()),
    "yield in a decorator of an inner one": (
        "def f():\n  @(yield)\n  class A: pass\n",
        ("generator",),
    ),
    "yield in a default of a lambda": ("def f():\n  lambda x=(yield): 1\n", ("generator",)),
    "under if": ("if x:\n  def f(): pass\n", ("conditional",)),
    "under with": ("with x:\n  def f(): pass\n", ()),
    "in an except clause": ("try: pass\nexcept ImportError:\n  def f(): pass\n", ("conditional",)),
    "in a loop": ("for x in y:\n  def f(): pass\n", ("conditional",)),
    "under TYPE_CHECKING": ("if TYPE_CHECKING:\n  def f(): pass\n", ("conditional", "typing")),
    "under TYPE_CHECKING, and at run time": (
        "if TYPE_CHECKING:\n  def f(): pass\nelse:\n  f = None\n",
        ("conditional",),
    ),
    "under typing.TYPE_CHECKING": (
        "if typing.TYPE_CHECKING:\n  def f(): pass\n",
        ("conditional", "typing"),
    ),
    "beside TYPE_CHECKING": (
        "if TYPE_CHECKING: pass\nelse:\n  def f(): pass\n",
        ("conditional",),
    ),
}


@pytest.mark.parametrize(("source", "flags"), FLAGS.values(), ids=FLAGS)
def test_flags(source: str, flags: tuple[str, ...]) -> None:
    assert read(source).definitions[0].flags == flags


def test_a_yield_belongs_to_the_innermost_function() -> None:
    found = read(
        """
        def outer():
            def inner(x=[(yield) for _ in ()]):
                class A:
                    def method(self):
                        yield
            return inner
        """
    ).definitions
    assert {each.name: each.flags for each in found} == {
        "outer": ("generator",),
        "inner": (),
        "A": (),
        "method": ("generator",),
    }


def test_members_of_a_conditional_class_are_not_conditional() -> None:
    found = read("if x:\n  class A:\n    def f(self): pass\n").definitions
    assert [each.flags for each in found] == [("conditional",), ()]


def test_overloads_are_all_there() -> None:
    found = read(
        """
        from typing import overload
        @overload
        def f(x: int) -> int: ...
        @overload
        def f(x: str) -> str: ...
        def f(x): return x
        """
    ).definitions
    assert [each.signature for each in found] == [
        "def f(x: int) -> int",
        "def f(x: str) -> str",
        "def f(x)",
    ]
    assert [[ref.target for ref in each.decorators] for each in found] == [
        ["typing.overload"],
        ["typing.overload"],
        [],
    ]


DECORATORS = {
    "name": ("@a", [("a", "")]),
    "call": ("@a.b(1, x=2)", [("a.b(1, x=2)", "")]),
    "builtin": ("@property", [("property", "builtins.property")]),
    "two": ("@a\n# between\n@b", [("a", ""), ("b", "")]),
    "any expression (PEP 614)": ("@x[0].y if z else w", [("x[0].y if z else w", "")]),
    "lambda": ("@lambda f: f", [("lambda f: f", "")]),
    "walrus": ("@(d := decorate)", [("(d := decorate)", "")]),
    "comment and line break": ("@a(  # why\n  1,\n)  # so", [("a(1)", "")]),
    "blanks": ("@  a .b", [("a .b", "")]),
}


@pytest.mark.parametrize(("source", "expected"), DECORATORS.values(), ids=DECORATORS)
@pytest.mark.parametrize("header", ["class X: pass", "def f(): pass", "async def f(): pass"])
def test_decorators(source: str, expected: list[tuple[str, str]], header: str) -> None:
    found = only(f"{source}\n{header}\n").decorators
    assert [(each.text, each.target) for each in found] == expected


BASES = {
    "none": ("class A: pass", []),
    "no arguments": ("class A(): pass", []),
    "builtin": ("class A(dict): pass", [("dict", "builtins.dict")]),
    "generic": ("class A(list[int], Generic[T]): pass", [
        ("list[int]", "builtins.list"), ("Generic[T]", "")]),
    "keywords": ("class A(B, metaclass=M, x=lambda: 1): pass", [
        ("B", ""), ("metaclass=M", ""), ("x=lambda: 1", "")]),
    "unpacked": ("class A(*bases, B, **kw): pass", [("*bases", ""), ("B", ""), ("**kw", "")]),
    "call": ("class A(namedtuple('A', 'x y')): pass", [("namedtuple('A', 'x y')", "")]),
    "over lines": ("class A(  # one\n  B,\n  C,  # two\n): pass", [("B", ""), ("C", "")]),
    "type parameters": ("class A[T: int, *Ts, **P](B[T]): pass", [("B[T]", "")]),
}  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), BASES.values(), ids=BASES)
def test_bases_and_keywords(source: str, expected: list[tuple[str, str]]) -> None:
    assert [(each.text, each.target) for each in only(source + "\n").bases] == expected
