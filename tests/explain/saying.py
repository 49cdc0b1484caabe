"""Changes of an API as the lines that reports show."""

from __future__ import annotations

from repo_docs_hook.model.outcome import ApiChange
from repo_docs_hook.report.words import BREAKING, say_change

__all__ = ["BREAKING", "say"]


def say(change: ApiChange) -> str:
    """Return a change as one line."""
    return "".join(say_change(change))
