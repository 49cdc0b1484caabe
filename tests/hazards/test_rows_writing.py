"""Rows 19 and 20: killed anywhere, no space, no leave to write, two at once; the cache."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from repo_docs_hook.cache.folder import default_folder
from tests.calling import call
from tests.conftest import Repo
from tests.hazards.processes import PYTHON, fill, mounted, run_tool, turn_read_only
from tests.places import ROOT

CORE_PAGE = "docs/pkg/core.py_docs.md"
EDITED = '"""Other."""\n\n\ndef other():\n    """Other."""\n'
SOURCES = ("pkg/core.py", "pkg/tool.py", "far/away.py", "calm/still.py")

#: The tool, counting what it asks of the system from its first write on; it kills itself,
#: without a chance to clean up, before the Nth of these calls.
KILLED = """
import os, sys
count, writing, last = 0, False, int(os.environ["KILLED_BEFORE"])
def watch(event, args):
    global count, writing
    if event in ("open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod"):
        writing = writing or (event == "open" and b".tmp" in os.fsencode(str(args[0])))
        count += writing
        if count == last:
            os.kill(os.getpid(), 9)
sys.addaudithook(watch)
from repo_docs_hook.cli.main import (main)
code = main(["--fix", "--no-cache"])
print("CALLS", count)
sys.exit(code)
"""


def pages(repo: Repo) -> dict[str, bytes]:
    """Return all files below the docs root."""
    files = (path for path in (repo.top / "docs").rglob("*") if path.is_file())
    return {str(path.relative_to(repo.top)): path.read_bytes() for path in files}


def change(repo: Repo) -> None:
    """Edit some sources, delete one, and add one."""
    for path in SOURCES:
        repo.write(path, EDITED)
    repo.git("rm", "--quiet", "-f", "far/away.py")
    repo.write("new/one.py", EDITED)
    repo.add("new")


def test_a_fix_killed_anywhere_leaves_whole_pages(fresh: Repo, tmp_path: Path) -> None:
    before = pages(fresh)
    change(fresh)
    shutil.copytree(fresh.top, tmp_path / "mended", symlinks=True)
    ran = run_tool(tmp_path / "mended", code=KILLED, KILLED_BEFORE="-1")
    after = pages(Repo(tmp_path / "mended"))
    calls = int(ran.out.rpartition("CALLS ")[2])
    assert calls > 50
    for number in range(2, calls, calls // 6):
        top = tmp_path / f"killed{number}"
        shutil.copytree(fresh.top, top, symlinks=True)
        killed = run_tool(top, code=KILLED, KILLED_BEFORE=str(number))
        assert (killed.code, killed.err) == (-9, "")
        for path, text in pages(Repo(top)).items():
            assert text in (before.get(path), after.get(path)) or path.endswith(".tmp"), path
        assert call(top, "--fix").code == 0
        assert pages(Repo(top)) == after
        assert call(top).code == 0


def test_a_full_disk_leaves_the_old_pages(fresh: Repo, tmp_path: Path) -> None:
    before = pages(fresh)
    shutil.move(fresh.top / "docs", tmp_path / "docs")
    with mounted(fresh.top / "docs", 256):
        shutil.copytree(tmp_path / "docs", fresh.top / "docs", dirs_exist_ok=True)
        change(fresh)
        fill(fresh.top / "docs")
        called = call(fresh.top, "--fix")
        assert (called.code, called.err) == (2, "")
        assert re.search(
            "^docs: No space left on device: [0-9]+ pages not written$", called.out, re.M
        )
        assert called.out.count("No space left on device") == 1
        there = pages(fresh)
        assert [path for path in before if path in there and there[path] not in before.values()
                and len(there[path]) == 0] == []  # fmt: skip
        assert there[CORE_PAGE] == before[CORE_PAGE]
        assert not [path for path in there if path.endswith(".tmp")]
        (fresh.top / "docs/ballast").unlink()
        assert call(fresh.top, "--fix").code == 0
        assert call(fresh.top).code == 0


def test_a_read_only_file_system_is_one_problem(fresh: Repo, tmp_path: Path) -> None:
    shutil.move(fresh.top / "docs", tmp_path / "docs")
    with mounted(fresh.top / "docs", 256):
        shutil.copytree(tmp_path / "docs", fresh.top / "docs", dirs_exist_ok=True)
        before = pages(fresh)
        change(fresh)
        turn_read_only(fresh.top / "docs")
        called = call(fresh.top, "--fix")
        assert (called.code, called.err) == (2, "")
        assert "docs: Read-only file system: 16 pages not written, 4 not deleted\n" in called.out
        assert called.out.count("Read-only") == 1
        assert pages(fresh) == before
        assert call(fresh.top, "--check").code == 1


HOLDER = """
import sys
from repo_docs_hook.write.lock import (lock)
with lock(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("argv", [("--fix",), ("--fix", "--staged")], ids=" ".join)
def test_a_second_fix_is_refused_in_a_sentence(argv: tuple[str, ...], fresh: Repo) -> None:
    change(fresh)
    before = pages(fresh)
    holder = subprocess.Popen(
        [*PYTHON, "-c", HOLDER, str(fresh.top / ".git")],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        called = call(fresh.top, *argv)
        assert (called.code, called.out) == (2, "")
        assert "another repo-docs-hook --fix is running here" in called.err
        assert pages(fresh) == before
        assert call(fresh.top, "--check").code == 1
    assert call(fresh.top, "--fix").code == 0


def test_fixes_at_once_end_in_right_pages(fresh: Repo) -> None:
    change(fresh)
    runs = [
        subprocess.Popen(
            [*PYTHON, "-m", "repo_docs_hook", "--fix", "--no-cache"],
            cwd=fresh.top,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(4)
    ]
    codes = {run.wait() for run in runs}
    assert 0 in codes
    assert codes <= {0, 2}
    assert call(fresh.top).code == 0
    assert not [path for path in pages(fresh) if path.endswith(".tmp")]


# ---------------------------------------------------------------- row 20


def file_in_the_way(folder: Path) -> None:
    folder.write_bytes(b"")


def folder_for_the_file(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    (folder / "cache-1.sqlite").mkdir()


def a_pipe(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    os.mkfifo(folder / "cache-1.sqlite-journal")


def dangling_link(folder: Path) -> None:
    folder.symlink_to(folder.parent / "nowhere" / "at all")


@pytest.mark.parametrize("spoil", [file_in_the_way, folder_for_the_file, a_pipe, dangling_link])
def test_a_cache_that_cannot_be_is_a_miss(spoil: object, fresh: Repo, tmp_path: Path) -> None:
    assert callable(spoil)
    spoil(tmp_path / "spoilt")
    for _ in range(2):
        called = call(fresh.top, "--check", "--cache-dir", str(tmp_path / "spoilt"))
        plain = call(fresh.top, "--check", "--no-cache")
        assert (called.code, called.out) == (plain.code, plain.out)


def test_a_cache_on_a_full_or_read_only_disk_is_a_miss(fresh: Repo, tmp_path: Path) -> None:
    folder = str(tmp_path / "small/cache")
    with mounted(tmp_path / "small", 64):
        fill(tmp_path / "small")
        for _ in range(2):
            assert call(fresh.top, "--cache-dir", folder).out == "Up to date. Checked 6 sources.\n"
        (tmp_path / "small/ballast").unlink()
        assert call(fresh.top, "--cache-dir", folder).code == 0
        turn_read_only(tmp_path / "small")
        for _ in range(2):
            assert call(fresh.top, "--cache-dir", folder).out == "Up to date. Checked 6 sources.\n"
        fresh.write("pkg/core.py", EDITED)
        assert call(fresh.top, "--cache-dir", folder).code == 1


ENVIRONMENTS = {
    "nothing": {},
    "a relative folder": {"XDG_CACHE_HOME": ".cache"},
    "an empty folder": {"XDG_CACHE_HOME": ""},
    "a home": {"HOME": "/home/someone"},
}


@pytest.mark.skipif(sys.platform != "linux", reason="where caches are on Linux")
@pytest.mark.parametrize("environment", ENVIRONMENTS.values(), ids=ENVIRONMENTS)
def test_nobody_s_cache_is_in_a_repository(environment: dict[str, str]) -> None:
    assert os.path.isabs(default_folder(environment))


@pytest.mark.skipif(sys.platform != "linux", reason="where caches are on Linux")
def test_without_a_home_there_is_no_cache(fresh: Repo, tmp_path: Path) -> None:
    """As in a container whose user has no name: ``~`` stays ``~``, in the repository."""
    if os.geteuid() != 0:
        pytest.skip("only root can become a user without a name")
    environment = {name: "" for name in ("REPO_DOCS_HOOK_CACHE_DIR", "XDG_CACHE_HOME")}
    code = "import os; os.environ.pop('HOME'); os.getuid = lambda: 54321; "
    ran = run_tool(
        fresh.top, code=f"{code}from repo_docs_hook.cli.main import run; run()", **environment
    )
    assert (ran.code, ran.err) == (0, "")
    assert fresh.git("status", "--porcelain", "--ignored") == ""
