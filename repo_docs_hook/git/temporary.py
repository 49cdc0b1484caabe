"""Temporary folders, and the removal of those that killed runs left behind."""

from __future__ import annotations

import os
import re
import shutil
import stat
import sys
import tempfile
import time
from contextlib import suppress

_PREFIX = "repo-docs-hook-"
#: How ``tempfile`` names a folder with that prefix, and the mode that it gives it.
_NAME = re.compile(rf"{_PREFIX}[a-z0-9_]{{8}}")
_MODE = 0o700
#: Seconds after which a folder that no process has locked counts as left over.
_OLD = 24 * 60 * 60


class TemporaryFolder:
    """A folder at ``path`` that only this user can read, locked until ``close`` removes it.

    Creating one also removes folders that killed runs of this user left more than a day ago,
    but not on Windows, where a folder cannot be locked. Raises OSError where no folder can be
    created.
    """

    def __init__(self) -> None:
        _sweep(tempfile.gettempdir())
        self._folder = tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)
        self.path = self._folder.name
        self._lock = _lock(self.path)

    def close(self) -> None:
        """Remove the folder; files that cannot be removed stay, without an error."""
        self._folder.cleanup()
        if self._lock is not None:
            os.close(self._lock)


def _sweep(base: str) -> None:
    """Remove the folders in ``base`` that are left over; ignore those that cannot be removed."""
    names: list[str] = []
    with suppress(OSError):
        names = os.listdir(base)
    for path in (os.path.join(base, name) for name in names if _NAME.fullmatch(name)):
        if _is_ours_and_old(path) and (lock := _lock(path)) is not None:
            shutil.rmtree(path, ignore_errors=True)
            os.close(lock)


def _is_ours_and_old(path: str) -> bool:
    """Tell whether a folder is this user's, as ``tempfile`` made it, and a day old."""
    if sys.platform == "win32":
        return False
    try:
        found = os.lstat(path)
    except OSError:
        return False  # its run may have ended meanwhile
    ours = stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid()
    return ours and stat.S_IMODE(found.st_mode) == _MODE and time.time() - found.st_mtime > _OLD


def _lock(path: str) -> int | None:
    """Lock a folder; return its open handle, None where it is in use or cannot be locked.

    The system releases the lock when the process ends, even where it is killed.
    """
    if sys.platform == "win32":
        return None
    import fcntl

    try:
        handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle
