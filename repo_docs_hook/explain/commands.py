"""The commands that update pages, as they must be typed where the run was. Pure."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from repo_docs_hook import __version__
from repo_docs_hook.model.outcome import Cause, Command, Drift, Kind, NextStep, Step
from repo_docs_hook.model.settings import Config
from repo_docs_hook.model.view import Side
from repo_docs_hook.text.invisible import is_visible
from repo_docs_hook.text.paths import is_page_name

#: With more sources than this the commands update everything.
_MAX_NAMED = 5
_FIX_HOOK = re.compile(rb"^[^#\n]*\bid:\s*['\"]?repo-docs-fix\b", re.MULTILINE)
_STAGED_ONLY = frozenset((Kind.UNSTAGED,))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a run was: what it judged, under which environment, with which hooks.

    ``prefix`` is the folder below the top level, ``""`` or ``a/b/``; ``operation`` is the git
    command that is to be continued, ``""`` for none.
    """

    side: Side
    environment: Mapping[str, str]
    hooks: bytes
    prefix: str = ""
    operation: str = ""

    @property
    def under_pre_commit(self) -> bool:
        """Whether pre-commit started this run."""
        return bool(self.environment.get("PRE_COMMIT"))

    @property
    def in_ci(self) -> bool:
        """Whether a CI service started this run."""
        return self.environment.get("CI", "").lower() in ("true", "1")


def commands(
    drifts: tuple[Drift, ...],
    causes: tuple[Cause, ...],
    config: Config,
    place: Place,
    *,
    blocked: bool = False,
) -> tuple[Command, ...]:
    """Return the commands that update these pages.

    ``blocked`` tells that there are problems to be fixed first: which pages are out of date
    then, or that settings have changed, is not known yet, so no command names a source.
    """
    add = add_command(config, drifts)
    if not drifts or (not blocked and {drift.kind for drift in drifts} <= _STAGED_ONLY):
        return (Command(from_top(add, place.prefix)),) if drifts else ()
    if place.under_pre_commit and _FIX_HOOK.search(place.hooks):
        hook = Command("pre-commit run --hook-stage manual repo-docs-fix", is_hook=True)
        return *_restage(drifts, place), hook, Command(add)
    away = place.under_pre_commit or place.in_ci  # there it is not on the reader's PATH
    program = f"pipx run repo-docs-hook=={__version__}" if away else "repo-docs-hook"
    named = [] if blocked else _named(drifts)
    edited = [cause.edit.path for cause in causes if cause.edit]
    folders = {each.partition("/")[0] if "/" in each else each for each in edited}
    fix = " ".join([program, "--fix", *map(_quote, named)])
    update = f"{fix} && {add_command(config, drifts, *folders)}"
    return (Command(from_top(update, place.prefix)),)


def from_top(command: str, prefix: str) -> str:
    """Return a command with paths from the top level as it must be typed in ``prefix``."""
    up = "/".join(".." for _ in range(prefix.count("/")))
    return f"cd {up} && {command}" if up else command


def add_command(config: Config, drifts: Iterable[Drift], *more: str) -> str:
    """Return the command that stages all pages, those below another docs root too."""
    root = config.docs_root
    outside = (drift.page for drift in drifts if not is_page_name(drift.page, root))
    folders = {root, *(page.partition("/")[0] for page in outside), *more}
    return f"git add -A {' '.join(map(_quote, sorted(folders)))}"


def _restage(drifts: tuple[Drift, ...], place: Place) -> tuple[Command, ...]:
    """Return what stages the sources of ``commit -a`` and ``commit PATH``.

    Those commits have an index of their own (``index.lock``, ``next-index-*.lock``), which
    is gone when a hook stops them; pre-commit then puts the unstaged sources aside, and
    would make pages without them.
    """
    if not place.environment.get("GIT_INDEX_FILE", "").endswith(".lock"):
        return ()
    sources = sorted({drift.source for drift in drifts if drift.source})
    named = " ".join(map(_quote, sources)) if 0 < len(sources) <= _MAX_NAMED else "-u"
    return (Command(f"git add {named}"),)


def take_back(drifts: tuple[Drift, ...], place: Place) -> tuple[Command, ...]:
    """Return the commands that drop words written on pages by hand."""
    pages = " ".join(_quote(drift.page) for drift in drifts)
    where = "--staged --worktree " if place.side is Side.INDEX else ""
    command = Command(from_top(f"git restore {where}{pages}", place.prefix))
    return (command,) if len(drifts) <= _MAX_NAMED else ()


def next_step(place: Place) -> NextStep | None:
    """Return what to do after the commands, None where no command of git was stopped."""
    if place.side is Side.INDEX and "GIT_INDEX_FILE" in place.environment:
        step = Step.CONTINUE if place.operation else Step.COMMIT
        return NextStep(step, place.operation)
    return NextStep(Step.PUSH) if place.side is Side.COMMIT else None


def _named(drifts: tuple[Drift, ...]) -> list[str]:
    """Return the sources and folders' pages to name after ``--fix``, none where all are meant.

    Where one page is of another format, others that were not checked are, too.
    """
    if any(drift.is_of_other_format for drift in drifts):
        return []
    sources = sorted({drift.source for drift in drifts if drift.source})
    named = sources or sorted({drift.page for drift in drifts})
    return named if len(named) <= _MAX_NAMED else []


def _quote(path: str) -> str:
    """Return a path as a shell takes it; what is hidden in it or no UTF-8 in octal."""
    if is_visible(path):
        quoted = shlex.quote(path)
        return f"./{quoted}" if path.startswith("-") else quoted
    data = path.encode("utf-8", "surrogateescape")
    start = "./" if path.startswith("-") else ""
    return f"$'{start}{''.join(map(_shell_character, data))}'"


def _shell_character(byte: int) -> str:
    plain = 0x20 <= byte < 0x7F and chr(byte) not in "'\\"
    return chr(byte) if plain else f"\\{byte:03o}"
