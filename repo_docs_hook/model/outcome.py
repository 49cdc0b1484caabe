"""Pages, how they differ, problems, and what a run found, as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from repo_docs_hook.model.reasons import Reason, Why


@dataclass(frozen=True, slots=True)
class Page:
    """A page as the sources generate it; ``source`` is its file, ``""`` for a folder's page."""

    path: str
    text: str
    source: str = ""


class Kind(str, Enum):
    """How a committed page differs from what its sources generate."""

    MISSING = "missing"
    STALE = "stale"
    ORPHANED = "orphaned"
    UNSTAGED = "unstaged"
    UNMERGED = "unmerged"


@dataclass(frozen=True, slots=True)
class Drift:
    """One page that differs from what its sources generate.

    ``source`` is the file that it belongs to, ``""`` for a folder's page. ``committed``
    is the page's text where it exists, ``wanted`` what it should be (None: no source has this
    page). ``why`` is None where nothing was compared.
    """

    kind: Kind
    page: str
    source: str
    committed: str | None
    wanted: str | None
    why: Why | None = None

    @property
    def is_edited(self) -> bool:
        """Whether somebody wrote on the page, and its source is as it was."""
        return self.why is not None and self.why.reason is Reason.PAGE_EDITED

    @property
    def is_of_other_format(self) -> bool:
        """Whether another release wrote the page, in another format."""
        return self.why is not None and self.why.is_format


@dataclass(frozen=True, slots=True)
class Problem:
    """What kept the tool from checking a path; ``line`` and ``column`` are 1-based, 0: none.

    ``lasting`` is False where another attempt at the same content may end otherwise.
    ``in_source`` is True where the content of a source is the problem, which is then to be
    fixed or excluded.
    """

    path: str
    message: str
    line: int = 0
    column: int = 0
    lasting: bool = True
    in_source: bool = False


class Sign(Enum):
    """What happened to a part of an API."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RENAMED = "renamed"
    DOCSTRING = "docstring"


@dataclass(frozen=True, slots=True)
class ApiChange:
    """One change of an API.

    ``text`` says what changed, in the words of the source: ``function top(x, y=2)``, or how
    it was; then ``after`` says how it is. ``breaking`` is True where code that uses it may
    have to follow.
    """

    sign: Sign
    text: str
    after: str = ""
    breaking: bool = False


@dataclass(frozen=True, slots=True)
class DocstringPlace:
    """Where a docstring is: whose it is, in which source, at which line (1-based)."""

    name: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Cause:
    """A source whose pages are out of date, why, and what changed in it.

    ``edit`` is the docstring to edit where a page was edited instead. ``line`` is where the
    source changed first: 1-based, 0 where that is not known.
    """

    source: str
    why: Why
    changes: tuple[ApiChange, ...] = ()
    edit: DocstringPlace | None = None
    line: int = 0


class Where(Enum):
    """Where the sources and pages are that a run checked."""

    ANYWHERE = ""
    STAGED = "staged"
    PUSHED = "pushed"


class Since(Enum):
    """Why a run checked everything and not what changed."""

    ASKED = ""
    NOTHING_STAGED = "nothing staged"
    SETTINGS = "settings"
    NOTHING_BEFORE = "nothing before"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a run checked. The words for it are in ``text/labels.py``.

    ``sources`` and ``pages`` count those that were named. ``bare`` counts sources that were
    named and have no pages because of ``settings``; with ``alone`` no other page names them
    either, so they add nothing to check.
    """

    sources: int = 0
    pages: int = 0
    where: Where = Where.ANYWHERE
    since: Since = Since.ASKED
    bare: int = 0
    settings: str = ""
    alone: bool = False

    def to_value(self) -> tuple[Any, ...]:
        """Return it as a plain value, for ``text/labels.py`` and for a cache."""
        numbers = (self.sources, self.pages, self.where.value, self.since.value)
        return (*numbers, self.bare, self.settings, self.alone)

    @staticmethod
    def from_value(value: tuple[Any, ...]) -> Checked:
        """Return what ``to_value`` made a value of."""
        sources, pages, where, since, bare, settings, alone = value
        return Checked(sources, pages, Where(where), Since(since), bare, settings, alone)


@dataclass(frozen=True, slots=True)
class Command:
    """A command to type; pre-commit reports ``is_hook`` as failed because it changed files."""

    text: str
    is_hook: bool = False


class Step(Enum):
    """What to do once the commands have run."""

    COMMIT = "commit"
    CONTINUE = "continue"
    PUSH = "push"


@dataclass(frozen=True, slots=True)
class NextStep:
    """A step; ``operation`` is the git command to continue (``rebase``)."""

    step: Step
    operation: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run found, for the reports.

    ``checked`` is what it looked at, ``untracked`` are sources that git does not know,
    ``written`` and ``deleted`` the pages that ``--fix`` changed, ``mend`` the commands that
    update the pages here, ``drop`` those that take back words written on pages; ``then`` is
    what to do after ``mend`` where a hook stopped git. Where there are problems, all of that
    works only once they are fixed; with ``staged`` what fixes them must be added, too.
    """

    drifts: tuple[Drift, ...] = ()
    problems: tuple[Problem, ...] = ()
    causes: tuple[Cause, ...] = ()
    checked: Checked = Checked()
    untracked: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    mend: tuple[Command, ...] = ()
    drop: tuple[Command, ...] = ()
    then: NextStep | None = None
    staged: bool = False
