"""Signatures, parameters and variables as written, on one line."""

from __future__ import annotations

import pytest

from tests.python.reading import only, read

FUNCTIONS = {
    "plain": ("def f(): pass", "def f()"),
    "returns": ("def f(a,b) -> dict[str, int]: pass", "def f(a,b) -> dict[str, int]"),
    "async": ("async  def f(): pass", "async def f()"),
    "continued": ("def \\\n  f \\\n  (a): pass", "def f (a)"),
    "async continued": ("async \\\n def f(): pass", "async def f()"),
    "runs of blanks": ("def  f( a ,\tb ): pass", "def f( a , b )"),
    "over lines": ("def f(\n    a,\n    b=1,\n):\n    pass", "def f(a, b=1)"),
    "comments": (
        "def f(  # first\n  a,  # (unclosed\n  # alone\n  b  # 'quote\n): pass",
        "def f(a, b)",
    ),
    "trailing comma on the line": ("def f(a,): pass", "def f(a,)"),
    "inner list": ("def f(a=(\n  1,\n), b=g(\n  2,\n)): pass", "def f(a=(1,), b=g(2,))"),
    "return in parentheses": ("def f() -> (\n  int,\n): pass", "def f() -> (int,)"),
    "lambda default": ("def f(a=lambda x, y=1: {x: y}, b=2): pass",
                       "def f(a=lambda x, y=1: {x: y}, b=2)"),
    "lambda without parameters": ("def f(a=lambda:-1) -> int: pass",
                                  "def f(a=lambda:-1) -> int"),
    "slices and dicts": ("def f(a: x[1:2] = {1: 2}, *, b=c[::2]): pass",
                         "def f(a: x[1:2] = {1: 2}, *, b=c[::2])"),
    "string with marks": ("def f(a=':,=)(#', b=\"it's\"): pass",
                          "def f(a=':,=)(#', b=\"it's\")"),
    "string over lines": ('def f(a="""x\n  y"""): pass', 'def f(a="""x\\n  y""")'),
    "string continued": ("def f(a='x\\\ny'): pass", "def f(a='xy')"),
    "escaped backslash before a line break": ('def f(a="""x\\\\\ny"""): pass',
                                              'def f(a="""x\\\\\\ny""")'),
    "f-string of the same quotes": ("def f(a=f'{b['c']:>{d['e']}}', g=1): pass",
                                    "def f(a=f'{b['c']:>{d['e']}}', g=1)"),
    "f-string with a brace": ("def f(a=f'{{', b=f'}}'): pass", "def f(a=f'{{', b=f'}}')"),
    "raw f-string": (r"def f(a=rf'\{x}\'', b=1): pass", r"def f(a=rf'\{x}\'', b=1)"),
    "named character in an f-string": (r"def f(a=f'\N{DASH}{x!r}'): pass",
                                       r"def f(a=f'\N{DASH}{x!r}')"),
    "t-string": ("def f(a=t'{x:{y}}'): pass", "def f(a=t'{x:{y}}')"),
    "bytes": ("def f(a=rb'\\x', b=Rb\"'\"): pass", "def f(a=rb'\\x', b=Rb\"'\")"),
    "keyword before a quote": ("def f(a='x'if'{'else'y', b='{'in'{'): pass",
                               "def f(a='x'if'{'else'y', b='{'in'{')"),
    "walrus": ("def f(a=(b := 1)): pass", "def f(a=(b := 1))"),
    "type parameters": ("def f[T: (int, str) = int, *Ts, **P](x: T): pass",
                        "def f[T: (int, str) = int, *Ts, **P](x: T)"),
    "unpacked annotation": ("def f(*args: *Ts): pass", "def f(*args: *Ts)"),
    "form feed": ("def f(a,\f b): pass", "def f(a, b)"),
    "body on the line": ("def f(a: int) -> x: return {1: 2}", "def f(a: int) -> x"),
    "not ASCII": ("def \ufb01(ä='ö'): pass", "def \ufb01(ä='ö')"),
}  # fmt: skip


@pytest.mark.parametrize(("source", "signature"), FUNCTIONS.values(), ids=FUNCTIONS)
def test_function_signatures(source: str, signature: str) -> None:
    assert only(source + "\n").signature == signature


CLASSES = {
    "plain": ("class A: pass", "class A"),
    "no bases": ("class A(): pass", "class A()"),
    "over lines": ("class A(\n  B,  # why\n  metaclass=M,\n): pass", "class A(B, metaclass=M)"),
    "call over lines": ("class A(f(\n  1,\n)): pass", "class A(f(1,))"),
    "type parameters": ("class A[T = (\n int\n)](B[T]): pass", "class A[T = (int)](B[T])"),
    "one line": ("class A(B): x: int = 1", "class A(B)"),
}


@pytest.mark.parametrize(("source", "signature"), CLASSES.values(), ids=CLASSES)
def test_class_signatures(source: str, signature: str) -> None:
    assert read(source + "\n").definitions[0].signature == signature


def test_parameters_in_parts() -> None:
    found = only(
        """
        def f(
            a, b: int = 1, /, c=lambda x, y: {x: y}, d: "x, y" = (1, 2),
            *args: *Ts, e, g: dict[str, int] = {},  # comment, with = and :
            **kw: int,
        ) -> list[int]: pass
        """
    )
    assert [(p.name, p.kind, p.annotation, p.default) for p in found.parameters] == [
        ("a", "positional only", "", ""),
        ("b", "positional only", "int", "1"),
        ("c", "positional or keyword", "", "lambda x, y: {x: y}"),
        ("d", "positional or keyword", '"x, y"', "(1, 2)"),
        ("args", "variable positional", "*Ts", ""),
        ("e", "keyword only", "", ""),
        ("g", "keyword only", "dict[str, int]", "{}"),
        ("kw", "variable keyword", "int", ""),
    ]
    assert found.returns == "list[int]"


