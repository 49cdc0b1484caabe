"""The data that flows through the pipe; it imports nothing of other packages and does no I/O."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from repo_docs_hook.model.facts import (
    Argument,
    Call,
    Definition,
    Facts,
    Import,
    Parameter,
    Reference,
    Syntax,
)

__all__ = [
    "BREAKING",
    "Argument",
    "Call",
    "Cause",
    "Change",
    "Config",
    "Definition",
    "Drift",
    "Facts",
    "File",
    "Files",
    "Findings",
    "Import",
    "Kind",
    "Module",
    "Note",
    "Outcome",
    "Page",
    "Parameter",
    "Problem",
    "Reference",
    "Rule",
    "Snapshot",
    "Syntax",
]

# ---------------------------------------------------------------- sources


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


# ---------------------------------------------------------------- settings


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that the configuration adds: where one of ``keys`` is found, a note is made.

    ``section`` is ``patterns``, ``performance`` or ``security``; ``on`` tells what is
    looked at: ``call``, ``import``, ``base`` or ``decorator``. A key is a dotted name,
    or one that ends in ``.*`` for all that is in a package, module or class.
    """

    section: str
    on: str
    keys: tuple[str, ...]
    title: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings in force.

    Pages stand in ``docs_root``, ``.`` for the top level. ``include``, ``exclude`` and
    ``link_only`` are gitignore patterns: of sources, of what is none all the same, and of
    sources without pages. ``original_source`` is ``link``, or ``embed`` for pages that hold
    their source's text. ``folder_pages`` tells whether folders have pages, ``require``
    whether ``all`` sources or only those with ``existing`` pages are judged. ``roles`` are
    (gitignore pattern, role) pairs, the first that matches counts. Pages call the project
    ``project_name``. ``max_file_size`` is in bytes, ``required_version`` a PEP 440 specifier
    or ``""``. ``origins`` are (key, file) pairs for what is not a default.
    """

    docs_root: str = "docs"
    include: tuple[str, ...] = ("*.py", "*.pyi")
    exclude: tuple[str, ...] = ()
    link_only: tuple[str, ...] = ()
    original_source: str = "link"
    folder_pages: bool = True
    require: str = "all"
    roles: tuple[tuple[str, str], ...] = ()
    project_name: str = "this repository"
    max_file_size: int = 1 << 20
    required_version: str = ""
    origins: tuple[tuple[str, str], ...] = ()
    rules: tuple[Rule, ...] = ()


# ---------------------------------------------------------------- notes made by rules


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


# ---------------------------------------------------------------- what git knows


@dataclass(frozen=True, slots=True)
class File:
    """One file of a snapshot: git's mode (``100644``) and the id of its content."""

    path: str
    mode: str
    oid: str

    @property
    def is_regular(self) -> bool:
        """Whether it is a plain file: no symlink, no submodule."""
        return self.mode.startswith("100")


class Files(Mapping[str, File]):
    """Files by path, each made when it is asked for: a run looks at few of an index's many.

    ``heads`` are modes and ids by path, with a blank between the two.
    """

    __slots__ = ("_heads",)

    def __init__(self, heads: dict[str, str]) -> None:
        self._heads = heads

    def __getitem__(self, path: str) -> File:
        """Return the file at a path. Raises KeyError."""
        mode, _, oid = self._heads[path].partition(" ")
        return File(path, mode, oid)

    def __contains__(self, path: object) -> bool:
        """Tell whether there is a file at a path."""
        return path in self._heads

    def __iter__(self) -> Iterator[str]:
        """Iterate over the paths."""
        return iter(self._heads)

    def __len__(self) -> int:
        """Return the number of files."""
        return len(self._heads)

    def regular(self) -> list[str]:
        """Return the paths of plain files."""
        return [path for path, head in self._heads.items() if head.startswith("100")]

    def without(self, paths: Container[str]) -> Files:
        """Return the files but for those at some paths."""
        return Files({path: head for path, head in self._heads.items() if path not in paths})

    def adding(self, files: Iterable[File]) -> Files:
        """Return these files and some more, or others in their place."""
        return Files(self._heads | {file.path: f"{file.mode} {file.oid}" for file in files})

    def differing(self, other: Files) -> frozenset[str]:
        """Return the paths of those files that another has not, or not so."""
        theirs = other._heads
        return frozenset(path for path, head in self._heads.items() if theirs.get(path) != head)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The files of an index, a tree or a working tree.

    ``unmerged`` are the paths that a merge left in conflict; they are not in
    ``files`` unless the working tree was read, which has a file there.
    ``untracked`` are paths that git does not know and does not ignore.
    """

    files: Files
    unmerged: frozenset[str] = frozenset()
    untracked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A path that differs between two snapshots.

    ``status`` is git's letter: A, M, D, R or T. ``old_path`` is set for R. The ids are
    ``""`` where that side does not exist.
    """

    status: str
    path: str
    old_path: str
    old_oid: str
    new_oid: str


# ---------------------------------------------------------------- pages, drift, problems


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
