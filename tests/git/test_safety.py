"""Reading a repository changes nothing in it and runs nothing that it configures."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from repo_docs_hook.git.repository import Repository
from tests.conftest import Repo, make_repo
from tests.git.conftest import contents


def test_nothing_is_written_and_nothing_stays(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setattr("tempfile.tempdir", None)
    (tmp_path / "temporary").mkdir()
    repo.commit({"a.py": "1\n", "b.py": "2\n"})
    os.utime(repo.top / "b.py", (1, 1))
    repo.write("a.py", "new\n")
    before = contents(repo.top)
    with Repository.open(str(repo.top)) as git:
        assert git.untracked_files(["b.py"]).get("b.py") == git.working_tree().files["b.py"]
        assert list((tmp_path / "temporary").iterdir())
    assert not list((tmp_path / "temporary").iterdir())
    assert contents(repo.top) == before


@pytest.mark.parametrize("name", ["co:lon", 'quo"te', "back\\slash", "new\nline"])
def test_the_store_set_aside_may_be_anywhere(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / name))
    repo = make_repo(tmp_path / name / "repo")
    repo.commit({".gitattributes": "*.py text\n", "a.py": "1\n", "b.py": "2\n"})
    repo.remove(".gitattributes")
    repo.write("a.py", "new\r\n")
    with Repository.open(str(repo.top)) as git:
        files = git.working_tree().files
        oids = [files["a.py"].oid, files["b.py"].oid]
        assert list(git.read(oids).values()) == [b"new\n", b"2\n"]


def test_nothing_that_the_repository_configures_is_run(repo: Repo) -> None:
    repo.commit({".gitattributes": "*.py diff=spy\n", "a.py": "1\n"})
    spy = repo.write(".git/spy", "#!/bin/sh\ntouch ran\n")
    spy.chmod(0o755)
    for setting in ("core.fsmonitor", "diff.external", "diff.spy.textconv", "diff.spy.command"):
        repo.git("config", setting, str(spy))
    for hook in ("post-index-change", "fsmonitor-watchman"):
        repo.write(f".git/hooks/{hook}", "#!/bin/sh\ntouch ran\n").chmod(0o755)
    repo.write("a.py", "2\n")
    with Repository.open(str(repo.top)) as git:
        git.index()
        git.working_tree()
        git.changes()
        git.grep(["2"], [".py"])
    assert not (repo.top / "ran").exists()
