"""Remove the unfinished files that killed runs left behind."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Container, Iterable

from repo_docs_hook.text.paths import decode, join, name_of
from repo_docs_hook.write.folders import TEMPORARY, Folder, way_to
from repo_docs_hook.write.pages import reasons

#: Seconds after which a temporary file is left over: writing one takes far less than a second.
_OLD = 3600


def is_leftover(path: str) -> bool:
    """Tell by its name whether a path is a temporary file of ours."""
    return TEMPORARY.fullmatch(name_of(path)) is not None


def sweep(top: Folder, folders: Iterable[str], kept: Container[str] = ()) -> tuple[str, ...]:
    """Remove the temporary files of killed runs in these ``folders`` below ``top``.

    Returns the paths removed. Paths in ``kept`` stay, and so do files that a running process
    may be writing. Folders that are missing, cannot be read or are reached through a link are
    skipped. Raises WriteError where a file cannot be removed.
    """
    found = []
    for folder in sorted(set(folders)):
        try:
            with way_to(top, join(folder, "x")) as way:
                found += _sweep(way[-1], folder, kept)
        except OSError:
            continue
    return tuple(found)


def _sweep(here: Folder, folder: str, kept: Container[str]) -> list[str]:
    found = []
    for name in here.names():
        path = join(folder, decode(name))
        if is_leftover(path) and path not in kept and _is_abandoned(here, name):
            with reasons(path):
                here.remove(name)
            found.append(path)
    return found


def _is_abandoned(folder: Folder, name: bytes) -> bool:
    """Tell whether the process that began to write a file has ended.

    Process numbers are reused, and mean nothing in another container: an old file counts as
    abandoned whatever process has its number now.
    """
    match, state = TEMPORARY.fullmatch(name.decode("ascii")), folder.look(name)
    if match is None or state is None or not stat.S_ISREG(state.st_mode):
        return False
    return time.time() - state.st_mtime > _OLD or not _may_run(int(match[1]))


def _may_run(process: int) -> bool:
    """Tell whether another process with this number may be running."""
    if process == os.getpid():
        return False
    if os.name == "nt":
        return True  # there, signal 0 interrupts the process instead of asking for it
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
