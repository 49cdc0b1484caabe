"""The drift that is still open, by the source it belongs to, and its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from repo_docs_hook.model.outcome import Cause, Drift, Kind, Outcome

#: The cause of a page whose words were changed while its source stayed as it was.
EDITED = "page edited by hand"

_WHY = {
    Kind.MISSING: "page missing",
    Kind.STALE: "stale",
    Kind.ORPHANED: "no longer a source",
    Kind.UNSTAGED: "not staged",
    Kind.UNMERGED: "left in conflict by a merge",
}
_MESSAGES = {
    Kind.MISSING: "not written yet",
    Kind.STALE: "not what its source generates now",
    Kind.ORPHANED: "no source asks for it",
    Kind.UNSTAGED: "right on disk, not staged: git add it",
    Kind.UNMERGED: "left in conflict by a merge",
}


@dataclass(frozen=True, slots=True)
class Group:
    """A source, why its pages drifted, and those of them that still do."""

    cause: Cause
    drifts: tuple[Drift, ...]

    @property
    def is_edited(self) -> bool:
        """Whether its pages were edited, and not the source."""
        return self.cause.why == EDITED

    @property
    def is_terse(self) -> bool:
        """Whether there is nothing to say of it but why."""
        return not self.cause.changes and not self.cause.note


def open_drifts(outcome: Outcome) -> tuple[Drift, ...]:
    """Return the drifts that this run has not mended."""
    done = {*outcome.written, *outcome.deleted}
    return tuple(drift for drift in outcome.drifts if drift.page not in done)


def is_edited(drift: Drift) -> bool:
    """Tell whether somebody wrote on a page that follows from its source."""
    return drift.cause == EDITED


def is_comparable(drift: Drift) -> bool:
    """Tell whether a page has two texts to compare."""
    return drift.kind is Kind.STALE and None not in (drift.committed, drift.wanted)


def describe(drift: Drift) -> str:
    """Return a drift as ``path: kind: message``, unescaped."""
    return f"{drift.page}: {drift.kind.value}: {explain(drift)}"


def explain(drift: Drift) -> str:
    """Return why a page drifted, as far as that is known, else what its kind of drift means."""
    says_nothing = drift.kind is Kind.UNSTAGED or drift.cause in ("", _WHY[drift.kind])
    return _MESSAGES[drift.kind] if says_nothing else drift.cause


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
            causes.setdefault(source, Cause(source, _why(drifts)))
    return [Group(cause, tuple(pages.get(source, ()))) for source, cause in causes.items()]


def _why(drifts: Iterable[Drift]) -> str:
    return next(drift.cause or _WHY[drift.kind] for drift in drifts)
