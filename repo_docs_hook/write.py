"""The only writer: pages go to disk whole or not at all, and never through a link."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

TEMPORARY = re.compile(r"\.repo-docs-hook-[0-9]+\.tmp")
LOCK = "repo-docs-hook.lock"
# A Windows junction is no symlink to lstat; this is its reparse tag (winnt.h).
JUNCTION = 0xA0000003
FLAGS = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
)


class WriteError(Exception):
    """A page that was not written or deleted; ``path`` names it, ``reason`` says why."""

    def __init__(self, path: str, reason: str) -> None:
        """Keep both, and show them as one line."""
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def write_page(top: str, path: str, text: str) -> None:
    """Write ``text``, with LF as it is and as UTF-8, to ``path`` (``/``) below ``top``.

    The old page stays whole until the new one replaces it; its mode is kept. Folders
    that lack are made. Raises WriteError, with the old page intact, where the path leaves
    ``top`` or leads through a link, where it is no regular file, or the system refuses.
    """
    old = _inspect(top, path)
    target = _locate(top, path)
    folder = os.path.dirname(target)
    temporary = os.path.join(folder, f".repo-docs-hook-{os.getpid()}.tmp".encode())
    with _reasons(path):
        os.makedirs(folder, exist_ok=True)
        _remove(temporary)
        try:
            with open(os.open(temporary, FLAGS, 0o666), "wb") as file:
                file.write(text.encode("utf-8"))
            if old is not None:
                os.chmod(temporary, stat.S_IMODE(old.st_mode))
            os.replace(temporary, target)
        finally:
            _remove(temporary)


def delete_page(top: str, path: str, stop: str = "") -> None:
    """Delete ``path`` below ``top``, and the folders that this leaves empty.

    ``stop`` is the folder, relative to ``top``, that stays even when it is empty, as does
    everything that is not below it. A page that is gone already is no error. Raises
    WriteError as ``write_page`` does.
    """
    if _inspect(top, path) is None:
        return
    with _reasons(path):
        os.remove(_locate(top, path))
    inside = f"{stop}/" if stop else ""
    folder = path.rpartition("/")[0]
    with suppress(OSError):  # the first folder that still holds something ends it
        while folder.startswith(inside) and folder:
            os.rmdir(_locate(top, folder))
            folder = folder.rpartition("/")[0]


@contextmanager
def lock(git_dir: str) -> Iterator[None]:
    """Keep every other writer out of the repository while the block runs.

    The lock belongs to the process and ends with it; only its empty file stays in
    ``git_dir``. Raises WriteError at once where another process holds it.
    """
    name = os.path.join(git_dir, LOCK)
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    with _reasons(name):
        handle = os.open(_bytes(name), flags, 0o666)
    try:
        try:
            _seize(handle)
        except (BlockingIOError, PermissionError) as error:
            raise WriteError(name, "another repo-docs-hook --fix is running here") from error
        yield
    finally:
        os.close(handle)


def sweep(top: str, folders: Iterable[str]) -> tuple[str, ...]:
    """Remove what a killed run left in these ``folders`` below ``top``; return the paths.

    Call it under ``lock``. Folders that lack, or that a link leads to, are passed over.
    """
    found = []
    for folder in sorted(set(folders)):
        for name in _leftovers(top, folder):
            path = f"{folder}/{name}" if folder else name
            with _reasons(path):
                _remove(_locate(top, path))
            found.append(path)
    return tuple(found)


def is_leftover(path: str) -> bool:
    """Tell whether a path is what a killed run leaves, by its name."""
    return TEMPORARY.fullmatch(path.rpartition("/")[2]) is not None


def _leftovers(top: str, folder: str) -> list[str]:
    """Return the sorted names in a folder that are ours by their form."""
    try:
        _inspect(top, f"{folder}/x" if folder else "x")
        names = os.listdir(_locate(top, folder))
    except (WriteError, OSError):
        return []
    texts = sorted(name.decode("utf-8", "surrogateescape") for name in names)
    return [text for text in texts if TEMPORARY.fullmatch(text)]


def _inspect(top: str, path: str) -> os.stat_result | None:
    """Return the state of the regular file at ``path``, None where there is nothing.

    Raises WriteError where it may not be written: see ``write_page``.
    """
    parts = path.split("/")
    if not all(map(_is_plain, parts)):
        raise WriteError(path, "it is not a path inside the work tree")
    for count in range(1, len(parts)):
        here = "/".join(parts[:count])
        parent = _look(top, here, path)
        if parent is None:
            return None
        if not stat.S_ISDIR(parent.st_mode):
            raise WriteError(path, f"{here} is not a folder")
    target = _look(top, path, path)
    if target is not None and not stat.S_ISREG(target.st_mode):
        raise WriteError(path, "it is not a regular file")
    return target


def _look(top: str, here: str, path: str) -> os.stat_result | None:
    """Return the state of ``here``, None for nothing; a link raises WriteError for ``path``."""
    with _reasons(path), suppress(FileNotFoundError):
        state = os.lstat(_locate(top, here))
        if stat.S_ISLNK(state.st_mode) or getattr(state, "st_reparse_tag", 0) == JUNCTION:
            raise WriteError(path, f"{here} is a link, and links are not followed")
        return state
    return None


def _is_plain(part: str) -> bool:
    """Whether ``part`` names something in its folder, and nothing that is git's."""
    special = '\\:*?"<>|\0' if os.name == "nt" else "\0"
    return part.lower() not in ("", ".", "..", ".git") and not any(sign in part for sign in special)


def _locate(top: str, path: str) -> bytes:
    return os.path.join(_bytes(top), _bytes(path)) if path else _bytes(top)


def _bytes(path: str) -> bytes:
    """Return a path as git spells it, whatever the locale."""
    return path.encode("utf-8", "surrogateescape")


def _remove(file: bytes) -> None:
    with suppress(FileNotFoundError):
        os.remove(file)


@contextmanager
def _reasons(path: str) -> Iterator[None]:
    """Turn what the system says into a WriteError for ``path``."""
    try:
        yield
    except OSError as error:
        raise WriteError(path, error.strerror or str(error)) from error


def _seize(handle: int) -> None:
    """Lock an open file, or raise OSError at once where another process has locked it."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
