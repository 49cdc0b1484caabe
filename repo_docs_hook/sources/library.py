"""Contents of sources to their facts, in child processes; every failure costs one file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from repo_docs_hook.model.facts import Facts
from repo_docs_hook.model.outcome import Problem
from repo_docs_hook.sources.serialize import from_row
from repo_docs_hook.text.sizes import show_excess

if TYPE_CHECKING:
    from repo_docs_hook.cache.store import Cache
    from repo_docs_hook.sources.pool import Answer
    from repo_docs_hook.sources.worker import Finish, Worker

#: So many sources at most are read once more after a run that was killed.
_KEPT_AT_ONCE = 256
#: Words for what a content is, and not for what became of one attempt to read it.
_LASTING = ("facts", "problem")
_TOO_LARGE = "is {}, more than max-file-size ({}): raise it, or exclude the file"


#: Answers by object id, as they come, and the sizes of all that is asked for.
Follow = Callable[
    [Iterable[tuple[str, "Answer"]], Mapping[str, int]], Iterable[tuple[str, "Answer"]]
]


class Library:
    """Facts of sources by object id, each read once.

    ``read`` gives contents by object id, ``measure`` their sizes in bytes; a source larger
    than ``limit`` is not read. ``jobs`` is the number of child processes, 0: as many as the
    bytes are worth; ``workers`` are those that have been started already. ``follow`` sees the
    answers come: it gets them with the sizes of all that is read, and yields them.
    """

    def __init__(
        self,
        read: Callable[[Iterable[str]], dict[str, bytes]],
        measure: Callable[[Iterable[str]], dict[str, int]],
        limit: int,
        jobs: int = 0,
        cache: Cache | None = None,
        workers: Sequence[Worker] = (),
        follow: Follow = lambda answers, sizes: answers,
    ) -> None:
        self._read, self._measure, self._limit = read, measure, limit
        self._jobs, self._cache = jobs, cache
        self._workers, self._follow = workers, follow
        self._finished: dict[str, Any] = {}
        self._known: dict[str, Facts | Problem] = {}

    def load(self, oids: Iterable[str], finish: Finish | None = None) -> None:
        """Read those of the sources that are not known yet.

        Where it can be done beside the reading, ``finish`` gets the id and the facts of each,
        and what it makes of them is kept for ``finished``.
        """
        sizes = self._measure(sorted(set(oids) - self._known.keys()))
        for oid, size in sizes.items():
            if size > self._limit:
                self._known[oid] = Problem("", _TOO_LARGE.format(*show_excess(size, self._limit)))
        self._known.update(self._recall(sizes.keys() - self._known.keys()))
        small = {oid: size for oid, size in sizes.items() if oid not in self._known}
        rows: dict[str, Any] = {}
        for oid, (word, found) in self._follow(self._answers(small, finish), small):
            if word == "facts":
                found, self._finished[oid] = found
            self._known[oid] = _result(word, found)
            if word in _LASTING:
                rows[oid] = (word, found)
            if len(rows) >= _KEPT_AT_ONCE:
                self._keep(rows)
        self._keep(rows)

    def _keep(self, rows: dict[str, Any]) -> None:
        """Store rows for the next run, and forget them here."""
        if self._cache and rows:
            self._cache.put(rows)
        rows.clear()

    def finished(self, oid: str) -> Any:
        """Return, once, what was made of a source beside its reading; ``()``: nothing was."""
        return self._finished.pop(oid, None) or ()

    def _answers(
        self, sizes: Mapping[str, int], finish: Finish | None
    ) -> Iterator[tuple[str, Answer]]:
        if not sizes:
            return iter(())
        from repo_docs_hook.sources.pool import Crew

        started, self._workers = self._workers, ()  # they end with this work
        return Crew(self._jobs, finish, started).work(sizes, self._read)

    def _recall(self, oids: Iterable[str]) -> dict[str, Facts | Problem]:
        """Return what an earlier run found, where it fits today's types."""
        values = self._cache.get(oids) if self._cache else {}
        found: dict[str, Facts | Problem] = {}
        for oid, value in values.items():
            with suppress(TypeError, ValueError, KeyError):
                word, data = value
                found[oid] = _result(word, data)
        return found

    def __getitem__(self, oid: str) -> Facts | Problem:
        """Return the facts, or the problem (without a path); KeyError where not loaded."""
        return self._known[oid]


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
