"""Pushes: the tree that is pushed is judged, whatever is checked out."""

from __future__ import annotations

import pytest

from tests.conftest import make_repo
from tests.e2e.hooked import Hooked, core

STALE = {"pkg/core.py": core("command, shell=False")}


@pytest.fixture
def remote(hooked: Hooked) -> Hooked:
    """A repository with the remote ``origin``, which is empty."""
    make_repo(hooked.top.parent / "remote", "--bare")
    hooked.git("remote", "add", "origin", str(hooked.top.parent / "remote"))
    return hooked


@pytest.fixture
def pushed(remote: Hooked) -> Hooked:
    """A repository whose branch ``main`` is on the remote."""
    remote.git("push", "--quiet", "--no-verify", "origin", "main")
    return remote


def commit_on(hooked: Hooked, branch: str, files: dict[str, str | bytes]) -> None:
    """Commit past the hooks on another branch, and return to ``main``."""
    hooked.git("checkout", "--quiet", "-b", branch)
    hooked.commit(files)
    hooked.git("checkout", "--quiet", "main")


def test_the_branch_that_is_pushed_is_judged(pushed: Hooked) -> None:
    commit_on(pushed, "topic", {**STALE})
    refused = pushed.attempt("push", "origin", "topic")
    assert refused.code == 1, refused.said
    assert "pkg/core.py  source changed" in refused.said
    assert "1 page out of date. Checked 1 source in the commits to push." in refused.said
    assert ", commit, and push again:" in refused.said
    assert "topic" not in pushed.git("ls-remote", "origin")


def test_the_branch_that_is_checked_out_is_not(pushed: Hooked) -> None:
    commit_on(pushed, "topic", {"notes.txt": "Fresh.\n"})
    pushed.commit({**STALE})
    pushed.write("pkg/tool.py", "def broken(:\n")
    pushed.add()
    sent = pushed.attempt("push", "origin", "topic")
    assert sent.code == 0, sent.said
    assert "Checked nothing: no source or page in the commits to push." in sent.said
    assert "topic" in pushed.git("ls-remote", "origin")


def test_a_further_push_judges_what_it_adds(pushed: Hooked) -> None:
    pushed.record({"pkg/core.py": core("command, shell=False")})
    sent = pushed.attempt("push", "origin", "main")
    assert sent.code == 0, sent.said
    assert "Up to date. Checked 1 source in the commits to push." in sent.said
    pushed.commit({"pkg/tool.py": core()})
    refused = pushed.attempt("push", "origin", "main")
    assert refused.code == 1, refused.said
    assert "pkg/tool.py  source changed" in refused.said
    assert "pkg/core.py  source changed" not in refused.said


def test_a_first_push_judges_the_whole_branch(remote: Hooked) -> None:
    commit_on(remote, "topic", {**STALE})
    sent = remote.attempt("push", "origin", "main")
    assert sent.code == 0, sent.said
    assert "Up to date. Checked 3 sources, since no earlier commit is known" in sent.said


def test_a_first_push_judges_a_branch_that_is_not_checked_out(remote: Hooked) -> None:
    commit_on(remote, "topic", {**STALE})
    refused = remote.attempt("push", "origin", "topic")
    assert refused.code == 1, refused.said
    assert "1 page out of date. Checked 3 sources, since no earlier commit is known" in refused.said
    remote.git("checkout", "--quiet", "topic")
    sent = remote.attempt("push", "origin", "main")
    assert sent.code == 0, sent.said
