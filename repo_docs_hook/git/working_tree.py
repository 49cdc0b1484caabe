"""The files on disk, as git would store them, in the place of those in the index.

What is not stored yet is written to an index and an object store that are set aside, so that
the repository's own stay as they are.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping, Set
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property

from repo_docs_hook.git.index import Index
from repo_docs_hook.git.process import Git
from repo_docs_hook.git.queries import EDITED, LISTING, UNTRACKED
from repo_docs_hook.git.records import read_entries, read_records, write_entries
from repo_docs_hook.git.temporary import TemporaryFolder
from repo_docs_hook.model.files import File, Snapshot
from repo_docs_hook.text.git_lines import has_conflicts, split_paths, without_paths, write_paths
from repo_docs_hook.text.paths import encode

ALTERNATES = "GIT_ALTERNATE_OBJECT_DIRECTORIES"


@dataclass
class Staging:
    """A temporary index and object store, so that those of the repository stay as they are.

    ``objects`` is the absolute path of the repository's object store. The temporary folder is
    created when it is first needed.
    """

    git: Git
    objects: str
    _folder: TemporaryFolder | None = field(default=None, init=False)

    def reading(self) -> Mapping[str, str]:
        """Return the environment in which git also reads the temporary object store."""
        if self._folder is None:
            return {}
        return {ALTERNATES: self._alternates(os.path.join(self._folder.path, "objects"))}

    def store(self, paths: Iterable[str], known: Iterable[File]) -> dict[str, File]:
        """Return the files that ``git add`` would store for ``paths``, by path.

        ``known`` are the index entries that the result depends on: those of ``paths`` (the
        newlines in the index decide what autocrlf does) and every ``.gitattributes``. Paths
        that do not exist any more are left out. Raises GitError where git cannot store one of
        them, and OSError where no temporary folder can be created.
        """
        given = list(paths)
        if not given:
            return {}
        extra = self._writing()
        with suppress(FileNotFoundError):
            os.remove(extra["GIT_INDEX_FILE"])
        self.git.run("update-index", "-z", "--index-info", given=write_entries(known), extra=extra)
        # With --refresh, git does not store files again whose content is unchanged.
        self.git.run(
            *("update-index", "-q", "--refresh", "--add", "--remove", "--replace"),
            *("-z", "--stdin"),
            given=write_paths(given),
            extra=extra,
        )
        stored = read_entries(self.git.run(*LISTING, extra=extra)).files
        return {path: stored[path] for path in given if path in stored}

    def close(self) -> None:
        """Remove the temporary folder."""
        if self._folder is not None:
            self._folder.close()
            self._folder = None

    def _writing(self) -> Mapping[str, str]:
        if self._folder is None:
            self._folder = TemporaryFolder()
            os.mkdir(os.path.join(self._folder.path, "objects"))
        return {
            ALTERNATES: self._alternates(self.objects),
            "GIT_OBJECT_DIRECTORY": os.path.join(self._folder.path, "objects"),
            "GIT_INDEX_FILE": os.path.join(self._folder.path, "index"),
        }

    def _alternates(self, store: str) -> str:
        inherited = self.git.environment.get(ALTERNATES, "")
        return os.pathsep.join(part for part in (quote_alternate(store), inherited) if part)


class WorkingTree:
    """What differs on disk from the index; git is asked when that is first needed.

    Paths are relative to ``top``, the absolute path of the work tree. Every method and
    property raises GitError where git cannot answer.
    """

    def __init__(self, git: Git, top: str, index: Index, staging: Staging) -> None:
        self._git, self._top, self._index, self._staging = git, top, index, staging

    def snapshot(self) -> Snapshot:
        """Return the tracked files as git would store them, were they added now.

        Files of ``git add -N`` are tracked; deleted ones are left out, those that a sparse
        checkout skips are not. An unmerged path is the file that the disk has.
        """
        entries = self._index.entries
        files = entries.files
        if self._touched:
            files = files.without(self._touched).adding(self._stored.values())
        return Snapshot(files, frozenset(entries.conflicts), self.untracked)

    @property
    def lines(self) -> bytes:
        """What ``snapshot`` tells, without building it: entries as ``Index.listing`` has them.

        Where disk and index differ, they are those of the disk. Equal bytes are equal
        working trees, but for what git does not track.
        """
        if not self._touched:
            return self._index.listing
        kept = without_paths(self._index.listing, self._touched)
        return kept + write_entries(self._stored[path] for path in sorted(self._stored))

    @cached_property
    def untracked(self) -> tuple[str, ...]:
        """The paths that git neither tracks nor ignores, sorted."""
        return tuple(sorted(path for path in split_paths(self.others) if not path.endswith("/")))

    @cached_property
    def others(self) -> bytes:
        """What ``untracked`` is made of, as git prints it."""
        return self._git.run(*UNTRACKED)

    @cached_property
    def _touched(self) -> frozenset[str]:
        """The tracked paths of which the disk has something else than the index, or nothing."""
        edited = {record.path for record in read_records(self._git.run(*EDITED))}
        if has_conflicts(self._index.listing):
            edited |= self._index.entries.conflicts.keys()
        return frozenset(edited)

    @cached_property
    def _stored(self) -> dict[str, File]:
        return self.store(self._touched)

    def store(self, paths: Set[str]) -> dict[str, File]:
        """Return the files of those ``paths`` that the disk has, as git would store them.

        Left out is what is no file or symlink, or what a symlinked folder leads to.
        """
        given = [path for path in sorted(paths) if can_store(self._top, path)]
        if not given:
            return {}
        entries = self._index.entries
        attributes = {path for path in entries.files if path.endswith(".gitattributes")}
        relevant = sorted(path for path in attributes | paths if path in entries.files)
        known = [entries.files[path] for path in relevant]
        known += [ours for path in paths if (ours := entries.conflicts.get(path))]
        return self._staging.store(given, known)


def quote_alternate(path: str) -> str:
    """Return a path as an item of GIT_ALTERNATE_OBJECT_DIRECTORIES (git(1)): in C quotes."""
    escaped = path.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def can_store(top: str, path: str) -> bool:
    """Tell whether ``path`` below ``top`` is a file or a link, reached through no linked folder."""
    parts = path.split("/")
    for count in range(1, len(parts)):
        mode = _mode(os.path.join(top, *parts[:count]))
        if not stat.S_ISDIR(mode):
            return False
    mode = _mode(os.path.join(top, *parts))
    return stat.S_ISREG(mode) or stat.S_ISLNK(mode)


def _mode(path: str) -> int:
    """Return the mode of what is at ``path``, without following links; 0 for nothing."""
    try:
        return os.lstat(encode(path)).st_mode
    except OSError:
        return 0
