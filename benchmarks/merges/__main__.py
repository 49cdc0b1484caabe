"""Replay the merges of repositories and print the tables."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import benchmarks.merges
from benchmarks.merges.clone import make_clone, name_clones
from benchmarks.merges.history import Tally, find_merges
from benchmarks.merges.listing import format_json, format_listing
from benchmarks.merges.replay import Replayed, replay
from benchmarks.merges.table import Replays, format_report
from benchmarks.merges.worktree import Worktree
from benchmarks.trees import TOOL


def main(argv: Sequence[str] | None = None) -> None:
    """Replay what the arguments ask for; print tables to stdout, progress to stderr."""
    options = _parse(argv)
    settings = options.settings.read_text(encoding="utf-8") if options.settings else ""
    with _scratch(options.scratch) as scratch, ThreadPoolExecutor(options.jobs) as pool:
        one = partial(replay_repository, scratch, settings, options.limit)
        found = list(pool.map(one, options.repository, name_clones(options.repository)))
    if options.output:
        options.output.write_text(format_json(found), encoding="utf-8", newline="\n")
    print(format_report(found))
    print(_conditions(found))
    if options.verbose:
        print(f"\n{format_listing(found)}", end="")


def _parse(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.merges",
        description=benchmarks.merges.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    repository = "what to clone, with merge commits; may be repeated"
    add("--repository", type=Path, action="append", required=True, metavar="PATH", help=repository)
    add("--limit", type=int, default=30, metavar="N", help="merges of each, newest first (30)")
    add("--jobs", type=int, default=2, metavar="N", help="repositories at a time (2)")
    add("--settings", type=Path, metavar="FILE", help="settings in TOML, without docs-root")
    add("--output", type=Path, metavar="FILE", help="write all that was recorded there, as JSON")
    add("--verbose", action="store_true", help="list each conflict and wrong page, with its lines")
    add("--scratch", type=Path, help="an empty folder for the clones (a temporary one)")
    return parser.parse_args(argv)


@contextmanager
def _scratch(named: Path | None) -> Iterator[Path]:
    if named:
        named.mkdir(parents=True, exist_ok=True)
        yield named.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="merges-") as folder:
        yield Path(folder).resolve()


def replay_repository(
    scratch: Path, settings: str, limit: int, repository: Path, name: str
) -> Replays:
    """Replay the merges of one repository in a clone called ``name`` below ``scratch``."""
    clone = make_clone(repository, scratch, name)
    worktree, tally = Worktree(clone, settings), Tally()
    merges = []
    for merge in find_merges(clone, limit, tally):
        merges.append(replay(merge, clone, worktree))
        _say(clone.top.name, merges[-1])
    return Replays(clone.top.name, clone.head, tally, worktree.unreadable, tuple(merges))


def _say(name: str, found: Replayed) -> None:
    text = f"{len(found.conflicts)} pages conflict, {len(found.wrong)} wrong"
    print(f"{name} {found.merge.commit[:12]}: {text}", file=sys.stderr, flush=True)


def _conditions(found: Sequence[Replays]) -> str:
    """Return the sentence about what was replayed, and with which versions."""
    commands = (("git", "--version"), (*TOOL, "--version"))
    ran = [subprocess.run(each, capture_output=True, check=True, text=True) for each in commands]
    versions = ", ".join(each.stdout.strip() for each in ran)
    heads = ", ".join(f"{each.name} {each.head[:12]}" for each in found)
    return f"Merges up to {heads}; {versions}."


if __name__ == "__main__":
    main()
