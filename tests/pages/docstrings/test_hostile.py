"""No docstring puts an element of its own on a page, loses a word, or takes long."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from repo_docs_hook.pages.docstrings.render import render_docstring
from repo_docs_hook.pages.docstrings.sections import STYLES
from repo_docs_hook.pages.markup.references import Documented
from tests.effort import examples
from tests.pages.docstrings.hostile import PARTS, check_docstring, check_number
from tests.pages.markup.test_escape import hostile

#: Docstrings that have put something on a page before.
FOUND = {
    "an image of a link": "a![Foo][]",
    "an emoji of a term": "*:smile:\n    x",
    "an emoji of an escape": ":\\ +1: x",
    "an address of an escape": "ww\\ w.x.y",
    "a diagram": "```mermaid\ngraph\n```",
    "mathematics": ".. code-block:: math\n\n    x",
    "raw HTML": ".. raw:: html\n\n    <b>x</b>",
    "an image": ".. image:: https://x.y/z.png",
}


@pytest.mark.parametrize("docstring", FOUND.values(), ids=FOUND)
def test_found(docstring: str) -> None:
    check_docstring(docstring, "auto")


@pytest.mark.parametrize("start", range(0, 1000, 250))
def test_numbered_docstrings(start: int) -> None:
    for number in range(start, start + 250):
        check_number(number)


@settings(max_examples=examples(100))
@given(st.lists(st.one_of(st.sampled_from(PARTS), hostile), max_size=9), st.sampled_from([*STYLES]))
def test_no_element_comes_out_of_a_docstring(parts: list[str], style: str) -> None:
    check_docstring("".join(parts), style)


WORDED = (
    *("- {}", "  - {}", "    {}", "{}.", "{} {}", "{}::", "> {}", ">>> {}", "# {}", "```\n{}\n```"),
    *("*{}* **{}**", "``{}`` `{}`", ":class:`{}`", ":term:`{}`", "[{}][]", "C{{{}}} L{{{}}}"),
    *(".. note:: {}", ".. versionadded:: {} {}", ".. math:: {}", ".. foo:: {}", ".. [1] {}"),
    *(":param {}: {}", ":type {}: {}", ":rtype: {}", ":raises {}: {}", ":x: {}", "@param {}: {}"),
    *("    {} ({}): {}", "{} : {}", "Args:", "Returns:", "Raises:", "Example:", "See Also:"),
    *("Parameters\n----------", "Returns\n-------", "Notes\n-----", "See Also\n--------"),
    *("{}\n====", "| {} | {} |", "{}\n    {}", "1. {}", "!!! note\n    {}", "", ""),
)


@settings(max_examples=examples(200))
@given(st.lists(st.sampled_from(WORDED), max_size=9), st.sampled_from([*STYLES]))
def test_no_word_is_lost(lines: list[str], style: str) -> None:
    text = "\n".join(lines)
    words = [f"word{number}" for number in range(text.count("{}"))]
    docstring = text.format(*words)
    shown = "\n".join(render_docstring(docstring, Documented(style=style)))
    assert [word for word in words if not re.search(rf"{word}\b", shown)] == []


REPEATED = (
    *("`", "`` ", "*a ", "**a ", "**`a", "[a", "[a][", "[a](", "C{", "C{a}{", "\\ ", ":a:", "<a "),
    *(
        "t\n  d\n",
        "- a\n",
        "- a\n\n",
        ">>> 1\n\n",
        ":param x: y\n",
        ":type x: y\n",
        "    x (",
        "---\n",
    ),
    *(
        ".. a\n",
        ".. note:: a\n",
        "```\n",
        "> ",
        "`a <",
        "a[a], ",
        "|a",
        "a.",
        "x : int\n  y\n",
        "((",
    ),
    *("Args:\n  x: y\n", "Parameters\n----------\nx : y\n", "a\n\n    b\n\n", "default ", "\n"),
)


@pytest.mark.parametrize("part", REPEATED, ids=ascii)
@pytest.mark.parametrize("start", ["", "Args:\n    x: "], ids=ascii)
def test_a_long_docstring_is_read_in_linear_time(part: str, start: str) -> None:
    """One of quadratic time would take many minutes."""
    assert render_docstring(start + part * (60_000 // len(part)) + ".") != []


def test_deep_indents_are_read() -> None:
    assert render_docstring("\n".join(f"{' ' * depth}- a" for depth in range(1000))) != []
