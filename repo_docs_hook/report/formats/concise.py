"""The report for editors and greps: a line for each problem and each drift, and one more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from repo_docs_hook.model.outcome import Outcome
from repo_docs_hook.report import Manner
from repo_docs_hook.report.drifts import describe, open_drifts
from repo_docs_hook.report.lines import Line, line
from repo_docs_hook.report.plain import write_plain
from repo_docs_hook.report.summary import count, is_clean, judged_nothing, lead_in, show_clean


def report(outcome: Outcome, stream: TextIO, manner: Manner) -> None:
    """Write ``path: kind: message`` lines and, unless ``quiet``, the summary as the last one."""
    write_plain(_findings(outcome), stream)
    if is_clean(outcome):
        if not manner.quiet or judged_nothing(outcome):
            write_plain(show_clean(outcome, verbose=manner.verbose), stream)
    elif not manner.quiet:
        mend = f" {lead_in(outcome)} {' && '.join(outcome.mend)}" if outcome.mend else ""
        write_plain([line(f"{count(outcome)}{mend}")], stream)


def _findings(outcome: Outcome) -> Iterator[Line]:
    for problem in outcome.problems:
        numbers = [str(number) for number in (problem.line, problem.column) if number]
        yield line(f"{':'.join([problem.path, *numbers])}: problem: {problem.message}")
    yield from (line(describe(drift)) for drift in open_drifts(outcome))
    for word, pages in (("written", outcome.written), ("deleted", outcome.deleted)):
        yield from (line(f"{page}: fixed: {word}") for page in pages)
