"""A report to the file that its user named: whole or not at all."""

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
    """Put what ``write`` writes to a stream, as UTF-8, into the file at ``path``.

    ``path`` is relative to the current folder. An old file stays whole until the new one
    replaces it; its mode is kept. Raises WriteError where something else than a file is
    there (a link, a device), its folder is missing, or the system refuses.
    """
    buffer = BytesIO()
    stream = TextIOWrapper(buffer, encoding="utf-8", newline="\n")
    write(stream)
    stream.flush()
    with _open(path) as (folder, name):
        folder.replace(name, buffer.getvalue(), inspect(folder, name))


def refuse_bad(path: str) -> None:
    """Raise WriteError, before anything is done, where ``save`` could not write."""
    with _open(path) as (folder, name):
        inspect(folder, name)


@contextmanager
def _open(path: str) -> Iterator[tuple[Folder, bytes]]:
    """Hold the folder of a file open, with the file's name in it; say what goes wrong there."""
    place, name = os.path.split(path)
    try:
        with Folder.open(place or ".") as folder:
            yield folder, os.fsencode(name or ".")
    except OSError as error:
        reason = error.strerror or str(error)
        if isinstance(error, FileNotFoundError):
            reason = "its folder does not exist"
        raise WriteError(path, f"{_CANNOT}: {reason}") from error
