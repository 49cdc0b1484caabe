"""The tool as a process of its own, and what the system can be asked about it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.calling import Called
from tests.places import ROOT

PYTHON = (sys.executable, "-P") if sys.version_info >= (3, 11) else (sys.executable,)


def run_tool(folder: Path, *argv: str, code: str = "", **environment: str) -> Called:
    """Run the tool, or some code, as a process in a folder, and wait for its end."""
    what = ["-c", code] if code else ["-m", "repo_docs_hook"]
    ran = subprocess.run(
        [*PYTHON, *what, *argv],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
    )
    out, err = (each.decode("utf-8", "surrogateescape") for each in (ran.stdout, ran.stderr))
    return Called(ran.returncode, out, err)


@contextmanager
def mounted(folder: Path, kilobytes: int) -> Iterator[None]:
    """Mount a small file system there; skip the test where the system forbids it."""
    folder.mkdir(parents=True, exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "none", str(folder)]
    try:
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        pytest.skip(f"no small file system: {error}")
    if ran.returncode:
        pytest.skip(f"no small file system: {ran.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def turn_read_only(folder: Path) -> None:
    """Let a mounted file system take no more writes."""
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)


def fill(folder: Path) -> None:
    """Take all space that a mounted file system has left."""
    with open(folder / "ballast", "wb", buffering=0) as file:
        try:
            while file.write(b"x" * 4096):
                pass
        except OSError:
            return


def dead_process() -> int:
    """Return the number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def children(pid: int) -> set[int]:
    """Return the processes whose parent is the process ``pid`` (Linux)."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return {int(child) for task in tasks for child in task.read_text().split()}
