"""Hand sources to worker processes and collect their answers, as many at once as pay off."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from multiprocessing.connection import wait
from typing import Any

from repo_docs_hook.sources.worker import Worker
from repo_docs_hook.text.languages import Key

#: Starting one more child pays off for this many bytes of sources.
_BYTES_PER_CHILD = 150_000
#: The number of contents that are in memory at once.
_BATCH = 128


#: A worker's word for what it found, and the data that goes with it.
Answer = tuple[str, Any]


class Pool:
    """A pool of worker processes.

    ``jobs`` is the number of workers, 0: as many as the bytes are worth. ``started`` are
    workers that run already.
    """

    def __init__(self, jobs: int, started: Sequence[Worker] = ()) -> None:
        self._jobs = jobs
        self._idle = list(started)
        self._busy: dict[Worker, Key] = {}

    def work(
        self,
        sizes: Mapping[Key, int],
        read: Callable[[Iterable[str]], dict[str, bytes]],
    ) -> Iterator[tuple[Key, Answer]]:
        """Yield each key with what a worker answers to its content, the largest first.

        ``sizes`` are in bytes, ``read`` gives contents by object id. The workers are stopped at
        the end, whatever ends it.
        """
        waiting = sorted(sizes, key=lambda key: (sizes[key], key))
        contents: dict[str, bytes] = {}
        try:
            most = self._gather(len(sizes), sum(sizes.values()))
            while waiting or self._busy:
                while waiting and len(self._busy) < most:
                    key = waiting.pop()
                    if key.oid not in contents:
                        contents = read({key.oid, *(each.oid for each in waiting[1 - _BATCH :])})
                    worker = self._idle.pop() if self._idle else Worker()
                    self._busy[worker] = key
                    worker.start(key.language, contents[key.oid])
                yield from self._collect()
        finally:
            for worker in [*self._busy, *self._idle]:
                worker.stop()

    def _gather(self, count: int, size: int) -> int:
        """Start as many workers as pay off, all at once, and return their number."""
        most = min(count, self._jobs or _worthwhile_jobs(size))
        self._idle += [Worker() for _ in range(len(self._idle), most)]
        return most

    def _collect(self) -> Iterator[tuple[Key, Answer]]:
        """Wait until some workers have answered, died or run out of time."""
        for worker, answer in _wait(self._busy):
            yield self._busy.pop(worker), answer
            if answer[0] != "died":
                self._idle.append(worker)


def _worthwhile_jobs(size: int) -> int:
    cpus = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(cpus or 1, 1 + size // _BYTES_PER_CHILD))


def _wait(busy: Mapping[Worker, Key]) -> list[tuple[Worker, Answer]]:
    """Wait until a worker has answered, died or run out of time, and return those that have."""
    nearest = min(worker.deadline for worker in busy)
    ready = wait([worker.connection for worker in busy], max(0.0, nearest - time.monotonic()))
    done = [worker for worker in busy if worker.connection in ready]
    late = [worker for worker in busy if worker not in done and worker.is_late()]
    return [(worker, worker.answer()) for worker in done] + [
        (worker, worker.give_up()) for worker in late
    ]
