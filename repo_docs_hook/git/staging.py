"""What git would store of files on disk, found in an index and object store set aside."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from repo_docs_hook.git.launch import encode
from repo_docs_hook.git.process import Git
from repo_docs_hook.git.records import read_entries, write_entries, write_paths
from repo_docs_hook.git.temporary import TemporaryFolder
from repo_docs_hook.model.files import File

ALTERNATES = "GIT_ALTERNATE_OBJECT_DIRECTORIES"


@dataclass
class Staging:
    """A temporary folder with an object store, so that the repository's stays untouched.

    ``objects`` is the repository's object store. The folder is made when first needed.
    """

    git: Git
    objects: str
    _folder: TemporaryFolder | None = field(default=None, init=False)

    def reading(self) -> Mapping[str, str]:
        """Return the environment in which git also finds the objects set aside."""
        if self._folder is None:
            return {}
        return {ALTERNATES: self._alternates(os.path.join(self._folder.path, "objects"))}

    def store(self, paths: Iterable[str], known: Iterable[File]) -> dict[str, File]:
        """Return the files that ``git add`` would make of ``paths``, by path.

        ``known`` are the index entries that bear on it: those of ``paths`` (line ends in
        the index decide what autocrlf does) and every ``.gitattributes``. Paths that are
        gone by now are left out. Raises GitError when git cannot store one of them.
        """
        given = list(paths)
        if not given:
            return {}
        extra = self._writing()
        with suppress(FileNotFoundError):
            os.remove(extra["GIT_INDEX_FILE"])
        self.git.run("update-index", "-z", "--index-info", given=write_entries(known), extra=extra)
        # The refresh lets files with unchanged content pass without being stored again.
        self.git.run(
            *("update-index", "-q", "--refresh", "--add", "--remove", "--replace"),
            *("-z", "--stdin"),
            given=write_paths(given),
            extra=extra,
        )
        stored = read_entries(self.git.run("ls-files", "-s", "-z", extra=extra)).files
        return {path: stored[path] for path in given if path in stored}

    def close(self) -> None:
        """Remove the folder."""
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
        return os.pathsep.join(part for part in (quote(store), inherited) if part)


def quote(path: str) -> str:
    """Return a path as git's list of alternate stores wants it, whatever is in it."""
    escaped = path.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def can_store(top: str, path: str) -> bool:
    """Whether ``path`` below ``top`` is a file or link that no linked folder leads to."""
    parts = path.split("/")
    for count in range(1, len(parts)):
        mode = _mode(os.path.join(top, *parts[:count]))
        if not stat.S_ISDIR(mode):
            return False
    mode = _mode(os.path.join(top, *parts))
    return stat.S_ISREG(mode) or stat.S_ISLNK(mode)


def _mode(path: str) -> int:
    """Return the mode of what is at ``path``, links not followed; 0 when nothing is."""
    try:
        return os.lstat(encode(path)).st_mode
    except OSError:
        return 0
