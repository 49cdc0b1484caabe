"""Rules on performance: concurrency, caches, compilers, native code, memory."""

from __future__ import annotations

from repo_docs_hook.model.facts import Facts
from repo_docs_hook.model.notes import Note
from repo_docs_hook.rules.match import make_table, match
from repo_docs_hook.rules.performance import compute as performance_compute
from repo_docs_hook.rules.performance import concurrency as performance_concurrency
from repo_docs_hook.rules.performance import memory as performance_memory

ROWS = performance_compute.ROWS + performance_concurrency.ROWS + performance_memory.ROWS
_TABLE = make_table(ROWS)


def notes(facts: Facts) -> tuple[Note, ...]:
    """Return the notes on performance, sorted by title, then ``what``."""
    return match(facts, _TABLE)
