"""Where the repository is, and sentences where there is none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from repo_docs_hook.git.launch import GitError
from repo_docs_hook.git.repository import Repository
from tests.conftest import Repo, make_repo


def test_open_tells_where_it_is(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.write("a b/c\nd/x.py")
    monkeypatch.chdir(repo.top / "a b/c\nd")
    with Repository.open() as git:
        assert (git.top, git.prefix) == (str(repo.top), "a b/c\nd/")
        assert git.git_dir == str(repo.top / ".git")


def no_repository(tmp_path: Path) -> str:
    return str(tmp_path)


def bare(tmp_path: Path) -> str:
    return str(make_repo(tmp_path / "bare", "--bare").top)


def inside_git_dir(tmp_path: Path) -> str:
    return str(make_repo(tmp_path / "repo").top / ".git")


def no_folder(tmp_path: Path) -> str:
    return str(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (no_repository, "{} is not in a git repository"),
        (bare, "{} has no work tree: it is in a bare repository"),
        (inside_git_dir, "{} has no work tree: it is in a bare repository"),
        (no_folder, "there is no folder {}"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_open_refuses_in_one_sentence(make: object, sentence: str, tmp_path: Path) -> None:
    assert callable(make)
    folder = make(tmp_path)
    with pytest.raises(GitError) as error:
        Repository.open(folder)
    assert str(error.value) == sentence.format(folder)


def test_open_tells_how_to_trust_a_strangers_repository(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(GitError, match=rf"--add safe\.directory {repo.top}`$"):
        Repository.open(str(repo.top))


def test_open_finds_no_git_in_relative_folders(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.write("git", "#!/bin/sh\ntouch run\n").chmod(0o755)
    monkeypatch.chdir(repo.top)
    monkeypatch.setenv("PATH", os.pathsep.join([".", ""]))
    with pytest.raises(GitError, match="not installed"):
        Repository.open()
    assert not (repo.top / "run").exists()
