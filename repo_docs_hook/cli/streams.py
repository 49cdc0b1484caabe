"""The standard streams: what does not arrive there is an error, told once, in one line."""

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

    Python has None for those, and the next file that is opened would get their number: what a
    child process writes there would end up in it.
    """
    for name, flags, mode in _STREAMS:
        if getattr(sys, name) is None:
            handle = os.open(os.devnull, flags)
            stream = os.fdopen(handle, mode, encoding="utf-8", errors="backslashreplace")
            setattr(sys, name, stream)


#: Each is opened the wrong way round: what is opened for reading cannot be written.
_STREAMS = (
    ("stdin", os.O_WRONLY, "r"),
    ("stdout", os.O_RDONLY, "w"),
    ("stderr", os.O_RDONLY, "w"),
)


def tell(stream: TextIO, write: Callable[[TextIO], object]) -> None:
    """Let ``write`` write to a standard stream, and see to it that all of it arrives.

    Raises BrokenPipeError where nobody reads any more, StreamError where the stream is full,
    closed or otherwise failing.
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
    """Do as ``tell``, for what decides nothing: a warning, or words beside an exit code."""
    try:
        tell(stream, write)
    except (StreamError, BrokenPipeError):
        return  # nobody can be told


def drop(stream: TextIO) -> None:
    """Let what a stream still holds go nowhere: Python would try again to write it at its end."""
    try:
        number = stream.fileno()
    except OSError:  # a stream of a test, or of another program, that is no file
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)
