"""Write a report to the file of ``--output-file``, atomically."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO, TextIOWrapper
from typing import TextIO

from repo_docs_hook.write.folders import Folder
from repo_docs_hook.write.pages import WriteError, inspect

_CANNOT = "the report cannot be written"


def save(path: str, write: Callable[[TextIO], None]) -> None:
    """Write what ``write`` prints to a stream, as UTF-8, to the file at ``path``.

    ``path`` is relative to the current folder. Replaces an old file atomically and keeps its
    mode. Raises WriteError where ``path`` is something else than a file (a link, a device), its
    folder is missing, or the system refuses.
    """
    buffer = BytesIO()
    stream = TextIOWrapper(buffer, encoding="utf-8", newline="\n")
    write(stream)
    stream.flush()
    with _open(path) as (folder, name):
        folder.replace(name, buffer.getvalue(), inspect(folder, name))


def refuse_bad(path: str) -> None:
    """Raise WriteError where ``save`` could not write to ``path``; write nothing."""
    with _open(path) as (folder, name):
        inspect(folder, name)


@contextmanager
def _open(path: str) -> Iterator[tuple[Folder, bytes]]:
    """Open the folder of a file; yield it with the file's name. Raises WriteError."""
    place, name = os.path.split(path)
    try:
        with Folder.open(place or ".") as folder:
            yield folder, os.fsencode(name or ".")
    except OSError as error:
        reason = error.strerror or str(error)
        if isinstance(error, FileNotFoundError):
            reason = "its folder does not exist"
        raise WriteError(path, f"{_CANNOT}: {reason}") from error
