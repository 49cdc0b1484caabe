"""First sentences, and running text as prose or in fences."""

from __future__ import annotations

import pytest

from repo_docs_hook.pages.markup.paragraphs import first_sentence, render_text


@pytest.mark.parametrize(
    ("docstring", "expected"),
    [
        pytest.param(None, "", id="none"),
        pytest.param("Do it.", "Do it.", id="one"),
        pytest.param("Do it.  Then rest.", "Do it.", id="two, two blanks"),
        pytest.param("Do\nit. More", "Do it.", id="over lines"),
        pytest.param(
            "Use e.g. This or Mr. Xu. So.", "Use e.g. This or Mr. Xu.", id="abbreviations"
        ),
        pytest.param("Use v1.2 now. Then.", "Use v1.2 now.", id="number"),
        pytest.param("No stop\n\nMore.", "No stop", id="no full stop"),
        pytest.param("Lists:\n- a\n- b", "Lists:", id="before a list"),
        pytest.param("Title of it\n===========\n\nText.", "Title of it", id="heading"),
        pytest.param("=====\nTitle of it\n=====", "Title of it", id="overlined heading"),
        pytest.param("pkg.mod\n~~~~~~~\n\nText here.", "Text here.", id="heading of one word"),
        pytest.param(">>> f()\n1", "", id="example"),
        pytest.param(":param x: it", "", id="field"),
        pytest.param(":class:`X` does it. More.", ":class:`X` does it.", id="role"),
        pytest.param("Is it? Yes.", "Is it?", id="question"),
        pytest.param("How to act\na -> drop\nb -> keep", "How to act", id="before entries"),
        pytest.param("How it is:\nall of it.", "How it is: all of it.", id="a colon at the end"),
        pytest.param("x " * 200, "x " * 149 + "x ...", id="long"),
    ],
)
def test_first_sentence(docstring: str | None, expected: str) -> None:
    assert first_sentence(docstring) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("A\nb.\n\nC.", ["A\nb.", "C."], id="paragraphs"),
        pytest.param("- a\n- b", ["```text\n- a\n- b\n```"], id="list"),
        pytest.param("- a\n\n- b", ["```text\n- a\n\n- b\n```"], id="neighbours share a fence"),
        pytest.param(">>> 1\n1", ["```python\n>>> 1\n1\n```"], id="session"),
        pytest.param("So::\n\n    x = 1", ["So:", "```text\nx = 1\n```"], id="literal block"),
        pytest.param("::\n\n    x", ["```text\nx\n```"], id="bare colons"),
        pytest.param(
            "So::\n\n    x\n\n.. note::\n\n    y",
            ["So:", "```text\nx\n```", "```text\n.. note::\n\n    y\n```"],
            id="literal block, then directive",
        ),
        pytest.param("T\n===", ["**T**"], id="heading"),
        pytest.param("T | x\n-----\nMore.", ["**T &#124; x**", "More."], id="heading over words"),
        pytest.param("***\nT\n***", ["**T**"], id="overlined heading"),
        pytest.param("More words\n...", ["```text\nMore words\n...\n```"], id="an ellipsis"),
        pytest.param(
            "A long line of words\n---", ["```text\nA long line of words\n---\n```"], id="rule"
        ),
        pytest.param("If:\n- a\n- b", ["If:", "```text\n- a\n- b\n```"], id="list behind words"),
        pytest.param(
            "As in\n>>> f()\n1", ["As in", "```python\n>>> f()\n1\n```"], id="session behind"
        ),
        pytest.param(
            "Takes two\nx: one\nyy (int) -- two",
            ["Takes two", "```text\nx: one\nyy (int) -- two\n```"],
            id="entries",
        ),
        pytest.param("See:\nx: one thing", ["See:\nx: one thing"], id="one entry is a sentence"),
    ],
)
def test_render_text(text: str, expected: list[str]) -> None:
    assert render_text(text) == expected
