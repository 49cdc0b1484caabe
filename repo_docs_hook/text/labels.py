"""What a run checked, in words. Light, since runs that git's answers decide import it."""

from __future__ import annotations

TYPE_CHECKING = False  # the module of that name is slow to import
if TYPE_CHECKING:
    from typing import Any

    #: What ``model.outcome.Checked.to_value`` returns.
    Counted = tuple[Any, ...]

#: Where the checked sources are, and why everything was checked, by the values of
#: ``model.outcome.Where`` and ``Since``.
_WHERE = {"": "", "staged": "staged for this commit", "pushed": "in the commits to push"}
_SINCE = {
    "": "",
    "nothing staged": "nothing is staged",
    "settings": "the configuration differs",
    "nothing before": "no earlier commit is known to compare with",
}

#: What a commit checks that stages no source and no page.
NOTHING_STAGED: Counted = (0, 0, "staged", "", 0, "", False)


def count(number: int, noun: str) -> str:
    """Return ``1 source``, ``2 sources``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def is_nothing(counted: Counted) -> bool:
    """Tell whether a run had nothing to check, which must not look like a pass."""
    sources, pages, _, _, bare, _, alone = counted
    return not sources and not pages and (not bare or bool(alone))


def say_checked(counted: Counted) -> str:
    """Return what a run checked: ``2 sources and 1 page staged for this commit``."""
    sources, pages, place, reason, bare, _, _ = counted
    where = _WHERE[place]
    parts = ((sources, "source"), (pages, "page"))
    named = " and ".join(count(number, noun) for number, noun in parts if number)
    label = " ".join(filter(None, (named, where))) if named else ""
    if bare:
        label = _say_bare(label, counted)
    elif not named:
        label = f"nothing: no source{' or page' if where else ''} {where}".strip()
    return f"{label}, since {_SINCE[reason]}" if reason else label


def say_clean(counted: Counted) -> str:
    """Return the sentence of a run that found everything up to date."""
    return f"{'' if is_nothing(counted) else 'Up to date. '}Checked {say_checked(counted)}."


def _say_bare(others: str, counted: Counted) -> str:
    """Return what was checked where some sources that were named have no pages.

    ``others`` are the words for what else was.
    """
    _, _, place, _, bare, settings, alone = counted
    has, them = ("has", "it") if bare == 1 else ("have", "them")
    sources, without = count(bare, "source"), f"that {has} no pages ({settings})"
    if others:
        return f"{others}, and {sources} {without}"
    named = " ".join(filter(None, (sources, _WHERE[place], without)))
    return f"nothing: {named}" if alone else f"{named}, so only pages that name {them}"
