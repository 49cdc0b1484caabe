"""What killed runs leave behind: unfinished files, removed where no process can need them."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Container, Iterable

from repo_docs_hook.text.paths import decode, join, name_of
from repo_docs_hook.write.folders import TEMPORARY, Folder, way_to
from repo_docs_hook.write.pages import reasons

#: Seconds after which no run is still writing a file: each takes far less than one.
_OLD = 3600


def is_leftover(path: str) -> bool:
    """Tell whether a path is what a killed run leaves, by its name."""
    return TEMPORARY.fullmatch(name_of(path)) is not None


def sweep(top: Folder, folders: Iterable[str], kept: Container[str] = ()) -> tuple[str, ...]:
    """Remove what killed runs left in these ``folders`` below ``top``; return the paths.

    What is ``kept``, or a process that still runs may be writing, stays. Folders that are
    missing, cannot be read, or that a link leads to, are passed over. Raises WriteError.
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
    """Tell whether a file was begun by a process that is no more.

    Numbers of processes are used again, and in another container they mean nothing: an old
    file is abandoned whatever runs under its number now.
    """
    match, state = TEMPORARY.fullmatch(name.decode("ascii")), folder.look(name)
    if match is None or state is None or not stat.S_ISREG(state.st_mode):
        return False
    return time.time() - state.st_mtime > _OLD or not _may_run(int(match[1]))


def _may_run(process: int) -> bool:
    """Tell whether another process than this one may have a number."""
    if process == os.getpid():
        return False
    if os.name == "nt":
        return True  # there, signal 0 does not ask: it is an interrupt
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
