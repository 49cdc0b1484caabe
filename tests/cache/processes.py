"""The tool as real processes: several at once, other versions of it, and such as are killed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.places import PACKAGE, ROOT

TOOL = "import sys; from repo_docs_hook.cli.main import main; sys.exit(main(sys.argv[1:]))"
#: Runs the tool until its Nth touch of what outlives it (its first argument), and no further.
#: With 0 it runs to its end, and the last line says how many there were.
WATCHED = """
import os, signal, sys
last, seen = int(sys.argv.pop(1)), 0
def watch(frame, event, called):
    global seen
    if event not in ("c_call", "c_return") or "repo_docs_hook" not in frame.f_code.co_filename:
        return
    home = getattr(called, "__module__", None) or type(called.__self__).__module__
    if home in ("sqlite3", "_sqlite3", "_io", "io", "posix"):
        seen += 1
        if seen == last:
            os.kill(os.getpid(), signal.SIGKILL)
from repo_docs_hook.cli.main import (main)
sys.setprofile(watch)
code = main(sys.argv[1:])
sys.setprofile(None)
print(seen)
sys.exit(code)
"""
#: Runs the tool until an alarm ends it, so many seconds from here (its first argument).
TIMED = f"""
import signal, sys
signal.setitimer(signal.ITIMER_REAL, float(sys.argv.pop(1)))
{TOOL}
"""


@dataclass(frozen=True)
class Ended:
    """How a process ended, and what it wrote."""

    code: int
    out: bytes
    err: bytes


def start(
    folder: Path, *arguments: str, script: str = TOOL, tool: Path = ROOT
) -> subprocess.Popen[bytes]:
    """Start the tool that is in the folder ``tool``, in ``folder``."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(tool), "PYTHONDONTWRITEBYTECODE": "1"},
    )


def wait(process: subprocess.Popen[bytes]) -> Ended:
    """Wait for a process."""
    out, err = process.communicate()
    return Ended(process.returncode, out, err)


def wait_all(processes: Sequence[subprocess.Popen[bytes]]) -> list[Ended]:
    """Wait for processes that run at once."""
    return [wait(each) for each in processes]


def was_killed(ended: Ended) -> bool:
    """Tell whether a process was ended from outside."""
    return ended.code in (-signal.SIGKILL, -signal.SIGALRM)


def copy_tool(folder: Path, version: str, changes: dict[str, tuple[str, str]]) -> Path:
    """Return a folder with another version of the tool, some of its texts replaced by others."""
    shutil.copytree(PACKAGE, folder / "repo_docs_hook")
    for name, (old, new) in {"__init__.py": ("0.", f"{version}."), **changes}.items():
        file = folder / "repo_docs_hook" / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder
