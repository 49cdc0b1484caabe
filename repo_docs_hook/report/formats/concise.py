"""The report for editors and greps: a line for each problem and each drift, and one more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from repo_docs_hook.model.outcome import Outcome
from repo_docs_hook.report import Manner
from repo_docs_hook.report.drifts import describe, open_drifts
from repo_docs_hook.report.lines import Line, line
from repo_docs_hook.report.plain import write_plain
from repo_docs_hook.report.summary import (
    checked_nothing,
    count,
    is_clean,
    show_clean,
    show_commands,
)


def report(outcome: Outcome, stream: TextIO, manner: Manner) -> None:
    """Write ``path: kind: message`` lines and, unless ``quiet``, the summary as the last one."""
    write_plain(_findings(outcome), stream)
    if is_clean(outcome):
        if not manner.quiet or checked_nothing(outcome):
            write_plain(show_clean(outcome, verbose=manner.verbose), stream)
    elif not manner.quiet:
        write_plain([line(f"{count(outcome)} {show_commands(outcome)}")], stream)


def _findings(outcome: Outcome) -> Iterator[Line]:
    for problem in outcome.problems:
        numbers = [str(number) for number in (problem.line, problem.column) if number]
        yield line(f"{':'.join([problem.path, *numbers])}: problem: {problem.message}")
    yield from (line(describe(drift)) for drift in open_drifts(outcome))
    for word, pages in (("written", outcome.written), ("deleted", outcome.deleted)):
        yield from (line(f"{page}: fixed: {word}") for page in pages)
