"""The report for GitHub Actions: annotations on the sources, then the summary.

What the runner makes of a line: github.com/actions/toolkit, packages/core/src/command.ts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from repo_docs_hook.model.outcome import Drift, Outcome
from repo_docs_hook.report import Manner
from repo_docs_hook.report.drifts import Group, explain, group_by_source, open_drifts
from repo_docs_hook.report.findings import changes_of, place_of
from repo_docs_hook.report.plain import write_plain
from repo_docs_hook.report.summary import (
    checked_nothing,
    is_clean,
    show_clean,
    show_commands,
    show_formats,
    show_summary,
)
from repo_docs_hook.report.words import KINDS, say_why
from repo_docs_hook.text.inert import escape, guard
from repo_docs_hook.text.labels import count

_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = _MESSAGE | {":": "%3A", ",": "%2C"}


def report(outcome: Outcome, stream: TextIO, manner: Manner) -> None:
    """Write an annotation for each problem, each source and each folder's page, and a summary.

    Pages of another format have one for all of them, if nothing else changed.
    A runner shows ten annotations of a step: those that the others follow from come first.
    With ``quiet`` the annotations are all.
    """
    for line in _annotations(outcome, stream.encoding or "utf-8"):
        stream.write(line + "\n")
    if is_clean(outcome):
        if not manner.quiet or checked_nothing(outcome):
            write_plain(show_clean(outcome, verbose=manner.verbose), stream)
    elif not manner.quiet:
        write_plain(show_summary(outcome, verbose=manner.verbose), stream)


def _annotations(outcome: Outcome, encoding: str) -> Iterator[str]:
    mend = [*filter(None, [show_commands(outcome)])]
    for each in outcome.problems:
        place = (each.path, each.line, each.column)
        lines = [f"{each.path}: {each.message}" if each.path else each.message]
        yield _annotation(*place, "not checked", lines, encoding)
    for sentence in show_formats(outcome) if open_drifts(outcome) else ():
        yield _annotation("", 0, 0, "another format", [sentence, *mend], encoding)
    for group in group_by_source(outcome):
        if group.drifts and not group.is_of_other_format:
            yield _of_source(group, mend, encoding)
    for drift in open_drifts(outcome):
        if not drift.source and not drift.is_of_other_format:
            lines = [f"{drift.page}: {explain(drift)}", *mend]
            yield _annotation(drift.page, 0, 0, _count([drift]), lines, encoding)


def _of_source(group: Group, mend: Iterable[str], encoding: str) -> str:
    cause = group.cause
    path, line = place_of(group.drifts[0], cause)
    pages = ", ".join(drift.page for drift in group.drifts)
    lines = (f"{cause.source}: {say_why(cause.why)}", *changes_of(cause), pages, *mend)
    return _annotation(path, line, 0, _count(group.drifts), lines, encoding)


def _count(drifts: Iterable[Drift]) -> str:
    kinds = Counter(KINDS[drift.kind].counted for drift in drifts)
    return ", ".join(f"{count(number, 'page')} {kind}" for kind, number in kinds.items())


def _annotation(
    path: str, line: int, column: int, title: str, lines: Iterable[str], encoding: str
) -> str:
    properties = {"file": path, "line": line, "col": column, "title": f"repo-docs-hook: {title}"}
    shown = (
        f"{name}={_escape(escape(str(value), encoding), _PROPERTY)}"
        for name, value in properties.items()
        if value
    )
    message = _escape("\n".join(escape(each, encoding) for each in lines), _MESSAGE)
    return "::error " + guard(f"{','.join(shown)}::{message}")


def _escape(text: str, table: Mapping[str, str]) -> str:
    return "".join(table.get(character, character) for character in text)
