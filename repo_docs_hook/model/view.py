"""The state of the repository that is checked: an index, a commit or the working tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from repo_docs_hook.model.files import Change, File, Snapshot


class Side(Enum):
    """Which state of the repository is judged."""

    INDEX = "index"
    COMMIT = "commit"
    WORKING_TREE = "working tree"


@dataclass(frozen=True)
class View:
    """A snapshot with the means to read it and to compare it with what was before.

    ``load`` lists all files, ``pick`` looks up some without listing all. ``read`` gives
    contents and ``measure`` sizes by object id, ``search`` the paths that may hold one of
    some words (see ``Repository.grep``), ``name_blob`` the id of a content, ``on_disk``
    those of some paths that are files on disk, as git would store them. ``compare`` is the
    difference to what was before: HEAD (nothing before the first commit), or where a pushed
    range begins; None where that is not known. ``operation`` is the git command that is to be
    continued.
    """

    side: Side
    load: Callable[[], Snapshot]
    pick: Callable[[Iterable[str]], Mapping[str, File]]
    read: Callable[[Iterable[str]], dict[str, bytes]]
    measure: Callable[[Iterable[str]], dict[str, int]]
    search: Callable[[Iterable[str], Iterable[str]], frozenset[str]]
    name_blob: Callable[[bytes], str]
    on_disk: Callable[[Iterable[str]], dict[str, File]]
    compare: Callable[[], tuple[Change, ...] | None]
    operation: Callable[[], str] = str

    @property
    def is_on_disk(self) -> bool:
        """Whether the working tree is judged, not what git holds."""
        return self.side is Side.WORKING_TREE

    @cached_property
    def snapshot(self) -> Snapshot:
        """All files, listed when they are first asked for."""
        return self.load()

    @cached_property
    def changes(self) -> tuple[Change, ...] | None:
        """What differs from before, computed once; None where no before is known."""
        return self.compare()

    def with_files(self, files: Iterable[File]) -> View:
        """Return the view with some more files."""
        snapshot = replace(self.snapshot, files=self.snapshot.files.adding(files))
        return replace(self, load=lambda: snapshot)

    def regular_paths(self) -> list[str]:
        """Return the paths of plain files and of files in conflict: no symlinks, no submodules."""
        files = self.snapshot.files
        conflicts = (path for path in self.snapshot.unmerged if path not in files)
        return [*files.regular(), *conflicts]

    def read_paths(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Return the contents of those of ``paths`` that are plain files here."""
        return self.read_plain(self.pick(paths))

    def read_plain(self, files: Mapping[str, File]) -> dict[str, bytes]:
        """Return the contents of those of ``files`` that are plain files, by path."""
        plain = {path: file.oid for path, file in files.items() if file.is_regular}
        contents = self.read(set(plain.values())) if plain else {}
        return {path: contents[oid] for path, oid in plain.items()}
