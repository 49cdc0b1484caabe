"""Calls with their arguments, the values that rules look at, and where they stand."""

from __future__ import annotations

import pytest

from repo_docs_hook.model.facts import Argument, Call
from tests.python.reading import only, read

VALUES = {
    "True": ("True", "True"),
    "None": ("None", "None"),
    "integer": ("0x1F", "0x1F"),
    "float": ("1.50", "1.50"),
    "string": ('"md5"', "'md5'"),
    "raw string": (r"r'\d'", r"'\\d'"),
    "string with a quote": ('"it\'s"', '"it\'s"'),
    "not ASCII": ("'é\U0001fae0'", r"'\xe9\U0001fae0'"),
    "concatenated": ("'a' \"b\"", "'ab'"),
    "in brackets": ("(('a'))", "'a'"),
    "80 characters": (f"'{'a' * 80}'", f"'{'a' * 80}'"),
    "81 characters": (f"'{'a' * 81}'", f"'{'a' * 80}'"),
    "bytes": ("b'a'", ""),
    "imported name": ("hashlib.md5", "=hashlib.md5"),
    "builtin name": ("print", "=builtins.print"),
    "own function": ("own", "=:own"),
    "unknown name": ("unknown", ""),
    "item": ("a[0]", ""),
    "negative": ("-1", ""),
    "f-string": ("f'SELECT {x}'", ":f-string SELECT"),
    "f-string that begins with a field": ("f'{x}'", ":f-string"),
    "concatenated f-string": ("'SELECT ' f'{x}'", ":f-string SELECT"),
    "sum": ("'SELECT ' + x + 'y'", ":concatenation SELECT"),
    "sum of names": ("x + y", ""),
    "percent": ("'SELECT %s' % x", ":percent SELECT %s"),
    "format": ("'SELECT {}'.format(x)", ":format SELECT {}"),
    "other method": ("'SELECT'.lower()", ""),
    "format of a name": ("x.format(y)", ""),
    "difference": ("'a' - x", ""),
}


@pytest.mark.parametrize(("source", "value"), VALUES.values(), ids=VALUES)
def test_values_of_arguments(source: str, value: str) -> None:
    calls = read(f"import hashlib\ndef own(): pass\nvars({source})\n").calls
    (found,) = [each for each in calls if each.target == "builtins.vars"]
    assert found.arguments == (Argument("", value),)


def test_arguments_have_their_keywords() -> None:
    (call,) = read("import a\na.f(1, *x, k='v', **{}, \ufb01=True)\n").calls
    assert call == Call(
        "a.f",
        -1,
        (
            Argument("", "1"),
            Argument("*", ""),
            Argument("k", "'v'"),
            Argument("**", ""),
            Argument("fi", "True"),
        ),
    )


METHODS = {
    "of something unknown": ("x.execute('a')", []),
    "with a concatenated literal": ("x.execute('a' 'b')", []),
    "with a built string": ("x.y().execute(f'a{b}')", ["?.execute"]),
    "with a built keyword": ("x.execute(sql='a' % b)", ["?.execute"]),
    "that is watched": ("x().extractall()", ["?.extractall"]),
    "of an own class": ("class A: pass\nA.f('a' + b)", ["?.f"]),
    "of a module": ("import a\na.execute(f'{b}')", ["a.execute"]),
    "a function": ("execute(f'{b}')", []),
}


@pytest.mark.parametrize(("source", "targets"), METHODS.values(), ids=METHODS)
def test_methods_of_unknown_objects_count_only_with_built_strings(
    source: str, targets: list[str]
) -> None:
    assert [each.target for each in read(source + "\n").calls] == targets


PLACES = {
    "decorator's argument": "@x(eval())\ndef f(): pass",
    "base": "class A(eval()): pass",
    "class keyword": "class A(x=eval()): pass",
    "default": "def f(a, *, b=eval()): pass",
    "f-string": "f'{1:{eval()}}'",
    "t-string": "t'{eval()}'",
    "with item": "with eval() as x: pass",
    "loop": "for x in eval(): pass",
    "while": "while eval(): pass",
    "elif": "if x: pass\nelif eval(): pass",
    "except": "try: pass\nexcept eval(): pass",
    "raise from": "raise x from eval()",
    "assert": "assert eval(), 1",
    "case guard": "match x:\n  case 1 if eval(): pass",
    "match subject": "match eval():\n  case 1: pass",
    "subscript": "x[1:eval()] = 1",
    "augmented": "x += eval()",
    "annotation": "x: eval()",
    "type alias": "type X = eval()",
    "type parameter": "def f[T: eval()](): pass",
    "return": "def f(): return eval()",
    "yield": "def f(): yield eval()",
    "await": "async def f(): await eval()",
    "delete": "del x[eval()]",
    "comprehension's condition": "[1 for x in y if eval()]",
    "dict": "{1: 2, **eval()}",
    "starred": "print(*x[eval()])",
    "lambda": "lambda: eval()",
    "argument of a call": "x(y(z=eval()))",
    "comparison": "1 < x < eval()",
    "after semicolon": "x; eval()",
}


@pytest.mark.parametrize("source", PLACES.values(), ids=PLACES)
def test_calls_are_found_anywhere(source: str) -> None:
    assert "builtins.eval" in [each.target for each in read(source + "\n").calls]


def test_a_decorator_is_no_call_but_has_its_arguments() -> None:
    source = "import functools\n@functools.lru_cache(None, typed=True)\ndef f(): pass\n"
    assert read(source).calls == ()
    (decorator,) = only(source).decorators
    assert decorator.target == "functools.lru_cache"
    assert decorator.arguments == (Argument("", "None"), Argument("typed", "True"))


def test_owners_and_repetitions() -> None:
    facts = read(
        """
        eval('a')
        eval('a')
        class A:
            eval('b')
            def f(self): eval('a'); eval(*[eval() for x in y]); lambda: eval('c')
        """
    )
    assert [(each.owner, [a.value for a in each.arguments]) for each in facts.calls] == [
        (-1, ["'a'"]),
        (0, ["'b'"]),
        (1, ["'a'"]),
        (1, [""]),
        (1, []),
        (1, ["'c'"]),
    ]
