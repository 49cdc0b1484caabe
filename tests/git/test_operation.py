"""What git is in the middle of, as git itself leaves it behind."""

from __future__ import annotations

import subprocess

import pytest

from repo_docs_hook.git.discover import find_operation
from tests.conftest import Repo

STOPS = {
    "nothing": ((), ""),
    "a merge": (("merge", "topic"), ""),
    "a rebase": (("rebase", "topic"), "rebase"),
    "a rebase by patches": (("rebase", "--apply", "topic"), "rebase"),
    "a rebase that waits for a commit": (("rebase", "-i", "HEAD~"), ""),
    "a cherry-pick": (("cherry-pick", "topic"), "cherry-pick"),
    "a revert": (("revert", "HEAD~"), "revert"),
    "patches": (("am", "--3way", "../topic.patch"), "am"),
}


@pytest.mark.parametrize(("command", "expected"), STOPS.values(), ids=STOPS)
def test_find_operation(
    command: tuple[str, ...], expected: str, repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_SEQUENCE_EDITOR", "sed -i.old s/^pick/edit/")
    repo.commit({"a.txt": "one\n"})
    repo.git("checkout", "--quiet", "-b", "topic")
    repo.commit({"a.txt": "two\n"})
    repo.git("format-patch", "--quiet", "--output=../topic.patch", "HEAD~")
    repo.git("checkout", "--quiet", "main")
    repo.commit({"a.txt": "three\n"})
    repo.commit({"a.txt": "four\n"})
    if command:
        subprocess.run(["git", *command], cwd=repo.top, capture_output=True, check=False)
    assert find_operation(f"{repo.top}/.git") == expected
