"""A source with its path and facts."""

from __future__ import annotations

from dataclasses import dataclass

from repo_docs_hook.model.facts import Facts


@dataclass(frozen=True, slots=True)
class Module:
    """A source with its path (``/`` between parts, odd bytes surrogate-escaped).

    ``text`` is the decoded source with LF line ends, ``""`` unless the configuration
    embeds it; ``size`` is in bytes, with LF line ends.
    """

    path: str
    facts: Facts
    text: str = ""
    size: int = 0
