"""Docstrings of each style, and what no parser may lose."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repo_docs_hook.model.facts import Parameter
from repo_docs_hook.pages.docstrings.render import render_docstring
from repo_docs_hook.pages.markup.references import Documented

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
            ["**Example**", "Do:", "```python\nf()\n```"],
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
            [HEAD + "| `x` | `int` | One of<br>• a<br>• b |"],
            id="a list in a description",
        ),
        pytest.param(
            "Parameters\n----------\nx\n    First.\n\n    Second.",
            [HEAD + "| `x` | `int` | First.<br>Second. |"],
            id="two paragraphs",
        ),
        pytest.param(
            ":param x: The x.\n:type z: str",
            [HEAD + "| `x` | `int` | The x. |\n| `z` | `str` | |"],
            id="a type of nothing that is described",
        ),
        pytest.param(
            "Args:\n    nothing that parses",
            ["**Args**", "nothing that parses"],
            id="no field: as text",
        ),
        pytest.param(
            "Args:\n    x (" + "(" * 300 + ": y",
            ["**Args**", "x (" + "(" * 300 + ": y"],
            id="a bracket that nothing closes: as text",
        ),
        pytest.param(
            "Setup:\n    Beware.", ["- **Setup**: Beware."], id="no section of Google's: a term"
        ),
        pytest.param("Note:\n    Beware.", ["**Note**", "Beware."], id="Google's note"),
        pytest.param(
            "Warning\n-------\nDo not.\n\nSee Also\n--------\nf : Does it.\ng : Does not.",
            ["**Warning**", "Do not.", "**See Also**", "- `f`: Does it.\n- `g`: Does not."],
            id="numpy's texts",
        ),
        pytest.param(
            "See Also\n--------\nf\ng", ["**See Also**", "- `f`\n- `g`"], id="names alone"
        ),
        pytest.param(
            "See Also\n--------\nf, g", ["**See Also**", "- `f`, `g`"], id="names on a line"
        ),
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
        pytest.param(
            "Args:\n    x: One.\n    no field here\n\n    *y*: Two.\n    z: Three.",
            [
                HEAD + "| `x` | `int` | One. no field here |",
                "*y*: Two.",
                HEAD + "| `z` | | Three. |",
            ],
            id="what is no field stands in its place, and spoils nothing",
        ),
        pytest.param(
            "Args:\n    x: So::\n\n            f(x)\n\n        Or `g`.\n    z (list[str]): It.",
            [HEAD + "| `x` | `int` | So:<br>`f(x)`<br>Or `g`. |\n| `z` | `list[str]` | It. |"],
            id="code in a description",
        ),
        pytest.param(
            "Args:\n    z (int): It, 3 by default.\n    w (int, default 3): It is 3 by default.",
            [
                HEAD + "| `z` | `int` | It, 3 by default. |\n"
                "| `w` | `int`, default `3` | It is 3 by default. |"
            ],
            id="a default that is also in the description",
        ),
        pytest.param(
            "Parameters\n----------\nx, z : {'a', 'b'}, default='a'\n    Both.\n"
            "w: bool (default=None)\nv : str, optional (default: 'u')\n*rest\n    The rest.\n"
            "y : int, default None",
            [
                HEAD + "| `x`, `z` | `int`, default `'a'` | Both. |\n"
                "| `w` | `bool`, default `None` | |\n| `v` | `str`, default `'u'` | |\n"
                "| `*rest` | `str` | The rest. |\n| `y` | `int` | |"
            ],
            id="NumPy: names together, defaults in three forms, one that the signature has",
        ),
        pytest.param(
            "@param x: The x.\n@type x: L{int}\n@param z: It\n    goes on.\n"
            "@type z: C{str} or L{None}\n"
            "@return: Text.\n@rtype: L{float}\n"
            "@raise KeyError: If C{z} is not there.\n@since: 1.2",
            [
                HEAD + "| `x` | `int` | The x. |\n| `z` | `str` or `None` | It goes on. |",
                "**Returns** `float`: Text.",
                "| Raises | When |\n|---|---|\n| `KeyError` | If `z` is not there. |",
                "- **since**: 1.2",
            ],
            id="epytext",
        ),
        pytest.param(
            "TODO\n====\n - More.\n\n@ivar x: It.\n@type x: C{int}",
            [
                "**TODO**",
                "- More.",
                "| Attribute | Type | Description |\n|---|---|---|\n| `x` | `int` | It. |",
            ],
            id="epytext behind a section of text",
        ),
        pytest.param(
            ":param int z: It.\n\n   .. versionadded:: 1.4 More.\n\n"
            ":return: a list::\n\n    [1]\n\n"
            ":raises: nothing much\n:meta private:",
            [
                HEAD + "| `z` | `int` | It.<br>**Added in version 1.4**: More. |",
                "**Returns** `float`: a list:",
                "```text\n[1]\n```",
                "**Raises** nothing much",
            ],
            id="Sphinx: type before the name, a remark, code, an error without a name",
        ),
        pytest.param(
            "Returns\n-------\nout : array\n    It is\n\n    - one\n    - two\n\n"
            "    >>> f()\n    1\n",
            ["**Returns** `out`, `float`: It is", "- one\n- two", "```python\n>>> f()\n1\n```"],
            id="NumPy: a value with a list and a session",
        ),
        pytest.param(
            "Returns:\n    The sum: all of it.\n\nYields:\n    list[int] or None: Some.",
            ["**Returns** `float`: The sum: all of it.", "**Yields** `list[int] or None`: Some."],
            id="Google: words before a colon are no type",
        ),
        pytest.param(
            "Attributes\n----------\nz : :class:`Foo` or None, optional\n    It.",
            [
                "| Attribute | Type | Description |\n|---|---|---|\n"
                "| `z` | `Foo` or None, optional | It. |"
            ],
            id="a role in a type",
        ),
    ],
)
def test_render_docstring(docstring: str, expected: list[str]) -> None:
    assert render_docstring(docstring, Documented(SIGNATURE, "float")) == expected


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
    shown = " ".join(render_docstring("\n".join(lines)))
    words = set(re.findall(r"\w+", " ".join(lines))) - TITLES
    assert words <= set(re.findall(r"\w+", shown))
