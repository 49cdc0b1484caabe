"""A clone of a repository to work in, without the user's git configuration."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import Command

_ENVIRONMENT = {
    "CI": "",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_NAME": "x" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_EMAIL": "x@example.org" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_DATE": "2001-02-03T04:05:06Z" for who in ("AUTHOR", "COMMITTER")},
}
_GIT = ("git", "-c", "core.fsync=none", "-c", "gc.auto=0")


@dataclass(frozen=True)
class Merged:
    """What git made of a merge: a tree, and the stages of each path in conflict.

    Stage 1 is the base's, 2 ours, 3 theirs. The tree has conflicted files with markers.
    """

    tree: str
    unmerged: dict[str, frozenset[int]]


@dataclass(frozen=True)
class Clone:
    """A clone at ``top`` that shares its objects with the original; HEAD names no commit.

    ``head`` is the commit that HEAD of the original names, ``cache`` the tool's cache folder.
    """

    top: Path
    cache: Path
    head: str

    def run(self, *argv: str, codes: tuple[int, ...] = (0,), given: bytes = b"") -> tuple[int, str]:
        """Run a command at the top level; return its exit code and what it printed.

        Bytes that are no UTF-8 are surrogate-escaped. Raises SystemExit for any other code.
        """
        environment = {**_ENVIRONMENT, "REPO_DOCS_HOOK_CACHE_DIR": str(self.cache)}
        command = Command(argv, self.top, given, codes, environment)
        process = command.start()
        printed, said = process.communicate(given)
        command.check(process.returncode, said)
        return process.returncode, printed.decode("utf-8", "surrogateescape")

    def git(self, *arguments: str, codes: tuple[int, ...] = (0,), given: bytes = b"") -> str:
        """Run git and return what it printed, without the last newline."""
        return self.run(*_GIT, *arguments, codes=codes, given=given)[1].removesuffix("\n")

    def paths(self, *arguments: str) -> list[str]:
        """Return the paths, or other words, that git prints with ``-z``."""
        return self.git(*arguments).split("\0")[:-1]

    def merge(self, ours: str, theirs: str) -> Merged:
        """Merge two commits as ``git merge`` does, without touching the work tree."""
        command = ("merge-tree", "--write-tree", "-z", "--no-messages", ours, theirs)
        tree, *entries = self.git(*command, codes=(0, 1)).split("\0")[:-1]
        stages: dict[str, set[int]] = {}
        for entry in entries:
            about, _, path = entry.partition("\t")
            stages.setdefault(path, set()).add(int(about[-1]))
        return Merged(tree, {path: frozenset(found) for path, found in stages.items()})


def name_clones(repositories: Sequence[Path]) -> list[str]:
    """Return a name for each repository: the last part of its path, numbered where others share it.

    A link is followed, and ``.git`` at the end is left out.
    """
    names = [path.resolve().name.removesuffix(".git") for path in repositories]
    return [
        f"{name}-{names[: place + 1].count(name)}" if names.count(name) > 1 else name
        for place, name in enumerate(names)
    ]


def make_clone(repository: Path, folder: Path, name: str) -> Clone:
    """Clone a repository to ``name`` below ``folder``; nothing is checked out."""
    top = folder / name
    copy = ("clone", "--quiet", "--shared", "--no-checkout", str(repository.resolve()), str(top))
    outside = Clone(folder, folder, "")
    outside.git(*copy)
    head = Clone(top, folder, "").git("rev-parse", "HEAD")
    clone = Clone(top, folder / f"{name}-cache", head)
    clone.git("symbolic-ref", "HEAD", "refs/heads/unborn")
    return clone
