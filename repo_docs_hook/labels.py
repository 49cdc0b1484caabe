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
