"""``--list-rules``, and what the setting ``ignore`` does to pages."""

from __future__ import annotations

import json

import pytest

from tests.calling import call
from tests.conftest import Repo

RULE = """
[[rules]]
section = "security"
call = "db.query"
title = "Unreviewed Access"
"""
SOURCE = "import subprocess\nsubprocess.run(['a'])\n"


def test_every_note_is_listed_with_what_is_off(fresh: Repo) -> None:
    fresh.write("repo-docs-hook.toml", 'ignore = ["broad-except", "unreviewed-access"]\n' + RULE)
    fresh.add()
    called = call(fresh.top, "--list-rules")
    assert (called.code, called.err) == (0, "")
    lines = {line.split()[0]: line.split(maxsplit=3)[1:] for line in called.out.splitlines()}
    assert lines["broad-except"][:2] == ["patterns", "off"]
    assert lines["B603"] == [
        "security",
        "on",
        "Subprocess: a process without a shell: the safe form",
    ]
    assert lines["unreviewed-access"] == ["security", "off", "Unreviewed Access"]


def test_the_safe_form_of_a_process_is_off_by_default(fresh: Repo) -> None:
    called = call(fresh.top, "--list-rules", "--output-format", "json")
    document = json.loads(called.out)
    assert (called.code, called.err, document["version"]) == (0, "", 1)
    assert [rule["id"] for rule in document["rules"] if rule["off"]] == ["B603"]
    assert document["rules"][0] == {
        "id": "abstract-base-class",
        "section": "patterns",
        "title": "Abstract Base Class",
        "meaning": "derives from ABC, or has ABCMeta as its metaclass",
        "off": False,
    }


@pytest.mark.parametrize("option", ["--output-format=sarif", "--output-file=x", "--patch"])
def test_other_outputs_are_bad_usage(fresh: Repo, option: str) -> None:
    called = call(fresh.top, "--list-rules", option)
    assert (called.code, called.out) == (2, "")


def test_an_unknown_id_is_an_error_that_names_the_nearest(fresh: Repo) -> None:
    fresh.write("repo-docs-hook.toml", 'ignore = ["B604"]\n')
    fresh.add()
    for mode in ("--list-rules", "--check", "--fix"):
        called = call(fresh.top, mode)
        assert (called.code, called.out) == (2, ""), mode
        assert 'repo-docs-hook.toml: ignore: no note has the id "B604"; did you mean "B' in (
            called.err
        )


def test_what_is_ignored_changes_pages_and_so_everything_is_checked(fresh: Repo) -> None:
    fresh.write("pkg/core.py", SOURCE)
    fresh.add()
    call(fresh.top, "--fix")
    fresh.add()
    page = fresh.top / "docs/pkg/core.py_docs.md"
    assert "B603" not in page.read_text("utf-8")
    fresh.git("commit", "-qm", "ignored")
    fresh.write("repo-docs-hook.toml", "ignore = []\n")
    fresh.git("add", "-A")
    called = call(fresh.top, "--check", "--staged", "--output-format", "concise")
    assert called.code == 1
    assert "docs/pkg/core.py_docs.md: stale" in called.out
    assert call(fresh.top, "--fix").code == 0
    assert "Bandit B603" in page.read_text("utf-8")
