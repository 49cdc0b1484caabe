"""Write and delete pages: atomically, below one open folder, never through a link."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from repo_docs_hook.text.paths import encode, folder_of, name_of
from repo_docs_hook.write.folders import Folder, is_link, way_to

#: Errors that concern the whole disk, not one file.
_OF_THE_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


class WriteError(Exception):
    """A file that was not written or deleted: its ``path``, and the ``reason`` for the user.

    ``shared`` tells that the reason concerns the disk or a folder above, so other files too.
    """

    def __init__(self, path: str, reason: str, *, shared: bool = False) -> None:
        """Keep all three, and show the first two as one line."""
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
        self.shared = shared


@contextmanager
def reasons(path: str) -> Iterator[None]:
    """Turn an OSError of the block into a WriteError for ``path``."""
    try:
        yield
    except OSError as error:
        shared = isinstance(error, NotADirectoryError) or error.errno in _OF_THE_DISK
        raise WriteError(path, error.strerror or str(error), shared=shared) from error


@contextmanager
def open_top(path: str) -> Iterator[Folder]:
    """Open the top level of a work tree. Raises WriteError where it cannot be opened."""
    with reasons(path):
        top = Folder.open(path)
    with top:
        yield top


def write_page(top: Folder, path: str, text: str) -> None:
    """Write ``text`` as UTF-8, newlines unchanged, to ``path`` (``/``) below ``top``.

    Replaces the old file atomically and keeps its mode. Creates missing folders. Raises
    WriteError, with the old file intact, where the path leaves ``top`` or leads through a
    link, where it is no regular file, or the system refuses.
    """
    name = encode(name_of(path))
    with reasons(path), way_to(top, path, make=True) as way:
        way[-1].replace(name, text.encode("utf-8"), inspect(way[-1], name))


def delete_page(top: Folder, path: str, stop: str = "") -> None:
    """Delete ``path`` below ``top``, and the folders that are empty then.

    Only folders below ``stop``, a folder relative to ``top``, are deleted. A file that does
    not exist is no error. Raises WriteError as ``write_page`` does.
    """
    name = encode(name_of(path))
    with reasons(path), suppress(FileNotFoundError), way_to(top, path) as way:
        if inspect(way[-1], name) is not None:
            way[-1].remove(name)
            _remove_empty(way, folder_of(path), stop)


def _remove_empty(way: list[Folder], folder: str, stop: str) -> None:
    """Remove the empty folders below ``stop``, from the innermost one upwards."""
    inside = f"{stop}/" if stop else ""
    with suppress(OSError):  # the first folder that is not empty
        for above in reversed(way[:-1]):
            if not (folder and folder.startswith(inside)):
                return
            above.remove_empty(encode(name_of(folder)))
            folder = folder_of(folder)


def inspect(folder: Folder, name: bytes) -> os.stat_result | None:
    """Return the state of the regular file of this name, None where there is nothing.

    Raises OSError with a reason for the user where something else is there.
    """
    state = folder.look(name)
    if state is not None and is_link(state):
        raise OSError(errno.EINVAL, "it is a link, and links are not followed")
    if state is not None and not stat.S_ISREG(state.st_mode):
        raise OSError(errno.EINVAL, "it is not a regular file")
    return state
