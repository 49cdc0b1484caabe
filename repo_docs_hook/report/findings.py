"""Drifts and problems as the formats of machines tell them: a rule, a place and a message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from repo_docs_hook.model.outcome import Cause, Drift, Kind, Outcome, Problem
from repo_docs_hook.report.drifts import explain, open_drifts
from repo_docs_hook.report.words import (
    KINDS,
    PROBLEM_HELP,
    PROBLEM_RULE,
    say_change,
    say_edit,
)
from repo_docs_hook.text.invisible import show_hidden_in_line

#: The rule of what kept the tool from checking.
PROBLEM = "problem"
#: What each rule says in general, and what to do then.
RULES = {
    **{kind.value: (KINDS[kind].rule, KINDS[kind].help) for kind in Kind},
    PROBLEM: (PROBLEM_RULE, PROBLEM_HELP),
}
#: So many lines of what changed stand in one message.
_MOST_CHANGES = 20


@dataclass(frozen=True, slots=True)
class Finding:
    """A drift or a problem.

    ``subject`` is the page that drifted, or the path that has the problem; ``place`` is the
    file to show it at: the source that a page follows from, where there is one, ``.`` for what
    is no file's. ``line`` and ``column`` are 1-based, 0: not known. ``message`` is one
    sentence, ``details`` are lines.
    Paths and texts are as git and the sources have them, unescaped. ``fingerprint`` is
    hexadecimal, different for each finding of a run and the same in every run that finds it.
    """

    rule: str
    subject: str
    place: str
    line: int
    column: int
    message: str
    details: tuple[str, ...]
    fingerprint: str


def list_findings(outcome: Outcome) -> list[Finding]:
    """Return the problems of a run, then its open drifts."""
    causes = {cause.source: cause for cause in outcome.causes}
    drifts = (_of_drift(drift, causes.get(drift.source)) for drift in open_drifts(outcome))
    return [*_of_problems(outcome.problems), *drifts]


def place_of(drift: Drift, cause: Cause | None) -> tuple[str, int]:
    """Return the file and line to show a drift at: its source, as long as that is there."""
    if not drift.source or drift.wanted is None:
        return drift.page, 0
    return drift.source, cause.line if cause else 0


def changes_of(cause: Cause | None) -> tuple[str, ...]:
    """Return the lines that say what changed, the first of many, and what to edit instead."""
    if cause is None:
        return ()
    left = len(cause.changes) - _MOST_CHANGES
    more = (f"... {left} more",) if left > 0 else ()
    edit = (say_edit(cause.edit),) if cause.edit else ()
    changes = ("".join(say_change(change)) for change in cause.changes[:_MOST_CHANGES])
    return *changes, *more, *edit


def as_text(text: str) -> str:
    r"""Return text that is Unicode: bytes of a path that are no UTF-8 as ``\xff``."""
    try:
        data = text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode("utf-8")
    return data.decode("utf-8", "backslashreplace")


def as_visible(text: str) -> str:
    r"""Return text on one line, with what is hidden in it as ``\x1b``."""
    return show_hidden_in_line(as_text(text))


def _of_drift(drift: Drift, cause: Cause | None) -> Finding:
    place, line = place_of(drift, cause)
    return Finding(
        rule=drift.kind.value,
        subject=drift.page,
        place=place,
        line=line,
        column=0,
        message=f"{drift.page} is {KINDS[drift.kind].counted}: {explain(drift)}",
        details=changes_of(cause),
        fingerprint=_digest(drift.kind.value, drift.page),
    )


def _of_problems(problems: Iterable[Problem]) -> Iterator[Finding]:
    seen: dict[tuple[str, ...], int] = {}
    for problem in problems:
        key = (PROBLEM, problem.path, problem.message)
        seen[key] = seen.get(key, 0) + 1
        yield Finding(
            rule=PROBLEM,
            subject=problem.path,
            place=problem.path or ".",
            line=problem.line,
            column=problem.column,
            message=f"{problem.path}: {problem.message}" if problem.path else problem.message,
            details=(),
            fingerprint=_digest(*key, str(seen[key])),
        )


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
