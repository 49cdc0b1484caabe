"""Prepare trees, measure, and print the tables of guide/performance.md."""

from __future__ import annotations

import argparse
import platform
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from benchmarks import results, table
from benchmarks.contest import run_peers
from benchmarks.rows import ROWS
from benchmarks.scenes import prepare_states
from benchmarks.trees import TOOL, Tree, count_processors
from benchmarks.unpack import NAMES

GROUPS = (*dict.fromkeys(row.group for row in ROWS), "memory")
_ABOUT = "Run the tool and its yardsticks in turn and print how many times theirs its times are."
_SLOW = 20_000


def main() -> None:
    """Measure what the arguments ask for; print tables to stdout, progress to stderr."""
    options = _parse()
    if subprocess.run([*TOOL, "--version"], capture_output=True, check=False).returncode:
        raise SystemExit(f"install the tool first: {sys.executable} -m pip install .")
    with _scratch(options.scratch) as scratch:
        found = [_measure(name, scratch, options) for name in options.tree or NAMES]
    rows = [row for row in ROWS if row.group in options.rows]
    tables = [table.format_times(rows, found)] if rows else []
    tables += [table.format_memory(found)]
    tables += [table.format_peers(each) for each in found if each.peers]
    print("\n".join(text for text in tables if text))
    print(_conditions(options))


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=_ABOUT)
    add = parser.add_argument
    trees = f"{', '.join(NAMES)} (all, unless said), or a folder; may be repeated"
    add("--tree", action="append", metavar="TREE", help=trees)
    add("--rows", nargs="+", choices=GROUPS, default=GROUPS, help="groups of rows")
    add("--rounds", type=int, default=5, help="of the quick rows (5)")
    add("--cold-rounds", type=int, default=3, help="of what parses the tree (3; above 20000: 1)")
    add("--peers", nargs="+", default=(), metavar="TREE", help="install and run others on these")
    add("--scratch", type=Path, help="an empty folder for all this (a temporary one)")
    return parser.parse_args()


@contextmanager
def _scratch(named: Path | None) -> Iterator[Path]:
    if named:
        named.mkdir(parents=True, exist_ok=True)
        yield named.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as folder:
        yield Path(folder).resolve()


def _measure(name: str, scratch: Path, options: argparse.Namespace) -> results.Results:
    _say(f"{name}: preparing")
    tree = Tree(name, scratch)
    prepare_states(tree)
    found = results.begin(tree)
    steps = ", ".join(f"{what} {seconds:.1f} s" for what, seconds in found.prepared.items())
    _say(f"{found.sources} sources, {found.megabytes:.1f} MB: {steps}")
    cold_rounds = 1 if found.sources > _SLOW else options.cold_rounds
    if "memory" in options.rows:
        for what, peak in results.measure_peaks(tree):
            found.memory[what] = peak
            _say(f"memory, {what}: {peak}")
    rows = [row for row in ROWS if row.group in options.rows]
    for run, figure in results.measure_rows(tree, rows, options.rounds, cold_rounds):
        found.figures[run] = figure
        _say(f"{run}: {figure.ratio:.2f} = {figure.seconds:.3f} s / {figure.yardstick:.3f} s")
    if name in options.peers:
        _run_peers(tree, scratch, cold_rounds, found)
    return found


def _run_peers(tree: Tree, scratch: Path, rounds: int, found: results.Results) -> None:
    for peer, times in run_peers(tree, scratch, rounds):
        _say(f"{peer}: {times}")
        if not isinstance(times, str):
            found.peers[peer] = times


def _conditions(options: argparse.Namespace) -> str:
    """Return the sentence about the versions and the machine of the figures."""
    git = subprocess.run(["git", "--version"], capture_output=True, check=True, text=True)
    made = shlex.join(["python", "-m", "benchmarks", *_arguments()])
    return (
        f"Medians of {options.rounds} interleaved rounds ({options.cold_rounds} of those with an"
        f" empty cache on a whole tree, 1 above {_SLOW} sources) with {count_processors()}"
        f" processors, {platform.python_implementation()} {platform.python_version()},"
        f" libcst {version('libcst')}, {git.stdout.strip()}, {platform.system()}, by `{made}`."
    )


def _arguments() -> list[str]:
    """Return the command line without its folder."""
    words = sys.argv[1:]
    if "--scratch" in words:
        place = words.index("--scratch")
        words = words[:place] + words[place + 2 :]
    return words


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
