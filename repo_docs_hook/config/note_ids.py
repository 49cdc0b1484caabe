"""Check the setting ``ignore``: ids of notes."""

from __future__ import annotations

from collections.abc import Iterable

from repo_docs_hook.config.values import quote, text_line
from repo_docs_hook.model.settings import Rule


def note_ids(value: object) -> tuple[str, ...]:
    """Check a list of lines of text and return it; raise ValueError for anything else."""
    if not isinstance(value, list):
        raise ValueError('must be a list of ids of notes, such as ["B603", "broad-except"]')
    try:
        return tuple(text_line(each) for each in value)
    except ValueError as error:
        raise ValueError(f"each id {error}") from None


def explain_unknown(ids: Iterable[str], rules: Iterable[Rule]) -> list[str]:
    """Return a sentence for each id that no built-in note and no rule of the settings has."""
    from difflib import get_close_matches

    from repo_docs_hook.model.catalogue import CATALOGUE

    known = {kind.id for kind in CATALOGUE} | {rule.id for rule in rules}
    folded = {each.casefold(): each for each in sorted(known)}
    found = []
    for each in (each for each in ids if each not in known):
        near = get_close_matches(each.casefold(), folded, n=1, cutoff=0.5)
        hint = f"did you mean {quote(folded[near[0]])}?" if near else "see --list-rules"
        found.append(f"no note has the id {quote(each)}; {hint}")
    return found
