"""Docstrings of each style, and what no parser may lose."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repo_docs_hook.model.facts import Parameter
from repo_docs_hook.pages.markup.docstrings import render_docstring

SIGNATURE = {
    "x": Parameter("x", "positional or keyword", "int", ""),
    "y": Parameter("y", "keyword only", "", "None"),
    "rest": Parameter("rest", "variable positional", "str", ""),
}
HEAD = "| Parameter | Type | Description |\n|---|---|---|\n"


@pytest.mark.parametrize(
    ("docstring", "expected"),
    [
        pytest.param(
            "Do.\n\nArgs:\n    x (str): The x.\n    y (bool): The\n        y.\n    *rest: All.",
            [
                "Do.",
                HEAD + "| `x` | `int` | The x. |\n"
                "| `y` | `bool` | The y. |\n"
                "| `*rest` | `str` | All. |",
            ],
            id="Google: signature first",
        ),
        pytest.param(
            "Args:\n    z (str, optional): It.\n\nReturns:\n    str: Text.\n\nAfter.",
            [
                HEAD + "| `z` | `str`, optional | It. |",
                "**Returns** `float`: Text.",
                "After.",
            ],
            id="Google: unknown parameter, text after a section",
        ),
        pytest.param(
            "Raises:\n    KeyError: If none.\n\nYields:\n    int: More.",
            ["| Raises | When |\n|---|---|\n| `KeyError` | If none. |", "**Yields** `int`: More."],
            id="Google: raises and yields",
        ),
        pytest.param(
            "Example:\n    Do::\n\n        f()\n",
            ["**Example**", "Do:", "```text\nf()\n```"],
            id="Google: example",
        ),
        pytest.param(
            "Do.\n\nParameters\n----------\nx : str\n    The x.\nz : int, default 3\n    It.\n",
            ["Do.", HEAD + "| `x` | `int` | The x. |\n| `z` | `int`, default `3` | It. |"],
            id="NumPy",
        ),
        pytest.param(
            "Returns\n-------\na : int\n    One.\nb : str\n    Two.\n",
            ["**Returns**", "- `a`, `int`: One.\n- `b`, `str`: Two."],
            id="NumPy: several returns",
        ),
        pytest.param(
            ":param x: The x.\n:type x: str\n:param y: The\n    y.\n:returns: Text.\n",
            [
                HEAD + "| `x` | `int` | The x. |\n| `y` | | The y. |",
                "**Returns** `float`: Text.",
            ],
            id="Sphinx",
        ),
        pytest.param(
            "Args:\n    x: One of\n        - a\n        - b",
            ["```text\nArgs:\n    x: One of\n        - a\n        - b\n```"],
            id="a list in a description: as written",
        ),
        pytest.param(
            "Parameters\n----------\nx\n    First.\n\n    Second.",
            [HEAD + "| `x` | `int` | First.<br>Second. |"],
            id="two paragraphs",
        ),
        pytest.param(
            ":param x: The x.\n:type z: str",
            ["```text\n:param x: The x.\n:type z: str\n```"],
            id="a word that the parser loses: as written",
        ),
        pytest.param(
            "Args:\n    nothing that parses",
            ["```text\nArgs:\n    nothing that parses\n```"],
            id="no specification: as written",
        ),
        pytest.param(
            "Args:\n    x (" + "(" * 300 + ": y",
            ["```text\nArgs:\n    x (" + "(" * 300 + ": y\n```"],
            id="what the parser is slow on: as written",
        ),
        pytest.param(
            "Hint:\n    Beware.", ["```text\nHint:\n    Beware.\n```"], id="no section of Google's"
        ),
        pytest.param("Note:\n    Beware.", ["**Note**", "Beware."], id="Google's note"),
        pytest.param(
            "Warning\n-------\nDo not.\n\nSee Also\n--------\nf : Does it.\ng : Does not.",
            ["**Warning**", "Do not.", "**See Also**", "```text\nf : Does it.\ng : Does not.\n```"],
            id="numpy's texts",
        ),
        pytest.param(
            "See Also\n--------\nf\ng", ["**See Also**", "```text\nf\ng\n```"], id="names alone"
        ),
        pytest.param("See Also\n--------\nf, g", ["**See Also**", "f, g"], id="names on a line"),
        pytest.param(
            "Parameters\n==========\n\none : str\n    What it is.\n\n"
            "References\n==========\n\nA book.",
            [
                "| Parameter | Type | Description |\n|---|---|---|\n"
                "| `one` | `str` | What it is. |",
                "**References**",
                "A book.",
            ],
            id="double underlines and blank lines",
        ),
        pytest.param(
            "Attributes:\n    x (str): Kept.",
            ["| Attribute | Type | Description |\n|---|---|---|\n| `x` | `str` | Kept. |"],
            id="an attribute named as a parameter",
        ),
    ],
)
def test_render_docstring(docstring: str, expected: list[str]) -> None:
    assert render_docstring(docstring, SIGNATURE, "float") == expected


LINES = (
    *("Args:", "Returns:", "Raises:", "Example:", "Parameters", "----------", "Returns", "-------"),
    *(
        ":param one:",
        ":returns:",
        ":rtype: two",
        "    three: four",
        "    five (six): seven",
        "",
        "",
    ),
    *(
        "eight : nine",
        "    ten",
        "        eleven",
        "Twelve.",
        "    thirteen, optional",
        "- fourteen",
    ),
    *(":raises fifteen: sixteen", "seventeen::", ">>> eighteen", "    :param nineteen: twenty"),
)
TITLES = frozenset(
    [
        "Args",
        "Returns",
        "Raises",
        "Example",
        "Parameters",
        "param",
        "returns",
        "rtype",
        "raises",
        "optional",
        "When",
        "Parameter",
        "Type",
        "default",
        "Description",
        "text",
        "pycon",
    ]
)


@given(st.lists(st.sampled_from(LINES), max_size=9))
def test_no_word_is_lost(lines: list[str]) -> None:
    shown = " ".join(render_docstring("\n".join(lines), {}))
    words = set(re.findall(r"\w+", " ".join(lines))) - TITLES
    assert words <= set(re.findall(r"\w+", shown))
