"""Which lines of a Markdown text stand in a fenced block: as GitHub's own parser has it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repo_docs_hook.text.fences import find_fenced, opens_fence
from tests.pages.linkcheck import to_html

TEXTS = {
    "none": ("a\nb", []),
    "one": ("a\n```\nb\n```\nc", [1, 2, 3]),
    "with a language": ("```python\nb\n```", [0, 1, 2]),
    "of tildes": ("~~~\n```\n~~~\nc", [0, 1, 2]),
    "a shorter run closes nothing": ("````\n```\n````\nc", [0, 1, 2]),
    "a longer run closes": ("```\na\n`````\nc", [0, 1, 2]),
    "words behind a run close nothing": ("```\n``` a\n```\nc", [0, 1, 2]),
    "blanks behind a run": ("```\na\n``` \t\nc", [0, 1, 2]),
    "CR at the ends of lines": ("```\r\na\r\n```\r\nc\r", [0, 1, 2]),
    "never closed": ("a\n```\nb\n", [1, 2, 3]),
    "a backtick in the info opens none": ("``` a`b\nc", []),
    "a backtick in the info of tildes": ("~~~ a`b\nc\n~~~\nd", [0, 1, 2]),
    "three blanks before it": ("   ```\na\n   ```\nc", [0, 1, 2]),
    "four blanks before it": ("a\n\n    ```\nc", []),
    "two backticks": ("``\na\n``", []),
}


@pytest.mark.parametrize(("text", "fenced"), TEXTS.values(), ids=TEXTS)
def test_lines_of_fenced_blocks(text: str, fenced: list[int]) -> None:
    lines = text.split("\n")
    found = list(find_fenced(lines))
    assert [line for line, _ in found] == lines
    assert [at for at, (_, within) in enumerate(found) if within] == fenced


LINES = st.lists(
    st.sampled_from(["```", "````", "~~~", "~~~~", "``` a", "~~~ `", "  ```", "``` `", "# x", "x"]),
    max_size=8,
)


@given(LINES)
def test_headings_outside_of_fences_are_those_of_github(lines: list[str]) -> None:
    ours = [line for line, fenced in find_fenced(lines) if not fenced and line == "# x"]
    assert len(ours) == len(re.findall("<h1>", to_html("\n".join(lines))))


def test_what_opens_a_fence() -> None:
    assert opens_fence("```text")
    assert not opens_fence("``` a`b")
    assert not opens_fence("text ```")
