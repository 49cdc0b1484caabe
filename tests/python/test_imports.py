"""Imports: what, under which name, where, with which flags."""

from __future__ import annotations

import pytest

from tests.python.reading import read

FORMS = {
    "module": ("import a", [("a", "", "")]),
    "several": ("import a, b.c as d", [("a", "", ""), ("b.c", "", "d")]),
    "dotted": ("import a.b.c", [("a.b.c", "", "")]),
    "from": ("from a.b import c, d as e", [("a.b", "c", ""), ("a.b", "d", "e")]),
    "parentheses": (
        "from a import (  # why\n  b,\n  c as d,\n)",
        [("a", "b", ""), ("a", "c", "d")],
    ),
    "star": ("from a import *", [("a", "*", "")]),
    "relative": ("from . import a", [(".", "a", "")]),
    "relative module": ("from ...a.b import c", [("...a.b", "c", "")]),
    "relative star": ("from .. import *", [("..", "*", "")]),
    "blanks in the name": ("from . . a . b import c", [("..a.b", "c", "")]),
    "continued": ("from a \\\n  import b", [("a", "b", "")]),
    "semicolons": ("import a; import b", [("a", "", ""), ("b", "", "")]),
    "NFKC": ("import \ufb01 as \ufb02", [("fi", "", "fl")]),
    "future": ("from __future__ import annotations", [("__future__", "annotations", "")]),
    "in a string": ("x = 'import a'", []),
}


@pytest.mark.parametrize(("source", "expected"), FORMS.values(), ids=FORMS)
def test_forms(source: str, expected: list[tuple[str, str, str]]) -> None:
    found = read(source + "\n").imports
    assert [(each.module, each.name, each.alias) for each in found] == expected


FLAGS = {
    "plain": ("import a", ()),
    "under if": ("if x:\n  import a", ()),
    "in a function": ("def f():\n  import a", ("lazy",)),
    "in a method": ("class A:\n  def f(self): import a", ("lazy",)),
    "in a class": ("class A:\n  import a", ()),
    "in a class in a function": ("def f():\n  class A:\n    import a", ("lazy",)),
    "lazy import (PEP 810)": ("lazy import a", ("lazy",)),
    "lazy from (PEP 810)": ("lazy from a import b", ("lazy",)),
    "try": ("try:\n  import a\nexcept ImportError:\n  pass", ("optional",)),
    "try, one of several": (
        "try:\n  import a\nexcept (ValueError, ModuleNotFoundError): pass",
        ("optional",),
    ),
    "try, no brackets (PEP 758)": ("try:\n  import a\nexcept A, ImportError: pass", ("optional",)),
    "try, anything": ("try:\n  import a\nexcept: pass", ("optional",)),
    "try, another error": ("try:\n  import a\nexcept ValueError: pass", ()),
    "except*": ("try:\n  import a\nexcept* ImportError: pass", ("optional",)),
    "beside what cannot fail so": ("try: pass\nexcept ImportError:\n  import a", ()),
    "in a handler of something else": ("try: run()\nexcept Exception:\n  import a", ()),
    "try, raised again": ("try:\n  import a\nexcept ImportError: raise Missing", ()),
    "try, raised again in a function": (
        "def f():\n  try:\n    import a\n  except ImportError: raise Missing",
        ("lazy", "optional"),
    ),
    "after the try": ("try: pass\nexcept ImportError: pass\nelse:\n  import a", ()),
    "finally": ("try: pass\nexcept ImportError: pass\nfinally:\n  import a", ()),
    "if in try": ("try:\n  if x:\n    import a\nexcept ImportError: pass", ("optional",)),
    "typing": ("if TYPE_CHECKING:\n  import a", ("typing",)),
    "typing, dotted": ("if t.TYPE_CHECKING:\n  from a import b", ("typing",)),
    "not typing": ("if not TYPE_CHECKING:\n  import a", ()),
    "beside not typing": ("if not TYPE_CHECKING: pass\nelse: import a", ("typing",)),
    "beside typing": ("if TYPE_CHECKING: pass\nelse: import a", ()),
    "all": (
        "def f():\n  if TYPE_CHECKING:\n    try: import a\n    except Exception: pass",
        ("lazy", "optional", "typing"),
    ),
}


@pytest.mark.parametrize(("source", "flags"), FLAGS.values(), ids=FLAGS)
def test_flags(source: str, flags: tuple[str, ...]) -> None:
    (found,) = read(source + "\n").imports
    assert found.flags == flags


def test_owners() -> None:
    facts = read("import a\nclass C:\n  import b\n  def f(self):\n    import c\nimport d\n")
    assert [(each.module, each.owner) for each in facts.imports] == [
        ("a", -1),
        ("b", 0),
        ("c", 1),
        ("d", -1),
    ]


def test_a_fallback_is_optional_in_a_handler_of_import_errors_alone() -> None:
    source = "try:\n  import a\nexcept KeyError: import b\nexcept ImportError: import c\n"
    flags = {each.module: each.flags for each in read(source).imports}
    assert flags == {"a": ("optional",), "b": (), "c": ("optional",)}


LAZY = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n  from .a import A\n  import z\n"
SERVED = {
    "by __getattr__": (LAZY + "def __getattr__(name): ...\n", {"lazy"}),
    "by nothing": (LAZY, {"typing"}),
    "by a class": (LAZY + "class B:\n  def __getattr__(self, name): ...\n", {"typing"}),
}


@pytest.mark.parametrize(("source", "flags"), SERVED.values(), ids=SERVED)
def test_names_that_a_module_serves_at_run_time_are_lazy(source: str, flags: set[str]) -> None:
    found = {each.bound: set(each.flags) for each in read(source).imports}
    assert found == {"TYPE_CHECKING": set(), "A": flags, "z": {"typing"}}
