"""Read facts of sources in child processes. A failure affects one source, not the run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from repo_docs_hook.model.facts import Facts
from repo_docs_hook.model.outcome import Problem
from repo_docs_hook.sources.serialize import from_row
from repo_docs_hook.text.languages import Key
from repo_docs_hook.text.sizes import show_excess

if TYPE_CHECKING:
    from repo_docs_hook.cache.memory import Memory
    from repo_docs_hook.sources.pool import Answer
    from repo_docs_hook.sources.worker import Worker

#: Rows are stored after this many, so a killed run loses at most as many.
_KEPT_AT_ONCE = 256
#: Answers that are true of the content, and not only of one attempt to read it.
_LASTING = ("facts", "problem")
_TOO_LARGE = "is {}, more than max-file-size ({}): raise it, or exclude the file"


#: Passes answers on as they come; it also gets the sizes of all sources that are read.
Follow = Callable[
    [Iterable[tuple[Key, "Answer"]], Mapping[Key, int]], Iterable[tuple[Key, "Answer"]]
]


class Library:
    """Facts of sources by language and object id, each read once.

    ``read`` gives contents by object id, ``measure`` their sizes in bytes; a source larger
    than ``limit`` is not read. ``jobs`` is the number of child processes, 0: as many as the
    bytes are worth; ``workers`` are those that have been started already. ``follow`` gets
    the answers as they come, for progress.
    """

    def __init__(
        self,
        read: Callable[[Iterable[str]], dict[str, bytes]],
        measure: Callable[[Iterable[str]], dict[str, int]],
        limit: int,
        jobs: int = 0,
        memory: Memory | None = None,
        workers: Sequence[Worker] = (),
        follow: Follow = lambda answers, sizes: answers,
    ) -> None:
        self._read, self._measure, self._limit = read, measure, limit
        self._jobs, self._memory = jobs, memory
        self._workers, self._follow = workers, follow
        self._known: dict[Key, Facts | Problem] = {}

    def load(self, keys: Iterable[Key]) -> None:
        """Read those of the sources that are not known yet."""
        new = set(keys) - self._known.keys()
        lengths = self._measure(sorted({key.oid for key in new}))
        sizes = {key: lengths[key.oid] for key in sorted(new)}
        for key, size in sizes.items():
            if size > self._limit:
                self._known[key] = Problem("", _TOO_LARGE.format(*show_excess(size, self._limit)))
        self._known.update(self._recall(sizes.keys() - self._known.keys()))
        unknown = {key: size for key, size in sizes.items() if key not in self._known}
        rows: dict[Key, Any] = {}
        for key, (word, found) in self._follow(self._answers(unknown), unknown):
            self._known[key] = _result(word, found)
            if word in _LASTING:
                rows[key] = (word, found)
            if len(rows) >= _KEPT_AT_ONCE:
                self._keep(rows)
        self._keep(rows)

    def _keep(self, rows: dict[Key, Any]) -> None:
        """Store rows for the next run, and forget them here."""
        if self._memory and rows:
            self._memory.note_facts(rows)
        rows.clear()

    def _answers(self, sizes: Mapping[Key, int]) -> Iterator[tuple[Key, Answer]]:
        if not sizes:
            return iter(())
        from repo_docs_hook.sources.pool import Pool

        started, self._workers = self._workers, ()  # the pool stops them
        return Pool(self._jobs, started).work(sizes, self._read)

    def _recall(self, keys: Iterable[Key]) -> dict[Key, Facts | Problem]:
        """Return what an earlier run found, where it fits today's types."""
        rows = self._memory.find_facts(keys) if self._memory else {}
        found: dict[Key, Facts | Problem] = {}
        for key, row in rows.items():
            with suppress(TypeError, ValueError, KeyError):
                word, data = row
                found[key] = _result(word, data)
        return found

    def __getitem__(self, key: Key) -> Facts | Problem:
        """Return the facts, or the problem (without a path); KeyError where not loaded."""
        return self._known[key]


def _result(word: str, found: Any) -> Facts | Problem:
    if word == "facts":
        return from_row(Facts, found)
    if word == "problem":
        message, line, column = found
        return Problem("", message, line, column, in_source=True)
    if word == "broken":
        raise RuntimeError(f"no source can be read: {found}")
    return Problem("", _FAILURES[word].format(found), lasting=False, in_source=True)


_FAILURES = {
    "died": "libcst could not parse it: {} (nested too deeply, or too large an expression)",
    "failed": "could not be read: {}",
}
