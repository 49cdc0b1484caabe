"""Classes that inherit from each other in one file: twice as many take twice the work."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from repo_docs_hook.model.module import Module
from repo_docs_hook.model.settings import Config, Rule
from repo_docs_hook.pages.render import file_pages, folder_pages
from repo_docs_hook.project.project import Project
from repo_docs_hook.rules import findings
from tests.pages.demo import read_module

HEAD = "import unittest\nfrom enum import Enum\nfrom far import Base, Mixin\n\n\n"
COUNT = 150


def chain(first: str, body: str = "pass") -> Callable[[int], str]:
    """Return the maker of a file in which each class inherits from the one before it."""

    def make(count: int) -> str:
        bases = [first, *(f"C{number}" for number in range(count))]
        return "".join(f"class C{at}({bases[at]}):\n    {body}\n" for at in range(count))

    return make


def diamonds(count: int) -> str:
    sides = ("class L{0}(C{0}): pass\nclass R{0}(C{0}): pass\nclass C{1}(L{0}, R{0}): pass\n",)
    tops = range(count // 3)
    return "class C0(Base): pass\n" + "".join(sides[0].format(at, at + 1) for at in tops)


def cycle(count: int) -> str:
    return "".join(f"class C{at}(C{(at + 1) % count}, Enum): pass\n" for at in range(count))


def aliases(count: int) -> str:
    """Each class inherits from the one before it by two names, one of them a variable."""
    pairs = "B{0} = C{0}\nclass C{1}(C{0}, B{0}, Mixin, metaclass=type): pass\n"
    return "class C0(Base): pass\n" + "".join(pairs.format(at, at + 1) for at in range(count))


SHAPES = {
    "a chain": chain("object"),
    "a chain of overrides": chain("Base", "def run(self): pass"),
    "a chain of exceptions": chain("ValueError"),
    "a chain of test cases": chain("unittest.TestCase"),
    "one name again and again": lambda count: (
        "class C(Base): pass\n" + "class C(C): pass\n" * count
    ),
    "diamonds": diamonds,
    "a cycle": cycle,
    "several names": aliases,
    "cases without a test": lambda count: "".join(
        f"class C{at}(unittest.TestCase): pass\n" for at in range(count)
    ),
    "one base of all": lambda count: (
        chain("Base")(1) + "".join(f"class D{at}(C0): pass\n" for at in range(count))
    ),
}
#: A rule of the configuration asks for a base as other files name it.
RULED = Config(rules=(Rule("patterns", "base", ("pkg.mod.C0", "far.*"), "Ours"),))


def work(module: Module, config: Config) -> int:
    """Return the number of calls, of Python and C functions, that all pages of a file take."""
    project = Project(config, ["pkg/__init__.py", module.path])
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        found = findings(module.path, module.facts, project)
        file_pages(module, project, found)
        folder_pages("pkg", [(module, found)], project, {}, [])
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("config", [Config(), RULED], ids=["built-in", "with a rule"])
@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_twice_as_many_classes_take_twice_the_work(
    shape: Callable[[int], str], config: Config
) -> None:
    once, twice = (
        work(read_module("pkg/mod.py", (HEAD + shape(count)).encode()), config)
        for count in (COUNT, 2 * COUNT)
    )
    assert once < twice < 2.3 * once


def test_a_long_chain_needs_no_deep_stack() -> None:
    count = sys.getrecursionlimit() + 200
    module = read_module("pkg/mod.py", (HEAD + chain("Base")(count)).encode())
    project = Project(RULED, ["pkg/__init__.py", module.path])
    (note,) = findings(module.path, module.facts, project).patterns[:1]
    assert (note.title, note.what, len(note.owners)) == ("Ours", "far.Base", count)
    assert len(file_pages(module, project, findings(module.path, module.facts, project))) == 2


BASES = {
    "itself": ("class A(A): pass\nclass B(A, Base): pass\n", ["B"]),
    "a cycle": ("class A(B): pass\nclass B(A, Base): pass\n", ["A", "B"]),
    "by a longer way": (
        "class A(Base): pass\nclass B(A): pass\nclass C(B, A): pass\n",
        ["A", "B", "C"],
    ),
    "the first of two": (
        "class A: pass\nclass A(Base): pass\nclass B(A): pass\n",
        ["A"],
    ),
    "a class in a class": (
        "class A(Base):\n    class B(Base): pass\nclass C(A.B): pass\n",
        ["A", "A.B", "C"],
    ),
    "as a keyword": ("class A(key=Base): pass\nclass B(A): pass\n", []),
}


@pytest.mark.parametrize(("source", "names"), BASES.values(), ids=BASES)
def test_heirs(source: str, names: list[str]) -> None:
    module = read_module("mod.py", (HEAD + source).encode())
    project = Project(Config(rules=(Rule("patterns", "base", ("far.Base",), "Ours"),)), ["mod.py"])
    notes = findings("mod.py", module.facts, project).patterns
    found = [each.owners for each in notes if each.title == "Ours"]
    definitions = module.facts.definitions
    assert [definitions[index].qualname for owners in found for index in owners] == names
