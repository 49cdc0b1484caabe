"""The repository that the entry names: the one that the installation came from."""

from __future__ import annotations

import json

import pytest

from repo_docs_hook.adopt.source import UNKNOWN, choose_url, find_source

GIT = {"vcs": "git", "commit_id": "0"}


def direct(url: str, **more: object) -> str:
    return json.dumps({"url": url, **(more or {"vcs_info": GIT})})


CASES = {
    "nothing": ("", [], UNKNOWN),
    "from git": (direct("https://example.org/a/b.git"), [], "https://example.org/a/b.git"),
    "over ssh": (direct("ssh://git@example.org/a/b"), [], "ssh://git@example.org/a/b"),
    "with a password": (direct("https://me:secret@example.org/a"), [], "https://example.org/a"),
    "from a folder": (direct("file:///home/me/clone", dir_info={}), [], UNKNOWN),
    "from the index": ("", ["Source, https://example.org/c"], "https://example.org/c"),
    "the index is second": (
        direct("https://example.org/fork"),
        ["Repository, https://example.org/c"],
        "https://example.org/fork",
    ),
    "other links": ("", ["Homepage, https://example.org/", "nonsense"], UNKNOWN),
    "no JSON": ("{", [], UNKNOWN),
    "not an object": ("[]", [], UNKNOWN),
    "more than a URL": (direct("https://example.org/a\nrev: x"), [], UNKNOWN),
    "a comment": (direct("https://example.org/a #b"), [], UNKNOWN),
}


@pytest.mark.parametrize(("record", "labelled", "url"), CASES.values(), ids=CASES)
def test_url(record: str, labelled: list[str], url: str) -> None:
    assert choose_url(record, labelled) == url


def test_the_version_is_that_of_this_tool() -> None:
    from repo_docs_hook import __version__

    assert find_source().rev == f"v{__version__}"
