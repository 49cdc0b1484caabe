"""A parser that gets ready while the run still finds out what it has to read."""

from __future__ import annotations

import os
from contextlib import contextmanager

from repo_docs_hook.cache.folder import default_folder
from repo_docs_hook.cli.fast_path import find_sources

TYPE_CHECKING = False  # the module of that name is slow to import
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from repo_docs_hook.cli.fast_path import Answers
    from repo_docs_hook.sources.worker import Worker


class HeadStart:
    """What is there before a run begins: git's ``answers`` by arguments, and ``workers``."""

    __slots__ = ("answers", "workers")

    def __init__(self, answers: Answers, workers: list[Worker]) -> None:
        self.answers, self.workers = answers, workers


@contextmanager
def get_ready(known: Answers, environment: Mapping[str, str]) -> Iterator[HeadStart]:
    """Start a worker where git names sources that no earlier run has read; stop it at the end.

    ``known`` are git's answers, see ``early.ask``. On a single processor nothing is gained.
    """
    oids = find_sources(known)
    if not oids or os.cpu_count() == 1 or _are_known(oids, environment):
        yield HeadStart(known, [])
        return
    from repo_docs_hook.sources.worker import Worker

    worker = Worker()
    try:
        yield HeadStart(known, [worker])
    finally:
        worker.stop()


def _are_known(oids: list[str], environment: Mapping[str, str]) -> bool:
    from repo_docs_hook.cache.keys import fingerprint_reader
    from repo_docs_hook.cache.store import Cache

    cache = Cache(default_folder(environment), fingerprint_reader())
    return cache.get(oids).keys() >= set(oids)
