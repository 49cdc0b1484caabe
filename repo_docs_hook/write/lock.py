"""A lock that lets one process at a time write in a repository."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from repo_docs_hook.text.paths import encode
from repo_docs_hook.write.pages import WriteError, reasons

_FILE = "repo-docs-hook.lock"


@contextmanager
def lock(git_dir: str) -> Iterator[None]:
    """Keep other processes from writing in the repository while the block runs.

    ``git_dir`` is the absolute path of git's folder; the empty lock file stays there. The
    system releases the lock when the process ends. Raises WriteError at once where another
    process holds it, or where the file cannot be opened.
    """
    name = os.path.join(git_dir, _FILE)
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    with reasons(name):
        handle = os.open(encode(name), flags, 0o666)
    try:
        try:
            _seize(handle)
        except (BlockingIOError, PermissionError) as error:
            raise WriteError(name, "another repo-docs-hook --fix is running here") from error
        yield
    finally:
        os.close(handle)


def _seize(handle: int) -> None:
    """Lock an open file, or raise OSError at once where another process has locked it."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
