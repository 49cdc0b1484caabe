"""The top-level `exclude`: every notation it can stand in keeps it, and gets the pages."""

from __future__ import annotations

import re

import pytest
import yaml

from repo_docs_hook.adopt.excludes import exclude_pages
from repo_docs_hook.adopt.yaml_text import read_document
from repo_docs_hook.model.settings import Config

OURS = r"^docs/(.*/)?([^/]+_(docs|kw)|index|doc)\.md$"
DOUBLE = OURS.replace("\\", "\\\\")
NOTE = "# Pages are generated: keep other hooks off them."
REPOS = "repos: []\n"

# Text before, text after; the same where nothing is to be done.
EDITED = {
    "no exclude": (REPOS, f"{NOTE}\nexclude: {OURS}\n{REPOS}"),
    "no exclude, other keys": (
        f"# Mine.\nfail_fast: true\n\n# Hooks.\n{REPOS}",
        f"# Mine.\nfail_fast: true\n\n# Hooks.\n{NOTE}\nexclude: {OURS}\n{REPOS}",
    ),
    "no exclude, CRLF": ("repos: []\r\n", f"{NOTE}\r\nexclude: {OURS}\r\nrepos: []\r\n"),
    "document marker": (f"---\n{REPOS}", f"---\n{NOTE}\nexclude: {OURS}\n{REPOS}"),
    "indented mapping": (
        "  fail_fast: true\n  repos: []\n",
        f"  fail_fast: true\n  {NOTE}\n  exclude: {OURS}\n  repos: []\n",
    ),
    "plain": (f"exclude: ^vendor/\n{REPOS}", f"exclude: ^vendor/|{OURS}\n{REPOS}"),
    "plain, comment": (
        f"exclude: ^vendor/  # not ours\n{REPOS}",
        f"exclude: ^vendor/|{OURS}  # not ours\n{REPOS}",
    ),
    "plain, at the end": (f"{REPOS}exclude: ^a/", f"{REPOS}exclude: ^a/|{OURS}"),
    "plain, CRLF": (
        "exclude: ^a/\r\nrepos: []\r\n",
        f"exclude: ^a/|{OURS}\r\nrepos: []\r\n",
    ),
    "single quotes": (f"exclude: '^a''b/'\n{REPOS}", f"exclude: '^a''b/|{OURS}'\n{REPOS}"),
    "double quotes": (f'exclude: "^a\\\\.b"\n{REPOS}', f'exclude: "^a\\\\.b|{DOUBLE}"\n{REPOS}'),
    "own anchor": (f"exclude: &x ^a/\n{REPOS}", f"exclude: &x ^a/|{OURS}\n{REPOS}"),
    "verbose literal": (
        f"exclude: |\n    (?x)^(\n        a/.*|  # one\n        b/.*\n    )$\n\n# c\n{REPOS}",
        "exclude: |\n    (?x)^(\n        a/.*|  # one\n        b/.*\n    )$\n"
        f"    |{OURS}\n\n# c\n{REPOS}",
    ),
    "verbose literal, CRLF": (
        "exclude: |\r\n  (?x)^(\r\n    a\r\n  )$\r\nrepos: []\r\n",
        f"exclude: |\r\n  (?x)^(\r\n    a\r\n  )$\r\n  |{OURS}\r\nrepos: []\r\n",
    ),
    "verbose literal, last": (
        f"{REPOS}exclude: |-\n  (?x)^(a)$",
        f"{REPOS}exclude: |-\n  (?x)^(a)$\n  |{OURS}",
    ),
    "verbose literal, ends in a comment": (
        f"exclude: |\n  (?x)\n  ^a/  # one\n{REPOS}",
        f"exclude: |\n  (?x)\n  ^a/  # one\n  |{OURS}\n{REPOS}",
    ),
    "verbose folded": (
        f"exclude: >\n  (?x)^(\n    a|\n    b\n  )$\n{REPOS}",
        f"exclude: >\n  (?x)^(\n    a|\n    b\n  )$\n  |{OURS}\n{REPOS}",
    ),
    "verbose plain, two lines": (
        f"exclude: (?x)^(a|\n  b)$\n{REPOS}",
        f"exclude: (?x)^(a|\n  b)$|{OURS}\n{REPOS}",
    ),
    "literal, stripped": (f"exclude: |-\n  ^a/\n{REPOS}", f"exclude: |-\n  ^a/|{OURS}\n{REPOS}"),
    "folded, stripped": (f"exclude: >-\n  ^a/\n{REPOS}", f"exclude: >-\n  ^a/|{OURS}\n{REPOS}"),
    "the default, written out": (f"exclude: ^$\n{REPOS}", f"exclude: ^$|{OURS}\n{REPOS}"),
    "pages already": (f"exclude: '{OURS}'\n{REPOS}", f"exclude: '{OURS}'\n{REPOS}"),
    "all of docs already": (f"exclude: ^(docs|x)/\n{REPOS}", f"exclude: ^(docs|x)/\n{REPOS}"),
    "all Markdown already": (f"exclude: \\.md$\n{REPOS}", f"exclude: \\.md$\n{REPOS}"),
}

