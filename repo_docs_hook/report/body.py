"""What stands before the summary of a report: problems, what was done, sources, page diffs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from repo_docs_hook.model.outcome import Drift, Outcome, Problem
from repo_docs_hook.report import Manner
from repo_docs_hook.report.diffs import show_diffs
from repo_docs_hook.report.drifts import describe, group_by_source, is_comparable, open_drifts
from repo_docs_hook.report.lines import Line, Span, line
from repo_docs_hook.report.sources import show_folders, show_sources


def show_body(outcome: Outcome, manner: Manner) -> Iterator[Iterable[Line]]:
    """Yield the paragraphs before the summary: problems, what was done, sources, diffs."""
    verbose, no_diff = manner.verbose, manner.no_diff
    yield _problems(outcome.problems)
    groups = [group for group in group_by_source(outcome) if not group.is_of_other_format]
    folders = [drift for drift in _named_drifts(outcome) if not drift.source]
    compared: list[Drift] = []
    if not no_diff:
        alone = verbose or not groups
        compared = [each for each in folders if is_comparable(each) and (alone or each.is_edited)]
    listed = [drift for drift in folders if drift not in compared]
    yield _done(outcome, verbose)
    yield [
        *show_sources(groups, verbose=verbose, diffs=not no_diff),
        *show_folders(listed, bool(groups)),
    ]
    if not no_diff:
        yield show_diffs(groups, compared, limit=manner.diff_lines, verbose=verbose)


def show_briefly(outcome: Outcome) -> Iterator[Iterable[Line]]:
    """Yield one paragraph: a line for each problem and each drift.

    Pages of another format are in the summary alone.
    """
    drifts = (line(describe(drift)) for drift in _named_drifts(outcome))
    yield chain(_problems(outcome.problems), drifts)


def _named_drifts(outcome: Outcome) -> Iterator[Drift]:
    return (drift for drift in open_drifts(outcome) if not drift.is_of_other_format)


def _problems(problems: Iterable[Problem]) -> Iterator[Line]:
    for problem in problems:
        place = ":".join(str(number) for number in (problem.line, problem.column) if number)
        name = f"{problem.path}:{place}" if place else problem.path
        start = (Span(name, "name"), Span(": ")) if name else ()
        yield line(*start, problem.message, hang=4)


def _done(outcome: Outcome, verbose: bool) -> Iterator[Line]:
    """Yield the pages that were written or deleted; those of another format the summary counts."""
    counted = {drift.page for drift in outcome.drifts if drift.is_of_other_format and not verbose}
    for word, pages in (("wrote    ", outcome.written), ("deleted  ", outcome.deleted)):
        yield from (line(word, Span(page, "name")) for page in pages if page not in counted)
