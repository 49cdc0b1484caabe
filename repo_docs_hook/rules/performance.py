"""What bears on a source's speed and memory: concurrency, caches, compilers, native code."""

from __future__ import annotations

from repo_docs_hook.model.facts import Facts
from repo_docs_hook.model.notes import Note
from repo_docs_hook.rules import performance_compute, performance_concurrency, performance_memory
from repo_docs_hook.rules.match import make_table, match

ROWS = performance_compute.ROWS + performance_concurrency.ROWS + performance_memory.ROWS
_TABLE = make_table(ROWS)


def notes(facts: Facts) -> tuple[Note, ...]:
    """Return what bears on performance, one note each, sorted by title, then ``what``."""
    return match(facts, _TABLE)
