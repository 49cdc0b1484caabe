"""What a hook of a commit sees: the index that the commit takes."""

from __future__ import annotations

import sys

import pytest

from repo_docs_hook.git.repository import Repository
from tests.conftest import Repo
from tests.places import ROOT

SEEN = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from repo_docs_hook.git.repository import (Repository)
with Repository.open() as git, open("../seen", "w") as seen:
    files = git.index().files.values()
    texts = git.read(file.oid for file in files)
    shown = [file.path + "=" + texts[file.oid].decode().strip() for file in files]
    changed = [change.path for change in git.changes()]
    print(git.top, git.holds_index(), shown, changed, file=seen)
"""


HOOKED = [
    pytest.param(["-m", "x"], "1", [], id="commit"),
    pytest.param(["-a", "-m", "x"], "2", ["d/a.py"], id="commit -a"),
    pytest.param(["-m", "x", "--", "a.py"], "2", ["d/a.py"], id="commit path"),
    pytest.param(["-i", "-m", "x", "--", "a.py"], "2", ["d/a.py"], id="commit -i path"),
]


@pytest.mark.parametrize("linked", [False, True], ids=["main worktree", "linked worktree"])
@pytest.mark.parametrize(("options", "text", "changed"), HOOKED)
def test_a_hook_sees_what_the_commit_takes(
    options: list[str], text: str, changed: list[str], linked: bool, repo: Repo
) -> None:
    repo.commit({"d/a.py": "1\n"})
    script = repo.write("../seen.py", SEEN)
    hook = repo.write(".git/hooks/pre-commit", f"#!/bin/sh\n'{sys.executable}' '{script}'\n")
    hook.chmod(0o755)
    if linked:
        repo.git("worktree", "add", "-q", "../linked")
        repo = Repo(repo.top.parent / "linked")
    repo.write("d/a.py", "2\n")
    Repo(repo.top / "d").git("commit", "-q", "--allow-empty", *options)
    seen = (repo.top.parent / "seen").read_text()
    assert seen == f"{repo.top} True {[f'd/a.py={text}']} {changed}\n"


def test_index_file_of_the_environment(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit({"d/a.py": "1\n"})
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/other")
    repo.write("d/b.py", "2\n")
    repo.add("d/b.py")
    with Repository.open(str(repo.top / "d")) as git:
        assert set(git.index().files) == {"d/b.py"}


def test_holds_index(repo: Repo) -> None:
    git = Repository.open(str(repo.top))
    assert not git.holds_index()
    repo.write(".git/index.lock")
    assert git.holds_index()
