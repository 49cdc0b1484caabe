"""First sentences."""

from __future__ import annotations

import pytest

from repo_docs_hook.pages.markup.paragraphs import first_sentence


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
