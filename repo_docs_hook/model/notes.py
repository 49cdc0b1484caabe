"""What the rules say of one module, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """What a rule found: its title, the qualified evidence, and one line of reason.

    ``owners`` are indices into ``Facts.definitions`` (-1: the module), sorted as the
    source is. ``what`` names what was found there (``pickle.loads``), ``bandit`` the
    id of Bandit's test where there is one.
    """

    title: str
    owners: tuple[int, ...]
    what: str = ""
    reason: str = ""
    bandit: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """All that the rules say of one module.

    ``purpose`` are short statements in Markdown-free text (``test file``, ``command
    line (argparse)``), the others notes in the order in which their sections show them.
    """

    purpose: tuple[str, ...] = ()
    patterns: tuple[Note, ...] = ()
    performance: tuple[Note, ...] = ()
    security: tuple[Note, ...] = ()
