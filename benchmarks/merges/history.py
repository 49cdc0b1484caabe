"""Find the merges of a history that are worth replaying."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import islice

from benchmarks.merges.clone import Clone

_SUFFIXES = (".py", ".pyi")
#: Pathspecs for Python sources.
SOURCES = tuple(f"*{suffix}" for suffix in _SUFFIXES)


class Nearness(Enum):
    """What the sources that the two sides of a merge changed have in common."""

    SOURCE = "one source"
    FOLDER = "one folder, no source"
    NOTHING = "no folder"


@dataclass(frozen=True)
class Merge:
    """A merge commit, its date, the three commits that it merges, and its merged tree."""

    commit: str
    date: str
    base: str
    ours: str
    theirs: str
    tree: str
    nearness: Nearness


@dataclass
class Tally:
    """How many merges were looked at, and how many of them qualified at each step."""

    seen: int = 0
    several_bases: int = 0
    both_changed_sources: int = 0
    clean: int = 0


def find_merges(clone: Clone, limit: int, tally: Tally) -> Iterator[Merge]:
    """Yield merges in which both sides changed sources and the sources merge clean.

    They come newest first, at most ``limit``; ``tally`` counts those looked at.
    """
    which = ("--merges", "--min-parents=2", "--max-parents=2", "--parents")
    listed = clone.git("rev-list", *which, clone.head).splitlines()
    found = (_judge(clone, line.split(), tally) for line in listed)
    yield from islice((merge for merge in found if merge), limit)


def _judge(clone: Clone, ids: Sequence[str], tally: Tally) -> Merge | None:
    """Return a merge if it qualifies; ``ids`` are its own and those of its parents."""
    commit, ours, theirs = ids
    tally.seen += 1
    bases = clone.git("merge-base", "--all", ours, theirs, codes=(0, 1)).split()
    if len(bases) != 1:
        tally.several_bases += len(bases) > 1
        return None
    changed = [_changed_sources(clone, bases[0], side) for side in (ours, theirs)]
    if not all(changed):
        return None
    tally.both_changed_sources += 1
    merged = clone.merge(ours, theirs)
    if any(map(_decides_pages, merged.unmerged)):
        return None
    tally.clean += 1
    date = clone.git("show", "--no-patch", "--format=%cs", commit)
    return Merge(commit, date, bases[0], ours, theirs, merged.tree, _nearness(*changed))


def _changed_sources(clone: Clone, before: str, after: str) -> frozenset[str]:
    names = ("diff-tree", "-r", "-z", "--no-renames", "--name-only")
    return frozenset(clone.paths(*names, before, after, "--", *SOURCES))


def _decides_pages(path: str) -> bool:
    return path.endswith(_SUFFIXES) or path == "pyproject.toml"


def _nearness(ours: frozenset[str], theirs: frozenset[str]) -> Nearness:
    if ours & theirs:
        return Nearness.SOURCE
    folders = [{path.rpartition("/")[0] for path in side} for side in (ours, theirs)]
    return Nearness.FOLDER if folders[0] & folders[1] else Nearness.NOTHING
