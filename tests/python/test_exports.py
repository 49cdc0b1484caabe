"""``__all__`` in all its forms."""

from __future__ import annotations

import pytest

from tests.python.reading import read

COMPLETE = {
    "list": ("__all__ = ['a', \"b\"]", ("a", "b")),
    "tuple": ("__all__ = 'a', 'b'", ("a", "b")),
    "tuple of one": ("__all__ = ('a',)", ("a",)),
    "empty": ("__all__ = []", ()),
    "annotated": ("__all__: list[str] = ['a']", ("a",)),
    "sum": ("__all__ = ['a'] + ['b'] + ['c']", ("a", "b", "c")),
    "added to": ("__all__ = ['a']\n__all__ += ['b']", ("a", "b")),
    "appended to": ("__all__ = ['a']\n__all__.append('b')", ("a", "b")),
    "extended": ("__all__ = ['a']\n__all__.extend(['b', 'c'])", ("a", "b", "c")),
    "sorted": ("__all__ = ['b', 'a']\n__all__.sort()", ("b", "a")),
    "chained": ("x = __all__ = ['a']", ("a",)),
    "over lines": ("__all__ = [\n  'a',  # 'x'\n  'b' 'c',\n]", ("a", "bc")),
    "twice": ("__all__ = ['a']\n__all__ = ['b']", ("b",)),
    "again": ("__all__ = ['a', 'a']", ("a",)),
    "under if": ("__all__ = ['a']\nif x:\n  __all__ += ['b']", ("a", "b")),
    "alternatives": (
        "try: __all__ = ['a']\nexcept ImportError: __all__ = ['b']",
        ("a", "b"),
    ),
    "semicolon": ("import x; __all__ = ['a']", ("a",)),
    "added first": ("__all__ += ['a']", ("a",)),
}
INCOMPLETE = {
    "of another module": ("__all__ = ['a'] + x.__all__", ("a",)),
    "added from another": ("__all__ = ['a']\n__all__ += x.__all__", ("a",)),
    "computed": ("__all__ = [n for n in dir()]", ()),
    "call": ("__all__ = list(x)", ()),
    "a name inside": ("__all__ = ['a', b, 'c']", ("a", "c")),
    "unpacked": ("__all__ = ['a', *b]", ("a",)),
    "removed from": ("__all__ = ['a']\n__all__.remove('a')", ("a",)),
    "extended by a generator": ("__all__ = ['a']\n__all__.extend(x for x in y)", ("a",)),
    "a string": ("__all__ = ('a')", ()),
    "f-string": ("__all__ = [f'a']", ()),
}
NONE = {
    "none": "x = 1",
    "annotated only": "__all__: list[str]",
    "of another module": "x.__all__ = ['a']",
    "in a function": "def f(): __all__ = ['a']",
    "in a class": "class A: __all__ = ['a']",
    "in a string": "'''\n__all__ = ['a']\n'''",
}


@pytest.mark.parametrize(("source", "names"), COMPLETE.values(), ids=COMPLETE)
def test_literals_are_evaluated(source: str, names: tuple[str, ...]) -> None:
    facts = read(source + "\n")
    assert (facts.exports, facts.exports_complete) == (names, True)


@pytest.mark.parametrize(("source", "names"), INCOMPLETE.values(), ids=INCOMPLETE)
def test_anything_else_makes_them_incomplete(source: str, names: tuple[str, ...]) -> None:
    facts = read(source + "\n")
    assert (facts.exports, facts.exports_complete) == (names, False)


@pytest.mark.parametrize("source", NONE.values(), ids=NONE)
def test_only_the_module_exports(source: str) -> None:
    assert read(source + "\n").exports is None
