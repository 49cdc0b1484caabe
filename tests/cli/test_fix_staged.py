"""``--fix --staged``: the pages of what is staged go into the index, the disk keeps its own."""

from __future__ import annotations

from tests.calling import call
from tests.conftest import Repo

DOCS = "docs/pkg/core.py_docs.md"


def stage_half(repo: Repo) -> None:
    """Stage one new function; on disk there is a second one."""
    repo.write("pkg/core.py", "def first(): pass\n")
    repo.add("pkg/core.py")
    repo.write("pkg/core.py", "def first(): pass\ndef second(): pass\n")


def staged(repo: Repo, path: str) -> str:
    return repo.git("show", f":{path}")


def test_pages_of_the_staged_half_are_staged(fresh: Repo) -> None:
    stage_half(fresh)
    called = call(fresh.top, "--fix", "--staged")
    assert called.code == 0, called
    assert "first" in staged(fresh, DOCS)
    assert "second" not in staged(fresh, DOCS)
    assert call(fresh.top, "--check", "--staged").code == 0
    fresh.git("commit", "--quiet", "--no-verify", "-m", "half")
    assert "second" in (fresh.top / "pkg/core.py").read_text()
    assert fresh.git("diff", "--name-only") == "pkg/core.py"


def test_a_page_that_differs_on_disk_is_left_there(fresh: Repo) -> None:
    stage_half(fresh)
    assert call(fresh.top, "--fix").code == 0
    page = (fresh.top / DOCS).read_text()
    assert call(fresh.top, "--fix", "--staged").code == 0
    assert (fresh.top / DOCS).read_text() == page
    assert "second" in page
    assert "second" not in staged(fresh, DOCS)


def test_pages_of_a_staged_deletion_go(fresh: Repo) -> None:
    fresh.git("rm", "--quiet", "pkg/core.py")
    assert call(fresh.top, "--fix", "--staged").code == 0
    assert fresh.git("ls-files", DOCS) == ""
    assert not (fresh.top / DOCS).exists()
    assert call(fresh.top, "--check", "--staged").code == 0


def test_a_second_run_changes_nothing(fresh: Repo) -> None:
    stage_half(fresh)
    assert call(fresh.top, "--fix", "--staged").code == 0
    before = fresh.git("ls-files", "-s")
    assert "Up to date" in call(fresh.top, "--fix", "--staged").out
    assert fresh.git("ls-files", "-s") == before


def test_it_is_refused_while_git_holds_the_index(fresh: Repo) -> None:
    stage_half(fresh)
    (fresh.top / ".git/index.lock").touch()
    called = call(fresh.top, "--fix", "--staged")
    assert called.code == 2
    assert "git holds the index" in called.err
