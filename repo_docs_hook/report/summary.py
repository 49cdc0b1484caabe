"""The last part of a report: how much drifted, what was judged, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from repo_docs_hook.model.outcome import Drift, Kind, Outcome, Problem
from repo_docs_hook.report.drifts import EDITED, is_edited, open_drifts
from repo_docs_hook.report.lines import Line, Span, line, separate
from repo_docs_hook.text.labels import count as how_many
from repo_docs_hook.text.labels import is_nothing, say_clean

_ORDER = (Kind.MISSING, Kind.ORPHANED, Kind.STALE, Kind.UNSTAGED, Kind.UNMERGED)
_EXPECTED_FAILURE = ' (The {} ends "Failed: files were modified": it worked.)'
_WORDS = {Kind.UNSTAGED: "not staged", Kind.UNMERGED: "left in conflict"}


def is_clean(outcome: Outcome) -> bool:
    """Tell whether there is nothing to report but that all is well."""
    return not (outcome.drifts or outcome.problems or outcome.written or outcome.deleted)


def judged_nothing(outcome: Outcome) -> bool:
    """Tell whether the run had nothing to judge, which must not look like a pass."""
    return is_nothing(outcome.judged)


def show_clean(outcome: Outcome, *, verbose: bool) -> Iterator[Line]:
    """Yield the line or two of a run that found nothing; one that judged nothing says so."""
    yield line(say_clean(outcome.judged))
    yield from _untracked(outcome.untracked, verbose)


def show_summary(outcome: Outcome, *, verbose: bool) -> Iterator[Line]:
    """Yield the summary of a run that found or mended something."""
    drifts = open_drifts(outcome)
    edited = bool(drifts) and all(map(is_edited, drifts))
    first = [line(" ".join(_sentences(outcome, drifts, edited)))]
    if edited and outcome.mend:
        first.append(line(f"To keep the words, {_places(outcome)}, then"))
    drop = outcome.drop if edited else ()
    return separate(
        (
            first,
            _commands(outcome.mend),
            [line("To drop them:")] if drop else (),
            _commands(drop),
            _next_step(outcome, drifts),
            _untracked(outcome.untracked, verbose),
        )
    )


def lead_in(outcome: Outcome) -> str:
    """Return what stands before the commands: what to do first, and that they are next.

    As long as there is a problem they fail, and a run that wrote has not written all.
    """
    drifts = open_drifts(outcome)
    if not outcome.problems:
        return "To mend it:" if drifts else "Next:"
    add = ", and git add what you changed" if outcome.staged else ""
    rest = f"{add}; then:" if drifts else ", and run this again; then:"
    return f"First {_way_out(outcome.problems)}{rest}"


def count(outcome: Outcome) -> str:
    """Return how much drifted, was mended or not judged, and what was judged, as one line."""
    return " ".join(_counted(outcome, open_drifts(outcome)))


def _sentences(outcome: Outcome, drifts: tuple[Drift, ...], edited: bool) -> Iterator[str]:
    """Yield the sentences of the first paragraph."""
    yield from _counted(outcome, drifts)
    if outcome.then and drifts:
        yield "Nothing of yours was changed."
    if outcome.mend and not edited:
        yield lead_in(outcome)
    elif outcome.mend and outcome.problems:
        yield f"First {_way_out(outcome.problems)}."
    elif any(problem.in_source for problem in outcome.problems):
        way_out = _way_out(outcome.problems)
        yield f"{way_out[0].upper()}{way_out[1:]}."


def _counted(outcome: Outcome, drifts: tuple[Drift, ...]) -> Iterator[str]:
    for counts in (_done(outcome), _counts(drifts)):
        if counts:
            yield ", ".join(counts) + "."
    if outcome.problems:
        yield f"{how_many(len(outcome.problems), 'problem')}: not everything could be judged."
    yield f"Judged: {outcome.judged or 'nothing'}."


def _done(outcome: Outcome) -> list[str]:
    done = [(len(outcome.written), "written"), (len(outcome.deleted), "deleted")]
    return _count_pages((number, word) for number, word in done if number)


def _counts(drifts: Iterable[Drift]) -> list[str]:
    found = [EDITED if is_edited(drift) else drift.kind for drift in drifts]
    numbers = [(found.count(kind), _WORDS.get(kind, kind.value)) for kind in _ORDER]
    numbers.append((found.count(EDITED), EDITED.removeprefix("page ")))
    return _count_pages((number, word) for number, word in numbers if number)


def _count_pages(numbers: Iterable[tuple[int, str]]) -> list[str]:
    """Return ``2 pages missing``, ``1 stale``...: the noun stands in the first one only."""
    return [
        f"{number} {word}" if index else f"{how_many(number, 'page')} {word}"
        for index, (number, word) in enumerate(numbers)
    ]


def _way_out(problems: Sequence[Problem]) -> str:
    """Return how to get rid of problems; those that are in no source say it themselves."""
    one = len(problems) == 1
    if all(problem.in_source for problem in problems):
        what, them = ("the file", "it") if one else (f"the {len(problems)} files", "them")
        return f"fix {what}, or add {them} to exclude in [tool.repo-docs-hook]"
    return f"fix {'the problem' if one else f'the {len(problems)} problems'}"


def _places(outcome: Outcome) -> str:
    places = [cause.edit for cause in outcome.causes if cause.why == EDITED and cause.edit]
    return f"edit {', '.join(places)}" if places else "write them in the source"


def _commands(commands: Iterable[str]) -> Iterator[Line]:
    return (line("  ", Span(command, "command"), fit="keep") for command in commands)


def _next_step(outcome: Outcome, drifts: tuple[Drift, ...]) -> Iterator[Line]:
    if outcome.then and drifts and not outcome.problems:
        hooks = [command.startswith("pre-commit run ") for command in outcome.mend]
        ordinal = ("first", "second")[hooks.index(True)] if True in hooks[:2] else ""
        yield line(f"then {outcome.then}.{_EXPECTED_FAILURE.format(ordinal) if ordinal else ''}")


def _untracked(paths: tuple[str, ...], verbose: bool) -> Iterator[Line]:
    """Yield the note on sources that git does not know, with the command that adds them."""
    if paths:
        from shlex import quote

        named = paths if verbose else paths[:1]
        more = " ..." if len(paths) > len(named) else ""
        command = f"git add -N {' '.join(map(quote, named))}{more}"
        start = f"{how_many(len(paths), 'untracked source')} not judged: "
        yield line(Span(start, "note"), Span(command, "command"))
