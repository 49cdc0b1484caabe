"""Turn the facts of a source into subjects, which rows are matched against."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from repo_docs_hook.model.facts import Argument, Definition, Facts, Reference
from repo_docs_hook.text.identifiers import CHARACTER


class On(Enum):
    """What a row looks at, which decides what the target of a subject is.

    ``CALL``, ``DECORATOR``, ``BASE`` and ``METACLASS`` have the dotted name that the
    function, decorator, base or metaclass resolves to, ``?.name`` where only the last
    name is known. ``ANCESTOR`` is a base, or a base of a class of this file that is
    one. ``IMPORT`` is the dotted name of what is imported. ``SYNTAX`` is the feature,
    with its detail as the only argument. ``NAME`` is a definition's name and
    ``FLAG`` its kind or a word of its flags. ``METHOD`` is a name that is defined in
    a class, which is then the evidence. ``VALUE`` has the dotted name of a function that is
    taken as a value, ``SETTING`` ``?.name`` of an attribute that is assigned, with the value as
    the only argument.
    """

    CALL = "call"
    DECORATOR = "decorator"
    BASE = "base"
    METACLASS = "metaclass"
    ANCESTOR = "ancestor"
    IMPORT = "import"
    SYNTAX = "syntax"
    NAME = "name"
    FLAG = "flag"
    METHOD = "method"
    VALUE = "value"
    SETTING = "setting"


@dataclass(frozen=True, slots=True)
class Subject:
    """One fact: the definition that it stands in (-1: the module) and what it is."""

    facts: Facts
    owner: int
    target: str
    arguments: tuple[Argument, ...] = ()

    @property
    def definition(self) -> Definition | None:
        """The definition that the fact stands in, None for the module."""
        return self.facts.definitions[self.owner] if self.owner >= 0 else None


Found = tuple[int, str, tuple[Argument, ...]]

_KEYWORD = re.compile(rf"{CHARACTER}+ ?=(?!=)")


def _read_calls(facts: Facts) -> Iterator[Found]:
    return ((call.owner, call.target, call.arguments) for call in facts.calls)


def _read_decorators(facts: Facts) -> Iterator[Found]:
    for index, definition in enumerate(facts.definitions):
        for decorator in definition.decorators:
            yield index, _name_target(decorator), decorator.arguments


def _read_bases(facts: Facts) -> Iterator[Found]:
    for index, definition in enumerate(facts.definitions):
        for base in definition.bases:
            if not is_keyword(base):
                yield index, _name_target(base), base.arguments


def _read_metaclasses(facts: Facts) -> Iterator[Found]:
    for index, definition in enumerate(facts.definitions):
        for base in definition.bases:
            if is_keyword(base) and base.text.startswith("metaclass"):
                yield index, _name_target(base), base.arguments


def _read_imports(facts: Facts) -> Iterator[Found]:
    """Read what is imported at run time."""
    for used in facts.imports:
        if "typing" not in used.flags:
            yield used.owner, used.target, ()


def _read_syntax(facts: Facts) -> Iterator[Found]:
    for syntax in facts.syntax:
        yield syntax.owner, syntax.feature, (Argument("", syntax.detail),)


def _read_names(facts: Facts) -> Iterator[Found]:
    return ((index, item.name, ()) for index, item in enumerate(facts.definitions))


def _read_flags(facts: Facts) -> Iterator[Found]:
    for index, definition in enumerate(facts.definitions):
        for flag in (definition.kind, *definition.flags):
            yield index, flag, ()


def _read_methods(facts: Facts) -> Iterator[Found]:
    for definition in facts.definitions:
        owner = definition.owner
        if owner >= 0 and facts.definitions[owner].kind == "class":
            yield owner, definition.name, ()


def _read_values(facts: Facts) -> Iterator[Found]:
    return ((each.owner, each.target, ()) for each in facts.values)


def _read_settings(facts: Facts) -> Iterator[Found]:
    for each in facts.settings:
        yield each.owner, f"?.{each.attribute}", (Argument("", each.value),)


#: How the subjects of each kind are read: their owner, target and arguments. ``ANCESTOR`` has a
#: reader of its own, ``read_ancestors``, which has to know what is wanted.
READERS: dict[On, Callable[[Facts], Iterator[Found]]] = {
    On.CALL: _read_calls,
    On.DECORATOR: _read_decorators,
    On.BASE: _read_bases,
    On.METACLASS: _read_metaclasses,
    On.IMPORT: _read_imports,
    On.SYNTAX: _read_syntax,
    On.NAME: _read_names,
    On.FLAG: _read_flags,
    On.METHOD: _read_methods,
    On.VALUE: _read_values,
    On.SETTING: _read_settings,
}


def is_keyword(reference: Reference) -> bool:
    """Whether one of a class's bases is a keyword, such as ``metaclass=ABCMeta``."""
    return _KEYWORD.match(reference.text) is not None


def _name_target(reference: Reference) -> str:
    """Return what the reference resolves to, else ``?.`` and its last name."""
    if reference.target:
        return reference.target
    return "?." + reference.text.split("(", 1)[0].rpartition(".")[2].strip()


def read_ancestors(facts: Facts, is_wanted: Callable[[str], bool]) -> Iterator[Found]:
    """Read each wanted base with every class that has it, itself or from a class of this file.

    A chain of classes has as many pairs of class and ancestor as the square of its length. So
    only wanted bases are followed down to their heirs, in time linear in the number of heirs.
    """
    heirs: dict[str, list[int]] = {}
    for index, definition in enumerate(facts.definitions):
        for base in definition.bases:
            if base.target and not is_keyword(base):
                heirs.setdefault(base.target, []).append(index)
    names = {item.qualname: index for index, item in reversed([*enumerate(facts.definitions)])}
    for target in filter(is_wanted, heirs):
        for index in _list_heirs(target, heirs, facts, names):
            yield index, target, ()


def _list_heirs(
    target: str, heirs: Mapping[str, list[int]], facts: Facts, names: Mapping[str, int]
) -> list[int]:
    """Return the classes that inherit from a target, sorted.

    If a name is defined twice, a base of that name is the first definition.
    """
    found: set[int] = set()
    waiting = [*heirs[target]]
    while waiting:
        index = waiting.pop()
        if index not in found:
            found.add(index)
            name = facts.definitions[index].qualname
            waiting += heirs.get(f":{name}", ()) if names[name] == index else ()
    return sorted(found)
