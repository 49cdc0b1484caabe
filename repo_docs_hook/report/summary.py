"""The last part of a report: how many pages are out of date, what was checked, what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from repo_docs_hook.model.outcome import Command, Drift, Kind, Outcome, Problem
from repo_docs_hook.model.reasons import Reason
from repo_docs_hook.report.drifts import open_drifts
from repo_docs_hook.report.lines import Line, Span, line, separate
from repo_docs_hook.report.words import EDITED, KINDS, say_place, say_step, say_why
from repo_docs_hook.text.labels import count as how_many
from repo_docs_hook.text.labels import is_nothing, say_checked, say_clean

#: What stands before the commands where a newer release wrote pages, which they would take back.
_NEWER = "Update repo-docs-hook, or the rev of its hook. To go back to the pages of this release:"
_NEWER_WRITTEN = "To keep the newer pages, restore them and update repo-docs-hook; else add these:"
_HOOK_FAILS = '   # ends "Failed": it changed files'


def is_clean(outcome: Outcome) -> bool:
    """Tell whether there is nothing to report but that all is up to date."""
    return not (outcome.drifts or outcome.problems or outcome.written or outcome.deleted)


def checked_nothing(outcome: Outcome) -> bool:
    """Tell whether the run had nothing to check, which must not look like a pass."""
    return is_nothing(outcome.checked.to_value())


def show_clean(outcome: Outcome, *, verbose: bool) -> Iterator[Line]:
    """Yield the line or two of a run that found nothing; one that checked nothing says so."""
    yield line(say_clean(outcome.checked.to_value()))
    yield from _untracked(outcome.untracked, verbose)


def show_summary(outcome: Outcome, *, verbose: bool) -> Iterator[Line]:
    """Yield the summary of a run that found or updated something; the commands come last."""
    drifts = open_drifts(outcome)
    edited = bool(drifts) and all(drift.is_edited for drift in drifts)
    first = [line(" ".join(_sentences(outcome, drifts, edited)))]
    if edited and outcome.mend:
        first.append(line(f"To keep the words, {_places(outcome)}, then"))
    drop = outcome.drop if edited else ()
    return separate(
        (
            _untracked(outcome.untracked, verbose),
            first,
            _commands(outcome.mend),
            [line("To drop them:")] if drop else (),
            _commands(drop),
        )
    )


def lead_in(outcome: Outcome) -> str:
    """Return what stands before the commands: what to do first, and what they do.

    As long as there is a problem they fail, and a run that wrote has not written all.
    """
    drifts = open_drifts(outcome)
    if outcome.problems:
        add = ", and git add what you changed" if outcome.staged else ""
        rest = f"{add}; then:" if drifts else ", and run this again; then:"
        return f"First {_way_out(outcome.problems)}{rest}"
    pages = len(drifts) or len(outcome.written) + len(outcome.deleted)
    is_written = all(drift.kind is Kind.UNSTAGED for drift in drifts)
    them = "it" if pages == 1 else "them"
    if any(drift.why and drift.why.reason is Reason.NEWER_FORMAT for drift in outcome.drifts):
        return _NEWER_WRITTEN if is_written else _NEWER
    return f"{'Add' if is_written else 'Update'} {them}{say_step(outcome.then)}:"


def show_commands(outcome: Outcome) -> str:
    """Return what to do on one line, ``""`` where there is nothing.

    A hook that updates pages ends as failed, so the next command must not depend on it.
    """
    parts = (f"{command.text}{';' if command.is_hook else ' &&'}" for command in outcome.mend)
    commands = " ".join(parts).removesuffix(" &&").removesuffix(";")
    return f"{lead_in(outcome)} {commands}" if commands else ""


def show_formats(outcome: Outcome) -> Iterator[str]:
    """Yield a sentence for each other format that pages are in, or were until now."""
    whys = Counter(drift.why for drift in outcome.drifts if drift.why and drift.why.is_format)
    for why, number in whys.items():
        if why:
            yield f"{how_many(number, 'page')} {'was' if number == 1 else 'were'} {say_why(why)}."


def count(outcome: Outcome) -> str:
    """Return how many pages are out of date or written, and what was checked, as one line."""
    return " ".join(_counted(outcome, open_drifts(outcome)))


def _sentences(outcome: Outcome, drifts: tuple[Drift, ...], edited: bool) -> Iterator[str]:
    """Yield the sentences of the first paragraph."""
    yield from _counted(outcome, drifts)
    if outcome.mend and not edited:
        yield lead_in(outcome)
    elif outcome.mend and outcome.problems:
        yield f"First {_way_out(outcome.problems)}."
    elif any(problem.in_source for problem in outcome.problems):
        way_out = _way_out(outcome.problems)
        yield f"{way_out[0].upper()}{way_out[1:]}."


def _counted(outcome: Outcome, drifts: tuple[Drift, ...]) -> Iterator[str]:
    for sentence in (_done(outcome), ", ".join(_counts(drifts))):
        if sentence:
            yield f"{sentence}."
    yield from show_formats(outcome)
    if outcome.problems:
        yield f"{how_many(len(outcome.problems), 'problem')}: not everything could be checked."
    yield f"Checked {say_checked(outcome.checked.to_value())}."


def _done(outcome: Outcome) -> str:
    done = ((len(outcome.written), "updated"), (len(outcome.deleted), "deleted"))
    parts = [(number, word) for number, word in done if number]
    texts = [
        f"{word} {number}" if at else f"{word} {how_many(number, 'page')}"
        for at, (number, word) in enumerate(parts)
    ]
    return ", ".join(texts).capitalize()


def _counts(drifts: Iterable[Drift]) -> list[str]:
    """Return ``2 pages missing``, ``1 out of date``...: the noun stands in the first one only.

    Pages of another format are counted apart.
    """
    counted = (drift for drift in drifts if not drift.is_of_other_format)
    found = [EDITED if drift.is_edited else KINDS[drift.kind].counted for drift in counted]
    words = [words.counted for words in KINDS.values()] + [EDITED]
    numbers = [(found.count(word), word) for word in words if word in found]
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
    places = [say_place(cause.edit) for cause in outcome.causes if cause.edit]
    return f"edit {', '.join(places)}" if places else "write them in the source"


def _commands(commands: Iterable[Command]) -> Iterator[Line]:
    for command in commands:
        hint = (Span(_HOOK_FAILS, "note"),) if command.is_hook else ()
        yield line("  ", Span(command.text, "command"), *hint, fit="keep")


def _untracked(paths: tuple[str, ...], verbose: bool) -> Iterator[Line]:
    """Yield the note on sources that git does not know, with the command that adds them."""
    if paths:
        from shlex import quote

        named = paths if verbose else paths[:1]
        more = " ..." if len(paths) > len(named) else ""
        command = f"git add -N {' '.join(map(quote, named))}{more}"
        start = f"{how_many(len(paths), 'untracked source')} not checked: "
        yield line(Span(start, "note"), Span(command, "command"))
