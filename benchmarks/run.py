"""Measure the tool against what it cannot do without, as ratios in one run.

    python benchmarks/run.py [FOLDER] [--rounds N]

FOLDER (default: this interpreter's standard library) is copied into a temporary git
repository, documented and committed. Each row then runs the tool and its yardstick in
turn, N times (default 5), and prints the ratio of the medians. Run it on a quiet machine.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

PYTHON = [sys.executable, "-I"]
TOOL = [*PYTHON, "-m", "repo_docs_hook"]
PARSE = """
import sys, libcst
for name in sys.argv[1:]:
    libcst.parse_module(open(name, "rb").read())
"""
PARSE_ALL = """
import gc, os, sys, libcst
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
def parse(name):
    try:
        libcst.parse_module(open(name, "rb").read())
    except Exception:
        pass
names = [name for name in sys.stdin.read().split("\\0") if name]
names.sort(key=os.path.getsize, reverse=True)
with ProcessPoolExecutor(len(os.sched_getaffinity(0)), get_context("fork"), gc.disable) as pool:
    list(pool.map(parse, names))
"""


def main() -> None:
    """Prepare the repository, run every row, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", default=sysconfig.get_path("stdlib"), type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["REPO_DOCS_HOOK_CACHE_DIR"] = str(Path(scratch) / "cache")
        top = prepare(Path(options.folder), Path(scratch) / "repository")
        names = git(top, "ls-files", "-z", "*.py").split("\0")[:-1]
        changed = pick_changed(top, names)
        rows = [
            (
                "hook, nothing staged that has pages",
                lambda: hook(top),
                lambda: bare(top, "diff-index", "--cached", "HEAD"),
            ),
            (
                "hook, 3 changed sources",
                lambda: hook(top, changed),
                lambda: run([*PYTHON, "-c", PARSE, *changed], top),
            ),
            (
                "hook, 3 changed sources, no cache",
                lambda: hook(top, changed, "--no-cache"),
                lambda: run([*PYTHON, "-c", PARSE, *changed], top),
            ),
            (
                "--check, whole tree, no cache",
                lambda: run([*TOOL, "--check", "--quiet", "--no-cache"], top, codes=(0, 2)),
                lambda: run([*PYTHON, "-c", PARSE_ALL], top, given="\0".join(names)),
            ),
            (
                "--check, whole tree, as at the last check",
                lambda: run([*TOOL, "--check", "--quiet"], top, codes=(0, 2)),
                lambda: bare(top, "diff-files"),
            ),
            (
                "--check, whole tree, 1 source edited since",
                lambda: edited(top, changed[0]),
                lambda: hook(top, changed[:1]),
            ),
        ]
        print(f"{len(names)} sources of {Path(options.folder).name}")
        for name, ours, yardstick in rows:
            ratio, seconds = compare(ours, yardstick, options.rounds)
            print(f"| {name} | {ratio:.2f} | {seconds:.2f} s |", flush=True)


def prepare(folder: Path, top: Path) -> Path:
    """Copy the sources of ``folder`` into a repository and commit them with their pages."""
    ignore = shutil.ignore_patterns("site-packages", "__pycache__", ".git", "*.so", "*.exe")
    shutil.copytree(folder, top, ignore=ignore)
    git(top, "init", "--quiet")
    (top / "repo-docs-hook.toml").write_text('docs-root = "reference"\n', encoding="utf-8")
    git(top, "add", "-A")
    run([*TOOL, "--fix", "--quiet"], top, codes=(0, 2))
    git(top, "add", "-A")
    git(top, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "pages")
    return top


def pick_changed(top: Path, names: list[str]) -> list[str]:
    """Return three sources of middling size."""
    by_size = sorted(names, key=lambda name: ((top / name).stat().st_size, name))
    return by_size[len(by_size) // 2 :][:3]


def hook(top: Path, changed: list[str] | None = None, *options: str) -> float:
    """Run the hook on a commit that changes these sources, or a file without pages."""
    for name in changed or ["NOTES.txt"]:
        with open(top / name, "a", encoding="utf-8") as file:
            file.write(f"\n# {time.monotonic_ns()}\n")
    git(top, "add", "-A")
    seconds = run([*TOOL, "--check", "--staged", "--quiet", *options], top)
    git(top, "reset", "--quiet", "--hard")
    return seconds


def edited(top: Path, name: str) -> float:
    """Check the whole tree after an edit, with what was known before it."""
    run([*TOOL, "--check", "--quiet"], top, codes=(0, 2))
    with open(top / name, "a", encoding="utf-8") as file:
        file.write(f"\n# {time.monotonic_ns()}\n")
    seconds = run([*TOOL, "--check", "--quiet"], top, codes=(0, 2))
    git(top, "checkout", "--quiet", ".")
    return seconds


def bare(top: Path, *question: str) -> float:
    """Run what any check needs: Python's start, git's list of files, and what differs."""
    return (
        run([*PYTHON, "-c", "pass"], top)
        + run(["git", "ls-files", "-s", "-z"], top)
        + run(["git", *question], top)
    )


def compare(
    ours: Callable[[], float], yardstick: Callable[[], float], rounds: int
) -> tuple[float, float]:
    """Return the ratio of the medians of interleaved rounds, and our median in seconds."""
    pairs = [(ours(), yardstick()) for _ in range(rounds)]
    mine, other = (statistics.median(each) for each in zip(*pairs, strict=True))
    return mine / other, mine


def run(command: list[str], top: Path, given: str = "", codes: tuple[int, ...] = (0,)) -> float:
    """Return how many seconds a command took; it must end with one of ``codes``."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=top, input=given.encode(), capture_output=True, check=False)
    seconds = time.perf_counter() - start
    if done.returncode not in codes:
        raise SystemExit(f"{command} ended with {done.returncode}: {done.stderr.decode()}")
    return seconds


def git(top: Path, *args: str) -> str:
    """Run git in the repository and return what it printed."""
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}
    done = subprocess.run(["git", *args], cwd=top, check=True, capture_output=True, env=environment)
    return os.fsdecode(done.stdout)


if __name__ == "__main__":
    main()
