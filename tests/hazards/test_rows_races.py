"""Row 28: a process that swaps a folder for a link to another one while ``--fix`` writes."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from repo_docs_hook.write.folders import CAN_HOLD, Folder
from repo_docs_hook.write.leftovers import sweep
from repo_docs_hook.write.pages import WriteError, delete_page, write_page
from tests.calling import call
from tests.conftest import Repo
from tests.hazards.processes import PYTHON, dead_process, run_tool
from tests.hazards.test_rows_files import listing

pytestmark = pytest.mark.skipif(not CAN_HOLD, reason="no folder can be held open here")

EDITED = '"""Other."""\n\n\ndef other():\n    """Other."""\n'

#: The tool; right before its first call of one kind, the docs root becomes a link.
SWAPPED = """
import os, re, sys
event, name, outside = sys.argv[1:]
done = []
def watch(happens, args):
    if happens != event or done:
        return
    what = args[0] if isinstance(args[0], int) else os.fsdecode(args[0])
    if re.search(name, str(what)):
        done.append(args)
        os.rename("docs", "aside")
        os.symlink(outside, "docs")
sys.addaudithook(watch)
from repo_docs_hook.cli.main import (main)
code = main(["--fix", "--no-cache"])
print("SWAPPED", *done)
sys.exit(code)
"""

#: What the system is asked for, by the names of Python's audit events, and of what.
CALLS = {
    "a page is begun": ("open", r"\.tmp$"),
    "a page replaces the old one": ("os.rename", r"\.tmp$"),
    "a page is deleted": ("os.remove", r"_docs\.md$"),
    "an empty folder is removed": ("os.rmdir", r"(^|/)far$"),
    "a missing folder is created": ("os.mkdir", r"(^|/)new$"),
    "leftovers are looked for": ("os.listdir", r"^\d+$|/docs/pkg$"),
}


def change(repo: Repo) -> None:
    """Edit, delete and add sources, and leave what a killed run leaves."""
    repo.write("pkg/core.py", EDITED)
    repo.git("rm", "--quiet", "far/away.py", "calm/still.py")
    repo.write("new/one.py", EDITED)
    repo.add("new")
    repo.write(f"docs/pkg/.repo-docs-hook-{dead_process()}.tmp", "half a pa")


@pytest.mark.parametrize(("event", "name"), CALLS.values(), ids=CALLS)
def test_a_folder_swapped_for_a_link_leads_nowhere(
    event: str, name: str, fresh: Repo, tmp_path: Path
) -> None:
    change(fresh)
    outside = tmp_path / "outside"
    shutil.copytree(fresh.top / "docs", outside)
    for page in (outside / "far").iterdir():
        page.unlink()
    before = listing(outside), sorted(outside.rglob("*"))
    ran = run_tool(fresh.top, event, name, str(outside), code=SWAPPED)
    assert "SWAPPED (" in ran.out
    assert "unexpected" not in ran.err
    assert (listing(outside), sorted(outside.rglob("*"))) == before
    assert (fresh.top / "docs").is_symlink()


#: Swaps a folder for a link and back until it is killed, as fast as it can.
SWAPPER = """
import os, sys
folder, link, aside = sys.argv[1:]
def move(source, target):
    try:
        os.rename(source, target)
    except OSError:
        pass
print("ready", flush=True)
for count in range(10_000_000):
    move(folder, aside + str(count))
    move(link, folder)
    move(folder, link)
    move(aside + str(count), folder)
"""


@contextmanager
def swapping(folder: Path, link: Path, aside: Path) -> Iterator[None]:
    """Let another process swap ``folder`` for ``link`` and back while the block runs."""
    command = [*PYTHON, "-c", SWAPPER, str(folder), str(link), str(aside)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        try:
            yield
        finally:
            process.kill()


def test_a_race_for_a_folder_is_never_won(tmp_path: Path) -> None:
    outside, pkg = tmp_path / "outside", tmp_path / "top/docs/pkg"
    outside.mkdir()
    pkg.mkdir(parents=True)
    (tmp_path / "link").symlink_to(outside)
    written = 0
    with (
        swapping(pkg, tmp_path / "link", tmp_path / "aside"),
        Folder.open(str(tmp_path / "top")) as top,
    ):
        for _ in range(3000):
            with suppress(WriteError):
                write_page(top, "docs/pkg/a.md", "ours\n")
                written += 1
                delete_page(top, "docs/pkg/a.md", "docs/pkg")
            with suppress(WriteError):
                sweep(top, ["docs/pkg"])
            assert os.listdir(outside) == []
    assert written


def test_a_race_against_a_whole_run_is_never_won(repo: Repo, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    for number in range(30):
        repo.write(f"pkg/m{number}.py", "x = 1\n")
    repo.add()
    (repo.top / ".git/aside").mkdir()
    (repo.top / ".git/link").symlink_to(outside)
    (repo.top / "docs/pkg").mkdir(parents=True)
    with swapping(repo.top / "docs/pkg", repo.top / ".git/link", repo.top / ".git/aside/a"):
        for count in range(4):
            for number in range(30):
                repo.write(f"pkg/m{number}.py", f"def f{count}(): pass\n")
            called = call(repo.top, "--fix")
            assert called.code in (0, 2), called
            assert "unexpected" not in called.err
            assert os.listdir(outside) == []
    if (repo.top / "docs/pkg").is_symlink():
        (repo.top / "docs/pkg").unlink()
    assert call(repo.top, "--fix").code == 0
    assert call(repo.top).code == 0
