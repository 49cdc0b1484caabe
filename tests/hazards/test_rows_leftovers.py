"""Row 32: what killed runs leave in the temporary folder goes with a later run, nothing else."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from repo_docs_hook.git.temporary import TemporaryFolder
from tests.calling import call
from tests.conftest import Repo
from tests.hazards.processes import run_tool

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs locks of folders")
#: The tool, which kills itself when it starts git for the first time with a temporary folder.
KILLED = """
import os, sys
made = False
def watch(event, args):
    global made
    made = made or event == "tempfile.mkdtemp"
    if made and event == "subprocess.Popen":
        os.kill(os.getpid(), 9)
sys.addaudithook(watch)
from repo_docs_hook.cli.main import (run)
run()
"""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, which is empty."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


def age(path: Path) -> None:
    """Let a folder be older than a day."""
    old = time.time() - 25 * 60 * 60
    os.utime(path, (old, old), follow_symlinks=False)


def make_one() -> None:
    """Make a temporary folder as a run does, and remove it."""
    TemporaryFolder().close()


def test_a_killed_run_is_swept_after_a_day(fresh: Repo, temporary: Path) -> None:
    fresh.write("pkg/core.py", "x = 1\n")
    assert run_tool(fresh.top, code=KILLED).code == -9
    (left,) = temporary.iterdir()
    assert left.name.startswith("repo-docs-hook-")
    assert any(left.iterdir())
    assert call(fresh.top, "--check", "--no-cache").code == 1
    assert [*temporary.iterdir()] == [left], "it is young"
    age(left)
    assert call(fresh.top, "--check", "--no-cache").code == 1
    assert [*temporary.iterdir()] == []


def test_a_run_that_git_settles_does_not_look(fresh: Repo, temporary: Path) -> None:
    fresh.git("update-index", "--refresh")
    assert call(fresh.top, "--check").code == 0
    left = temporary / "repo-docs-hook-abcd_123"
    a_folder(left)
    age(left)
    for argv in (("--check",), ("--check", "--staged")):
        assert call(fresh.top, *argv).code == 0
    assert [*temporary.iterdir()] == [left]


def test_the_folder_of_a_run_that_goes_on_stays(temporary: Path) -> None:
    with closing(TemporaryFolder()) as held:
        age(Path(held.path))
        make_one()
        assert [str(path) for path in temporary.iterdir()] == [held.path]
    assert [*temporary.iterdir()] == []


def a_folder(path: Path) -> None:
    path.mkdir(mode=0o700)
    (path / "index").write_bytes(b"")


def a_file(path: Path) -> None:
    path.touch(mode=0o700)


def a_link(path: Path) -> None:
    target = path.parent.parent / "elsewhere"
    a_folder(target)
    age(target)
    path.symlink_to(target)


def a_folder_of_another_mode(path: Path) -> None:
    a_folder(path)
    path.chmod(0o755)


def a_folder_of_another_user(path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give a folder away")
    a_folder(path)
    os.chown(path, 65534, -1)


KEPT: dict[str, Callable[[Path], None]] = {
    "repo-docs-hook-00000000": a_file,
    "repo-docs-hook-0000000a": a_link,
    "repo-docs-hook-0000000b": a_folder_of_another_mode,
    "repo-docs-hook-0000000c": a_folder_of_another_user,
    "repo-docs-hook-short": a_folder,
    "repo-docs-hook-longer_than_ours": a_folder,
    "repo-docs-hook-0000000A": a_folder,
    "my-repo-docs-hook-00000000": a_folder,
}


@pytest.mark.parametrize("name", KEPT)
def test_what_is_not_ours_stays(name: str, temporary: Path) -> None:
    KEPT[name](temporary / name)
    age(temporary / name)
    ours = temporary / "repo-docs-hook-11111111"
    a_folder(ours)
    age(ours)
    make_one()
    assert [path.name for path in temporary.iterdir()] == [name]
    assert all(any(path.iterdir()) for path in temporary.iterdir() if path.is_dir())
