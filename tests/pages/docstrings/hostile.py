"""Docstrings in every style that try to put something of their own on a page."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from repo_docs_hook.model.facts import Parameter
from repo_docs_hook.pages.docstrings.render import render_docstring
from repo_docs_hook.pages.docstrings.sections import STYLES
from repo_docs_hook.pages.markup.references import Documented
from tests.pages.linkcheck import Elements, to_html
from tests.pages.markup.test_escape import MARKS, SNIPPETS, live

#: What docstrings are made of, with the marks of every style and what GitHub renders.
PARTS = (
    *SNIPPETS,
    *(
        "Args:\n    x (Foo): ",
        "Returns:\n    ",
        "Yields:\n    Foo: ",
        "Raises:\n    Foo: ",
        "Note:\n    ",
    ),
    *(
        "Parameters\n----------\nx : Foo\n    ",
        "Returns\n-------\nFoo\n    ",
        "y\n",
        " : ",
        "\n---\n",
    ),
    *("See Also\n--------\nf : x", "Examples\n--------\n>>> 1\n", "===  ===", "+--+\n|a|\n+--+"),
    *(
        ":param x: ",
        ":type x: Foo",
        ":returns: ",
        ":rtype: Foo",
        ":raises Foo: ",
        ":meta x:",
        ":x: y",
    ),
    *("@param x: ", "@type x: L{Foo}", "@return: ", "@raise Foo: ", "@since: 1", "@ivar y: "),
    *(
        ".. note:: ",
        ".. math::\n\n   x",
        ".. code-block:: mermaid\n\n    a",
        ".. versionadded:: 1 ",
    ),
    *(".. _x: http://y", ".. [1] x", ".. |x| image:: y", ".. raw:: html\n\n   <b>", ".. image:: x"),
    *(
        "```mermaid\na\n```",
        "```math\nx",
        "~~~geojson\n{}\n~~~",
        '!!! note "t"\n    b',
        "| a |\n|---|",
    ),
    *(":class:`Foo`", ":x:`a <b>`", "`Foo`", "[Foo][]", "[a b][Foo]", "![Foo][]", "[1]_", "Foo"),
    *("[a](https://x.y)", "![a](https://x.y)", "`t <http://x.y>`_", "U{http://x.y}", "L{a<Foo>}"),
    *("*a*", "**b**", "\\*", "\\ ", "\\", "C{x}", "L{Foo}", "B{x*}", "I{", "``x|y``", "**`a`**"),
    *(
        "- a\n  - b\n\n      c",
        "1. a\n\n   b\n2. c",
        "- a::\n\n      x\n- b",
        "#. x",
        "term\n    def",
    ),
    *("> q\n", "# h", "::\n\n    ", "\n", "\n\n", "\n    ", "\n        ", " "),
)
_TAGS = frozenset(
    "h1 p ul ol li a code pre table thead tbody tr th td strong em br blockquote".split()
)
_LANGUAGES = re.compile(
    r'class="language-(?!(?:python|text|sh|c|cpp|css|json|html|xml|yaml|toml|ini|diff|rst|sql)")'
)
_TARGET = "#Foo"
_KNOWN = {"Foo": _TARGET}.get
SUBJECT = Documented({"x": Parameter("x", "", "Foo", "1")}, "Foo", _KNOWN, _KNOWN)


def make_docstring(number: int) -> str:
    """Return the docstring of a number: always the same one."""
    chance = random.Random(number)
    parts: list[str] = []
    for _ in range(chance.randint(1, 14)):
        kind = chance.random()
        if kind < 0.8:
            parts.append(chance.choice(PARTS))
        elif kind < 0.95:
            parts += chance.choices(MARKS, k=chance.randint(1, 5))
        else:
            parts.append(chr(chance.randint(0, 0x10FFFF)))
    return "".join(parts)


def check_docstring(docstring: str, style: str) -> None:
    """Fail where a page gets an element, a target, a language or a live word of the docstring."""
    blocks = render_docstring(docstring, replace(SUBJECT, style=style))
    text = "\n\n".join(blocks)
    assert all(blocks)
    assert not re.search(r"[ \t]$", text, re.MULTILINE)
    html = to_html(f"# h\n\n{text}\n\nafter\n")
    found = Elements(html)
    assert set(found.tags) <= _TAGS
    assert found.tags.count("h1") == 1
    assert set(found.targets) <= {_TARGET}
    assert html.endswith("<p>after</p>\n")
    assert not _LANGUAGES.search(html)
    assert "<pre><code>" not in html
    words = re.sub(r"<(code|pre)[ >].*?</\1>", " ", html, flags=re.DOTALL)
    assert not live.search(re.sub(r"<[^>]*>|&\w+;", " ", words))


def check_number(number: int) -> str:
    """Check the docstring of a number, and return the style that it was read in."""
    docstring = make_docstring(number)
    style = sorted(STYLES)[number % len(STYLES)] if number % 2 else "auto"
    try:
        check_docstring(docstring, style)
    except AssertionError as error:
        raise AssertionError(f"docstring {number} ({style}): {docstring!r}") from error
    return style
