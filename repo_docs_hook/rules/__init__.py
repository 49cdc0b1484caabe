"""What rules say of a source: tables of rows over its facts, one table a section."""

from __future__ import annotations

from repo_docs_hook.model import Facts, Findings
from repo_docs_hook.rules import patterns, performance, purpose, security


def findings(path: str, facts: Facts) -> Findings:
    """All that the rules say of the source at ``path``, with ``/`` between its parts."""
    return Findings(
        purpose=purpose.statements(path, facts),
        patterns=patterns.notes(facts),
        performance=performance.notes(facts),
        security=security.notes(facts),
    )
