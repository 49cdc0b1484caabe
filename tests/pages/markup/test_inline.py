"""Markup inside a line of a docstring: emphasis, literals, roles, references, addresses."""

from __future__ import annotations

import pytest

from repo_docs_hook.pages.markup.inline import inline, inline_lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "*a* and **b c**, (*d*)",
            "*a* and **b c**, (*d*)",
            id="emphasis",
        ),
        pytest.param(
            "*args and **kwargs, 2*3*4, a ** b",
            "\\*args and \\*\\*kwargs, 2\\*3\\*4, a \\*\\* b",
            id="stars that are none",
        ),
        pytest.param(
            "\\*args, a\\_b, s\\ s, \\d, \\\\ x",
            "\\*args, a_b, ss, \\\\d, \\\\\\\\ x",
            id="escaped",
        ),
        pytest.param(
            "``a b`` and `c`",
            "`a b` and `c`",
            id="literal",
        ),
        pytest.param(
            ":class:`a.B` :py:meth:`~a.b.c` :func:`!f`",
            "`a.B` `a.b.c` `f`",
            id="role",
        ),
        pytest.param(
            ":term:`iterator` :ref:`text <label>` :ref:`label` :pep:`8` :rfc:`1 <x>`",
            "iterator text `label` PEP 8 1",
            id="words",
        ),
        pytest.param(
            ":math:`x^2`",
            "`x^2`",
            id="math",
        ),
        pytest.param(
            ":meth:`run() <a.run>`",
            "`run()`",
            id="titled",
        ),
        pytest.param(
            "`docs <http://x.y>`_, `two words`_, `one`_, [1]_",
            "docs (`http://x.y`), two words, `one`, \\[1\\]",
            id="hyperlink",
        ),
        pytest.param(
            "[docs](https://x.y/z), [a](b), f[a](b), ![i](http://x.y)",
            "docs (`https://x.y/z`), \\[a\\](b), f\\[a\\](b), i (`http://x.y`)",
            id="Markdown link",
        ),
        pytest.param(
            "<https://x.y>",
            "&lt;`https://x.y`&gt;",
            id="autolink",
        ),
        pytest.param(
            "[Foo][], [the foo][pkg.Foo], [`x`][a.x], a[i][j]",
            "`Foo`, the foo (`pkg.Foo`), `x`, a\\[i\\]\\[j\\]",
            id="cross-reference",
        ),
        pytest.param(
            "C{a} L{b.c} I{d} B{e} U{http://x.y} L{f <a.f>} U{g<http://x.y>} C{{1: 2}} X{h}",
            "`a` `b.c` *d* **e** `http://x.y` `f` g (`http://x.y`) `{1: 2}` X{h}",
            id="epytext",
        ),
        pytest.param(
            "$a, b | c$ costs $5 or $6, $x$y",
            "`$a, b | c$` costs `$5` or `$6`, `$x$`y",
            id="formulas",
        ),
        pytest.param(
            "a set C{1}, xC{y}",
            "a set `1`, xC{y}",
            id="set",
        ),
        pytest.param(
            "*@me* **#12** `@x`",
            "*`@me`* **`#12`** `@x`",
            id="live",
        ),
        pytest.param(
            "*a\nb* ``c\nd``",
            "*a b* `c d`",
            id="over lines",
        ),
        pytest.param(
            "*a ``b `c **d",
            "\\*a \\`\\`b \\`c \\*\\*d",
            id="unclosed",
        ),
        pytest.param(
            "**the ``x`` one** *`y`*",
            "**the `x` one** *`y`*",
            id="literal in emphasis",
        ),
    ],
)
def test_inline(text: str, expected: str) -> None:
    assert inline(text) == expected


def test_lines_stay_lines() -> None:
    assert inline_lines("*a\n  b*\n- c ``d\ne``\n1. f") == "*a\nb*\n\\- c `d e`\n1\\. f"


NAMES = {"Foo": "#Foo", "pkg.Foo": "./pkg.md"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(":class:`Foo`, `Foo`, L{Foo}", ", ".join(["[`Foo`](#Foo)"] * 3), id="names"),
        pytest.param("``Foo`` C{x} :math:`Foo` `x`", "`Foo` `x` `Foo` `x`", id="no references"),
        pytest.param(":class:`~pkg.Foo`", "[`pkg.Foo`](./pkg.md)", id="dotted"),
        pytest.param(":func:`Foo()`", "[`Foo()`](#Foo)", id="called"),
        pytest.param(":class:`it <Foo>`", "[`it`](#Foo)", id="titled"),
        pytest.param(":class:`!Foo`", "`Foo`", id="not to be linked"),
        pytest.param(
            "[Foo][] [it][Foo] [`Foo`][]", "[`Foo`](#Foo) [`it`](#Foo) [`Foo`](#Foo)", id="Markdown"
        ),
        pytest.param("![Foo][]", "\\![`Foo`](#Foo)", id="an image it is not"),
    ],
)
def test_references(text: str, expected: str) -> None:
    assert inline(text, NAMES.get) == expected
