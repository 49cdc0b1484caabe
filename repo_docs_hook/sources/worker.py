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
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any

from repo_docs_hook.text.languages import PYTHON, reader_of

#: Seconds of the processor that one source may take, where the system counts them: what
#: else a machine does decides nothing. The slowest honest megabyte takes a fifth of it.
TIME_LIMIT = 60.0
#: How often that a clock on the wall may pass before a child is taken for stuck; where no
#: system counts the processor's time for us, once.
_PATIENCE = 10 if hasattr(signal, "setitimer") else 1
#: Bytes of stack for the parser, which recurses as deep as the source nests.
_STACK_SIZE = 256 * 1024 * 1024
#: Bytes of memory that a source may take; the hungriest honest megabyte takes a third of it.
_MEMORY = 4 * 1024**3

if sys.platform == "win32":
    _context = multiprocessing.get_context("spawn")
else:
    _context = multiprocessing.get_context("fork")
    #: Nobody writes to it; only this process holds its second end, see ``_die_with_parent``.
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
            # Where the child is dead, answer() says so.
            self.connection.send_bytes(marshal.dumps((language, data)))

    def answer(self) -> tuple[str, Any]:
        """Return what the child found: a word and its data, see ``_read``.

        ``("broken", reason)`` is the answer of a child that can read nothing at all, one
        that died in the attempt answers ``("died", description)``.
        """
        try:
            answer: tuple[str, Any] = marshal.loads(self.connection.recv_bytes())
        except (EOFError, ConnectionResetError):
            self._process.join()
            self.connection.close()
            return "died", self._describe_exit(self._process.exitcode or 0)
        return answer

    def is_late(self) -> bool:
        """Tell whether the time for the source is over."""
        return time.monotonic() >= self.deadline

    def give_up(self) -> tuple[str, Any]:
        """End a child that is late and answer for it."""
        self.stop()
        return "died", self._too_slow

    def stop(self) -> None:
        """End the child, whatever it is doing."""
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
    """Answer one source after the other, in the child, until the parent hangs up."""
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
    """Let the kernel end this child when its parent is killed: lost in a source, it never looks.

    A pipe whose last writer goes raises SIGIO in who asked for it (fcntl(2), F_SETOWN),
    and SIGIO ends a process. Where the system does not know that, ``_set_timer`` does.
    """
    if sys.platform != "win32":
        import fcntl

        ours, parents = _LIFELINE
        for number in (signal.SIGIO, signal.SIGPROF):
            signal.signal(number, signal.SIG_DFL)
        with contextlib.suppress(OSError):
            # Opened anew: who is to be told belongs to the open file, which all children share.
            own = os.open(f"/proc/self/fd/{ours}", os.O_RDONLY | os.O_NONBLOCK)
            fcntl.fcntl(own, fcntl.F_SETOWN, os.getpid())
            fcntl.fcntl(own, fcntl.F_SETFL, os.O_ASYNC)
        os.close(parents)


def _limit_memory() -> None:
    """Bound what this child may take besides what it has from its parent, where Linux says it."""
    if sys.platform == "linux":
        import resource

        with contextlib.suppress(OSError, ValueError):
            with open("/proc/self/statm", encoding="ascii") as sizes:
                size = int(sizes.read().split()[0]) * resource.getpagesize() + _MEMORY
            soft, hard = resource.getrlimit(resource.RLIMIT_AS)
            if soft == resource.RLIM_INFINITY or soft > size:
                resource.setrlimit(resource.RLIMIT_AS, (size, hard))


def _silence() -> None:
    """Let a parser that dies print nothing: the parent says in one line what happened."""
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
    """Let the kernel end this process after so many seconds of its processor; 0: no more."""
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
    except Exception as error:  # the boundary of one file: whatever happens costs only it
        return "failed", f"{type(error).__name__}: {error}"
