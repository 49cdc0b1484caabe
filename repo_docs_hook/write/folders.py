"""Open folders, in which files are read, replaced and removed without following a link.

Each call names one thing in a folder that is open already (openat(2) and its kin, ``dir_fd`` in
Python). So a process that replaces a folder by a link meanwhile cannot lead us elsewhere. A
system without these calls (Windows) gets whole paths, each checked right before it is used.
``Folder.replace`` is the one atomic replacement of a file in this package.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from types import TracebackType

from repo_docs_hook.text.paths import encode

#: Whether folders can be held open here.
CAN_HOLD = {
    os.open,
    os.stat,
    os.mkdir,
    os.rename,
    os.unlink,
    os.rmdir,
} <= os.supports_dir_fd and os.listdir in os.supports_fd
#: The name of a file while it is written, with the number of the process that writes it.
_TEMPORARY = ".repo-docs-hook-{}.tmp"
TEMPORARY = re.compile(r"\.repo-docs-hook-([0-9]+)\.tmp")
#: A Windows junction is no symlink to lstat; this is its reparse tag (winnt.h).
_JUNCTION = 0xA0000003
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
_WRITE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | _BINARY
_READ = os.O_RDONLY | _NO_LINK | _BINARY | getattr(os, "O_NONBLOCK", 0)
#: Errors for a link in the place of a folder (open(2) of Linux, macOS, FreeBSD).
_NO_FOLDER = (errno.ENOTDIR, errno.ELOOP, errno.EMLINK)


class Folder:
    """An open folder; a context manager. ``name`` is always of something directly in it.

    Every method raises OSError as the system does, and NotADirectoryError where a link or a
    file stands in the place of a folder.
    """

    def __init__(self, path: bytes, handle: int | None) -> None:
        """Take the path of a folder and its open handle, None without CAN_HOLD."""
        self._path, self._handle = path, handle

    @classmethod
    def open(cls, path: str) -> Folder:
        """Open the folder at a path; links in that path are followed."""
        name = encode(path)
        if not CAN_HOLD and not os.path.isdir(name):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        return cls(name, os.open(name, _FOLDER) if CAN_HOLD else None)

    def enter(self, name: bytes, *, make: bool = False) -> Folder:
        """Open a folder in this one; with ``make``, create it where it is missing."""
        try:
            return self._enter(name)
        except FileNotFoundError:
            if not make:
                raise
        where, handle = self._at(name)
        with suppress(FileExistsError):
            os.mkdir(where, dir_fd=handle)
        return self._enter(name)

    def _enter(self, name: bytes) -> Folder:
        where, handle = self._at(name)
        path = os.path.join(self._path, name)
        if handle is None:
            state = os.lstat(path)
            if is_link(state) or not stat.S_ISDIR(state.st_mode):
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
            return Folder(path, None)
        try:
            return Folder(path, os.open(where, _FOLDER | _NO_LINK, dir_fd=handle))
        except OSError as error:
            if error.errno not in _NO_FOLDER:
                raise
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)) from error

    def look(self, name: bytes) -> os.stat_result | None:
        """Return the state of what has this name, without following a link; None for nothing."""
        where, handle = self._at(name)
        try:
            return os.stat(where, dir_fd=handle, follow_symlinks=False)
        except FileNotFoundError:
            return None

    def names(self) -> list[bytes]:
        """Return the names of all files and folders in this one, sorted."""
        if self._handle is None:
            return sorted(os.listdir(self._path))
        return sorted(map(os.fsencode, os.listdir(self._handle)))

    def read(self, name: bytes, limit: int = -1) -> bytes:
        """Return the content of a file, its first ``limit`` bytes where that is not negative."""
        where, handle = self._at(name)
        with open(os.open(where, _READ, dir_fd=handle), "rb") as file:
            return file.read(limit)

    def replace(self, name: bytes, data: bytes, old: os.stat_result | None) -> None:
        """Replace the file of this name by one that holds ``data``, atomically.

        The new file is written beside it and renamed. It gets the mode of ``old``, the state of
        the file that it replaces, None where there is none.
        """
        temporary = _TEMPORARY.format(os.getpid()).encode()
        (source, handle), (target, _) = self._at(temporary), self._at(name)
        self.remove(temporary)
        begun = os.open(source, _WRITE, 0o666, dir_fd=handle)
        try:
            with open(begun, "wb") as file:
                file.write(data)
                if old is not None:
                    by_handle = os.chmod in os.supports_fd
                    os.chmod(file.fileno() if by_handle else source, stat.S_IMODE(old.st_mode))
            os.replace(source, target, src_dir_fd=handle, dst_dir_fd=handle)
        finally:
            self.remove(temporary)

    def remove(self, name: bytes) -> None:
        """Remove a file or a link; do nothing where there is none."""
        where, handle = self._at(name)
        with suppress(FileNotFoundError):
            os.remove(where, dir_fd=handle)

    def remove_empty(self, name: bytes) -> None:
        """Remove an empty folder."""
        where, handle = self._at(name)
        os.rmdir(where, dir_fd=handle)

    def _at(self, name: bytes) -> tuple[bytes, int | None]:
        """Return the arguments of a system call: name and handle, or path and None."""
        held = self._handle is not None
        return (name if held else os.path.join(self._path, name)), self._handle

    def close(self) -> None:
        """Close the folder."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> Folder:
        """Return the folder itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()


@contextmanager
def way_to(top: Folder, path: str, *, make: bool = False) -> Iterator[list[Folder]]:
    """Open the folders from ``top`` to the one that ``path`` (``/`` between parts) is in.

    With ``make``, create those that are missing. Raises OSError with a reason for the user
    where the path leaves ``top`` or enters git's folder, or where a link or a file stands in
    the place of a folder, and FileNotFoundError where a folder is missing.
    """
    parts = path.split("/")
    if not all(map(_is_plain, parts)):
        raise OSError(errno.EINVAL, "it is not a path inside the work tree")
    if ".git" in map(str.lower, parts):
        raise OSError(errno.EINVAL, "it is inside .git, git's own folder")
    with ExitStack() as stack:
        way = [top]
        for count, part in enumerate(parts[:-1], 1):
            try:
                way.append(stack.enter_context(way[-1].enter(encode(part), make=make)))
            except NotADirectoryError as error:
                raise NotADirectoryError(
                    errno.ENOTDIR,
                    f"{'/'.join(parts[:count])} {_describe(way[-1].look(encode(part)))}",
                ) from error
        yield way


def is_link(state: os.stat_result) -> bool:
    """Tell whether a state is of a symlink, or of a junction of Windows."""
    return stat.S_ISLNK(state.st_mode) or getattr(state, "st_reparse_tag", 0) == _JUNCTION


def _describe(state: os.stat_result | None) -> str:
    """Say why something is not a folder. It may have changed since then."""
    if state is not None and is_link(state):
        return "is a link, and links are not followed"
    return "is not a folder"


def _is_plain(part: str) -> bool:
    """Tell whether ``part`` can be the name of something directly in a folder."""
    special = '\\:*?"<>|\0' if os.name == "nt" else "\0"
    return part not in ("", ".", "..") and not any(sign in part for sign in special)
