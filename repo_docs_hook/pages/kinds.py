"""Kinds of definitions: frozen dataclass, class method, overload, field..."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from repo_docs_hook.model.facts import Definition, Reference


class Noun(Enum):
    """The main word of a kind; the value is the word on pages."""

    CLASS = "class"
    ABSTRACT_CLASS = "abstract class"
    ATTRS_CLASS = "attrs class"
    DATACLASS = "dataclass"
    ENUMERATION = "enumeration"
    EXCEPTION = "exception"
    NAMED_TUPLE = "named tuple"
    PROTOCOL = "protocol"
    TYPED_DICTIONARY = "typed dictionary"
    FUNCTION = "function"
    METHOD = "method"
    NESTED_FUNCTION = "nested function"
    OVERLOAD = "overload"
    CLASS_METHOD = "class method"
    STATIC_METHOD = "static method"
    PROPERTY = "property"
    ABSTRACT_PROPERTY = "abstract property"
    CACHED_PROPERTY = "cached property"
    PROPERTY_SETTER = "property setter"
    PROPERTY_DELETER = "property deleter"
    MODULE_VARIABLE = "module variable"
    CLASS_VARIABLE = "class variable"
    INSTANCE_ATTRIBUTE = "instance attribute"
    VARIABLE = "variable"
    FIELD = "field"
    ENUMERATION_MEMBER = "enumeration member"
    TYPE_ALIAS = "type alias"


class Trait(Enum):
    """A word before the main word of a kind; the value is the word on pages."""

    FROZEN = "frozen"
    ABSTRACT = "abstract"
    ASYNC = "async"
    GENERATOR = "generator"


class DefinitionKind(NamedTuple):
    """The kind of a definition: its main word, and the words before it, in order."""

    noun: Noun
    traits: tuple[Trait, ...] = ()

    @property
    def words(self) -> str:
        """The kind as pages say it: ``async generator``, ``frozen dataclass``."""
        before = [trait.value for trait in self.traits]
        if self.noun is Noun.FUNCTION and Trait.GENERATOR in self.traits:
            return " ".join(before)
        return " ".join([*before, self.noun.value])


_FROZEN_ATTRS = DefinitionKind(Noun.ATTRS_CLASS, (Trait.FROZEN,))
_CLASS_DECORATORS = {
    "dataclasses.dataclass": DefinitionKind(Noun.DATACLASS),
    **{
        f"attr.{name}": DefinitionKind(Noun.ATTRS_CLASS)
        for name in ("attrs", "attributes", "define", "dataclass", "mutable", "s")
    },
    "attrs.define": DefinitionKind(Noun.ATTRS_CLASS),
    "attrs.mutable": DefinitionKind(Noun.ATTRS_CLASS),
    "attr.frozen": _FROZEN_ATTRS,
    "attrs.frozen": _FROZEN_ATTRS,
}
_BASES = {
    **{
        f"enum.{name}": Noun.ENUMERATION
        for name in ("Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum")
    },
    "abc.ABC": Noun.ABSTRACT_CLASS,
    **{
        f"{module}.{name}": noun
        for module in ("typing", "typing_extensions")
        for name, noun in (
            ("NamedTuple", Noun.NAMED_TUPLE),
            ("Protocol", Noun.PROTOCOL),
            ("TypedDict", Noun.TYPED_DICTIONARY),
        )
    },
}
#: The kinds that a class inherits from a base of the same file.
_INHERITED = frozenset((Noun.ENUMERATION, Noun.EXCEPTION, Noun.TYPED_DICTIONARY))
#: The kinds of classes whose annotated variables are fields.
_OF_FIELDS = frozenset((Noun.ATTRS_CLASS, Noun.DATACLASS, Noun.NAMED_TUPLE, Noun.TYPED_DICTIONARY))
_EXCEPTION_ENDS = ("Error", "Exception", "ExceptionGroup", "Warning")
_EXCEPTIONS = frozenset(
    ("GeneratorExit", "KeyboardInterrupt", "StopAsyncIteration", "StopIteration", "SystemExit")
)
_FUNCTION_DECORATORS = {
    "builtins.classmethod": Noun.CLASS_METHOD,
    "builtins.property": Noun.PROPERTY,
    "builtins.staticmethod": Noun.STATIC_METHOD,
    "abc.abstractproperty": Noun.ABSTRACT_PROPERTY,
    "functools.cached_property": Noun.CACHED_PROPERTY,
    "typing.overload": Noun.OVERLOAD,
    "typing_extensions.overload": Noun.OVERLOAD,
}
_ACCESSORS = {
    ".setter": Noun.PROPERTY_SETTER,
    ".deleter": Noun.PROPERTY_DELETER,
    ".getter": Noun.PROPERTY,
}
#: The kinds that stand with the property that they belong to.
ACCESSORS = frozenset(_ACCESSORS.values())
#: What a function's flags say, in the order of the words.
_FLAGS = {"async": Trait.ASYNC, "generator": Trait.GENERATOR}
#: The kind of a function by the type of its owner.
_FUNCTIONS = {"module": Noun.FUNCTION, "class": Noun.METHOD, "function": Noun.NESTED_FUNCTION}


def find_kinds(definitions: Sequence[Definition]) -> tuple[DefinitionKind, ...]:
    """Return the kinds of ``Facts.definitions``, in the same order."""
    kinds: list[DefinitionKind] = []
    classes: dict[str, Noun] = {}
    for definition in definitions:
        owner = definition.owner
        owner_noun = kinds[owner].noun if owner >= 0 else None
        owner_type = definitions[owner].kind if owner >= 0 else "module"
        kinds.append(_kind(definition, owner_type, owner_noun, classes))
        if definition.kind == "class":
            classes[definition.qualname] = kinds[-1].noun
    return tuple(kinds)


def _kind(
    definition: Definition, owner: str, owner_noun: Noun | None, classes: dict[str, Noun]
) -> DefinitionKind:
    if definition.kind == "class":
        return _class_kind(definition, classes)
    if definition.kind == "function":
        return _function_kind(definition, owner)
    if definition.kind != "variable":
        return DefinitionKind(Noun.TYPE_ALIAS)
    return DefinitionKind(_variable_noun(definition, owner, owner_noun))


def _class_kind(definition: Definition, classes: dict[str, Noun]) -> DefinitionKind:
    for decorator in definition.decorators:
        kind = _CLASS_DECORATORS.get(decorator.target)
        if kind:
            return kind._replace(traits=(Trait.FROZEN,)) if _is_frozen(decorator) else kind
    found = (_base_noun(base, classes) for base in definition.bases)
    return DefinitionKind(next((noun for noun in found if noun), Noun.CLASS))


def _is_frozen(decorator: Reference) -> bool:
    return any(each.keyword == "frozen" and each.value == "True" for each in decorator.arguments)


def _base_noun(base: Reference, classes: dict[str, Noun]) -> Noun | None:
    """Return the kind that a class gets from a base, None if it gets none."""
    if base.target.startswith(":"):
        noun = classes.get(base.target[1:])
        return noun if noun in _INHERITED else None
    name = base.target.removeprefix("builtins.")
    if name != base.target and (name.endswith(_EXCEPTION_ENDS) or name in _EXCEPTIONS):
        return Noun.EXCEPTION
    if base.text.replace(" ", "").startswith("metaclass="):
        return Noun.ABSTRACT_CLASS if base.text.endswith("ABCMeta") else None
    return _BASES.get(base.target)


def _function_kind(definition: Definition, owner: str) -> DefinitionKind:
    for decorator in definition.decorators:
        noun = _FUNCTION_DECORATORS.get(decorator.target) or _accessor(decorator.text)
        if noun:
            return DefinitionKind(noun)
    traits = [trait for flag, trait in _FLAGS.items() if flag in definition.flags]
    if any(each.target == "abc.abstractmethod" for each in definition.decorators):
        traits.insert(0, Trait.ABSTRACT)
    return DefinitionKind(_FUNCTIONS.get(owner, Noun.NESTED_FUNCTION), tuple(traits))


def _accessor(decorator: str) -> Noun | None:
    return next((noun for end, noun in _ACCESSORS.items() if decorator.endswith(end)), None)


def _variable_noun(definition: Definition, owner: str, owner_noun: Noun | None) -> Noun:
    head = definition.signature.partition("=")[0]
    if "TypeAlias" in head:
        return Noun.TYPE_ALIAS
    if "instance" in definition.flags:
        return Noun.INSTANCE_ATTRIBUTE
    if owner != "class":
        return Noun.MODULE_VARIABLE if owner == "module" else Noun.VARIABLE
    annotated = ":" in head and "ClassVar" not in head
    if owner_noun in _OF_FIELDS:
        return Noun.FIELD if annotated else Noun.CLASS_VARIABLE
    if owner_noun is Noun.ENUMERATION and not annotated and not definition.name.startswith("_"):
        return Noun.ENUMERATION_MEMBER
    return Noun.CLASS_VARIABLE
