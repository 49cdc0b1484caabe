"""The words for what a run found: each phrase of a report stands here once.

What was checked is put into words in ``text/labels.py``, which runs import that print no more.
"""

from __future__ import annotations

from typing import NamedTuple

from repo_docs_hook.model.outcome import (
    ApiChange,
    DocstringPlace,
    Kind,
    NextStep,
    Sign,
    Step,
)
from repo_docs_hook.model.reasons import Reason, Why


class KindWords(NamedTuple):
    """What reports say of one kind of drift.

    ``why`` stands in the place of a reason that is not known, ``message`` says what the kind
    means, ``counted`` follows a number of pages (``2 pages missing``), ``todo`` leads the
    pages of a source. ``rule`` and ``help`` describe it for services that list rules; in
    ``help`` code stands between backticks.
    """

    why: str
    message: str
    counted: str
    todo: str
    rule: str
    help: str


_RUN_FIX = "Run `repo-docs-hook --fix`, then stage the pages with `git add -A`."
#: The order is the one in which kinds are counted.
KINDS = {
    Kind.MISSING: KindWords(
        why="page missing",
        message="not written yet",
        counted="missing",
        todo="to write:",
        rule="A source has no page yet.",
        help=_RUN_FIX,
    ),
    Kind.ORPHANED: KindWords(
        why="no longer a source",
        message="no source has this page",
        counted="without a source",
        todo="to delete:",
        rule="No source has this page.",
        help="Delete the page, as `repo-docs-hook --fix` does.",
    ),
    Kind.STALE: KindWords(
        why="out of date",
        message="differs from what its source generates",
        counted="out of date",
        todo="to update:",
        rule="A page differs from what its sources generate.",
        help=_RUN_FIX,
    ),
    Kind.UNSTAGED: KindWords(
        why="not added",
        message="up to date on disk, not added: git add it",
        counted="not added",
        todo="up to date on disk, git add:",
        rule="A page is up to date on disk, but not in the index, which the commit takes.",
        help="Stage the page with `git add`.",
    ),
    Kind.UNMERGED: KindWords(
        why="left in conflict by a merge",
        message="left in conflict by a merge",
        counted="left in conflict",
        todo="in conflict, to write:",
        rule="A merge or rebase left this page in conflict.",
        help=_RUN_FIX,
    ),
}
#: How pages are counted on which somebody wrote.
EDITED = "edited by hand"

_REASONS = {
    Reason.SOURCE_CHANGED: "source changed",
    Reason.SOURCE_ADDED: "new source",
    Reason.SOURCE_ADDED_WITHOUT_PAGES: "new source, no pages yet",
    Reason.SOURCE_RENAMED_FROM: "renamed from {path}",
    Reason.SOURCE_RENAMED_TO: "renamed to {path}",
    Reason.SOURCE_DELETED: "source deleted",
    Reason.NOT_A_SOURCE: "no longer a source",
    Reason.NO_SUCH_SOURCE: "no such source",
    Reason.PAGE_MISSING: "page missing",
    Reason.PAGE_DELETED: "page deleted",
    Reason.PAGE_EDITED: f"page {EDITED}",
    Reason.PAGE_MERGED: "page as the merge left it",
    Reason.PAGE_WITHOUT_SOURCE: "no source has this page",
    Reason.NOT_ADDED: KINDS[Kind.UNSTAGED].why,
    Reason.IN_CONFLICT: KINDS[Kind.UNMERGED].why,
    Reason.OTHER_SOURCES: "other sources came or went",
    Reason.SOURCE_BELOW: "a source below it changed",
    Reason.PROJECT: "the project's description, commands or README changed",
    Reason.SETTINGS: "configuration or version changed",
    Reason.OLDER_FORMAT: "written in format {format}; this release writes format {current}",
    Reason.NEWER_FORMAT: (
        "written in format {format}, by a newer release; this release writes format {current}"
    ),
    Reason.BEFORE: "out of date since before",
    Reason.UNKNOWN: KINDS[Kind.STALE].why,
}
#: Reasons that say no more than the kind of drift does.
SILENT = {
    Kind.MISSING: Reason.PAGE_MISSING,
    Kind.STALE: Reason.UNKNOWN,
    Kind.ORPHANED: Reason.NOT_A_SOURCE,
    Kind.UNSTAGED: Reason.NOT_ADDED,
    Kind.UNMERGED: Reason.IN_CONFLICT,
}

#: The rule of what kept the tool from checking a path.
PROBLEM_RULE = "Something could not be checked: a source cannot be read, or a file is in the way."
PROBLEM_HELP = "The message says what to do. What cannot be checked keeps its pages as they are."

BREAKING = "   (public: breaking)"
_CHANGES = {
    Sign.ADDED: "+ {text}",
    Sign.REMOVED: "- {text}",
    Sign.CHANGED: "~ {text}",
    Sign.RENAMED: "renamed {text}",
    Sign.DOCSTRING: "docstring of {text}",
}
_STEPS = {
    Step.COMMIT: " and commit again",
    Step.CONTINUE: " and go on with `git {operation} --continue`",
    Step.PUSH: ", commit, and push again",
}


def say_why(why: Why) -> str:
    """Return a reason in words: ``renamed from pkg/old.py``."""
    words = _REASONS[why.reason]
    return words.format(path=why.path, format=why.format, current=why.current)


def say_change(change: ApiChange) -> tuple[str, str]:
    """Return a line of what changed in two parts, the second of which may be empty.

    That is how it was and how it is (`` -> ...``). Where it breaks others, the line ends so.
    """
    start = _CHANGES[change.sign].format(text=change.text)
    end = f" -> {change.after}" if change.after else ""
    if not change.breaking:
        return start, end
    return (start, end + BREAKING) if end else (start + BREAKING, end)


def say_edit(edit: DocstringPlace) -> str:
    """Return what to do with words that somebody wrote on a page."""
    return f"This text is the docstring of {edit.name}, {say_place(edit)}. Write it there."


def say_place(edit: DocstringPlace) -> str:
    """Return where a docstring is: ``path:line``."""
    return f"{edit.path}:{edit.line}"


def say_step(step: NextStep | None) -> str:
    """Return what follows the commands, as it goes on after ``Update it``."""
    return _STEPS[step.step].format(operation=step.operation) if step else ""
