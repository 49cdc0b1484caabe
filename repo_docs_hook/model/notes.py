"""What the rules say of one module, as data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

_BETWEEN_WORDS = re.compile(r"[\W_]+")


class Purpose(Enum):
    """What a file is for; the value is what pages call it."""

    TEST_FILE = "test file"
    TEST_CONFIGURATION = "test configuration"
    PACKAGE = "package initialization"
    ENTRY_POINT = "entry point"
    STUB = "type stub"
    SETUP = "configuration or setup"
    UNIT_TESTS = "unit tests"
    DOCTESTS = "doctests"
    COMMAND_LINE = "command line"
    SCRIPT = "executed as a standalone script"


@dataclass(frozen=True, slots=True)
class Statement:
    """One purpose of a file, and the module that serves it: ``argparse``, ``""`` for none."""

    purpose: Purpose
    tool: str = ""

    @property
    def words(self) -> str:
        """The statement as plain text: ``command line (argparse)``."""
        return f"{self.purpose.value} ({self.tool})" if self.tool else self.purpose.value


class Verb(Enum):
    """What the place of a note does with what was found; the value is the word on pages."""

    CALLS = "calls"
    IMPORTS = "imports"


class Phrase(str):
    """Words that say what a rule found; any other text that says so is code of the source."""

    __slots__ = ()


def note_id(title: str, bandit: str = "") -> str:
    """Return the id of a kind of note: Bandit's, else its title in lower case with hyphens."""
    return bandit or _BETWEEN_WORDS.sub("-", title.lower()).strip("-")


@dataclass(frozen=True, slots=True)
class Note:
    """What a rule found: its title, the qualified evidence, and one line of reason.

    ``owners`` are indices into ``Facts.definitions`` (-1: the module), sorted as the
    source is. ``what`` is what was found there: code (``pickle.loads``; several names have
    ``, `` between them) or a ``Phrase``. ``verb`` is what the owner does with it, None where no
    one word says that. ``bandit`` is the id of Bandit's test, if there is one.
    """

    title: str
    owners: tuple[int, ...]
    what: str = ""
    reason: str = ""
    bandit: str = ""
    verb: Verb | None = None

    @property
    def id(self) -> str:
        """The id of its kind, as the setting ``ignore`` names it."""
        return note_id(self.title, self.bandit)


@dataclass(frozen=True, slots=True)
class Findings:
    """All that the rules say of one module, in the order in which pages show it."""

    purpose: tuple[Statement, ...] = ()
    patterns: tuple[Note, ...] = ()
    performance: tuple[Note, ...] = ()
    security: tuple[Note, ...] = ()
