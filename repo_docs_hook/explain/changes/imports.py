"""The lines for imports that came, went or changed their flags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from repo_docs_hook.explain.changes.public import Names, import_ending
from repo_docs_hook.explain.changes.show import flag_changes
from repo_docs_hook.model.facts import Import
from repo_docs_hook.model.outcome import BREAKING

_Groups = dict[tuple[str, str, str], list[Import]]


def added_imports(before: Names, after: Names) -> Iterator[str]:
    """Yield the lines of imports that are new or whose flags changed, in source order."""
    old, new = _by_name(before.facts.imports), _by_name(after.facts.imports)
    yield from _lines("+", ((new[key][0], "") for key in new if key not in old))
    for key in new:
        if key in old:
            yield from flag_changes(_text([new[key][0]]), _flags(old[key]), _flags(new[key]))


def removed_imports(before: Names, after: Names) -> Iterator[str]:
    """Yield the lines of imports that are gone, in the old source order."""
    old, new = _by_name(before.facts.imports), _by_name(after.facts.imports)
    gone = (old[key][0] for key in old if key not in new)
    yield from _lines("-", ((entry, import_ending(entry, before, after)) for entry in gone))


def exported_imports(sign: str, names: Names) -> Iterator[str]:
    """Yield the lines of the imports that ``__all__`` makes public."""
    ending = BREAKING if sign == "-" else ""
    entries = (entry for entry in names.facts.imports if names.exports(entry))
    yield from _lines(sign, ((entry, ending) for entry in entries))


def _by_name(imports: Iterable[Import]) -> _Groups:
    groups: _Groups = {}
    for entry in imports:
        groups.setdefault((entry.module, entry.name, entry.alias), []).append(entry)
    return groups


def _flags(entries: list[Import]) -> frozenset[str]:
    """Return the flags that hold for all the places where the same thing is imported."""
    return frozenset.intersection(*(frozenset(entry.flags) for entry in entries))


def _lines(sign: str, entries: Iterable[tuple[Import, str]]) -> Iterator[str]:
    """Yield a line for each module, with all the names that are taken from it."""
    groups: dict[tuple[bool, str, str, str], list[Import]] = {}
    for entry, ending in entries:
        alias = "" if entry.name else entry.alias
        groups.setdefault((bool(entry.name), entry.module, alias, ending), []).append(entry)
    for (_, _, _, ending), group in groups.items():
        yield f"{sign} {_text(group)}{ending}"


def _text(group: list[Import]) -> str:
    """Return the import statement of entries that share their module."""
    start = f"from {group[0].module} import " if group[0].name else "import "
    return start + ", ".join(map(_name, group))


def _name(entry: Import) -> str:
    name = entry.name or entry.module
    return f"{name} as {entry.alias}" if entry.alias else name
