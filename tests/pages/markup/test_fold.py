"""Long lines are broken where GitHub's own parser sees no difference."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from repo_docs_hook.pages.markup.escape import code, prose
from repo_docs_hook.pages.markup.fold import MOST_CHARACTERS, fold, fold_page
from tests.effort import examples
from tests.pages.linkcheck import to_html
from tests.pages.markup.test_escape import hostile

WORDS = "word " * 80
FOLDED = {
    "short": ("a b c", ["a b c"]),
    "empty": ("", [""]),
    "words": (WORDS.strip(), [WORDS[:299], WORDS[300:-1]]),
    "in a list": (f"- {WORDS}word", [f"- {WORDS[:294]}", f"  {WORDS[295:]}word"]),
    "an entry": (f"  · {WORDS}word", [f"  · {WORDS[:294]}", f"    {WORDS[295:]}word"]),
    "nested": (f"    - {WORDS}word", [f"    - {WORDS[:294]}", f"      {WORDS[295:]}word"]),
    "no place": ("x" * 400, ["x" * 400]),
    "one late place": (f"{'x' * 400} b", ["x" * 400, "b"]),
    "marks": ("- + # > 1. = " * 40, ["- + # > 1. = " * 40]),
    "two blanks": ("a  " * 150, ["a  " * 150]),
}


@pytest.mark.parametrize(("text", "lines"), FOLDED.values(), ids=FOLDED)
def test_fold(text: str, lines: list[str]) -> None:
    assert fold(text).split("\n") == lines


def test_fences_tables_and_headings_stay() -> None:
    page = f"## {WORDS}x\n\n```text\n{WORDS}x\n```\n\n| {WORDS}|\n|---|"
    assert fold_page(page) == page
    assert fold_page(f"{page}\n\n{WORDS}x") == f"{page}\n\n{WORDS[:299]}\n{WORDS[300:]}x"


@settings(max_examples=examples(100))
@given(st.lists(hostile | st.sampled_from(["word", "of", "a b"]), min_size=20, max_size=60))
def test_nothing_else_is_rendered(pieces: list[str]) -> None:
    text = prose(" ".join(pieces)) + " " + code(" ".join(pieces))
    for start, indent in (("", ""), ("- ", "  "), ("- a\n    - ", " " * 6)):
        head, _, last = (start + text).rpartition("\n")
        folded = fold(last)
        page = "\n".join((head, folded)) if head else folded
        whole, broken = (to_html(each).replace("\n", " ") for each in (start + text, page))
        assert broken == whole
        late = (line for line in folded.split("\n") if len(line) > MOST_CHARACTERS)
        assert all(" word" not in line[len(indent) : MOST_CHARACTERS] for line in late)