KINDS = {
    "bare star": ("a, *, b", ["positional or keyword", "keyword only"]),
    "slash and star": (
        "a, /, b, *, c",
        ["positional only", "positional or keyword", "keyword only"],
    ),
    "slash at the end": ("a, b, /", ["positional only", "positional only"]),
    "none": ("", []),
    "only keywords": ("**kw", ["variable keyword"]),
}


@pytest.mark.parametrize(("parameters", "kinds"), KINDS.values(), ids=KINDS)
def test_parameter_kinds(parameters: str, kinds: list[str]) -> None:
    assert [p.kind for p in only(f"def f({parameters}): pass\n").parameters] == kinds


VARIABLES = {
    "assigned": ("x = 1", [("x", "x = 1")]),
    "annotated": ("x: int", [("x", "x: int")]),
    "annotated and assigned": ("x : int=1", [("x", "x : int=1")]),
    "chained": ("x = y = 1", [("x", "x = y = 1"), ("y", "x = y = 1")]),
    "unpacked": ("a, (b, *c) = d", [(n, "a, (b, *c) = d") for n in "abc"]),
    "in brackets": ("[a, b] = c", [("a", "[a, b] = c"), ("b", "[a, b] = c")]),
    "attributes and items": ("a.b = c[0] = 1", []),
    "augmented": ("x += 1", []),
    "walrus": ("(x := 1)", []),
    "loop": ("for x in y: pass", []),
    "semicolons": ("x = 1 ; y: int = {1: 2};z = ';'", [
        ("x", "x = 1"), ("y", "y: int = {1: 2}"), ("z", "z = ';'")]),
    "lambda": ("x = lambda a, b=1: a; y = 2", [("x", "x = lambda a, b=1: a"), ("y", "y = 2")]),
    "tuple over lines": ("x = (\n  1,\n)", [("x", "x = (1,)")]),
    "tuple after an operator": ("x = a in (\n  1,\n)", [("x", "x = a in (1,)")]),
    "call over lines": ("x = f(\n  1,  # one\n  2,\n)", [("x", "x = f(1, 2)")]),
    "call of an item": ("x = f[0](\n  1,\n)", [("x", "x = f[0](1)")]),
    "method chain": ("x = (a\n  .b()\n  .c())", [("x", "x = (a.b().c())")]),
    "continued": ("x = 1 + \\\n    2", [("x", "x = 1 + 2")]),
    "comment": ("x = 1  # one", [("x", "x = 1")]),
    "comment sign in a string": ("x = '#'  ", [("x", "x = '#'")]),
    "blanks in a string": ("x  =  'a  b'", [("x", "x = 'a  b'")]),
    "string over lines": ('x = """a\n\tb"""', [("x", 'x = """a\\n\tb"""')]),
    "one-line class": ("class A: x: int = {1: 2}; y = 3", [
        ("A", "class A"), ("A.x", "x: int = {1: 2}"), ("A.y", "y = 3")]),
    "one-line if": ("if x == {1: 2}[1:]: y = 1", [("y", "y = 1")]),
    "one-line else": ("for a in b: pass\nelse: x = 1", [("x", "x = 1")]),
    "one-line case": ("match a:\n  case {'k': b} if c[1:]: x = 1", [("x", "x = 1")]),
    "one-line lambda condition": ("while lambda: 0: x = 1", [("x", "x = 1")]),
    "in a function": ("def f(): x = 1", [("f", "def f()")]),
    "class in a function": ("def f():\n  class A:\n    x = 1", [
        ("f", "def f()"), ("f.A", "class A"), ("f.A.x", "x = 1")]),
    "type alias": ("type X[T: int = str] = list[T]; y = 1", [
        ("X", "type X[T: int = str] = list[T]"), ("y", "y = 1")]),
}  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), VARIABLES.values(), ids=VARIABLES)
def test_variables(source: str, expected: list[tuple[str, str]]) -> None:
    found = read(source + "\n").definitions
    assert [(each.qualname, each.signature) for each in found] == expected


def test_kinds_of_definitions() -> None:
    found = read("x = 1\nclass A: pass\ndef f(): pass\ntype T = int\ny: int\n").definitions
    assert [each.kind for each in found] == [
        "variable",
        "class",
        "function",
        "type alias",
        "variable",
    ]


def test_a_variable_assigned_again_is_flagged_not_repeated() -> None:
    found = read("x = 1\ny = 2\nx = 3\nclass A:\n  x = 4\n").definitions
    assert [(each.qualname, each.signature, each.flags) for each in found] == [
        ("x", "x = 1", ("reassigned",)),
        ("y", "y = 2", ()),
        ("A", "class A", ()),
        ("A.x", "x = 4", ()),
    ]


def test_a_long_value_is_cut_and_flagged() -> None:
    exact, longer = f"x = '{'a' * 194}'", f"y = '{'a' * 195}'"
    found = read(f"{exact}\n{longer}\n").definitions
    assert [(each.signature, each.flags) for each in found] == [
        (exact, ()),
        (longer[:199] + "…", ("cut",)),
    ]
