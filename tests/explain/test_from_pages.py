"""What changed, where two texts of a page are all that is known."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repo_docs_hook.explain.changes import describe_changes
from repo_docs_hook.explain.from_pages import describe_notes, describe_pages
from repo_docs_hook.model.facts import Definition, Facts
from repo_docs_hook.model.module import Module
from repo_docs_hook.model.settings import Config
from repo_docs_hook.pages.file import documentation_page
from repo_docs_hook.pages.parse.facts import read_page
from repo_docs_hook.pages.parse.headers import read_shown_header
from repo_docs_hook.pages.sections.definitions import TIGHT
from repo_docs_hook.project.project import Project
from repo_docs_hook.python.reader import read_facts
from repo_docs_hook.rules import findings
from repo_docs_hook.text.headings import FileSection
from tests.explain.saying import BREAKING, say
from tests.places import PACKAGE

PATH = "pkg/core.py"


def make_page(source: str) -> str:
    """Return the page of a source that stands alone in its package."""
    module = Module(PATH, read_facts(source.encode()))
    project = Project(Config(), frozenset({PATH, "pkg/__init__.py"}), frozenset())
    return documentation_page(module, project, findings(PATH, module.facts, project)).text


def key(item: Definition) -> tuple[object, ...]:
    """Return all that a page tells of a definition, but for the words of its docstring."""
    texts = tuple(each.text.removeprefix("@") for each in item.decorators)
    bases = tuple(base.text for base in item.bases)
    docstring = bool(item.docstring)
    return (
        *(item.kind, item.qualname, item.anchor, item.signature, item.parameters),
        *(item.returns, item.flags, texts, bases, docstring),
    )


def without_value(item: Definition) -> Definition:
    """Return a definition as a page shows it, which has no value of ``__all__``."""
    return replace(item, signature="__all__") if item.name == "__all__" else item


ODD = '''\
"""Odd | text: `code`.

Variables: none of these.
"""
from __future__ import annotations
import os.path as p, os.path
from . import core as me, other
try:
    import fast as quick
except ImportError:
    quick = None
__all__ = ["A", "f"]
type = 3
X: dict[str, "a=b"] = {"(": ")"}
LONG = [LONG_1, LONG_2, LONG_3, LONG_4]
if X:
    def f(a=lambda x, *y: (x, y), /, b: "int,\\n" = {1: 2}, *c: int, d, e=a == 1, **g: str) -> "x":
        """Do.

        Args:
            a: First.
            d: Last `|` one.

        Returns:
            It.

        ```
        #### <a id="no"></a>`no`
        """
        def inner(): yield 1
    def f(a): "Again."
class A(B[int], *C, metaclass=M(a, b), **kw):
    x: int = 3
    y = `1` if 0 else 2
    async def run(self, *, t: Callable[[int], str] = print): await t
    class In:
        "Inner."
        @property
        def it(self) -> tuple[int, ...]: "It."
    @p.cache(1, "a`b")
    @other.deco
    def go(self): ...
