"""What git knows of files, and how two states differ, as data."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class File:
    """One file of a snapshot: git's mode (``100644``) and the id of its content."""

    path: str
    mode: str
    oid: str

    @property
    def is_regular(self) -> bool:
        """Whether it is a plain file: no symlink, no submodule."""
        return self.mode.startswith("100")


class Files(Mapping[str, File]):
    """Files by path, each made when it is asked for: a run looks at few of an index's many.

    ``heads`` are modes and ids by path, with a blank between the two.
    """

    __slots__ = ("_heads",)

    def __init__(self, heads: dict[str, str]) -> None:
        self._heads = heads

    def __getitem__(self, path: str) -> File:
        """Return the file at a path. Raises KeyError."""
        mode, _, oid = self._heads[path].partition(" ")
        return File(path, mode, oid)

    def __contains__(self, path: object) -> bool:
        """Tell whether there is a file at a path."""
        return path in self._heads

    def __iter__(self) -> Iterator[str]:
        """Iterate over the paths."""
        return iter(self._heads)

    def __len__(self) -> int:
        """Return the number of files."""
        return len(self._heads)

    def regular(self) -> list[str]:
        """Return the paths of plain files."""
        return [path for path, head in self._heads.items() if head.startswith("100")]

    def without(self, paths: Container[str]) -> Files:
        """Return the files but for those at some paths."""
        return Files({path: head for path, head in self._heads.items() if path not in paths})

    def adding(self, files: Iterable[File]) -> Files:
        """Return these files and some more, or others in their place."""
        return Files(self._heads | {file.path: f"{file.mode} {file.oid}" for file in files})

    def differing(self, other: Files) -> frozenset[str]:
        """Return the paths of those files that another has not, or not so."""
        theirs = other._heads
        return frozenset(path for path, head in self._heads.items() if theirs.get(path) != head)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The files of an index, a tree or a working tree.

    ``unmerged`` are the paths that a merge left in conflict; they are not in
    ``files`` unless the working tree was read, which has a file there.
    ``untracked`` are paths that git does not know and does not ignore.
    """

    files: Files
    unmerged: frozenset[str] = frozenset()
    untracked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A path that differs between two snapshots.

    ``status`` is git's letter: A, M, D, R or T. ``old_path`` is set for R. The ids are
    ``""`` where that side does not exist.
    """

    status: str
    path: str
    old_path: str
    old_oid: str
    new_oid: str
