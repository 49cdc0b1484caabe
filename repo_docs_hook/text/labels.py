"""What was judged, in words."""

from __future__ import annotations

_NOTHING = "nothing"
#: What is judged of a change that has neither; where it stands comes behind it.
NO_PAGES = f"{_NOTHING}: no source or page"
STAGED_WORDS = "staged for this commit"


def count(number: int, noun: str) -> str:
    """Return ``1 source``, ``2 sources``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def is_nothing(label: str) -> bool:
    """Tell whether a run had nothing to judge, which must not look like a pass."""
    return not label or label.startswith(_NOTHING)


def say_clean(label: str) -> str:
    """Return the sentence of a run that found all that it judged to be right."""
    return f"{'' if is_nothing(label) else 'Clean. '}Judged: {label or _NOTHING}."


def say_named(sources: int, pages: int, where: str) -> str:
    """Return ``2 sources and 1 page`` and where they are, ``""`` for none."""
    parts = ((sources, "source"), (pages, "page"))
    named = " and ".join(count(number, noun) for number, noun in parts if number)
    return f"{named} {where}".strip() if named else ""


def say_bare(others: str, number: int, where: str, why: str, alone: bool) -> str:
    """Return what was judged where some sources that were named have no pages.

    ``others`` are the words for what else was, ``why`` is the setting that they follow from;
    ``alone`` tells that no page names them either.
    """
    has, them = ("has", "it") if number == 1 else ("have", "them")
    sources, bare = count(number, "source"), f"that {has} no pages ({why})"
    if others:
        return f"{others}, and {sources} {bare}"
    named = " ".join(filter(None, (sources, where, bare)))
    return f"{_NOTHING}: {named}" if alone else f"{named}, so only pages that name {them}"
