"""Pages, drift, problems, and what a run found, as data."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


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
    """One page that is not what its sources generate.

    ``source`` is the file that it belongs to, ``""`` for a folder's page. ``committed``
    is the page's text where it exists, ``wanted`` what it should be (None: nothing
    asks for it). ``cause`` says why, where two states were compared.
    """

    kind: Kind
    page: str
    source: str
    committed: str | None
    wanted: str | None
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """What kept the tool from judging a path; ``line`` and ``column`` are 1-based, 0: none.

    ``lasting`` is False where another attempt at the same content may end otherwise.
    ``in_source`` tells that it is what stands in a source, which is then mended or excluded.
    """

    path: str
    message: str
    line: int = 0
    column: int = 0
    lasting: bool = True
    in_source: bool = False


#: Ends a line of what changed where others may have used what is there no more.
BREAKING = "   (public: breaking)"


@dataclass(frozen=True, slots=True)
class Cause:
    """A drifted source, why it drifted, and what changed, line by line.

    ``changes`` are lines such as ``+ function top(x, y=2)``. ``note`` is one more
    sentence (which docstring to edit instead of the page), or ``""``; ``edit`` is that
    docstring's place, ``path:line``. ``line`` is where the source changed first: 1-based, 0
    where that is not known.
    """

    source: str
    why: str
    changes: tuple[str, ...] = ()
    note: str = ""
    edit: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run found, for the reports.

    ``judged`` says what was looked at (``3 sources staged for this commit``),
    ``untracked`` are sources that git does not know, ``written`` and ``deleted`` the
    pages that ``--fix`` has changed, ``mend`` the commands that mend the drift here.
    ``drop`` are the commands that take back words written on pages; ``then`` is what to
    do after ``mend`` where a hook stopped it (``commit again``). Where there are problems, all
    of that works only once they are mended; ``staged`` tells that this must be added too.
    """

    drifts: tuple[Drift, ...] = ()
    problems: tuple[Problem, ...] = ()
    causes: tuple[Cause, ...] = ()
    judged: str = ""
    untracked: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    mend: tuple[str, ...] = field(default=())
    drop: tuple[str, ...] = ()
    then: str = ""
    staged: bool = False
