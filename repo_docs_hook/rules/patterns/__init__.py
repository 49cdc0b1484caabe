"""Rules on patterns: idioms and designs, and the frameworks that a source builds on."""

from __future__ import annotations

from repo_docs_hook.model.facts import Facts
from repo_docs_hook.model.notes import Note
from repo_docs_hook.rules.match import make_table, match
from repo_docs_hook.rules.patterns import classes as patterns_classes
from repo_docs_hook.rules.patterns import frameworks as patterns_frameworks
from repo_docs_hook.rules.patterns import functions as patterns_functions
from repo_docs_hook.rules.patterns import methods as patterns_methods
from repo_docs_hook.rules.patterns import statements as patterns_statements

ROWS = (
    patterns_classes.ROWS
    + patterns_frameworks.ROWS
    + patterns_functions.ROWS
    + patterns_methods.ROWS
    + patterns_statements.ROWS
)
_TABLE = make_table(ROWS)


def notes(facts: Facts) -> tuple[Note, ...]:
    """Return the patterns in a source, one note each, sorted by title, then ``what``."""
    return match(facts, _TABLE)
