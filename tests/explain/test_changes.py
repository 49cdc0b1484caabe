"""What the "what changed" lines say of two states of a source."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from repo_docs_hook.explain.changes import describe_changes, find_first_change
from repo_docs_hook.model.facts import Definition, Facts, Import, Parameter, Reference
from repo_docs_hook.model.outcome import Sign
from tests.explain.saying import BREAKING, say


def define(signature: str, *, kind: str = "", **fields: object) -> Definition:
    """Make a definition of its header, as written, with a dotted name where it has an owner."""
    head, _, rest = signature.rpartition("def ") if "def " in signature else ("", "", signature)
    kind = kind or ("function" if "def " in signature else "variable")
    if rest.startswith("class "):
        kind, rest = "class", rest.removeprefix("class ")
    qualname = re.split(r"[(:=\[ ]", rest, maxsplit=1)[0]
    name = qualname.rpartition(".")[2]
    written = signature.replace(qualname, name, 1)
    flags = ("async",) if head else ()
    values: dict[str, object] = {"owner": -1, "line": 1, "flags": flags, **fields}
    return Definition(kind, name, qualname, qualname, signature=written, **values)  # type: ignore[arg-type]


def module(*definitions: Definition, **fields: object) -> Facts:
    """Make facts whose definitions find their owners by their dotted names."""
    places = {item.qualname: at for at, item in enumerate(definitions)}
    owned = tuple(
        replace(item, owner=places.get(item.qualname.rpartition(".")[0], -1))
        for item in definitions
    )
    return Facts(definitions=owned, **fields)  # type: ignore[arg-type]


def imports(*names: str, **fields: object) -> Facts:
    """Make facts with imports, each ``module:name:alias``."""
    entries = []
    for name in names:
        source, imported, alias, *_ = [*name.split(":"), "", ""]
        entries.append(Import(source, imported, alias, -1))
    return Facts(imports=tuple(entries), **fields)  # type: ignore[arg-type]


def parameters(*names: str) -> tuple[Parameter, ...]:
    """Make parameters, each ``kind|name|annotation|default``."""
    words = {"p": "positional only", "": "positional or keyword", "k": "keyword only"}
    words |= {"*": "variable positional", "**": "variable keyword"}
    found = []
    for text in names:
        kind, name, annotation, default, *_ = [*text.split("|"), "", ""]
        found.append(Parameter(name, words[kind], annotation, default))
    return tuple(found)


FOO = define("class Foo")
RUN = define("def Foo.run(self)", parameters=parameters("|self"))
FORCED = define(
    "def Foo.run(self, *, force=False)", parameters=parameters("|self", "k|force||False")
)
TOP = define("def top(x, y = 2)", parameters=parameters("|x", "|y||2"))
STRAY = define("def stray(a: int)", parameters=parameters("|a|int"), docstring="Go.")
LOOK = (Reference("property", "builtins.property"), Reference("cache", "functools.cache"))

CASES = {
    "function added": (module(), module(TOP), ["+ function top(x, y=2)"]),
    "class removed": (module(define("class Bar")), module(), ["- class Bar" + BREAKING]),
    "signature": (
        module(FOO, RUN),
        module(FOO, FORCED),
        ["~ Foo.run(self) -> Foo.run(self, *, force=False)"],
    ),
    "only an annotation": (
        module(STRAY),
        module(replace(STRAY, signature="def stray(a: str)")),
        ["~ stray(a: int) -> stray(a: str)"],
    ),
    "only async": (
        module(define("def go()")),
        module(define("async def go()")),
        ["~ function go() -> async function go()"],
    ),
    "another kind": (
        module(define("class go")),
        module(define("def go()")),
        ["~ class go -> function go()" + BREAKING],
    ),
    "return": (
        module(define("def f() -> int", returns="int")),
        module(define("def f() -> str", returns="str")),
        ["~ f() -> int -> f() -> str"],
    ),
    "every kind of parameter": (
        module(),
        module(
            define(
                "def f(...)",
                parameters=parameters("p|a|int", "|b||1", "*|c", "k|d", "**|e|int"),
            ),
            define("def g(a, /)", parameters=parameters("p|a")),
        ),
        ["+ function f(a, /, b=1, *c, d, **e)", "+ function g(a, /)"],
    ),
    "method added": (module(FOO), module(FOO, RUN), ["+ method Foo.run(self)"]),
    "class added with its members": (module(), module(FOO, RUN), ["+ class Foo"]),
    "class removed with its members": (
        module(FOO, RUN),
        module(),
        ["- class Foo" + BREAKING],
    ),
    "bases": (
        module(define("class Foo(Base)")),
        module(define("class Foo(Base, metaclass=M)")),
        ["~ class Foo(Base) -> class Foo(Base, metaclass=M)"],
    ),
    "variable": (
        module(define("LIMIT = 10")),
        module(define("LIMIT: int = 10")),
        ["~ LIMIT = 10 -> LIMIT: int = 10"],
    ),
    "variable added": (module(), module(define("_x = 1")), ["+ variable _x = 1"]),
    "type alias": (
        module(define("X = int", kind="type alias")),
        module(define("X = str", kind="type alias")),
        ["~ X = int -> X = str" + BREAKING],
    ),
    "docstring": (
        module(FOO),
        module(replace(FOO, docstring="New.")),
        ["docstring of Foo"],
    ),
    "docstring of the module": (module(), module(docstring="x"), ["docstring of the module"]),
    "decorators": (
        module(RUN),
        module(replace(RUN, decorators=LOOK[:1])),
        ["+ @property on Foo.run"],
    ),
    "decorator removed": (
        module(replace(RUN, decorators=LOOK)),
        module(replace(RUN, decorators=LOOK[:1])),
        ["- @cache on Foo.run"],
    ),
    "decorators in another order": (
        module(replace(RUN, decorators=LOOK)),
        module(replace(RUN, decorators=LOOK[::-1])),
        ["~ decorators of Foo.run: another order"],
    ),
    "generator": (
        module(RUN),
        module(replace(RUN, flags=("generator",))),
        ["~ Foo.run: now a generator"],
    ),
    "renamed": (
        module(STRAY),
        module(define("def tidy(a: int)", parameters=STRAY.parameters, docstring="Go.")),
        ["renamed stray -> tidy" + BREAKING],
    ),
    "renamed with another docstring": (
        module(STRAY),
        module(define("def tidy(a: int)", parameters=STRAY.parameters)),
        ["+ function tidy(a)", "- function stray(a)" + BREAKING],
    ),
    "renamed class with its members": (
        module(define("class _Old"), define("def _Old.run(self)")),
        module(define("class _New"), define("def _New.run(self)")),
        ["renamed _Old -> _New"],
    ),
    "class of another name and other members": (
        module(define("class _Old"), define("def _Old.run(self)")),
        module(define("class _New"), define("def _New.go(self)")),
        ["+ class _New", "- class _Old"],
    ),
    "renamed, but two could be meant": (
        module(define("def _a()"), define("def _b()")),
        module(define("def _c()")),
        ["+ function _c()", "- function _a()", "- function _b()"],
    ),
    "renamed, but to either of two": (
        module(define("def _a()")),
        module(define("def _b()"), define("def _c()")),
        ["+ function _b()", "+ function _c()", "- function _a()"],
    ),
    "moved to another owner is not renamed": (
        module(FOO, define("def Foo._a()")),
        module(FOO, define("def _a()")),
        ["+ function _a()", "- method Foo._a()"],
    ),
    "order": (
        module(define("_z = 1"), define("_b = 1"), define("_a = 2")),
        module(define("_y = 1"), define("_y2 = 1"), define("_a = 3")),
        [
            "+ variable _y = 1",
            "+ variable _y2 = 1",
            "~ _a = 2 -> _a = 3",
            "- variable _z = 1",
            "- variable _b = 1",
        ],
    ),
    "overload added in front": (
        module(define("def f(a: int)"), define("def f(a)")),
        module(define("def f(a: str)"), define("def f(a: int)"), define("def f(a)")),
        ["+ function f()"],
    ),
    "one of two is left": (module(TOP, TOP), module(TOP), ["- function top(x, y=2)"]),
    "lines moved": (module(TOP), module(replace(TOP, line=99, docstring_line=9)), []),
    "nothing": (module(FOO, RUN), module(FOO, RUN), []),
    "new source": (
        None,
        module(FOO, RUN, define("def _hidden()"), TOP, define("LIMIT = 1")),
        ["+ class Foo", "+ function top(x, y=2)", "+ variable LIMIT = 1"],
    ),
    "new source with exports": (
        None,
        module(FOO, TOP, exports=("top", "_x")),
        ["+ function top(x, y=2)"],
    ),
    "deleted source": (
        module(FOO, RUN, TOP, TOP, define("_x = 1")),
        None,
        ["- class Foo" + BREAKING, "- function top(x, y=2)" + BREAKING],
    ),
    "never there": (None, None, []),
    "import": (imports(), imports("os"), ["+ import os"]),
    "imports of one module": (
        imports("typing:Any"),
        imports("typing:Any", "typing:Final", "a.b::c", ".x:y:z", "typing:cast"),
        ["+ from typing import Final, cast", "+ import a.b as c", "+ from .x import y as z"],
    ),
    "import removed": (imports("os"), imports(), ["- import os"]),
    "import twice, one removed": (imports("os", "os"), imports("os"), []),
    "import under TYPE_CHECKING": (
        imports("os"),
        Facts(imports=(Import("os", "", "", -1, ("typing",)),)),
        ["~ import os: now for typing only"],
    ),
    "import also under TYPE_CHECKING": (
        imports("os"),
        Facts(imports=(Import("os", "", "", -1, ("typing",)), Import("os", "", "", -1))),
        [],
    ),
    "public import removed": (
        imports("a:b", "a:c", exports=("b",)),
        imports(exports=("b",)),
        ["- from a import b" + BREAKING, "- from a import c"],
    ),
    "new source that re-exports": (
        None,
        imports("a:b", "os", exports=("b",)),
        ["+ from a import b"],
    ),
    "exports": (
        module(exports=("a", "b")),
        module(exports=("b", "c")),
        ["~ __all__: + c, - a"],
    ),
    "exports sorted": (
        module(define("__all__ = ['b', 'a']"), exports=("b", "a")),
        module(define("__all__ = ['a', 'b']"), exports=("a", "b")),
        ["~ __all__: another order"],
    ),
    "exports as a tuple": (
        module(define("__all__ = []"), exports=()),
        module(define("__all__ = ()"), exports=()),
        ["~ __all__ = [] -> __all__ = ()"],
    ),
    "exports for the first time": (module(), module(exports=()), []),
    "script": (
        module(),
        module(main_guard=True, shebang="#!/bin/x"),
        ["+ main guard", "~ first line: none -> #!/bin/x"],
    ),
}


@pytest.mark.parametrize(("before", "after", "lines"), CASES.values(), ids=CASES)
def test_lines(before: Facts | None, after: Facts | None, lines: list[str]) -> None:
    assert [say(change) for change in describe_changes(before, after)] == lines


def function(*names: str, returns: str = "", name: str = "f") -> Facts:
    """Make facts of one function with such parameters."""
    written = f"def {name}({'; '.join(names)})" + (f" -> {returns}" if returns else "")
    return module(define(written, parameters=parameters(*names), returns=returns))


NARROWED = {
    "parameter removed": (function("|a", "|b"), function("|a"), True),
    "parameter renamed": (function("|a"), function("|b"), True),
    "optional parameter added": (function("|a"), function("|a", "k|b||1"), False),
    "required parameter added": (function("|a"), function("|a", "|b"), True),
    "variable parameters added": (function("|a"), function("|a", "*|b", "**|c"), False),
    "swallowed by both": (function("|a"), function("*|b", "**|c"), False),
    "swallowed by one of them": (function("|a"), function("*|b"), True),
    "keyword swallowed": (function("k|a"), function("**|c"), False),
    "variable renamed": (function("*|a"), function("*|b"), False),
    "variable removed": (function("*|a"), function(), True),
    "now required": (function("|a||1"), function("|a"), True),
    "no longer required": (function("|a"), function("|a||1"), False),
    "another default": (function("|a||1"), function("|a||2"), True),
    "another annotation": (function("|a|int"), function("|a|str"), False),
    "by position only": (function("|a"), function("p|a"), True),
    "by name only": (function("|a"), function("k|a"), True),
    "also by position": (function("k|a||1"), function("|a||1"), False),
    "also by name": (function("p|a"), function("|a"), False),
    "moved": (function("|a||1", "|b||1"), function("|b||1", "|a||1"), True),
    "keywords moved": (function("k|a", "k|b"), function("k|b", "k|a"), False),
    "return annotation gone": (function(returns="int"), function(), True),
    "return annotation of nothing gone": (function(returns="None"), function(), False),
    "another return annotation": (function(returns="int"), function(returns="str"), False),
    "a private one": (function("|a", name="_f"), function(name="_f"), False),
    "fewer bases": (
        module(define("class A(B, C)", bases=(Reference("B", ""), Reference("C", "")))),
        module(define("class A(B)", bases=(Reference("B", ""),))),
        True,
    ),
    "more bases": (
        module(define("class A(B)", bases=(Reference("B", ""),))),
        module(define("class A(B, C)", bases=(Reference("B", ""), Reference("C", "")))),
        False,
    ),
    "another value": (module(define("X = 1")), module(define("X = 2")), True),
    "no value any more": (module(define("X: int = 1")), module(define("X: int")), True),
    "a value at last": (module(define("X: int")), module(define("X: int = 1")), False),
    "another annotation of a value": (
        module(define("X: int = 1")),
        module(define("X: float = 1")),
        False,
    ),
}


@pytest.mark.parametrize(("before", "after", "breaking"), NARROWED.values(), ids=NARROWED)
def test_breaking_marks_what_takes_less_than_before(
    before: Facts, after: Facts, breaking: bool
) -> None:
    (change,) = describe_changes(before, after)
    assert change.sign is Sign.CHANGED
    assert change.breaking == breaking


PLACES = {
    "nothing": (module(FOO, RUN), module(FOO, RUN), ""),
    "signature": (module(FOO, RUN), module(FOO, FORCED), "Foo.run"),
    "the first of two": (module(), module(FOO, TOP), "Foo"),
    "docstring": (module(FOO, TOP), module(FOO, replace(TOP, docstring="x")), "top"),
    "flags": (module(TOP), module(replace(TOP, flags=("generator",))), "top"),
    "only removed": (module(FOO, TOP), module(FOO), ""),
    "only moved": (module(TOP), module(replace(TOP, line=99)), ""),
}


@pytest.mark.parametrize(("before", "after", "anchor"), PLACES.values(), ids=PLACES)
def test_the_first_change_has_a_place(before: Facts, after: Facts, anchor: str) -> None:
    assert find_first_change(before, after) == anchor


PUBLIC = {
    "public": (module(TOP), module(), True),
    "underscore": (module(define("def _top()")), module(), False),
    "dunder": (module(define("def __getitem__()")), module(), False),
    "underscore of the owner": (
        module(define("class _A"), define("def _A.go()")),
        module(define("class _A")),
        False,
    ),
    "member": (module(FOO, RUN), module(FOO), True),
    "local": (module(TOP, define("def top.inner()")), module(TOP), False),
    "exported": (module(TOP, exports=("top",)), module(exports=("top",)), True),
    "not exported": (module(TOP, exports=("x",)), module(exports=("x",)), False),
    "member, not exported": (module(FOO, RUN, exports=()), module(FOO, exports=()), False),
    "exports not all known": (
        module(TOP, exports=("x",), exports_complete=False),
        module(exports=("x",)),
        True,
    ),
    "imported from elsewhere now": (module(TOP), imports("other:top"), False),
    "perhaps by a star": (module(TOP), imports("other:*"), False),
    "perhaps by PEP 562": (module(TOP), module(define("def __getattr__(name)")), False),
    "imported in a function": (
        module(TOP),
        Facts(imports=(Import("other", "top", "", 3),)),
        True,
    ),
    "a member is not an import": (module(FOO, RUN), module(FOO, define("def run()")), True),
}


@pytest.mark.parametrize(("before", "after", "breaking"), PUBLIC.values(), ids=PUBLIC)
def test_breaking_marks_what_others_may_have_used(
    before: Facts, after: Facts, breaking: bool
) -> None:
    changes = describe_changes(before, after)
    assert [each.breaking for each in changes if each.sign is Sign.REMOVED] == [breaking]
