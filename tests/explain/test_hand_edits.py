"""A page edited by hand: which docstring its words belong in."""

from __future__ import annotations

import pytest

from repo_docs_hook.explain.hand_edits import find_docstring
from repo_docs_hook.model.facts import Definition, Facts

PAGE = """\
## File Purpose <a id="section-file-purpose"></a>

Runs things\\_here.

## High-Level Overview <a id="section-high-level-overview"></a>

| Name | Kind | Summary |
|---|---|---|
| [`run`](#run) | function | Run it. |

#### <a id="run"></a>`run`

`def run(command)`

Run it.

It ends.

#### <a id="bare"></a>`bare`

`def bare()`

## Dependencies <a id="section-dependencies"></a>

- `os`
"""
FACTS = Facts(
    docstring="Runs things_here.",
    docstring_line=1,
    definitions=(
        Definition(
            *("function", "run", "run", "run", -1, 4, "run(command)"),
            docstring="Run it.\n\nIt ends.",
            docstring_line=5,
        ),
        Definition("function", "bare", "bare", "bare", -1, 9, "bare()"),
    ),
)
RUN, MODULE = ("run", 5), ("the module", 1)
CASES: dict[str, tuple[str, str, tuple[str, int] | None]] = {
    "a sentence changed": ("\nRun it.\n\nIt", "\nRun it now.\n\nIt", RUN),
    "a sentence added": ("It ends.\n", "It ends.\n\nReally.\n", RUN),
    "a sentence lost": ("\nIt ends.\n", "", RUN),
    "a row of the overview": ("| Run it. |", "| Run it now. |", RUN),
    "the purpose": ("things\\_here", "nothing", MODULE),
    "a signature": ("run(command)", "run(it)", None),
    "without a docstring": ("def bare()`\n", "def bare()`\n\nNaked.\n", None),
    "a section that no docstring fills": ("- `os`", "- `os`, for paths", None),
    "a heading": ("## Dependencies", "## Needs", None),
    "cut off": ("\n- `os`\n", "", None),
    "with words above": ("## File", "Read me!\n\n## File", None),
}


@pytest.mark.parametrize(("words", "instead", "found"), CASES.values(), ids=CASES)
def test_the_docstring_that_a_hand_has_changed(
    words: str, instead: str, found: tuple[str, int] | None
) -> None:
    edited = PAGE.replace(words, instead, 1)
    assert edited != PAGE
    assert find_docstring(edited, PAGE, FACTS) == found
