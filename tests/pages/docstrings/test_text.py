"""Blocks of text in docstrings: lists, quotes, code, remarks, headings."""

from __future__ import annotations

import pytest

from repo_docs_hook.pages.docstrings.render import render_docstring
from repo_docs_hook.pages.markup.references import Documented


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "A\nb.\n\nC.",
            ["A\nb.", "C."],
            id="paragraphs",
        ),
        pytest.param(":meta private:", [], id="a field for Sphinx alone"),
        pytest.param("A.\n\n:meta hide-value: yes", ["A."], id="another behind a text"),
        pytest.param(
            "- a\n- b",
            ["- a\n- b"],
            id="list",
        ),
        pytest.param(
            "- a\n\n- b",
            ["- a\n- b"],
            id="list with blank lines",
        ),
        pytest.param(
            "If:\n- a\n- b",
            ["If:", "- a\n- b"],
            id="list behind words",
        ),
        pytest.param(
            "* a\n  goes on\n\n  * b\n  * c\n\n    1. d\n\n  More.\n* e",
            ["- a\n  goes on\n    - b\n    - c\n        1. d\n\n    More.\n- e"],
            id="nested lists",
        ),
        pytest.param(
            "3. a\n#. b\n4) c",
            ["3. a\n4. b\n4. c"],
            id="numbered",
        ),
        pytest.param(
            "- a\n\n  2. b\n\n     c\n- d\n\n  e\n\n  - f",
            ["- a\n\n    2. b\n\n        c\n- d\n\n    e\n\n    - f"],
            id="a list below a paragraph of an item",
        ),
        pytest.param(
            "So:\n\n  - a\n  - b",
            ["So:", "- a\n- b"],
            id="list, indented",
        ),
        pytest.param(
            "- a::\n\n    x = 1\n\n  more\n- b",
            ["- a:", "```python\nx = 1\n```", "more", "- b"],
            id="code in an item",
        ),
        pytest.param(
            ">>> 1\n1",
            ["```python\n>>> 1\n1\n```"],
            id="session",
        ),
        pytest.param(
            ">>> 1\n1\n\n>>> 2\n2",
            ["```python\n>>> 1\n1\n\n>>> 2\n2\n```"],
            id="sessions",
        ),
        pytest.param(
            "As in\n>>> f()\n1",
            ["As in", "```python\n>>> f()\n1\n```"],
            id="session behind words",
        ),
        pytest.param(
            "So::\n\n    x = 1",
            ["So:", "```python\nx = 1\n```"],
            id="literal block",
        ),
        pytest.param(
            "So ::\n\n    $ ls",
            ["So:", "```text\n$ ls\n```"],
            id="literal text",
        ),
        pytest.param(
            "::\n\n    x",
            ["```text\nx\n```"],
            id="bare colons",
        ),
        pytest.param(
            "So::\n\n    x\n\n.. note::\n\n    y",
            ["So:", "```text\nx\n```", "> **Note**: y"],
            id="literal, then remark",
        ),
        pytest.param(
            "T\n===",
            ["**T**"],
            id="heading",
        ),
        pytest.param(
            "T | x\n-----\nMore.",
            ["**T &#124; x**", "More."],
            id="heading over words",
        ),
        pytest.param(
            "***\nT\n***",
            ["**T**"],
            id="overlined",
        ),
        pytest.param(
            "# T *x*\n\nText.",
            ["T *x*", "Text."],
            id="Markdown heading",
        ),
        pytest.param(
            "More words\n...",
            ["More words\n..."],
            id="ellipsis",
        ),
        pytest.param(
            "A\n\n----\n\nB",
            ["A", "B"],
            id="rule",
        ),
        pytest.param(
            "Takes two\nx: one\nyy (int) -- two",
            ["Takes two", "```text\nx: one\nyy (int) -- two\n```"],
            id="entries",
        ),
        pytest.param(
            "See:\nx: one thing",
            ["See:\nx: one thing"],
            id="one entry",
        ),
        pytest.param(
            "term : int\n    What.\n\n    More.\nother\n    - a\n    - b",
            ["- **term : int**: What.\n\n    More.\n- **other**\n    - a\n    - b"],
            id="definitions",
        ),
        pytest.param(
            "Hint:\n    Beware.",
            ["**Hint**", "Beware."],
            id="term with colon",
        ),
        pytest.param(
            "This line goes on\n    below.",
            ["- **This line goes on**: below."],
            id="hanging",
        ),
        pytest.param(
            "As he said.\n\n    Never.\n    Ever.\n\nSo.",
            ["As he said.", "> Never.\n> Ever.", "So."],
            id="quote",
        ),
        pytest.param(
            "He.\n\n    Said.\n\n    >>> 1\n\n    So.",
            ["He.", "> Said.", "```python\n>>> 1\n```", "> So."],
            id="quote with code",
        ),
        pytest.param(
            "> a\n> - b",
            ["> a\n>\n> - b"],
            id="Markdown quote",
        ),
        pytest.param(
            "Do:\n\n    import x\n    x.y(1)",
            ["Do:", "```python\nimport x\nx.y(1)\n```"],
            id="indented code",
        ),
        pytest.param(
            "Like\n\n    +--+\n    |  |\n    +--+",
            ["Like", "```text\n+--+\n|  |\n+--+\n```"],
            id="drawing",
        ),
        pytest.param(
            "a\n\n    one      two\n    three    four",
            ["a", "```text\none      two\nthree    four\n```"],
            id="columns",
        ),
        pytest.param(
            "===  ===\na    b\n===  ===",
            ["```text\n===  ===\na    b\n===  ===\n```"],
            id="table",
        ),
        pytest.param(
            "| a | b |\n|---|---|\n| c | d |",
            ["```text\n| a | b |\n|---|---|\n| c | d |\n```"],
            id="Markdown table",
        ),
        pytest.param(
            "```py\nx\n```",
            ["```python\nx\n```"],
            id="fence",
        ),
        pytest.param(
            "~~~ json\n{}\n~~~",
            ["```json\n{}\n```"],
            id="fence, language",
        ),
        pytest.param(
            "```mermaid\ngraph\n```",
            ["```text\ngraph\n```"],
            id="fence that draws",
        ),
        pytest.param(
            "```\nx = 1",
            ["```python\nx = 1\n```"],
            id="fence without end",
        ),
        pytest.param(
            ".. note:: Mind\n   the gap.\n\n   - a\n",
            ["> **Note**: Mind\n> the gap.\n>\n> - a"],
            id="note",
        ),
        pytest.param(
            ".. warning::\n\n   Not so:\n\n   >>> 1\n",
            ["> **Warning**: Not so:", "```python\n>>> 1\n```"],
            id="warning, code",
        ),
        pytest.param(
            ".. versionadded:: 1.2\n   The x.\n.. versionchanged:: 2.0 Y.\n.. deprecated:: 3",
            [
                "**Added in version 1.2**: The x.",
                "**Changed in version 2.0**: Y.",
                "**Deprecated since version 3**",
            ],
            id="version",
        ),
        pytest.param(
            ".. seealso::\n\n    :func:`f`",
            ["> **See also**: `f`"],
            id="seealso",
        ),
        pytest.param(
            ".. note: x",
            ["> **Note**: x"],
            id="misspelt",
        ),
        pytest.param(
            ".. code-block:: python\n   :linenos:\n\n   x\n",
            ["```python\nx\n```"],
            id="code-block",
        ),
        pytest.param(
            ".. code:: bash\n\n   ls",
            ["```sh\nls\n```"],
            id=".. code-block, shell",
        ),
        pytest.param(
            ".. math:: x^2",
            ["```text\nx^2\n```"],
            id="math",
        ),
        pytest.param(
            ".. code-block:: math\n\n   x",
            ["```text\nx\n```"],
            id="math in a fence of its own",
        ),
        pytest.param(
            ".. admonition:: Title\n\n   Text.",
            ["> **Title**: Text."],
            id="topic",
        ),
        pytest.param(
            ".. rubric:: Parts",
            ["**Parts**"],
            id="rubric",
        ),
        pytest.param(
            ".. autosummary::\n   :toctree: x\n\n   a.b\n   c",
            ["- `a.b`\n- `c`"],
            id="names",
        ),
        pytest.param(
            ".. foo:: bar\n   :opt: x\n\n   Text.",
            ["```text\n.. foo:: bar\n   :opt: x\n\n   Text.\n```"],
            id="unknown directive",
        ),
        pytest.param(
            ".. not shown",
            ["```text\n.. not shown\n```"],
            id="comment",
        ),
        pytest.param(
            ".. _place:\n\n.. _site: http://x.y",
            ["**site**: `http://x.y`"],
            id="target",
        ),
        pytest.param(
            ".. [1] A book.\n   By her.",
            ["- \\[1\\] A book.\n  By her."],
            id="footnote",
        ),
        pytest.param(
            ".. class:: Foo(x)\n\n   It.",
            ["**`Foo(x)`**: It."],
            id="class",
        ),
        pytest.param(
            '!!! note "Mind"\n    The gap.',
            ["> **Mind**: The gap."],
            id="admonition",
        ),
        pytest.param(
            "!!! warning\n    Not so.",
            ["> **Warning**: Not so."],
            id="admonition, plain",
        ),
        pytest.param(
            "Text.\n\n  :meta private:\n  :x: y",
            ["Text.", "- **x**: y"],
            id="field",
        ),
        pytest.param(
            "\n".join(f"{'  ' * depth}- a" for depth in range(11)),
            [*["- a"] * 8, "```text\na\n- a\n  - a\n```"],
            id="too deep: as written",
        ),
    ],
)
def test_text(text: str, expected: list[str]) -> None:
    assert render_docstring(text) == expected


STYLED = "*a* `b`\n\nArgs:\n    x: It.\n\n:param y: It."


@pytest.mark.parametrize(
    ("style", "tables"),
    [("auto", 2), ("google", 1), ("sphinx", 1), ("numpy", 0), ("epytext", 0), ("markdown", 0)],
)
def test_a_named_style_knows_no_fields_of_others(style: str, tables: int) -> None:
    shown = "\n".join(render_docstring(STYLED, Documented(style=style)))
    assert shown.startswith("*a* `b`")
    assert shown.count("| Parameter |") == tables


def test_plain_text_has_no_markup() -> None:
    shown = render_docstring("*a*\n- b\n\nArgs:\n    x: It.", Documented(style="plain"))
    assert shown == ["\\*a\\*\n\\- b", "Args:\nx: It."]


@pytest.mark.parametrize("docstring", [None, "", " \n "], ids=["none", "empty", "blank"])
def test_no_docstring(docstring: str | None) -> None:
    assert render_docstring(docstring) == []
