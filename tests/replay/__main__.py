"""``python -m tests.replay REPOSITORY``: judge real commits in every way, and compare.

Each of the last commits (first parents only) is staged on the one before it, whose pages are
right. The check of what is staged, with a warm and an empty cache, the check of a push of it,
and the check of the whole tree with what the last check knew must say what a check of the
whole tree says that knows nothing.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from tests.replay.history import Commit, History
from tests.replay.verdicts import Verdict, ask, compare, fix

_EACH = 10


@dataclass
class Replayed:
    """The commits of a repository with what was found of each."""

    name: str
    commits: list[tuple[Commit, dict[str, Verdict], dict[str, list[str]]]] = field(
        default_factory=list
    )

    @property
    def differs(self) -> bool:
        """Whether any answer was another than the truth."""
        return any(any(found.values()) for _, _, found in self.commits)


def main(argv: list[str] | None = None) -> int:
    """Replay repositories and print tables of what was found; return 1 where answers differ."""
    options = _parse(argv)
    found = []
    for repository in options.repository:
        with tempfile.TemporaryDirectory(prefix="replay-", dir=options.scratch) as scratch:
            found.append(replay(repository, Path(scratch), options.commits, options.last))
    for each in found:
        print(format_table(each))
    return int(any(each.differs for each in found))


def _parse(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.replay", description=__doc__)
    parser.add_argument("repository", nargs="+", help="what git can clone, with its history")
    parser.add_argument("--commits", type=int, default=100, help="how many (100)")
    parser.add_argument("--last", default="HEAD", help="the last of them (HEAD)")
    parser.add_argument("--scratch", type=Path, help="a folder for clones (the temporary one)")
    return parser.parse_args(argv)


def replay(repository: str, scratch: Path, number: int, last: str) -> Replayed:
    """Replay the last commits of a repository in a clone below ``scratch``."""
    cache = scratch / "cache"
    history = History(repository, scratch, number, last)
    done = Replayed(repository)
    history.begin()
    fix(history, cache)
    history.record("begin")
    for commit in history:
        verdicts = ask(history, cache)
        found = compare(verdicts, commit)
        done.commits.append((commit, verdicts, found))
        _tell(len(done.commits), commit, found)
        fix(history, cache, *(["--no-cache"] if any(found.values()) else []))
        history.record(commit.name)
    return done


def _tell(number: int, commit: Commit, found: dict[str, list[str]]) -> None:
    """Say what differs, or now and then how far it is."""
    for question, lines in found.items():
        for line in lines:
            print(f"{commit.name[:12]} {question} {line}", flush=True)
    if number % _EACH == 0:
        print(f"{number} commits", file=sys.stderr, flush=True)


def format_table(done: Replayed) -> str:
    """Return what was found of a repository as tables in Markdown."""
    commits = [commit for commit, _, _ in done.commits]
    drifts = [verdicts for _, verdicts, _ in done.commits]
    pages = sum(len(list(each.values())[-1].drifts) for each in drifts)
    lines = [
        f"{done.name}: {len(commits)} commits, {sum(bool(each.sources) for each in commits)} with"
        f" sources, {sum(each.moves for each in commits)} that add or delete some; {pages} pages"
        " drifted",
        "",
        "| question | agrees | differs | median seconds |",
        "|---|---|---|---|",
    ]
    for question in drifts[0] if drifts else ():
        differing = sum(bool(found.get(question)) for _, _, found in done.commits)
        seconds = statistics.median(each[question].seconds for each in drifts)
        agrees = len(commits) - differing
        lines.append(f"| {question} | {agrees} | {differing} | {seconds:.2f} |")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    raise SystemExit(main())
