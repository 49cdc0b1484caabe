"""Facts of sources that need far more room than a page has: a shape for each kind of list.

They are made here, since to parse such sources takes longer than the tests themselves. Their
names are so long that a list of all names of a shape, without a link, is longer than a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from repo_docs_hook.model.facts import Call, Definition, Facts, Import, Option, Reference, Variable

#: The names of most shapes: 600 of 900 characters.
COUNT, _LONG = 600, "x" * 890
#: Lists in running text have at most 40 names; so many are longer than a page by these.
_FEW, _LONGEST = 41, "x" * 13_000
_DOC = "Do *this* & |that|. " * 40
_EXAMPLE = "Do.\n\n>>> 1\n1"


def names(stem: str = "name", count: int = COUNT, end: str = _LONG) -> tuple[str, ...]:
    """Return long names, all different, sorted."""
    return tuple(f"{stem}_{number:04}_{end}" for number in range(count))


def _few(stem: str, docstring: str | None = None) -> tuple[Definition, ...]:
    """Return a few functions with very long names."""
    return functions(names(stem, _FEW, _LONGEST), docstring)


def functions(called: Iterable[str], docstring: str | None = None) -> tuple[Definition, ...]:
    """Return a function of the module for each name."""
    return tuple(
        Definition("function", each, each, each, -1, 1, f"def {each}(a)", docstring=docstring)
        for each in called
    )


def _variables(called: tuple[Definition, ...] = ()) -> tuple[Definition, ...]:
    called = called or functions(names("variable"))
    return tuple(replace(each, kind="variable", signature=f"{each.name} = 1") for each in called)


def _one_name() -> tuple[Definition, ...]:
    called = functions([_LONG] * COUNT)
    return tuple(replace(each, anchor=f"{_LONG}-{n}") for n, each in enumerate(called))


def _class(name: str, base: str) -> Definition:
    bases = (Reference(base.removeprefix(":"), base),)
    return Definition("class", name, name, name, -1, 1, f"class {name}({base})", bases=bases)


def _tests(called: Iterable[str]) -> tuple[Definition, ...]:
    """Return classes of tests, each with one test."""
    found: list[Definition] = []
    for owner, name in enumerate(called):
        path = f"{name}.test"
        found.append(_class(name, "unittest.TestCase"))
        found.append(Definition("function", "test", path, path, 2 * owner, 1, "def test(self)"))
    return tuple(found)


def _members(stem: str) -> tuple[Definition, ...]:
    """Return a class with methods."""
    inside = functions(names(stem), "Do.")
    dotted = (f"A.{each.name}" for each in inside)
    methods = (
        replace(each, owner=0, qualname=path, anchor=path)
        for each, path in zip(inside, dotted, strict=True)
    )
    return _class("A", "unittest.TestCase"), *methods


def _nested() -> tuple[Definition, ...]:
    """Return classes one in another: the path of each has the names of all that it is in."""
    called = [f"Name{depth}_{_LONG[:60]}" for depth in range(90)]
    paths = [".".join(called[: depth + 1]) for depth in range(90)]
    return tuple(
        Definition("class", name, path, path, depth - 1, 1, f"class {name}")
        for depth, (name, path) in enumerate(zip(called, paths, strict=True))
    )


def _modules(start: str, alias: str = "") -> tuple[Import, ...]:
    return tuple(Import(f"{start}{name}", "", alias and f"{alias}{name}", -1) for name in names())


def _notes() -> tuple[Call, ...]:
    """Return calls that security, performance and pattern rules find, all in each function."""
    found = ("builtins.eval", "builtins.exec", "time.sleep", "asyncio.gather", "pickle.loads")
    return tuple(Call(target, owner) for target in found for owner in range(COUNT))


def _f(**more: Any) -> Definition:
    """Return a function that differs in some fields from a plain one."""
    (plain,) = functions(["f"])
    return replace(plain, **more)


def _decorators() -> tuple[Reference, ...]:
    return tuple(Reference(f"@{name}", "") for name in names())


def _everything() -> Facts:
    """Return facts that fill every list at once beyond what it may take."""
    heirs = SHAPES["classes"]().definitions
    others = (*_variables(), *functions(names("function"), _EXAMPLE))
    some = (*heirs[::4], *others[::4])
    modules = (("", "alias_"), ("os.", ""), ("p.m.", ""))
    return Facts(
        docstring=_DOC,
        definitions=some,
        imports=tuple(each for how in modules for each in _modules(*how)[::4]),
        exports=tuple(each.name for each in some),
        calls=tuple(call for call in _notes() if call.owner < len(some)),
    )


#: What a shape is named after fills its page.
SHAPES: dict[str, Callable[[], Facts]] = {
    "variables": lambda: Facts(definitions=_variables()),
    "functions": lambda: Facts(definitions=functions(names())),
    "short names": lambda: Facts(definitions=functions(f"f{number}" for number in range(3_500))),
    "names of letters": lambda: Facts(definitions=functions(names("größe" * 10))),
    "one name": lambda: Facts(definitions=_one_name()),
    "classes": lambda: Facts(definitions=tuple(_class(name, ":" + names()[0]) for name in names())),
    "bases": lambda: Facts(
        definitions=tuple(_class(f"A{n}", name) for n, name in enumerate(names()))
    ),
    "one class": lambda: Facts(definitions=_members("method")),
    "nested": lambda: Facts(definitions=_nested()),
    "a signature": lambda: Facts(definitions=(_f(signature=f"def f({', '.join(names())})"),)),
    "decorators": lambda: Facts(definitions=(_f(decorators=_decorators()),)),
    "docstrings": lambda: Facts(definitions=functions(names(count=900), _DOC)),
    "a docstring": lambda: Facts(docstring=f"Do.\n\n{_DOC * 900}"),
    "examples": lambda: Facts(definitions=functions(names(), _EXAMPLE)),
    "test cases": lambda: Facts(definitions=_tests(names())),
    "test methods": lambda: Facts(definitions=_members("test")),
    "exported": lambda: Facts(exports=names()),
    "exported variables": lambda: Facts(definitions=_variables(), exports=names("variable")),
    "not exported": lambda: Facts(definitions=functions(names()), exports=()),
    "third-party modules": lambda: Facts(imports=_modules("module_", "alias_")),
    "modules of the standard library": lambda: Facts(imports=_modules("os.")),
    "modules of this repository": lambda: Facts(imports=_modules("p.m.")),
    "sources of this repository": lambda: Facts(imports=_modules("far.")),
    "imported names": lambda: Facts(imports=tuple(Import("m", name, "", -1) for name in names())),
    "stars": lambda: Facts(imports=tuple(Import(name, "*", "", -1) for name in names())),
    "notes": lambda: Facts(definitions=functions(names()), calls=_notes()),
    "options": lambda: Facts(
        definitions=functions(["f"]),
        options=tuple(Option(name, (name,), name, name, "", True, "", 0) for name in names()),
    ),
    "environment": lambda: Facts(
        definitions=functions(["f"]),
        variables=tuple(Variable(name, "", name, 0) for name in names()),
    ),
    "few examples": lambda: Facts(definitions=_few("name", _EXAMPLE), exports=()),
    "few test cases": lambda: Facts(definitions=_tests(names("name", _FEW, _LONGEST))),
    "few variables": lambda: Facts(definitions=_variables(_few("name"))),
    "everything": _everything,
}
