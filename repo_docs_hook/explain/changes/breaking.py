"""Whether a definition that is still there has become something else for those who use it.

What counts is what griffe calls a breakage (mkdocstrings.github.io/griffe/guide/users/checking):
kinds of objects, bases, values, parameters and their order, kinds, defaults and necessity, and
a return annotation that is gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from repo_docs_hook.explain.changes.public import Names
from repo_docs_hook.model.facts import Definition, Parameter

#: How an argument may be passed for each kind of parameter.
_WAYS = {
    "positional only": {"position"},
    "positional or keyword": {"position", "name"},
    "keyword only": {"name"},
    "variable positional": {"position", "more positions"},
    "variable keyword": {"name", "more names"},
}


def is_broken(old: Definition, new: Definition, before: Names) -> bool:
    """Tell whether code that uses a public definition may have to follow its change."""
    return before.is_public(old) and _breaks(old, new)


def _breaks(old: Definition, new: Definition) -> bool:
    if old.kind != new.kind:
        return True
    if old.kind == "class":
        return len(new.bases) < len(old.bases)
    if old.kind == "function":
        gone = bool(old.returns) and old.returns != "None" and not new.returns
        return gone or _narrows(old.parameters, new.parameters)
    return bool(_value(old)) and _value(old) != _value(new)


def _value(item: Definition) -> str:
    """Return the value of a variable or type alias, as written."""
    return item.signature.partition("=")[2].strip(" ")


def _narrows(old: Sequence[Parameter], new: Sequence[Parameter]) -> bool:
    """Tell whether a call that suited the old parameters may not suit the new ones."""
    known = {each.name: each for each in new}
    names = {each.name for each in old}
    kinds = (each.kind for each in new if each.kind.startswith("variable"))
    swallowed = {way for kind in kinds for way in _WAYS[kind]}
    return (
        any(not _fits(each, known.get(each.name), swallowed) for each in old)
        or any(_is_required(each) for each in new if each.name not in names)
        or _moved(_positions(old), _positions(new))
    )


def _fits(old: Parameter, new: Parameter | None, swallowed: set[str]) -> bool:
    """Tell whether what was passed for a parameter is still taken, and so is nothing at all."""
    if new is None:
        return _WAYS[old.kind] <= swallowed
    taken = _WAYS[old.kind] <= _WAYS[new.kind] | swallowed
    return taken and (_is_required(old) or old.default == new.default)


def _is_required(parameter: Parameter) -> bool:
    return not parameter.default and not parameter.kind.startswith("variable")


def _positions(parameters: Iterable[Parameter]) -> dict[str, int]:
    """Return which positional parameter each one is, by its name."""
    positional = (each.name for each in parameters if "position" in _WAYS[each.kind])
    return {name: at for at, name in enumerate(positional)}


def _moved(old: dict[str, int], new: dict[str, int]) -> bool:
    return any(old[name] != new[name] for name in old.keys() & new.keys())
