"""Constructs that definitions use, the main guard and the shebang."""

from __future__ import annotations

import pytest

from repo_docs_hook.python.reader import read_facts
from tests.python.reading import read

FEATURES = {
    "bare except": ("try: pass\nexcept: pass", [("except", "")]),
    "except": ("try: pass\nexcept a.E as e: pass", [("except", "a.E")]),
    "several exceptions": (
        "try: pass\nexcept (A, B): pass",
        [("except", "A"), ("except", "B")],
    ),
    "no brackets (PEP 758)": ("try: pass\nexcept A, B: pass", [("except", "A"), ("except", "B")]),
    "computed exceptions": ("try: pass\nexcept f(): pass", []),
    "except*": ("try: pass\nexcept* A: pass", [("except*", "A")]),
    "raise": ("raise E", [("raise", "E")]),
    "raise a call": ("raise a.E(1) from None", [("raise", "a.E")]),
    "raise again": ("raise", []),
    "raise an item": ("raise x[0]", []),
    "assert": ("assert x, y", [("assert", "")]),
    "global": ("def f():\n  global x, y\n  y = 1", [("global", "")]),
    "global, added to": ("def f():\n  global x\n  x += 1", [("global", "")]),
    "global, by a loop": ("def f():\n  global x\n  for x in y: pass", [("global", "")]),
    "global, in a comprehension": ("def f():\n  global x\n  [x := 1 for _ in y]", [("global", "")]),
    "global, a function": ("def f():\n  global x\n  def x(): pass", [("global", "")]),
    "global, an item of it": ("def f():\n  global x\n  x[1] = x.y = 2\n  x[1] += 1", []),
    "global, another name": ("def f():\n  global x\n  y = 1\n  z += 1", []),
    "match": ("match x:\n  case 1: pass", [("match", "")]),
    "match is a name": ("match = 1\nmatch(x)\nmatch[1]: int", []),
    "await": ("async def f(): await x", [("await", "")]),
    "async for": ("async def f():\n  async for x in y: pass", [("async for", "")]),
    "async comprehension": ("async def f(): [x async for x in y]", [("async for", "")]),
    "async with": ("async def f():\n  async with x: pass", [("async with", "")]),
    "for and with": ("for x in y: pass\nwith z: pass", []),
    "once each": ("assert 1\nassert 2", [("assert", "")]),
}


@pytest.mark.parametrize(("source", "expected"), FEATURES.values(), ids=FEATURES)
def test_features(source: str, expected: list[tuple[str, str]]) -> None:
    assert [(each.feature, each.detail) for each in read(source + "\n").syntax] == expected


def test_features_have_owners() -> None:
    found = read(
        "assert 1\nclass A:\n  assert 1\n  def f(self):\n    lambda: [0 for x in (yield)]\n"
        "    assert 2\nraise E\n"
    ).syntax
    assert [(each.feature, each.owner) for each in found] == [
        ("assert", -1),
        ("assert", 0),
        ("assert", 1),
        ("raise", -1),
    ]


GUARDS = {
    "usual": 'if __name__ == "__main__": pass',
    "single quotes": "if __name__ == '__main__':\n  f()",
    "brackets": "if (__name__) == ('__main__'): pass",
    "all in brackets": "if (__name__ == '__main__'): pass",
    "turned round": "if '__main__' == __name__: pass",
    "and": "if __name__ == '__main__' and x: pass",
    "and, last": "if x and y and __name__ == '__main__': pass",
    "and in brackets": "if x and (y and __name__ == '__main__'): pass",
    "elif": "if x: pass\nelif __name__ == '__main__': pass",
    "in try": "try:\n  if __name__ == '__main__': pass\nfinally: pass",
}
NO_GUARDS = {
    "not equal": "if __name__ != '__main__': pass",
    "another name": "if __name__ == 'main': pass",
    "another variable": "if name == '__main__': pass",
    "or": "if __name__ == '__main__' or x: pass",
    "in a function": "def f():\n  if __name__ == '__main__': pass",
    "in a class": "class A:\n  if __name__ == '__main__': pass",
    "in a string": "'''\nif __name__ == '__main__': pass\n'''",
    "attribute": "if x.__name__ == '__main__': pass",
    "chain": "if __name__ == '__main__' == x: pass",
    "expression": "__name__ == '__main__'",
}


@pytest.mark.parametrize("source", GUARDS.values(), ids=GUARDS)
def test_main_guard(source: str) -> None:
    assert read(source + "\n").main_guard


@pytest.mark.parametrize("source", NO_GUARDS.values(), ids=NO_GUARDS)
def test_no_main_guard(source: str) -> None:
    assert not read(source + "\n").main_guard


SHEBANGS = {
    "env": ("#!/usr/bin/env python3\nx = 1\n", "#!/usr/bin/env python3"),
    "alone": ("#!python", "#!python"),
    "blank before": (" #!python\n", ""),
    "second line": ("\n#!python\n", ""),
    "comment": ("# !python\n", ""),
}


@pytest.mark.parametrize(("source", "shebang"), SHEBANGS.values(), ids=SHEBANGS)
def test_shebang(source: str, shebang: str) -> None:
    assert read_facts(source.encode()).shebang == shebang
