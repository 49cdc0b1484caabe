"""Replay one merge: make the pages of its four trees, let git merge them, compare the result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.merges.causes import NOT_LISTED, Paths, find_cause
from benchmarks.merges.clone import Clone, Merged
from benchmarks.merges.history import SOURCES, Merge
from benchmarks.merges.hunks import Hunk, find_conflicts, find_differences
from benchmarks.merges.worktree import Worktree
from benchmarks.trees import PAGES

#: What happened to a page in conflict, by the stages of it in the index.
_CONFLICTS = {
    frozenset({1, 2, 3}): "changed by both",
    frozenset({2, 3}): "added by both",
    frozenset({1, 2}): "changed by ours, deleted by theirs",
    frozenset({1, 3}): "deleted by ours, changed by theirs",
}
_RENAMED = "renamed"
_NAMES = ("diff-tree", "-r", "-z", "--no-renames", "--name-only")


@dataclass(frozen=True)
class PageConflict:
    """A page in conflict, by its path below the docs root; what both sides did, and where."""

    page: str
    what: str
    hunks: tuple[Hunk, ...]


@dataclass(frozen=True)
class WrongPage:
    """A page that merged without a conflict and is not what the merged sources generate.

    ``drift`` is stale, missing or orphaned; each hunk has its cause.
    """

    page: str
    drift: str
    hunks: tuple[Hunk, ...]
    causes: tuple[str, ...]


@dataclass(frozen=True)
class Replayed:
    """The result of a merge.

    ``bent`` are sources that merge otherwise beside pages than alone. ``mended`` tells whether
    ``--fix`` and ``git add`` mend all pages, None where there was nothing to mend.
    """

    merge: Merge
    conflicts: tuple[PageConflict, ...]
    wrong: tuple[WrongPage, ...]
    bent: tuple[str, ...]
    mended: bool | None


def replay(merge: Merge, clone: Clone, worktree: Worktree) -> Replayed:
    """Generate the pages of a merge's trees, merge them, and compare."""
    before, left, right = map(worktree.document, (merge.base, merge.theirs, merge.ours))
    wanted = worktree.document(merge.tree)
    base = _commit(clone, before)
    theirs, ours = (_commit(clone, tree, "-p", base) for tree in (left, right))
    merged = clone.merge(ours, theirs)
    conflicts = tuple(_conflicts(clone, merged))
    wrong = tuple(_wrong(clone, worktree, merged, wanted, _paths(clone, merge)))
    bent = tuple(clone.paths(*_NAMES, merged.tree, wanted, "--", *SOURCES))
    mended = worktree.is_mended(ours, theirs, wanted) if conflicts or wrong else None
    return Replayed(merge, conflicts, wrong, bent, mended)


def _commit(clone: Clone, tree: str, *parents: str) -> str:
    return clone.git("commit-tree", *parents, "-m", "pages", tree)


def _conflicts(clone: Clone, merged: Merged) -> Iterator[PageConflict]:
    for path, stages in sorted(merged.unmerged.items()):
        if path.startswith(f"{PAGES}/"):
            what = _CONFLICTS.get(stages, _RENAMED)
            text = clone.git("cat-file", "blob", f"{merged.tree}:{path}")
            yield PageConflict(path.removeprefix(f"{PAGES}/"), what, tuple(find_conflicts(text)))


def _paths(clone: Clone, merge: Merge) -> Paths:
    """Return the sources that one side of a merge alone added or removed."""
    added, removed = (
        frozenset(_filtered(clone, merge.base, merge.ours, status))
        ^ frozenset(_filtered(clone, merge.base, merge.theirs, status))
        for status in "AD"
    )
    return Paths(added, removed)


def _filtered(clone: Clone, before: str, after: str, status: str) -> list[str]:
    return clone.paths(*_NAMES, f"--diff-filter={status}", before, after, "--", *SOURCES)


def _wrong(
    clone: Clone, worktree: Worktree, merged: Merged, wanted: str, paths: Paths
) -> Iterator[WrongPage]:
    """Yield the wrong pages among those in which git saw no conflict."""
    found, right = worktree.list_pages(merged.tree), worktree.list_pages(wanted)
    for page in sorted(found.keys() | right.keys()):
        ids = found.get(page), right.get(page)
        if ids[0] != ids[1] and f"{PAGES}/{page}" not in merged.unmerged:
            yield _compare(clone, page, *ids, paths)


def _compare(
    clone: Clone, page: str, merged: str | None, wanted: str | None, paths: Paths
) -> WrongPage:
    """Return what is wrong with a page, given the ids of its merged and its right text."""
    if merged is None or wanted is None:
        return WrongPage(page, "missing" if merged is None else "orphaned", (), (NOT_LISTED,))
    texts = (clone.git("cat-file", "blob", each) for each in (merged, wanted))
    hunks = tuple(find_differences(*texts))
    return WrongPage(page, "stale", hunks, tuple(find_cause(page, each, paths) for each in hunks))
