"""SECURITY.md's promises, watched: no network, no other program than git, no write elsewhere."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from repo_docs_hook.write.folders import TEMPORARY
from tests.conftest import Repo
from tests.hazards.processes import run_tool

EDITED = '"""Other."""\n\n\ndef other():\n    """Other."""\n'
#: The tool under Python's own audit, which its forked children inherit.
WATCHED = """
import json, os, sys
log = os.open(os.environ["LOG"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
def text(value):
    return os.fsdecode(value) if isinstance(value, (str, bytes)) else repr(value)
def watch(event, args):
    kind, _, name = event.partition(".")
    if event == "open" and args[2] & WRITING and not isinstance(args[0], int):
        note("write", text(args[0]))
    elif event in ("os.remove", "os.mkdir", "os.rmdir") and args[-1] != -1:
        note("write", os.path.join(os.readlink(f"/proc/self/fd/{args[-1]}"), text(args[0])))
    elif event == "os.rename" and args[3] != -1:
        note("write", os.path.join(os.readlink(f"/proc/self/fd/{args[3]}"), text(args[1])))
    elif event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink"):
        note("write", text(args[0]))
    elif event == "socket.__new__" and args[1] == 1:
        pass  # a pair of pipes to a child, by another name (AF_UNIX)
    elif event == "subprocess.Popen":
        note("run", text(args[0]))
    elif kind in ("socket", "ctypes", "urllib", "http", "ftplib", "smtplib"):
        note(kind, name)
    elif kind == "os" and name in ("system", "exec", "posix_spawn", "startfile"):
        note("run", text(args[0]))
    elif event == "exec" and hasattr(args[0], "co_filename"):
        note("exec", args[0].co_filename)
def note(*found):
    os.write(log, (json.dumps(found) + "\\n").encode())
sys.addaudithook(watch)
from repo_docs_hook.cli.main import (main)
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux: /proc")
@pytest.mark.parametrize(
    "argv",
    [("--check",), ("--fix",), ("--check", "--staged"), ("--fix", "--staged"), ("--show-files",)],
    ids=" ".join,
)
def test_what_is_run_and_written(
    argv: tuple[str, ...], fresh: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    fresh.write("pkg/core.py", EDITED)
    fresh.add()
    fresh.write("pkg/tool.py", EDITED)
    ran = run_tool(fresh.top, *argv, code=WATCHED, LOG=str(tmp_path / "log"))
    assert ran.err == ""
    found = [json.loads(line) for line in (tmp_path / "log").read_text().split("\n")[:-1]]
    kinds = {kind for kind, _ in found}
    assert kinds <= {"write", "run", "exec"}, kinds
    assert {what.rpartition("/")[2] for kind, what in found if kind == "run"} == {"git"}
    assert not [what for kind, what in found if kind == "exec" and what.startswith(str(fresh.top))]
    written = {what for kind, what in found if kind == "write" and what != "/dev/null"}
    may = [tmp_path / "cache", tmp_path / "temporary"]
    if "--fix" in argv:
        may += [fresh.top / "docs", fresh.top / ".git/repo-docs-hook.lock"]
    # Pages are opened relative to a folder that is open, which the audit is not told: their
    # folders are those of the renaming that ends each.
    written = {what for what in written if not TEMPORARY.fullmatch(what)}
    elsewhere = {what for what in written if not any(what.startswith(str(each)) for each in may)}
    assert {what for what in elsewhere if "__pycache__" not in what} == set()
    assert list((tmp_path / "temporary").iterdir()) == []
