"""Every kind of repository, clone and checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from repo_docs_hook.git.launch import GitError
from repo_docs_hook.git.repository import Repository
from tests.conftest import Repo, make_repo
from tests.git.conftest import contents


def test_sha256(tmp_path: Path) -> None:
    repo = make_repo(tmp_path / "repo", "--object-format=sha256")
    repo.write("e.py", "")
    repo.add()
    repo.write("a.py", "1\n")
    repo.git("add", "-N", "a.py")
    with Repository.open(str(repo.top)) as git:
        assert len(git.blob_id(b"")) == 64
        assert set(git.index().files) == {"e.py"}
        assert git.working_tree().files["a.py"].oid == git.blob_id(b"1\n")
        assert len(git.changes()) == 1


def test_linked_worktree(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit({"d/a.py": "1\n"})
    repo.git("worktree", "add", "-q", str(tmp_path / "linked"))
    linked = Repo(tmp_path / "linked")
    linked.write("d/a.py", "2\n")
    with Repository.open(str(linked.top / "d")) as git:
        assert (git.top, git.prefix) == (str(linked.top), "d/")
        assert git.git_dir == str(repo.top / ".git/worktrees/linked")
        oid = git.working_tree().files["d/a.py"].oid
        assert git.read([oid]) == {oid: b"2\n"}
    monkeypatch.setenv("GIT_DIR", str(repo.top / ".git/worktrees/linked"))
    with Repository.open(str(linked.top)) as git:
        assert git.working_tree().files["d/a.py"].oid == oid


def test_relative_git_dir(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit({"d/a.py": "1\n"})
    monkeypatch.chdir(repo.top / "d")
    monkeypatch.setenv("GIT_DIR", "../.git")
    monkeypatch.setenv("GIT_WORK_TREE", "..")
    with Repository.open() as git:
        assert (git.top, git.prefix) == (str(repo.top), "d/")
        assert set(git.working_tree().files) == {"d/a.py"}


def test_sparse_checkout_deletes_nothing(repo: Repo) -> None:
    repo.commit({"in/a.py": "1\n", "out/b.py": "2\n"})
    repo.git("sparse-checkout", "set", "in")
    assert not (repo.top / "out/b.py").exists()
    with Repository.open(str(repo.top)) as git:
        assert set(git.working_tree().files) == {"in/a.py", "out/b.py"}
        assert git.skipped == {"out/b.py"}


def test_split_index(repo: Repo) -> None:
    repo.commit({"a.py": "1\n", "b.py": "2\n"})
    repo.git("update-index", "--split-index")
    repo.write("a.py", "3\n")
    shared = sorted(path.name for path in (repo.top / ".git").iterdir())
    with Repository.open(str(repo.top)) as git:
        assert set(git.index().files) == {"a.py", "b.py"}
        assert git.working_tree().files["a.py"].oid == git.blob_id(b"3\n")
    assert sorted(path.name for path in (repo.top / ".git").iterdir()) == shared


def test_shallow_clone_has_no_merge_base(repo: Repo, tmp_path: Path) -> None:
    first = repo.commit({"a.py": "1\n"})
    repo.git("checkout", "-q", "-b", "side")
    repo.commit({"b.py": "1\n"})
    repo.git("checkout", "-q", "main")
    repo.commit({"c.py": "1\n"})
    with Repository.open(str(repo.top)) as git:
        assert git.merge_base("main", "side") == first
    clone = tmp_path / "clone"
    url = f"file://{repo.top}"
    repo.git("clone", "-q", "--depth=1", "--no-single-branch", url, str(clone))
    with Repository.open(str(clone)) as git:
        assert git.merge_base("main", "origin/side") is None
        assert git.resolve(first) is None
        assert set(git.index().files) == {"a.py", "c.py"}


def test_partial_clone_fetches_nothing(repo: Repo, tmp_path: Path) -> None:
    old = repo.commit({"a.py": "1\n"})
    repo.commit({"a.py": "2\n"})
    repo.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    repo.git("clone", "-q", "--filter=blob:none", f"file://{repo.top}", str(clone))
    objects = contents(clone / ".git/objects")
    with Repository.open(str(clone)) as git:
        missing = git.tree(old).files["a.py"].oid
        with pytest.raises(GitError, match="partial clone"):
            git.read([missing])
        with pytest.raises(GitError, match="partial clone"):
            git.grep(["1"], [".py"], old)
    assert contents(clone / ".git/objects") == objects
