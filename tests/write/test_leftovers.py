"""What killed runs leave: removed where no process can need it, and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from repo_docs_hook.write.folders import Folder
from repo_docs_hook.write.leftovers import is_leftover, sweep
from tests.places import ROOT

LONG_AGO = 1_000_000_000
#: The number of a process that this system never gives: above what Linux and macOS can.
NOBODY = 2**22 + 1


@pytest.fixture
def top(tmp_path: Path) -> Iterator[Folder]:
    (tmp_path / "top/docs/a").mkdir(parents=True)
    (tmp_path / "outside").mkdir()
    (tmp_path / "top/link").symlink_to("../outside")
    with Folder.open(str(tmp_path / "top")) as folder:
        yield folder


def put(top: Path, name: str, text: str = "x") -> Path:
    (top / name).write_text(text)
    return top / name


def test_it_goes_in_the_named_folders_alone(top: Folder, tmp_path: Path) -> None:
    stay = (
        f"outside/.repo-docs-hook-{NOBODY}.tmp",
        "top/docs/.repo-docs-hook-.tmp",
        f"top/docs/.repo-docs-hook-{NOBODY}.tmp.md",
        f"top/docs/other.repo-docs-hook-{NOBODY}.tmp",
        "top/docs/a.md",
        f"top/.repo-docs-hook-{NOBODY}.tmp",
    )
    gone = (f"docs/.repo-docs-hook-{NOBODY}.tmp", f"docs/a/.repo-docs-hook-0{NOBODY}.tmp")
    for name in (*stay, *(f"top/{each}" for each in gone)):
        put(tmp_path, name)
    assert sweep(top, ["docs/a", "docs", "link", "absent", "docs/a", "docs/a.md"]) == gone
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {str(path.relative_to(tmp_path)) for path in left} == set(stay)


def test_the_top_level_is_a_folder_too(top: Folder, tmp_path: Path) -> None:
    put(tmp_path, f"top/.repo-docs-hook-{NOBODY}.tmp")
    assert sweep(top, [""]) == (f".repo-docs-hook-{NOBODY}.tmp",)


def age(file: Path) -> None:
    os.utime(file, (LONG_AGO, LONG_AGO))


WRITERS: dict[str, tuple[Callable[[], int], bool, bool]] = {
    "a process that is no more": (lambda: NOBODY, False, True),
    "a number that is none": (lambda: 10**30, False, True),
    "this process": (os.getpid, False, True),
    "a process that runs": (os.getppid, False, False),
    "a process of root": (lambda: 1, False, False),
    "a process that runs, long ago": (os.getppid, True, True),
}


@pytest.mark.skipif(os.name == "nt", reason="there, age alone tells")
@pytest.mark.parametrize(("writer", "old", "goes"), WRITERS.values(), ids=WRITERS)
def test_what_a_process_may_still_be_writing_stays(
    writer: Callable[[], int], old: bool, goes: bool, top: Folder, tmp_path: Path
) -> None:
    file = put(tmp_path, f"top/docs/.repo-docs-hook-{writer()}.tmp")
    if old:
        age(file)
    assert bool(sweep(top, ["docs"])) == goes
    assert file.exists() != goes


def test_a_file_of_the_future_is_not_old(top: Folder, tmp_path: Path) -> None:
    file = put(tmp_path, f"top/docs/.repo-docs-hook-{os.getppid()}.tmp")
    os.utime(file, (time.time() + 10**6, time.time() + 10**6))
    assert sweep(top, ["docs"]) == ()


def test_what_is_kept_or_is_no_file_stays(top: Folder, tmp_path: Path) -> None:
    names = [f"docs/.repo-docs-hook-{NOBODY + number}.tmp" for number in range(4)]
    (tmp_path / "top" / names[0]).mkdir()
    (tmp_path / "top" / names[1]).symlink_to("a.md")
    put(tmp_path / "top", names[2])
    put(tmp_path / "top", names[3])
    assert sweep(top, ["docs"], kept={names[2]}) == (names[3],)
    assert all(os.path.lexists(tmp_path / "top" / name) for name in names[:3])


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("docs/.repo-docs-hook-7.tmp", True),
        (".repo-docs-hook-7.tmp", True),
        ("docs/.repo-docs-hook-٣.tmp", False),
        ("docs/.repo-docs-hook-7.tmp/x", False),
        ("docs/.repo-docs-hook-7.tmp\n", False),
    ],
)
def test_a_leftover_is_known_by_its_name(path: str, told: bool) -> None:
    assert is_leftover(path) is told


KILLED = """
import os, sys
from repo_docs_hook.write.pages import (open_top, write_page)
def die(*_):
    os.kill(os.getpid(), 9)
sys.addaudithook(lambda event, args: die() if event == "os.rename" else None)
with open_top(sys.argv[1]) as top:
    write_page(top, "docs/a.md", "new\\n")
"""


def test_a_run_killed_before_the_page_is_replaced(top: Folder, tmp_path: Path) -> None:
    put(tmp_path, "top/docs/a.md", "old\n")
    process = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path / "top")],
        cwd=ROOT,
        check=False,
    )
    assert process.returncode == -signal.SIGKILL
    assert (tmp_path / "top/docs/a.md").read_text() == "old\n"
    assert len(sweep(top, ["docs"])) == 1
    assert sorted(os.listdir(tmp_path / "top/docs")) == ["a", "a.md"]
