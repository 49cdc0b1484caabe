"""A report to the file that its user named: whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO, TextIOWrapper
from typing import TextIO

from repo_docs_hook.write import FLAGS, WriteError

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
    try:
        _replace(path, buffer.getvalue())
    except OSError as error:
        reason = error.strerror or str(error)
        if isinstance(error, FileNotFoundError):
            reason = "its folder does not exist"
        raise WriteError(path, f"{_CANNOT}: {reason}") from error


def refuse_bad(path: str) -> None:
    """Raise WriteError, before anything is done, where ``save`` could not write."""
    _inspect(path)
    if not os.path.isdir(os.path.dirname(path) or "."):
        raise WriteError(path, f"{_CANNOT}: its folder does not exist")


def _replace(path: str, data: bytes) -> None:
    old = _inspect(path)
    temporary = os.path.join(os.path.dirname(path), f".repo-docs-hook-{os.getpid()}.tmp")
    try:
        with open(os.open(temporary, FLAGS, 0o666), "wb") as file:
            file.write(data)
        if old is not None:
            os.chmod(temporary, stat.S_IMODE(old.st_mode))
        os.replace(temporary, path)
    finally:
        with suppress(FileNotFoundError):
            os.remove(temporary)


def _inspect(path: str) -> os.stat_result | None:
    """Return the state of the file that is to be replaced, None where there is none."""
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode):
        raise WriteError(path, f"{_CANNOT}: it is not a regular file")
    return found
