"""Write to the standard streams, and turn a failure there into one error."""

from __future__ import annotations

import errno
import os
import sys

TYPE_CHECKING = False  # the module of that name is slow to import
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO


class StreamError(Exception):
    """A standard stream that is closed or full; its text is for the user."""


def open_closed() -> None:
    """Open the standard streams that the caller closed, so that writing to them fails.

    For those Python has None, and the next file opened would get their number, so that the
    output of a child process could end up in that file.
    """
    for name, flags, mode in _STREAMS:
        if getattr(sys, name) is None:
            handle = os.open(os.devnull, flags)
            stream = os.fdopen(handle, mode, encoding="utf-8", errors="backslashreplace")
            setattr(sys, name, stream)


#: Each is opened the wrong way round, so that using it fails.
_STREAMS = (
    ("stdin", os.O_WRONLY, "r"),
    ("stdout", os.O_RDONLY, "w"),
    ("stderr", os.O_RDONLY, "w"),
)


def tell(stream: TextIO, write: Callable[[TextIO], object]) -> None:
    """Let ``write`` write to a standard stream, and flush it.

    Raises BrokenPipeError where the reader has closed the pipe, StreamError for any other
    failure, such as a full disk or a closed stream.
    """
    try:
        write(stream)
        stream.flush()
    except OSError as error:
        drop(stream)
        if isinstance(error, BrokenPipeError):
            raise
        name = "standard error" if stream is sys.stderr else "standard output"
        reason = "it is closed" if error.errno == errno.EBADF else error.strerror or str(error)
        raise StreamError(f"{name} cannot be written: {reason}") from error


def try_to_tell(stream: TextIO, write: Callable[[TextIO], object]) -> None:
    """Do as ``tell``, but ignore failures: for warnings, and errors that an exit code tells."""
    try:
        tell(stream, write)
    except (StreamError, BrokenPipeError):
        return  # there is nowhere to report it


def drop(stream: TextIO) -> None:
    """Discard what a stream has buffered; otherwise Python tries to write it again at exit."""
    try:
        number = stream.fileno()
    except OSError:  # not a file: a stream of a test, or of a program that calls main
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)
