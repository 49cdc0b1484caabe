"""The repository that the entry names: the one that the installation came from."""

from __future__ import annotations

import json

import pytest

from repo_docs_hook import __version__
from repo_docs_hook.adopt.source import UNKNOWN, Source, choose_source, find_source

TAG = f"v{__version__}"
COMMIT = "0123456789abcdef0123456789abcdef01234567"
GIT = {"vcs": "git", "commit_id": COMMIT}


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
    assert choose_source(record, labelled).url == url


REVISIONS = {
    "the default branch": (GIT, COMMIT),
    "a branch": (GIT | {"requested_revision": "main"}, COMMIT),
    "this release": (GIT | {"requested_revision": TAG}, TAG),
    "another tag": (GIT | {"requested_revision": "v0.0.1"}, COMMIT),
    "long ids": (GIT | {"commit_id": COMMIT + "0" * 24}, COMMIT + "0" * 24),
    "no commit": ({"vcs": "git"}, TAG),
    "no id": (GIT | {"commit_id": f"{COMMIT}\nrepo: x"}, TAG),
}


@pytest.mark.parametrize(("info", "rev"), REVISIONS.values(), ids=REVISIONS)
def test_rev_is_one_that_exists(info: dict[str, str], rev: str) -> None:
    url = "https://example.org/a"
    assert choose_source(direct(url, vcs_info=info), []) == Source(url, rev)


def test_from_elsewhere_it_is_the_version_of_this_tool() -> None:
    assert choose_source("", ["Source, https://example.org/c"]).rev == TAG
    assert find_source().rev == TAG  # the tests have it from a folder
