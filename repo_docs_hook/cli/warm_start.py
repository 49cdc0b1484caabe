"""Start one parser process early, so that importing libcst overlaps with the questions to git."""

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
    """What a run starts with: git's ``answers`` by arguments, and ``workers`` already started."""

    __slots__ = ("answers", "workers")

    def __init__(self, answers: Answers, workers: list[Worker]) -> None:
        self.answers, self.workers = answers, workers


@contextmanager
def get_ready(known: Answers, environment: Mapping[str, str]) -> Iterator[HeadStart]:
    """Start a worker if a changed source is not in the cache; stop it at the end of the block.

    ``known`` are git's answers, see ``fast_path.ask``. With one processor no worker is started,
    since nothing would overlap.
    """
    sources = find_sources(known)
    if not sources or os.cpu_count() == 1 or _are_known(sources, environment):
        yield HeadStart(known, [])
        return
    from repo_docs_hook.sources.worker import Worker

    worker = Worker()
    try:
        yield HeadStart(known, [worker])
    finally:
        worker.stop()


def _are_known(sources: list[tuple[str, str]], environment: Mapping[str, str]) -> bool:
    from repo_docs_hook.cache.memory import Memory
    from repo_docs_hook.text.languages import key_of

    keys = {key_of(path, oid) for path, oid in sources}
    return Memory(default_folder(environment)).find_facts(keys).keys() >= keys
