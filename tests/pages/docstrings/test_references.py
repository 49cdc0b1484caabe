"""Names in docstrings are links where they resolve, and code where they do not."""

from __future__ import annotations

import pytest

from repo_docs_hook.judge.scope import meanings
from repo_docs_hook.model.settings import Config
from repo_docs_hook.project.project import Project
from tests.pages.demo import read_module, render
from tests.pages.linkcheck import broken_links

CORE = '''"""Core.

Core, see {0}.
"""
import pkg.text, os
from . import tools
from .shapes import Shape as S, area
limit = 1
class Queue:
    """A queue, see {0}."""
    size: int = 0
    def put(self, limit: S, item: "Queue", key: dict[str, S], both: S | area) -> "Queue":
        """Put, see {0}.

        Args:
            limit: See {0}.
            item: It.
            key: It.
            both: It.
        """
    def inner(self):
        """Have a `Hidden`."""
        class Hidden: pass
'''
OTHERS = {
    path: b'"""One."""\n'
    for path in (
        "pkg/__init__.py",
        "pkg/text.py",
        "pkg/tools.py",
        "pkg/shapes.py",
        "pkg/far/away.py",
    )
}
#: Reference -> its target on the page of `pkg/core.py`, None for none.
CASES: dict[str, tuple[str, str | None]] = {
    "class": (":class:`Queue`", "#Queue"),
    "method": ("`Queue.put`", "#Queue.put"),
    "method called": (":meth:`Queue.put()`", "#Queue.put"),
    "own module": ("`pkg.core.Queue`", "#Queue"),
    "Markdown": ("[Queue][]", "#Queue"),
    "epytext": ("L{Queue}", "#Queue"),
    "imported": ("`S`", "./shapes.py_docs.md"),
    "attribute of an import": (":attr:`S.x`", "./shapes.py_docs.md"),
    "imported module": ("`tools.f`", "./tools.py_docs.md"),
    "dotted import": ("`pkg.text.f`", "./text.py_docs.md"),
    "no import, own package": ("`pkg.far.away.f`", "./far/away.py_docs.md"),
    "standard library": ("`os.path`", None),
    "unknown": ("`Nothing`", None),
    "the name in its own file, which is not bound here": ("`Shape`", None),
    "literal": ("``Queue``", None),
    "not to be linked": (":class:`!Queue`", None),
    "relative": ("`.text`", None),
}


def page_of(reference: str) -> str:
    sources = {**OTHERS, "pkg/core.py": CORE.format(reference).encode()}
    pages = render(sources)
    assert list(broken_links(pages, sources)) == []
    return pages["docs/pkg/core.py_docs.md"]


@pytest.mark.parametrize(("reference", "target"), CASES.values(), ids=CASES)
def test_references(reference: str, target: str | None) -> None:
    page = page_of(reference)
    shown = [line for line in page.split("\n") if line.startswith(("Core, see", "A queue, see"))]
    assert shown
    for line in shown:
        assert (f"]({target})." in line) if target else ("](" not in line)


def test_names_in_the_scope_of_a_class_come_first() -> None:
    page = page_of("`size`")
    assert "A queue, see [`size`](#Queue.size)." in page
    assert "Core, see `size`." in page


def test_a_parameter_hides_a_definition() -> None:
    page = page_of("`limit`")
    assert "A queue, see [`limit`](#limit)." in page
    assert "Put, see `limit`." in page
    assert "| `limit` | [`S`](./shapes.py_docs.md) | See `limit`. |" in page


def test_types_are_linked_where_one_name_of_them_resolves() -> None:
    page = page_of("x")
    assert '| `item` | [`"Queue"`](#Queue) | It. |' in page
    assert "| `key` | [`dict[str, S]`](./shapes.py_docs.md) | It. |" in page
    assert "| `both` | [`S \\| area`](./shapes.py_docs.md) | It. |" in page


def test_what_stands_on_no_page_is_not_linked() -> None:
    assert "Have a `Hidden`." in page_of("x")


@pytest.mark.parametrize("reference", ["`pkg.far.away.f`", ":mod:`~pkg.far.away`"])
def test_a_page_changes_with_a_source_that_its_docstring_names(reference: str) -> None:
    module = read_module("pkg/core.py", CORE.format(reference).encode())
    paths = [*OTHERS, "pkg/core.py"]
    with_it = Project(Config(), paths)
    without = Project(Config(), [path for path in paths if path != "pkg/far/away.py"])
    asked = [meanings(module.path, module.facts, project) for project in (with_it, without)]
    assert asked[0] != asked[1]
