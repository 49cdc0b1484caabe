"""What a name means where it stands, seen through calls of it (``-``: it cannot be known)."""

from __future__ import annotations

import pytest

from tests.python.reading import read

MEANINGS = {
    "builtin": ("eval()", ["builtins.eval"]),
    "attribute of a builtin": ("dict.fromkeys()", ["builtins.dict.fromkeys"]),
    "unknown": ("f()", []),
    "module": ("import a\na.f()", ["a.f"]),
    "dotted module": ("import a.b\na.b.f()\na.c()", ["a.b.f", "a.c"]),
    "module alias": ("import a.b as c\nc.f()", ["a.b.f"]),
    "name": ("from a import b\nb()\nb.c()", ["a.b", "a.b.c"]),
    "name alias": ("from a import b as c\nc()\nb()", ["a.b"]),
    "relative": ("from . import a\nfrom .b import c\na.f(); c()", [".a.f", ".b.c"]),
    "before the import": ("def f(): a()\nfrom m import a", ["m.a"]),
    "shadowing a builtin": ("from a import open\nopen()", ["a.open"]),
    "star does not hide builtins": ("from a import *\neval()", ["builtins.eval"]),
    "own function": ("def eval(): pass\neval()", []),
    "own variable": ("eval = 1\neval()", []),
    "parameter": ("import a\ndef f(a): a.g()", []),
    "starred parameters": ("import a, b\ndef f(*a, **b): a.g(); b.g()", []),
    "default sees outside": ("import a\ndef f(a=a.g()): pass", ["a.g"]),
    "annotation sees outside": ("import a\ndef f(a: a.g()) -> a.h(): pass", ["a.g", "a.h"]),
    "decorator's arguments see outside": ("import a\n@x(a.g())\ndef f(a): pass", ["a.g"]),
    "lambda's parameter": ("import a\nlambda a: a.g()", []),
    "lambda's default": ("import a\nlambda a=a.g(): 1", ["a.g"]),
    "local variable": ("import a\ndef f():\n  a.g()\n  a = 1", []),
    "local import": ("import a\ndef f():\n  import b as a\n  a.g()\na.g()", ["b.g", "a.g"]),
    "local of another function": ("import a\ndef f(): a = 1\ndef g(): a.g()", ["a.g"]),
    "enclosing function": ("def f(a):\n  def g(): a.h()", []),
    "enclosing function's import": ("def f():\n  import a\n  def g(): a.h()", ["a.h"]),
    "nested default": ("import a\ndef f(a):\n  lambda x=a.g(): 1", []),
    "class member": ("class A:\n  import a\n  a.f()", ["a.f"]),
    "class member from a method": ("class A:\n  import a\n  def f(self): a.f()", []),
    "class member hides nothing in a method": (
        "import a\nclass A:\n  a = 1\n  def f(self): a.f()",
        ["a.f"],
    ),
    "comprehension": ("import a\n[a.f() for a in x]\na.g()", ["a.g"]),
    "comprehension before its clause": ("import a\n{a.f(): 1 for (a, b) in x}", []),
    "comprehension's first iterable": ("import a\n[1 for a in a.f()]", ["a.f"]),
    "comprehension in a class": ("class A:\n  import a\n  [a.f() for b in a.g()]", ["a.g"]),
    "walrus": ("import a\nif (a := 1): a.f()", []),
    "walrus in a comprehension": ("import a\ndef f():\n  [(a := b) for b in x]\n  a.f()", []),
    "loop": ("import a\ndef f():\n  for a in x: a.f()", []),
    "with": ("import a\ndef f():\n  with x as (a, b): a.f()", []),
    "with attribute": ("import a\nwith x as a.b: a.f()", ["a.f"]),
    "except": ("import a\ndef f():\n  try: pass\n  except E as a: a.f()", []),
    "match capture": ("import a\ndef f():\n  match x:\n    case [*a]: a.f()", []),
    "match as": ("import a\ndef f():\n  match x:\n    case {**a} | (1 as b): a.f()", []),
    "type alias": ("def f():\n  type eval = int\n  eval()", []),
    "class name": ("import a\ndef f():\n  class a: pass\n  a.f()", []),
    "unpacking": ("import a\ndef f():\n  x, (a, *y) = z\n  a.f()", []),
    "annotated without a value": ("import a\na: int\na.f()", ["a.f"]),
    "global": ("import a\ndef f(a):\n  def g():\n    global a\n    a.h()", ["a.h"]),
    "global in a comprehension": (
        "import a\ndef f(a):\n  def g():\n    global a\n    [a.h() for _ in x]",
        ["a.h"],
    ),
    "global import": ("def f():\n  global a\n  import a\ndef g(): a.h()", ["a.h"]),
    "alternatives": (
        "try: import a as x\nexcept ImportError: import b as x\nx.f()",
        ["a.f", "b.f"],
    ),
    "fallback of None": ("try: import a\nexcept ImportError: a = None\na.f()", ["a.f"]),
    "fallback function": (
        "try: from a import f\nexcept ImportError:\n  def f(): pass\nf()",
        ["a.f"],
    ),
    "default, then import": ("a = None\ntry: import a\nexcept E: pass\na.f()", ["a.f"]),
    "rebound for sure": ("import a\na = g(a)\na.f()", []),
    "rebound perhaps": ("import a\nif x: a = g(a)\na.f()", ["a.f"]),
    "rebound in a with": ("import a\nwith x: a = g(a)\na.f()", []),
    "imported twice alike": ("import a\ndef g(): pass\nimport a\na.f()", ["a.f"]),
    "NFKC": ("import \ufb01\nfi.g()", ["fi.g"]),
    "call of a call": ("import a\na.f().g()", ["a.f"]),
    "item": ("import a\na.b[0].c()", []),
}


@pytest.mark.parametrize(("source", "targets"), MEANINGS.values(), ids=MEANINGS)
def test_calls_resolve_as_python_would(source: str, targets: list[str]) -> None:
    assert sorted(each.target for each in read(source + "\n").calls) == sorted(targets)


REFERENCES = {
    "import": ("import a\nclass C(a.B): pass", "a.B"),
    "generic": ("from a import B\nclass C(B[int]): pass", "a.B"),
    "call": ("from a import b\nclass C(b('x')): pass", "a.b"),
    "relative": ("from ..a import B\nclass C(B): pass", "..a.B"),
    "builtin": ("class C(Exception): pass", "builtins.Exception"),
    "own class": ("class B: pass\nclass C(B): pass", ":B"),
    "own inner class": ("class A:\n  class B: pass\nclass C(A.B): pass", ":A.B"),
    "sibling in a class": ("class A:\n  class B: pass\n  class C(B): pass", ":A.B"),
    "own class, either way": (
        "if x:\n  class B: pass\nelse:\n  class B(y): pass\nclass C(B): pass",
        ":B",
    ),
    "own class or a variable": ("if x: B = 1\nelse:\n  class B: pass\nclass C(B): pass", ""),
    "variable": ("B = f()\nclass C(B): pass", ""),
    "unknown": ("class C(B): pass", ""),
    "expression": ("class C(a or b): pass", ""),
}


@pytest.mark.parametrize(("source", "target"), REFERENCES.values(), ids=REFERENCES)
def test_bases_resolve_to_definitions_too(source: str, target: str) -> None:
    found = read(source + "\n").definitions[-1]
    assert [each.target for each in found.bases] == [target]
