"""Compare the facts of a source before and after: what changed in its API."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from repo_docs_hook.explain.changes.breaking import is_broken
from repo_docs_hook.explain.changes.imports import added_imports, exported_imports, removed_imports
from repo_docs_hook.explain.changes.match import find_renamed, pair_definitions, same_header
from repo_docs_hook.explain.changes.public import Names, is_lost
from repo_docs_hook.explain.changes.show import flag_changes, named, show_both
from repo_docs_hook.model.facts import Definition, Facts
from repo_docs_hook.model.outcome import ApiChange, Sign


def describe_changes(before: Facts | None, after: Facts | None) -> tuple[ApiChange, ...]:
    """Return what changed between two states of one source.

    ``before`` is None for a new source, ``after`` for a deleted one: their changes are
    the public names. Changes stand in the source order of ``after``, then what is gone
    in the order of ``before``. Names and values are as written, uncut and unescaped,
    without line feeds. Equal APIs give none, whatever the bodies do.
    """
    if before is not None and after is not None:
        return tuple(_changes(Names(before), Names(after)))
    if after is not None:
        return tuple(_public_names(Sign.ADDED, Names(after)))
    return tuple(_public_names(Sign.REMOVED, Names(before))) if before is not None else ()


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


def _public_names(sign: Sign, names: Names) -> Iterator[ApiChange]:
    """Yield a change for each public name of the module itself, its last definition."""
    outermost = {item.name: item for item in names.facts.definitions if item.owner == -1}
    for item in outermost.values():
        if names.is_public(item):
            text = named(item, names.facts)
            yield ApiChange(sign, text, breaking=sign is Sign.REMOVED)
    yield from exported_imports(sign, names)


def _changes(before: Names, after: Names) -> Iterator[ApiChange]:
    if before.facts.docstring != after.facts.docstring:
        yield ApiChange(Sign.DOCSTRING, "the module")
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
            breaking = is_lost(former, before, after)
            yield ApiChange(Sign.RENAMED, former.qualname, new.qualname, breaking)
        else:
            yield ApiChange(Sign.ADDED, named(new, after.facts))
    yield from _export_changes(before, after)
    yield from added_imports(before, after)
    yield from _removed(before, after, removed, {id(item) for item in renamed.values()})
    yield from removed_imports(before, after)
    yield from _script_changes(before.facts, after.facts)


def _removed(
    before: Names, after: Names, removed: list[Definition], renamed: set[int]
) -> Iterator[ApiChange]:
    gone = {id(item) for item in removed}
    for old in removed:
        if id(old) not in renamed and not _stands_in(old, before, gone):
            text = named(old, before.facts)
            yield ApiChange(Sign.REMOVED, text, breaking=is_lost(old, before, after))


def _definition_changes(
    old: Definition, new: Definition, before: Names, exports: bool
) -> Iterator[ApiChange]:
    """Yield the changes of one definition; ``exports``: those of ``__all__`` come elsewhere."""
    if not same_header(old, new) and not (exports and new.qualname == "__all__"):
        yield ApiChange(Sign.CHANGED, *show_both(old, new), is_broken(old, new, before))
    yield from _decorator_changes(old, new)
    yield from flag_changes(new.qualname, old.flags, new.flags)
    if old.docstring != new.docstring:
        yield ApiChange(Sign.DOCSTRING, new.qualname)


def _decorator_changes(old: Definition, new: Definition) -> Iterator[ApiChange]:
    before = [decorator.text for decorator in old.decorators]
    after = [decorator.text for decorator in new.decorators]
    come, gone = _less(after, before), _less(before, after)
    for sign, texts in ((Sign.ADDED, come), (Sign.REMOVED, gone)):
        yield from (ApiChange(sign, f"@{text} on {new.qualname}") for text in texts)
    if before != after and not come and not gone:
        yield ApiChange(Sign.CHANGED, f"decorators of {new.qualname}: another order")


def _exports_differ(before: Names, after: Names) -> bool:
    known = None not in (before.facts.exports, after.facts.exports)
    return known and before.facts.exports != after.facts.exports


def _export_changes(before: Names, after: Names) -> Iterator[ApiChange]:
    if _exports_differ(before, after):
        old, new = before.facts.exports or (), after.facts.exports or ()
        names = [f"+ {name}" for name in _less(new, old)]
        names += [f"- {name}" for name in _less(old, new)]
        yield ApiChange(Sign.CHANGED, f"__all__: {', '.join(names) or 'another order'}")


def _script_changes(before: Facts, after: Facts) -> Iterator[ApiChange]:
    if before.main_guard != after.main_guard:
        yield ApiChange(Sign.ADDED if after.main_guard else Sign.REMOVED, "main guard")
    if before.shebang != after.shebang:
        first = f"first line: {before.shebang or 'none'}"
        yield ApiChange(Sign.CHANGED, first, after.shebang or "none")


def _stands_in(item: Definition, names: Names, those: set[int]) -> bool:
    return any(id(owner) in those for owner in names.owners(item))


def _less(more: Iterable[str], less: Iterable[str]) -> list[str]:
    known = frozenset(less)
    return [entry for entry in more if entry not in known]
