"""Facts of a source before and after -> the lines that say what changed in its API."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from repo_docs_hook.explain.changes.breaking import change_ending
from repo_docs_hook.explain.changes.imports import added_imports, exported_imports, removed_imports
from repo_docs_hook.explain.changes.match import find_renamed, pair_definitions, same_header
from repo_docs_hook.explain.changes.public import Names, definition_ending
from repo_docs_hook.explain.changes.show import arrow, flag_changes, named
from repo_docs_hook.model.facts import Definition, Facts
from repo_docs_hook.model.outcome import BREAKING


def describe_changes(before: Facts | None, after: Facts | None) -> tuple[str, ...]:
    """Return what changed between two states of one source, a line for each change.

    ``before`` is None for a new source, ``after`` for a deleted one: their lines are
    the public names. Lines stand in the source order of ``after``, then what is gone
    in the order of ``before``. Names and values are as written, uncut and unescaped,
    without line feeds. Equal APIs give no line, whatever the bodies do.
    """
    if before is not None and after is not None:
        return tuple(_changes(Names(before), Names(after)))
    if after is not None:
        return tuple(_public_names("+", Names(after)))
    return tuple(_public_names("-", Names(before))) if before is not None else ()


def find_first_change(before: Facts, after: Facts) -> str:
    """Return the anchor of the first definition of ``after`` that is new or not as it was.

    ``""`` where nothing that is there has changed. What is told only by names that are gone,
    by imports or by bodies has no such place.
    """
    pairs, _ = pair_definitions(Names(before), Names(after))
    return next((new.anchor for old, new in pairs if old is None or _differ(old, new)), "")


def _differ(old: Definition, new: Definition) -> bool:
    parts = ((each.signature, each.decorators, each.flags, each.docstring) for each in (old, new))
    return len(set(parts)) > 1


def _public_names(sign: str, names: Names) -> Iterator[str]:
    """Yield a line for each public name of the module itself, its last definition."""
    ending = BREAKING if sign == "-" else ""
    outermost = {item.name: item for item in names.facts.definitions if item.owner == -1}
    for item in outermost.values():
        if names.is_public(item):
            yield f"{sign} {named(item, names.facts)}{ending}"
    yield from exported_imports(sign, names)


def _changes(before: Names, after: Names) -> Iterator[str]:
    if before.facts.docstring != after.facts.docstring:
        yield "docstring of the module"
    pairs, removed = pair_definitions(before, after)
    added = [new for old, new in pairs if old is None]
    renamed = find_renamed(before, after, removed, added)
    lone = {id(item) for item in added}
    for old, new in pairs:
        if old is not None:
            yield from _definition_changes(old, new, before, _exports_differ(before, after))
        elif _stands_in(new, after, lone):
            continue
        elif new.anchor in renamed:
            former = renamed[new.anchor]
            ending = definition_ending(former, before, after)
            yield f"renamed {former.qualname} -> {new.qualname}{ending}"
        else:
            yield f"+ {named(new, after.facts)}"
    yield from _export_changes(before, after)
    yield from added_imports(before, after)
    yield from _removed(before, after, removed, {id(item) for item in renamed.values()})
    yield from removed_imports(before, after)
    yield from _script_changes(before.facts, after.facts)


def _removed(
    before: Names, after: Names, removed: list[Definition], renamed: set[int]
) -> Iterator[str]:
    gone = {id(item) for item in removed}
    for old in removed:
        if id(old) not in renamed and not _stands_in(old, before, gone):
            yield f"- {named(old, before.facts)}{definition_ending(old, before, after)}"


def _definition_changes(
    old: Definition, new: Definition, before: Names, exports: bool
) -> Iterator[str]:
    """Yield the lines of one definition; ``exports``: ``__all__`` has a line of its own."""
    if not same_header(old, new) and not (exports and new.qualname == "__all__"):
        yield arrow(old, new) + change_ending(old, new, before)
    yield from _decorator_changes(old, new)
    yield from flag_changes(new.qualname, old.flags, new.flags)
    if old.docstring != new.docstring:
        yield f"docstring of {new.qualname}"


def _decorator_changes(old: Definition, new: Definition) -> Iterator[str]:
    before = [decorator.text for decorator in old.decorators]
    after = [decorator.text for decorator in new.decorators]
    come, gone = _less(after, before), _less(before, after)
    yield from (f"+ @{text} on {new.qualname}" for text in come)
    yield from (f"- @{text} on {new.qualname}" for text in gone)
    if before != after and not come and not gone:
        yield f"~ decorators of {new.qualname}: another order"


def _exports_differ(before: Names, after: Names) -> bool:
    known = None not in (before.facts.exports, after.facts.exports)
    return known and before.facts.exports != after.facts.exports


def _export_changes(before: Names, after: Names) -> Iterator[str]:
    if _exports_differ(before, after):
        old, new = before.facts.exports or (), after.facts.exports or ()
        names = [f"+ {name}" for name in _less(new, old)]
        names += [f"- {name}" for name in _less(old, new)]
        yield f"~ __all__: {', '.join(names) or 'another order'}"


def _script_changes(before: Facts, after: Facts) -> Iterator[str]:
    if before.main_guard != after.main_guard:
        yield f"{'+' if after.main_guard else '-'} main guard"
    if before.shebang != after.shebang:
        yield f"~ first line: {before.shebang or 'none'} -> {after.shebang or 'none'}"


def _stands_in(item: Definition, names: Names, those: set[int]) -> bool:
    return any(id(owner) in those for owner in names.owners(item))


def _less(more: Iterable[str], less: Iterable[str]) -> list[str]:
    known = frozenset(less)
    return [entry for entry in more if entry not in known]
