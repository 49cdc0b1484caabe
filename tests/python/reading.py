"""Facts of sources written inside tests."""

from __future__ import annotations

from textwrap import dedent

from repo_docs_hook.model.facts import Definition, Facts
from repo_docs_hook.python.reader import read_facts


def read(source: str) -> Facts:
    """Read a source that stands indented in a test, without its first line break."""
    return read_facts(dedent(source).removeprefix("\n").encode())


def only(source: str) -> Definition:
    """Return the one definition of a source."""
    (definition,) = read(source).definitions
    return definition
