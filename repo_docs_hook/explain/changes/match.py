"""Which definition of the new state was which one of the old state."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from repo_docs_hook.explain.changes.public import Names
from repo_docs_hook.explain.changes.show import tail
from repo_docs_hook.model.facts import Definition

_Pairs = list[tuple[Definition | None, Definition]]


def pair_definitions(before: Names, after: Names) -> tuple[_Pairs, list[Definition]]:
    """Pair the definitions of each qualified name, those with equal headers first.

    Returns all new definitions in source order, each with its old one (None: added),
    and the old definitions that no new one goes on from.
    """
    waiting: dict[str, list[Definition]] = {}
    for old in before.facts.definitions:
        waiting.setdefault(old.qualname, []).append(old)
    partners: dict[int, Definition] = {}
    fits: tuple[Callable[[Definition, Definition], bool], ...] = (same_header, _same_name)
    for fit in fits:
        for new in after.facts.definitions:
            olds = waiting.get(new.qualname, [])
            at = next((at for at, old in enumerate(olds) if fit(old, new)), None)
            if at is not None and id(new) not in partners:
                partners[id(new)] = olds.pop(at)
    taken = {id(old) for old in partners.values()}
    removed = [old for old in before.facts.definitions if id(old) not in taken]
    return [(partners.get(id(new)), new) for new in after.facts.definitions], removed


def same_header(old: Definition, new: Definition) -> bool:
    """Tell whether two definitions are declared in the same words."""
    return old.kind == new.kind and old.signature == new.signature


def find_renamed(
    before: Names, after: Names, removed: Iterable[Definition], added: Iterable[Definition]
) -> dict[str, Definition]:
    """Map the anchor of an added definition to the removed one that it was.

    They are equal but for the name: owner, signature, decorators, docstring and
    members. Where several are, nothing tells which is which, and none is renamed.
    """
    olds, news = _by_likeness(before, removed), _by_likeness(after, added)
    return {
        group[0].anchor: olds[key][0]
        for key, group in news.items()
        if len(group) == 1 == len(olds.get(key, ()))
    }


def _same_name(old: Definition, new: Definition) -> bool:
    return old.qualname == new.qualname


def _by_likeness(names: Names, items: Iterable[Definition]) -> dict[object, list[Definition]]:
    members = _members(names)
    groups: dict[object, list[Definition]] = {}
    for item in items:
        owner = item.qualname.rpartition(".")[0]
        decorators = tuple(decorator.text for decorator in item.decorators)
        likeness = (item.kind, owner, tail(item), item.docstring, decorators, item.flags)
        groups.setdefault((likeness, tuple(members.get(id(item), ()))), []).append(item)
    return groups


def _members(names: Names) -> dict[int, list[object]]:
    """Map each definition, by its identity, to what stands in it at any depth."""
    members: dict[int, list[object]] = {}
    for item in names.facts.definitions:
        for owner in names.owners(item):
            members.setdefault(id(owner), []).append((item.signature, item.docstring))
    return members
