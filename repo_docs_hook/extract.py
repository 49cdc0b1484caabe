"""Contents of sources to their facts, in child processes; every failure costs one file."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from repo_docs_hook.model import Facts, Problem
from repo_docs_hook.rows import from_row, to_row

if TYPE_CHECKING:
    from repo_docs_hook.cache import Cache
    from repo_docs_hook.worker import Worker

#: A further child is worth its start for so many bytes.
_BYTES_PER_CHILD = 150_000
#: Seconds that one source may take. The slowest honest megabyte takes a fifth of it.
_TIME_LIMIT = 60.0
#: So many contents are held in memory at once.
_BATCH = 128
_TOO_LARGE = "is {} bytes long, more than max-file-size = {}: raise it, or exclude the file"


class Library:
    """Facts of sources by object id, each read once.

    ``read`` gives contents by object id, ``measure`` their sizes in bytes; a source larger
    than ``limit`` is not read, one that takes longer than ``seconds`` given up. ``jobs``
    is the number of child processes, 0: as many as the bytes are worth.
    """

    def __init__(
        self,
        read: Callable[[Iterable[str]], dict[str, bytes]],
        measure: Callable[[Iterable[str]], dict[str, int]],
        limit: int,
        jobs: int = 0,
        seconds: float = _TIME_LIMIT,
        cache: Cache | None = None,
    ) -> None:
        self._read, self._measure, self._limit = read, measure, limit
        self._jobs, self._seconds, self._cache = jobs, seconds, cache
        self._known: dict[str, Facts | Problem] = {}

    def load(self, oids: Iterable[str]) -> None:
        """Read those of the sources that are not known yet."""
        sizes = self._measure(sorted(set(oids) - self._known.keys()))
        for oid, size in sizes.items():
            if size > self._limit:
                self._known[oid] = Problem("", _TOO_LARGE.format(size, self._limit))
        self._known.update(self._recall(sizes.keys() - self._known.keys()))
        small = {oid: size for oid, size in sizes.items() if oid not in self._known}
        if small:
            found = dict(_read_sources(small, self._read, self._jobs, self._seconds))
            self._known.update(found)
            self._keep(found)

    def _recall(self, oids: Iterable[str]) -> dict[str, Facts]:
        """Return the facts that an earlier run found, where they fit today's types."""
        rows = self._cache.get(oids) if self._cache else {}
        found: dict[str, Facts] = {}
        for oid, row in rows.items():
            with suppress(TypeError, ValueError):
                found[oid] = from_row(Facts, row)
        return found

    def _keep(self, found: Mapping[str, Facts | Problem]) -> None:
        if self._cache:
            rows = {oid: to_row(each) for oid, each in found.items() if isinstance(each, Facts)}
            self._cache.put(rows)

    def __getitem__(self, oid: str) -> Facts | Problem:
        """Return the facts, or the problem (without a path); KeyError where not loaded."""
        return self._known[oid]


def _read_sources(
    sizes: Mapping[str, int],
    read: Callable[[Iterable[str]], dict[str, bytes]],
    jobs: int,
    seconds: float,
) -> Iterator[tuple[str, Facts | Problem]]:
    """Yield each object id with what its content holds, as they are done, the largest first."""
    waiting = sorted(sizes, key=lambda oid: (sizes[oid], oid))
    most = jobs or _worthwhile_jobs(sum(sizes.values()))
    contents: dict[str, bytes] = {}
    busy: dict[Worker, str] = {}
    idle: list[Worker] = []
    try:
        while waiting or busy:
            while waiting and len(busy) < most:
                if waiting[-1] not in contents:
                    contents = read(waiting[-_BATCH:])
                worker = idle.pop() if idle else _new_worker(seconds)
                busy[worker] = waiting.pop()
                worker.start(contents.pop(busy[worker]))
            for worker, answer in _wait(busy):
                yield busy.pop(worker), _result(*answer)
                if answer[0] != "died":
                    idle.append(worker)
    finally:
        for worker in [*busy, *idle]:
            worker.stop()


def _new_worker(seconds: float) -> Worker:
    from repo_docs_hook.worker import Worker

    return Worker(seconds)


def _worthwhile_jobs(size: int) -> int:
    cpus = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(cpus or 1, 1 + size // _BYTES_PER_CHILD))


def _wait(busy: Mapping[Worker, str]) -> list[tuple[Worker, tuple[str, Any]]]:
    """Wait until a worker has answered, died or run out of time, and return those that have."""
    from multiprocessing.connection import wait

    nearest = min(worker.deadline for worker in busy)
    ready = wait([worker.connection for worker in busy], max(0.0, nearest - time.monotonic()))
    done = [worker for worker in busy if worker.connection in ready]
    late = [worker for worker in busy if worker not in done and worker.is_late()]
    return [(worker, worker.answer()) for worker in done] + [
        (worker, worker.give_up()) for worker in late
    ]


def _result(word: str, found: Any) -> Facts | Problem:
    if word == "facts":
        return from_row(Facts, found)
    if word == "problem":
        return Problem("", *found)
    if word == "broken":
        raise RuntimeError(f"no source can be read: {found}")
    return Problem("", _FAILURES[word].format(found))


_FAILURES = {
    "died": "libcst could not parse it: {} (nested too deeply, or too large an expression)",
    "failed": "could not be read: {}",
}
