"""Find the sources that may import a module that was added or deleted, by their text alone.

Read every source in which git finds a name of the module, and every source that is not ASCII,
where an encoding (PEP 263) or another spelling (PEP 3131) can hide a name from git. Parse
nothing and ask no cache, so that the answer is the same in every run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from contextlib import suppress

from repo_docs_hook.judge.traces import Traces
from repo_docs_hook.model.facts import SourceError
from repo_docs_hook.model.view import View
from repo_docs_hook.project.project import Project
from repo_docs_hook.python.lexer.source import find_names
from repo_docs_hook.text.paths import name_of

#: With more names or endings of paths, reading all sources is faster than ``git grep``.
_MOST_SEARCHED = 50
#: How many sources are read at once, which bounds the memory.
_AT_ONCE = 500


def find_mentions(view: View, old: Project, new: Project) -> frozenset[str]:
    """Return the sources of ``new`` in which an import may mean something else than in ``old``.

    Sources that cannot be decoded or are larger than ``max-file-size`` are left out, since
    their imports are not known. Raises GitError where git cannot answer.
    """
    traces = Traces(old, new)
    if not traces.modules:
        return frozenset()
    sources: dict[str, list[str]] = {}
    for path in _searched(view, new, traces.modules):
        if path in view.snapshot.files:  # not those in conflict
            sources.setdefault(view.snapshot.files[path].oid, []).append(path)
    return frozenset(
        path
        for oid, held in _read_names(view, sources, traces.names, new.config.max_file_size)
        for path in sources[oid]
        if traces.may_import(path, held)
    )


def _searched(view: View, project: Project, names: Set[str]) -> frozenset[str]:
    """Return the sources whose text may hold one of some names."""
    endings = {_ending(path) for path in project.paths}
    if max(len(names), len(endings)) > _MOST_SEARCHED:
        return project.paths
    return view.search(sorted(names), sorted(endings)) & project.paths


def _read_names(
    view: View, oids: Iterable[str], names: Set[str], limit: int
) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield object id and the names found, of each source of at most ``limit`` bytes."""
    small = [oid for oid, size in view.measure(oids).items() if size <= limit]
    for start in range(0, len(small), _AT_ONCE):
        for oid, data in view.read(small[start : start + _AT_ONCE]).items():
            with suppress(SourceError):
                yield oid, find_names(data, names)


def _ending(path: str) -> str:
    """Return the suffix of a path, or its name where it has none."""
    name = name_of(path)
    return name[name.rfind(".") :] if "." in name else name