'''.replace("    y = `1` if 0 else 2\n", "    y = '`1`' if 0 else 2\n")
SOURCES = {
    "odd": ODD,
    "nothing": "",
    **{
        path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8")
        for path in sorted([*(PACKAGE / "model").glob("*.py"), *(PACKAGE / "report").glob("*.py")])
    },
}


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_a_page_tells_what_its_source_says(source: str) -> None:
    facts, read = read_facts(source.encode()), read_page(make_page(source))
    assert read is not None
    shown = [item for item in facts.definitions if ".inner" not in item.qualname]
    assert {key(item) for item in read.definitions} == {key(without_value(item)) for item in shown}
    assert read.exports == (None if facts.exports is None else tuple(sorted(facts.exports)))
    assert bool(read.docstring) == bool(facts.docstring)


def test_imports_on_a_page() -> None:
    read = read_page(make_page(ODD))
    assert read is not None
    shown = [(each.module, each.name, each.alias, each.flags) for each in read.imports]
    assert shown == [
        ("pkg", "core", "me", ()),
        ("pkg", "other", "", ()),
        ("__future__", "annotations", "", ()),
        ("os.path", "", "", ()),
        ("os.path", "", "p", ()),
        ("fast", "", "quick", ("optional",)),
    ]


TOP = '"""Top."""\n'
RUN = 'class Foo:\n    """A."""\n    def run(self, a, b=1) -> int:\n        """Run."""\n'
DOCUMENTED = (
    'def f(a: {}):\n    """Do.\n\n    Args:\n        a: {}\n\n    Returns:\n        It.\n    """\n'
)
NUMPY = (
    'def f(a: int, b={}) -> {}:\n    """Do.\n\n    Parameters\n    ----------\n    a : int\n'
    '    b : str\n\n    Returns\n    -------\n    int\n    """\n'
)
CASES = {
    "documented default": (
        NUMPY.format(1, "int"),
        NUMPY.format(2, "int"),
        [f"~ f(a, b=1) -> int -> f(a, b=2) -> int{BREAKING}"],
    ),
    "documented return": (
        NUMPY.format(1, "int"),
        NUMPY.format(1, "bool"),
        ["~ f(a, b=1) -> int -> f(a, b=1) -> bool"],
    ),
    "nothing": (RUN, RUN + "        return 1\n", []),
    "signature": (
        RUN,
        RUN.replace("b=1", "b=1, *, force=False"),
        ["~ Foo.run(self, a, b=1) -> int -> Foo.run(self, a, b=1, *, force=False) -> int"],
    ),
    "narrowed": (
        RUN,
        RUN.replace("b=1", "b"),
        [f"~ Foo.run(self, a, b=1) -> int -> Foo.run(self, a, b) -> int{BREAKING}"],
    ),
    "removed": (
        RUN + "def go(x=2): ...\n",
        RUN,
        [f"- function go(x=2){BREAKING}"],
    ),
    "added": (RUN, RUN + "LIMIT = 3\n", ["+ variable LIMIT = 3"]),
    "renamed": (RUN, RUN.replace("Foo", "Bar"), [f"renamed Foo -> Bar{BREAKING}"]),
    "docstrings": (
        TOP + RUN,
        (TOP + RUN).replace("Top.", "Tip.").replace("Run.", "Walk."),
        ["docstring of the module", "docstring of Foo.run"],
    ),
    "documented type": (
        DOCUMENTED.format("int", "One."),
        DOCUMENTED.format("str", "One."),
        ["~ f(a: int) -> f(a: str)"],
    ),
    "documented parameter": (
        DOCUMENTED.format("int", "One."),
        DOCUMENTED.format("int", "Two."),
        ["docstring of f"],
    ),
    "decorators and flags": (
        "def f(): ...\n",
        "@cache\ndef f(): yield\n",
        ["+ @cache on f", "~ f: now a generator"],
    ),
    "imports": (
        "import os\nfrom typing import Any\n",
        "from typing import Any, cast\nimport json as j\n",
        ["+ import json as j", "+ from typing import cast", "- import os"],
    ),
    "exports": (
        "__all__ = ['a']\na = b = 1\n",
        "__all__ = ['b']\na = b = 1\n",
        ["~ __all__: + b, - a"],
    ),
    "bases": (
        "class A(B): ...\n",
        "class A: ...\n",
        [f"~ class A(B) -> class A{BREAKING}"],
    ),
}


@pytest.mark.parametrize(("old", "new", "lines"), CASES.values(), ids=CASES)
def test_lines(old: str, new: str, lines: list[str]) -> None:
    found, _ = describe_pages(make_page(old), make_page(new))
    assert [*map(say, found)] == lines
    facts = [read_facts(source.encode()) for source in (old, new)]
    assert sorted(map(say, describe_changes(*facts))) == sorted(lines), (
        "the same as from the sources"
    )


def test_the_first_change_has_an_anchor() -> None:
    old, new = (make_page(source) for source in (RUN, RUN.replace("b=1", "b=2")))
    assert describe_pages(old, new)[1] == "Foo.run"


def test_line_endings_change_nothing() -> None:
    page = make_page(ODD)
    assert describe_pages(page.replace("\n", "\r\n"), page) == ((), "")
    assert describe_notes(page.replace("\n", "\r\n"), page) == ()


STRANGE = {
    "no page": "Anything.\n",
    "another format": make_page(RUN).replace("(format 2)", "(format 3)"),
    "cut": make_page(RUN).partition(f"## {FileSection.DEPENDENCIES.title}")[0],
    "too long": make_page(RUN).replace("### Code", f"{TIGHT}\n"),
}


@pytest.mark.parametrize("committed", STRANGE.values(), ids=STRANGE)
def test_of_other_pages_nothing_is_told(committed: str) -> None:
    assert describe_pages(committed, make_page("def other(): ...\n")) == ((), "")


def test_of_another_format_no_notes_are_told() -> None:
    other = make_page(LOAD.format("pass")).replace("(format 2)", "(format 3)")
    assert describe_notes(other, make_page(USED)) == ()


LOAD = "def load(b):\n    {}\n"
USED = LOAD.format("return eval(b)")
NOTES = {
    "came": (LOAD.format("pass"), USED, ["+ note: Code Execution (Bandit B307) in load"]),
    "went": (USED, LOAD.format("pass"), ["- note: Code Execution (Bandit B307) in load"]),
    "went with its function": (USED, "", []),
    "came with a function": (
        "",
        USED,
        ["+ note: Code Execution (Bandit B307) in load"],
    ),
    "renamed with its function": (USED, USED.replace("def load", "def take"), []),
    "in the module": (
        "",
        "eval('')\n",
        ["+ note: Code Execution (Bandit B307) in the module"],
    ),
    "without a test of Bandit": (
        "class A: ...\n",
        "class A:\n    def __enter__(self): ...\n    def __exit__(self, *a): ...\n",
        ["+ note: Context Manager in A"],
    ),
    "none": (USED, USED + "    # more\n", []),
}


@pytest.mark.parametrize(("old", "new", "lines"), NOTES.values(), ids=NOTES)
def test_notes(old: str, new: str, lines: list[str]) -> None:
    assert [*map(say, describe_notes(make_page(old), make_page(new)))] == lines


NO_HEADERS = [
    "",
    "def",
    "def f",
    "def f(",
    "def f)(",
    "def f(a, (b]",
    "def f(lambda",
    "'",
    "class A)",
    "class",
    "async def",
    "def f[",
    "def f(**",
    "def f(,",
    "def f() #",
    "def f() ->",
    "def f(a='",
    "def f(a=f'{",
]


@pytest.mark.parametrize("text", NO_HEADERS)
@pytest.mark.parametrize("kind", ["function", "class", "variable"])
def test_what_is_no_header_is_no_error(kind: str, text: str) -> None:
    assert isinstance(read_shown_header(kind, text).parameters, tuple)


PIECES = (
    *("def ", "async ", "class ", "lambda", "f", "(", ")", "[", "]", "{", "}", ",", "*", "**"),
    *("/", ":", "=", "->", " ", "\n", "'", '"', "f'", "\\", "#", "\0"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=15).map("".join))
def test_no_header_is_an_error(text: str) -> None:
    assert read_shown_header("variable", text) == read_shown_header("type alias", text)
    assert isinstance(read_shown_header("function", text).parameters, tuple)
    assert isinstance(read_shown_header("class", text).arguments, tuple)


HOSTILE = {
    "backslashes in an open string": "def f(a='" + "\\\\" * 5000,
    "open quotes": "def f(a=" + "'\"" * 5000,
    "open brackets": "def f(" + "([{" * 5000,
    "lambdas": "def f(a=" + "lambda " * 5000,
    "decorators": "def f()`, decorated " + "`@a`, " * 5000,
    "remarks": "def f()` (" + "()" * 5000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_page_ends_in_time(text: str) -> None:
    page = make_page("def f(): ...\n").replace("def f()", text)
    assert isinstance(read_page(page), Facts)


def test_a_page_edited_by_hand_is_no_error() -> None:
    page = make_page(ODD)
    lines = page.split("\n")
    for at in range(len(lines)):
        assert isinstance(read_page("\n".join(lines[:at] + lines[at + 1 :])), Facts | None)
