"""Pages that are still out of date, by the source that they belong to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from repo_docs_hook.model.outcome import Cause, Drift, Kind, Outcome
from repo_docs_hook.model.reasons import Reason, Why
from repo_docs_hook.report.words import KINDS, SILENT, say_why


@dataclass(frozen=True, slots=True)
class Group:
    """A source, why its pages are out of date, and those of them that still are."""

    cause: Cause
    drifts: tuple[Drift, ...]

    @property
    def is_edited(self) -> bool:
        """Whether its pages were edited, and not the source."""
        return self.cause.why.reason is Reason.PAGE_EDITED

    @property
    def is_of_other_format(self) -> bool:
        """Whether there is no more to say of it than that its pages are in another format."""
        return self.cause.why.is_format

    @property
    def is_terse(self) -> bool:
        """Whether there is nothing to say of it but why."""
        return not self.cause.changes and not self.cause.edit


def open_drifts(outcome: Outcome) -> tuple[Drift, ...]:
    """Return the drifts of pages that this run has not updated."""
    done = {*outcome.written, *outcome.deleted}
    return tuple(drift for drift in outcome.drifts if drift.page not in done)


def is_comparable(drift: Drift) -> bool:
    """Tell whether a page has two texts of one format to compare."""
    known = drift.kind is Kind.STALE and None not in (drift.committed, drift.wanted)
    return known and not drift.is_of_other_format


def describe(drift: Drift) -> str:
    """Return a drift as ``path: kind: message``, unescaped."""
    return f"{drift.page}: {drift.kind.value}: {explain(drift)}"


def explain(drift: Drift) -> str:
    """Return why a page is out of date, as far as that is known, else what its kind means."""
    if drift.why is None or drift.why.reason is SILENT[drift.kind]:
        return KINDS[drift.kind].message
    return say_why(drift.why)


def group_by_source(outcome: Outcome) -> list[Group]:
    """Return the sources in the order of the outcome's causes, then those without a cause.

    Folder pages belong to no source and stand in no group. A cause without pages of
    its own is kept: pages of folders may follow from it.
    """
    pages: dict[str, list[Drift]] = {}
    for drift in open_drifts(outcome):
        pages.setdefault(drift.source, []).append(drift)
    if not pages:
        return []
    causes = {cause.source: cause for cause in outcome.causes}
    for source, drifts in pages.items():
        if source:
            causes.setdefault(source, Cause(source, _find_reason(drifts)))
    return [Group(cause, tuple(pages.get(source, ()))) for source, cause in causes.items()]


def _find_reason(drifts: Iterable[Drift]) -> Why:
    return next(drift.why or Why(SILENT[drift.kind]) for drift in drifts)
