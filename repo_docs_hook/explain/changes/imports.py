"""Imports that came, went or changed their flags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from repo_docs_hook.explain.changes.public import Names, is_lost_import
from repo_docs_hook.explain.changes.show import flag_changes
from repo_docs_hook.model.facts import Import
from repo_docs_hook.model.outcome import ApiChange, Sign

_Groups = dict[tuple[str, str, str], list[Import]]


def added_imports(before: Names, after: Names) -> Iterator[ApiChange]:
    """Yield the changes of imports that are new or whose flags changed, in source order."""
    old, new = _by_name(before.facts.imports), _by_name(after.facts.imports)
    yield from _changes(Sign.ADDED, ((new[key][0], False) for key in new if key not in old))
    for key in new:
        if key in old:
            yield from flag_changes(_text([new[key][0]]), _flags(old[key]), _flags(new[key]))


def removed_imports(before: Names, after: Names) -> Iterator[ApiChange]:
    """Yield the changes of imports that are gone, in the old source order."""
    old, new = _by_name(before.facts.imports), _by_name(after.facts.imports)
    gone = (old[key][0] for key in old if key not in new)
    yield from _changes(
        Sign.REMOVED, ((entry, is_lost_import(entry, before, after)) for entry in gone)
    )


def exported_imports(sign: Sign, names: Names) -> Iterator[ApiChange]:
    """Yield the changes of the imports that ``__all__`` makes public."""
    entries = (entry for entry in names.facts.imports if names.exports(entry))
    yield from _changes(sign, ((entry, sign is Sign.REMOVED) for entry in entries))


def _by_name(imports: Iterable[Import]) -> _Groups:
    groups: _Groups = {}
    for entry in imports:
        groups.setdefault((entry.module, entry.name, entry.alias), []).append(entry)
    return groups


def _flags(entries: list[Import]) -> frozenset[str]:
    """Return the flags that hold for all the places where the same thing is imported."""
    return frozenset.intersection(*(frozenset(entry.flags) for entry in entries))


def _changes(sign: Sign, entries: Iterable[tuple[Import, bool]]) -> Iterator[ApiChange]:
    """Yield a change for each module, with all the names that are taken from it."""
    groups: dict[tuple[bool, str, str, bool], list[Import]] = {}
    for entry, breaking in entries:
        alias = "" if entry.name else entry.alias
        groups.setdefault((bool(entry.name), entry.module, alias, breaking), []).append(entry)
    for (_, _, _, breaking), group in groups.items():
        yield ApiChange(sign, _text(group), breaking=breaking)


def _text(group: list[Import]) -> str:
    """Return the import statement of entries that share their module."""
    start = f"from {group[0].module} import " if group[0].name else "import "
    return start + ", ".join(map(_name, group))


def _name(entry: Import) -> str:
    name = entry.name or entry.module
    return f"{name} as {entry.alias}" if entry.alias else name
