"""Parse in child processes, so a source that crashes or hangs the parser affects no other."""

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
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any

from repo_docs_hook.text.languages import PYTHON, reader_of

#: Seconds of processor time that one source may take. Other load on the machine does not
#: count. The slowest real megabyte that was found takes a fifth of it.
TIME_LIMIT = 60.0
#: Multiples of it in wall-clock time after which a child counts as stuck; one where the
#: system has no timer of processor time.
_PATIENCE = 10 if hasattr(signal, "setitimer") else 1
#: Bytes of stack for the parser, which recurses as deep as the source nests.
_STACK_SIZE = 256 * 1024 * 1024
#: Bytes of memory that a source may take; the largest real one that was found takes a third.
_MEMORY = 4 * 1024**3

if sys.platform == "win32":
    _context = multiprocessing.get_context("spawn")
else:
    _context = multiprocessing.get_context("fork")
    #: A pipe that nothing is written to; this process alone has its writing end, see
    #: ``_die_with_parent``.
    _LIFELINE = os.pipe()


class Worker:
    """One child process, which reads one source at a time, each in at most ``TIME_LIMIT``."""

    def __init__(self) -> None:
        self._seconds = TIME_LIMIT
        ours, theirs = _context.Pipe()
        self.connection: Connection = ours
        self.deadline = 0.0
        self._process = _context.Process(
            target=_serve, args=(theirs, ours, self._seconds), daemon=True
        )
        self._process.start()
        theirs.close()

    def start(self, language: str, data: bytes) -> None:
        """Hand over a source and the name of its language.

        ``connection`` is readable when it is answered.
        """
        self.deadline = time.monotonic() + self._seconds * _PATIENCE
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            # If the child is dead, answer() reports it.
            self.connection.send_bytes(marshal.dumps((language, data)))

    def answer(self) -> tuple[str, Any]:
        """Return what the child found: a word and its data, see ``_read``.

        ``("broken", reason)`` comes from a child that cannot read any source, ``("died",
        description)`` from one that died while reading this one.
        """
        try:
            answer: tuple[str, Any] = marshal.loads(self.connection.recv_bytes())
        except (EOFError, ConnectionResetError):
            self._process.join()
            self.connection.close()
            return "died", self._describe_exit(self._process.exitcode or 0)
        return answer

    def is_late(self) -> bool:
        """Tell whether the source has taken too long."""
        return time.monotonic() >= self.deadline

    def give_up(self) -> tuple[str, Any]:
        """Stop a child that is late, and return the answer that stands for it."""
        self.stop()
        return "died", self._too_slow

    def stop(self) -> None:
        """Kill the child, whatever it is doing."""
        self.connection.close()
        self._process.kill()
        self._process.join()

    @property
    def _too_slow(self) -> str:
        return f"it did not finish within {self._seconds:g} s"

    def _describe_exit(self, code: int) -> str:
        if code >= 0:
            return f"it exited with {code}"
        name = signal.Signals(-code).name
        return self._too_slow if name == "SIGPROF" else f"it died of {name}"


def _serve(connection: Connection, parents_end: Connection, seconds: float) -> None:
    """Answer one source after the other, in the child, until the parent closes the connection."""
    parents_end.close()
    _silence()
    _die_with_parent()
    _limit_memory()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    threading.stack_size(_STACK_SIZE)
    thread = threading.Thread(target=_loop, args=(connection, seconds))
    thread.start()
    thread.join()


def _die_with_parent() -> None:
    """Let the kernel end this child when its parent is killed, also in the middle of a source.

    When the last writer of a pipe is gone, the kernel sends SIGIO to the process that asked
    for it (fcntl(2), F_SETOWN), and SIGIO ends that process. On systems without it
    ``_set_timer`` ends the child.
    """
    if sys.platform != "win32":
        import fcntl

        ours, parents = _LIFELINE
        for number in (signal.SIGIO, signal.SIGPROF):
            signal.signal(number, signal.SIG_DFL)
        with contextlib.suppress(OSError):
            # Opened again, since the owner belongs to the open file, which all children share.
            own = os.open(f"/proc/self/fd/{ours}", os.O_RDONLY | os.O_NONBLOCK)
            fcntl.fcntl(own, fcntl.F_SETOWN, os.getpid())
            fcntl.fcntl(own, fcntl.F_SETFL, os.O_ASYNC)
        os.close(parents)


def _limit_memory() -> None:
    """Limit the memory of this child beyond what it shares with its parent, on Linux."""
    if sys.platform == "linux":
        import resource

        with contextlib.suppress(OSError, ValueError):
            with open("/proc/self/statm", encoding="ascii") as sizes:
                size = int(sizes.read().split()[0]) * resource.getpagesize() + _MEMORY
            soft, hard = resource.getrlimit(resource.RLIMIT_AS)
            if soft == resource.RLIM_INFINITY or soft > size:
                resource.setrlimit(resource.RLIMIT_AS, (size, hard))


def _silence() -> None:
    """Send standard error nowhere: the parent reports in one line why a parser died."""
    faulthandler.disable()
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)


def _loop(connection: Connection, seconds: float) -> None:
    missing = _import_reader(PYTHON.name)  # before the first source comes
    while True:
        try:
            language, data = marshal.loads(connection.recv_bytes())
        except (EOFError, ConnectionResetError):
            return
        _set_timer(seconds)
        answer = ("broken", missing) if missing else _read(language, data)
        connection.send_bytes(marshal.dumps(answer))
        _set_timer(0)


def _set_timer(seconds: float) -> None:
    """Let the kernel end this process after some seconds of processor time; 0: no limit."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _import_reader(language: str) -> str:
    """Import the reader of a language; return why it cannot be imported, or ``""``."""
    try:
        import_module(reader_of(language))
    except ImportError as error:
        return str(error) or repr(error)
    return ""


def _read(language: str, data: bytes) -> tuple[str, Any]:
    """Return a word and what it says of the source.

    ``facts`` and their row, ``problem`` and (message, line, column), or ``failed`` and a
    description.
    """
    from repo_docs_hook.model.facts import SourceError
    from repo_docs_hook.sources.serialize import to_row

    try:
        return "facts", to_row(import_module(reader_of(language)).read_facts(data))
    except SourceError as error:
        return "problem", (error.message, error.line, error.column)
    except Exception as error:  # the boundary of one file: it is reported for that file
        return "failed", f"{type(error).__name__}: {error}"
