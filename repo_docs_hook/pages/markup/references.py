"""What the names in a docstring mean: definitions of the same file, other files' pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from types import MappingProxyType

from repo_docs_hook.model.facts import Facts, Import, Parameter
from repo_docs_hook.pages.markup.inline import Refer, no_target
from repo_docs_hook.text.identifiers import CHARACTER, START

_DOTTED = re.compile(rf"{START}{CHARACTER}*(?:\.{START}{CHARACTER}*)*")
_TYPES = ("class", "type alias")


@dataclass(frozen=True)
class Documented:
    """What a docstring is about: the parameters and return annotation of its signature.

    Both are shown in place of the types that a docstring repeats. ``refer`` finds the names
    in the docstring, ``refer_type`` those in types. ``style`` is the setting ``docstring-style``.
    """

    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    returns: str = ""
    refer: Refer = no_target
    refer_type: Refer = no_target
    style: str = "auto"

    def find(self, name: str) -> str | None:
        """Return the target for a name; that of a parameter means the parameter."""
        return None if name in self.parameters else self.refer(name)


class References:
    """The names of one file: where a link to each leads.

    ``place`` returns the target of the definition at an index, None where it stands on no page;
    ``other`` that of the file which a dotted name means, None for no other file. ``module`` is
    the dotted name of the file's module, ``""`` where it has none,
    ``style`` the setting ``docstring-style``.
    """

    def __init__(
        self,
        facts: Facts,
        module: str,
        style: str,
        place: Callable[[int], str | None],
        other: Callable[[str], str | None],
    ) -> None:
        self._facts, self._module, self._style = facts, module, style
        self._place, self._other = place, other

    def subject(
        self, owner: int = -1, parameters: Mapping[str, Parameter] = MappingProxyType({})
    ) -> Documented:
        """Return what the docstring of a definition (-1: of the module) is about."""
        returns = self._facts.definitions[owner].returns if owner >= 0 else ""
        find, find_type = partial(self.find, owner), partial(self.find_type, owner)
        return Documented(parameters, returns, find, find_type, self._style)

    def find(self, owner: int, name: str) -> str | None:
        """Return the target for a name in the docstring of a definition (-1: of the module)."""
        name = name.lstrip("~!.")
        if not _DOTTED.fullmatch(name):
            return None
        spelled = (each for each in self._spellings(owner, name) if each in self._definitions)
        inside = next(spelled, None)
        return self._elsewhere(name) if inside is None else self._place(self._definitions[inside])

    def find_type(self, owner: int, name: str) -> str | None:
        """Return the target for a name in a type: of what this file defines only classes count."""
        inside = self._definitions.get(name)
        if inside is not None and self._facts.definitions[inside].kind not in _TYPES:
            return None
        return self.find(owner, name)

    def _spellings(self, owner: int, name: str) -> Iterator[str]:
        """Yield the qualified names that a name may have, from the innermost scope outwards."""
        first, _, rest = name.partition(".")
        bound = rest if first in ("self", "cls") and rest else name
        while owner >= 0:
            scope = self._facts.definitions[owner]
            if scope.kind == "class":
                yield f"{scope.qualname}.{bound}"
            owner = scope.owner
        yield name
        if self._module and name.startswith(f"{self._module}."):
            yield name[len(self._module) + 1 :]

    @cached_property
    def _definitions(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for index, definition in enumerate(self._facts.definitions):
            found.setdefault(definition.qualname, index)
        return found

    def _elsewhere(self, name: str) -> str | None:
        """Return the page of another file: by an import, or by the name of our own package."""
        found = self._imported(name)
        if found is not None:
            return self._other(found)
        return self._other(name) if is_absolute(name, self._module) else None

    def _imported(self, name: str) -> str | None:
        """Return what an import binds that a name begins with, as the import names it."""
        bound = self._imports.get(name.partition(".")[0], ())
        fitting = [each for each in bound if _binds(each, name)]
        return max(fitting, key=lambda each: len(each.module)).target if fitting else None

    @cached_property
    def _imports(self) -> dict[str, list[Import]]:
        found: dict[str, list[Import]] = {}
        for each in self._facts.imports:
            found.setdefault(each.bound, []).append(each)
        return found


def _binds(import_: Import, name: str) -> bool:
    """Tell whether an import binds what a name begins with: of ``import a.b`` all of ``a.b``."""
    if import_.name or import_.alias:
        return True
    return f"{name}.".startswith(f"{import_.module}.")


def is_absolute(name: str, module: str) -> bool:
    """Tell whether a dotted name is one in the top-level package of a module."""
    package, dot, _ = module.partition(".")
    return bool(dot) and name.startswith(f"{package}.")


def absolute_names(facts: Facts, module: str) -> set[str]:
    """Return all that a page of a file may look up by the name of its package; see ``find``."""
    if "." not in module:
        return set()
    found: set[str] = set()
    for text in _texts(facts):
        if f"{module.partition('.')[0]}." in text:
            found.update(name for name in _DOTTED.findall(text) if is_absolute(name, module))
    return found


def _texts(facts: Facts) -> Iterator[str]:
    yield facts.docstring or ""
    for definition in facts.definitions:
        yield definition.docstring or ""
        yield definition.returns
        yield from (each.annotation for each in definition.parameters)


def names_in(text: str) -> Iterable[str]:
    """Return the names in a type, dotted ones whole."""
    return _DOTTED.findall(text)


def find_only(text: str, refer: Refer) -> str | None:
    """Return the one target that the names in a type lead to, None for none and for several."""
    targets = {refer(name) for name in names_in(text)} - {None}
    return targets.pop() if len(targets) == 1 else None
