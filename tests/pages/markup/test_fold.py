"""Long lines are broken where GitHub's own parser sees no difference."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from repo_docs_hook.pages.markup.escape import code, prose
from repo_docs_hook.pages.markup.fold import MOST_CHARACTERS, fold
from tests.effort import examples
from tests.pages.linkcheck import to_html
from tests.pages.markup.test_escape import hostile

WORDS = "word " * 80
FOLDED = {
    "short": ("a b c", "", ["a b c"]),
    "empty": ("", "  ", [""]),
    "words": (WORDS.strip(), "", [WORDS[:299], WORDS[300:-1]]),
    "indented": (WORDS.strip(), "  ", [WORDS[:294], f"  {WORDS[295:-1]}"]),
    "no place": ("x" * 400, "", ["x" * 400]),
    "one late place": (f"{'x' * 400} b", "", ["x" * 400, "b"]),
    "marks": ("- + # > 1. = " * 40, "", ["- + # > 1. = " * 40]),
    "two blanks": ("a  " * 150, "", ["a  " * 150]),
}


@pytest.mark.parametrize(("text", "indent", "lines"), FOLDED.values(), ids=FOLDED)
def test_fold(text: str, indent: str, lines: list[str]) -> None:
    assert fold(text, indent).split("\n") == lines


@settings(max_examples=examples(100))
@given(st.lists(hostile | st.sampled_from(["word", "of", "a b"]), min_size=20, max_size=60))
def test_nothing_else_is_rendered(pieces: list[str]) -> None:
    text = prose(" ".join(pieces)) + " " + code(" ".join(pieces))
    for start, indent in (("", ""), ("- ", "  "), ("- a\n    - ", " " * 6)):
        folded = fold(text, indent)
        whole, broken = (to_html(start + each).replace("\n", " ") for each in (text, folded))
        assert broken == whole
        late = (line for line in folded.split("\n") if len(line) > MOST_CHARACTERS)
        assert all(" word" not in line[len(indent) : MOST_CHARACTERS] for line in late)