REFUSED = {
    "other flags": f"exclude: (?i)^a/\n{REPOS}",
    "no regex": f"exclude: '('\n{REPOS}",
    "a list": f"exclude: [a]\n{REPOS}",
    "a number": f"exclude: 1\n{REPOS}",
    "nothing": f"exclude:\n{REPOS}",
    "an alias": f"x: &x ^a/\nexclude: *x\n{REPOS}",
    "an anchor that others use": f"exclude: &x ^a/\nfiles: *x\n{REPOS}",
    "a newline that never matches": f"exclude: |\n  ^a/\n{REPOS}",
    "a comment that would swallow it": f"exclude: (?x)^a/\\#b#c\n{REPOS}",
    "flow mapping": "{repos: []}\n",
    "no repos": "fail_fast: true\n",
}


@pytest.mark.parametrize(("before", "after"), EDITED.values(), ids=EDITED)
def test_the_pages_join_what_is_excluded(before: str, after: str) -> None:
    assert exclude_pages(read_document("x", before), Config()) == after
    assert exclude_pages(read_document("x", after), Config()) == after


@pytest.mark.parametrize(("before", "after"), EDITED.values(), ids=EDITED)
def test_what_was_excluded_stays_so(before: str, after: str) -> None:
    old, new = (re.compile(yaml.safe_load(text).get("exclude", "^$")) for text in (before, after))
    pages = ("docs/a/b.py_docs.md", "docs/b.py_kw.md", "docs/index.md", "docs/a/doc.md")
    others = ("a", "a/b", "vendor/x", "docs/x.md", "docs/a.py", "b_docs.md", "a'b/c", "a.b")
    assert all(new.search(page) for page in pages)
    assert [bool(old.search(path)) for path in others] == [
        bool(new.search(path)) for path in others
    ]


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_joined_is_left(text: str) -> None:
    assert exclude_pages(read_document("x", text), Config()) is None


def test_a_strange_docs_root_is_quoted() -> None:
    config = Config(docs_root="the docs (#1): it's", folder_pages=False)
    text = exclude_pages(read_document("x", REPOS), config) or ""
    pattern = re.compile(yaml.safe_load(text)["exclude"])
    assert pattern.search("the docs (#1): it's/a/m.py_docs.md")
    assert not pattern.search("the docs (#1): it's/index.md")
    verbose = f"exclude: |\n  (?x)^(\n    a\n  )$\n{REPOS}"
    joined = exclude_pages(read_document("x", verbose), config) or ""
    assert re.search(yaml.safe_load(joined)["exclude"], "the docs (#1): it's/m.py_kw.md")
