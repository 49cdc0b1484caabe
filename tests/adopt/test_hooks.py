"""The entry under `repos`: in the indentation of the others, and nothing else touched."""

from __future__ import annotations

import pytest

from repo_docs_hook.adopt.hooks import add_entry, find_entry
from repo_docs_hook.adopt.source import Source
from repo_docs_hook.adopt.yaml_text import read_document

SOURCE = Source("https://x/y", "v1")
BY_HAND = "  # by hand: pre-commit run --hook-stage manual repo-docs-fix"


def entry(before: str = "  ", behind: str = " ", inner: str = "  ", end: str = "\n") -> str:
    """Return the entry as it is to stand in a file, spelled out."""
    keys = f"{before} {behind}"
    return end.join(
        [
            f"{before}-{behind}repo: https://x/y",
            f"{keys}rev: v1",
            f"{keys}hooks:",
            f"{keys}{inner}-{behind}id: repo-docs-check",
            f"{keys}{inner}-{behind}id: repo-docs-fix{BY_HAND}",
            "",
        ]
    )


TWO = "repos:\n  - repo: a\n    rev: b\n    hooks:\n      - id: c\n"
FOUR = "repos:\n-   repo: a\n    rev: b\n    hooks:\n    -   id: c\n        args: [--x]\n"
ZERO = "repos:\n- repo: a\n  rev: b\n  hooks:\n  - id: c\n"

EDITED = {
    "indented by 2": (TWO, TWO + entry()),
    "indented by 4, as pre-commit's sample": (FOUR, FOUR + entry("", "   ", "")),
    "not indented": (ZERO, ZERO + entry("", " ", "")),
    "no newline at the end": (TWO[:-1], TWO + entry()),
    "CRLF": (TWO.replace("\n", "\r\n"), TWO.replace("\n", "\r\n") + entry(end="\r\n")),
    "keys behind": (
        f"{TWO}\n# Later.\nci:\n  skip: []\n",
        f"{TWO}{entry()}\n# Later.\nci:\n  skip: []\n",
    ),
    "comment that belongs to the last": (
        f"{TWO}      # - id: d\n\n# End.\n",
        f"{TWO}      # - id: d\n{entry()}\n# End.\n",
    ),
    "comment that belongs to the last, behind a blank line": (
        f"{TWO}\n      # - id: d\n# End.\n",
        f"{TWO}\n      # - id: d\n{entry()}# End.\n",
    ),
    "comment behind the last": (f"{TWO[:-1]}  # c\n", f"{TWO[:-1]}  # c\n{entry()}"),
    "block scalar at the end": (
        f"{TWO}        entry: |\n          run\n\n\n",
        f"{TWO}        entry: |\n          run\n{entry()}\n\n",
    ),
    "nothing at the end": (f"{TWO}        args:\n", f"{TWO}        args:\n{entry()}"),
    "blank lines between": (
        f"{TWO}\n  # Other.\n  - repo: local\n    hooks: []\n",
        f"{TWO}\n  # Other.\n  - repo: local\n    hooks: []\n\n{entry()}",
    ),
    "flow entries": (
        "repos:\n  - {repo: a, rev: b, hooks: [{id: c}]}\n",
        "repos:\n  - {repo: a, rev: b, hooks: [{id: c}]}\n" + entry(),
    ),
    "anchors": (
        "x: &x [d]\nrepos:\n  - repo: a\n    hooks:\n    - &y\n      id: c\n"
        "    - {<<: *y, args: *x}\n",
        "x: &x [d]\nrepos:\n  - repo: a\n    hooks:\n    - &y\n      id: c\n"
        "    - {<<: *y, args: *x}\n" + entry("  ", " ", ""),
    ),
    "hooks not indented": (
        "repos:\n  - repo: a\n    hooks:\n    - id: c\n",
        "repos:\n  - repo: a\n    hooks:\n    - id: c\n" + entry("  ", " ", ""),
    ),
    "empty list": ("repos: []\n", "repos:\n" + entry()),
    "empty list, comment": (
        "repos: []  # none yet\na: 1\n",
        f"repos:  # none yet\n{entry()}a: 1\n",
    ),
    "nothing": ("repos:\n", "repos:\n" + entry()),
    "nothing, keys behind": ("repos: # none\nci: {}\n", f"repos: # none\n{entry()}ci: {{}}\n"),
    "no repos": ("fail_fast: true\n", f"fail_fast: true\n\nrepos:\n{entry()}"),
}

REFUSED = {
    "flow list": "repos: [{repo: a, rev: b, hooks: []}]\n",
    "flow mapping": "{repos: []}\n",
    "a mapping": "repos: {a: b}\n",
    "an alias": "x: &x\n  - repo: a\nrepos: *x\n",
    "an alias at the end": "repos:\n  - &a\n    repo: a\n  - *a\n",
    "dash on a line of its own": "repos:\n  -\n    repo: a\n    hooks: []\n",
    "blank lines that count": f"{TWO}        entry: |+\n          run\n\n\n",
    "end marker": "a: 1\n...\n",
}


@pytest.mark.parametrize(("before", "after"), EDITED.values(), ids=EDITED)
def test_the_entry_is_the_last(before: str, after: str) -> None:
    assert add_entry(read_document("x", before), SOURCE) == after
    assert find_entry(read_document("x", after)) == ("https://x/y", "v1")


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_is_of_another_form_is_left(text: str) -> None:
    assert add_entry(read_document("x", text), SOURCE) is None


FOUND = {
    "ours": (TWO + entry(), ("https://x/y", "v1")),
    "the check alone": ("repos: [{repo: z, rev: v0, hooks: [{id: repo-docs-check}]}]", ("z", "v0")),
    "local": ("repos:\n- repo: local\n  hooks:\n  - id: repo-docs-fix\n", ("local", "")),
    "others": (TWO, None),
    "no list": ("repos: 1", None),
}


@pytest.mark.parametrize(("text", "found"), FOUND.values(), ids=FOUND)
def test_hooks_that_are_there(text: str, found: tuple[str, str] | None) -> None:
    assert find_entry(read_document("x", text)) == found
