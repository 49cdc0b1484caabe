"""Child processes that parse: a source that kills or starves the parser costs only itself."""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import marshal
import multiprocessing
import os
import signal
import sys
import threading
import time
from multiprocessing.connection import Connection
from typing import Any

#: Bytes of stack for the parser, which recurses as deep as the source nests.
_STACK_SIZE = 256 * 1024 * 1024

if sys.platform == "win32":
    _context = multiprocessing.get_context("spawn")
else:
    _context = multiprocessing.get_context("fork")


class Worker:
    """One child process, which reads one source at a time, each in at most ``seconds``."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        ours, theirs = _context.Pipe()
        self.connection: Connection = ours
        self.deadline = 0.0
        self._process = _context.Process(target=_serve, args=(theirs, ours), daemon=True)
        self._process.start()
        theirs.close()

    def start(self, data: bytes) -> None:
        """Hand over a source; ``connection`` becomes readable when it is answered."""
        self.deadline = time.monotonic() + self._seconds
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.connection.send_bytes(data)  # where the child is dead, answer() says so

    def answer(self) -> tuple[str, Any]:
        """Return what the child found: a word and its data, see ``_read``.

        A child that died in the attempt answers ``("died", description)``.
        """
        try:
            answer: tuple[str, Any] = marshal.loads(self.connection.recv_bytes())
        except (EOFError, ConnectionResetError):
            self._process.join()
            self.connection.close()
            return "died", _describe_exit(self._process.exitcode or 0)
        return answer

    def is_late(self) -> bool:
        """Tell whether the time for the source is over."""
        return time.monotonic() >= self.deadline

    def give_up(self) -> tuple[str, Any]:
        """End a child that is late and answer for it."""
        self.stop()
        return "died", f"it did not finish within {self._seconds:g} s"

    def stop(self) -> None:
        """End the child, whatever it is doing."""
        self.connection.close()
        self._process.kill()
        self._process.join()


def _describe_exit(code: int) -> str:
    return f"it died of {signal.Signals(-code).name}" if code < 0 else f"it exited with {code}"


def _serve(connection: Connection, parents_end: Connection) -> None:
    """Answer one source after the other, in the child, until the parent hangs up."""
    parents_end.close()
    _silence()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    threading.stack_size(_STACK_SIZE)
    thread = threading.Thread(target=_loop, args=(connection,))
    thread.start()
    thread.join()


def _silence() -> None:
    """Let a parser that dies print nothing: the parent says in one line what happened."""
    faulthandler.disable()
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)


def _loop(connection: Connection) -> None:
    while True:
        try:
            data = connection.recv_bytes()
        except (EOFError, ConnectionResetError):
            return
        connection.send_bytes(marshal.dumps(_read(data)))


def _read(data: bytes) -> tuple[str, Any]:
    """Return a word and what it says of the source.

    ``facts`` and their row, ``problem`` and (message, line, column), ``failed`` or, where
    nothing can be read at all, ``broken``, both with a description.
    """
    try:
        from repo_docs_hook.python.reader import read_facts
        from repo_docs_hook.python.source import SourceError
        from repo_docs_hook.rows import to_row
    except ImportError as error:
        return "broken", str(error)
    try:
        return "facts", to_row(read_facts(data))
    except SourceError as error:
        return "problem", (error.message, error.line, error.column)
    except Exception as error:  # the boundary of one file: whatever happens costs only it
        return "failed", f"{type(error).__name__}: {error}"
