"""What a definition is, in words: frozen dataclass, class method, overload, field..."""

from __future__ import annotations

from collections.abc import Sequence

from repo_docs_hook.model.facts import Definition, Reference

_CLASS_DECORATORS = {
    "dataclasses.dataclass": "dataclass",
    "attr.attrs": "attrs class",
    "attr.attributes": "attrs class",
    "attr.define": "attrs class",
    "attr.dataclass": "attrs class",
    "attr.mutable": "attrs class",
    "attr.s": "attrs class",
    "attrs.define": "attrs class",
    "attrs.mutable": "attrs class",
    "attr.frozen": "frozen attrs class",
    "attrs.frozen": "frozen attrs class",
}
_BASES = {
    **dict.fromkeys(
        (f"enum.{name}" for name in ["Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum"]),
        "enumeration",
    ),
    "abc.ABC": "abstract class",
    **{
        f"{module}.{name}": kind
        for module in ("typing", "typing_extensions")
        for name, kind in (
            ("NamedTuple", "named tuple"),
            ("Protocol", "protocol"),
            ("TypedDict", "typed dictionary"),
        )
    },
}
#: The kinds that a class has because a base of it has them.
_INHERITED = frozenset(("enumeration", "exception", "typed dictionary"))
_OF_FIELDS = frozenset(
    ("attrs class", "dataclass", "frozen attrs class", "frozen dataclass", "named tuple")
)
_EXCEPTION_ENDS = ("Error", "Exception", "ExceptionGroup", "Warning")
_EXCEPTIONS = frozenset(
    ("GeneratorExit", "KeyboardInterrupt", "StopAsyncIteration", "StopIteration", "SystemExit")
)
_FUNCTION_DECORATORS = {
    "builtins.classmethod": "class method",
    "builtins.property": "property",
    "builtins.staticmethod": "static method",
    "abc.abstractproperty": "abstract property",
    "functools.cached_property": "cached property",
    "typing.overload": "overload",
    "typing_extensions.overload": "overload",
}
_ACCESSORS = {".setter": "property setter", ".deleter": "property deleter", ".getter": "property"}


def kinds_in_words(definitions: Sequence[Definition]) -> tuple[str, ...]:
    """Return the kind of each definition, in the order of ``Facts.definitions``."""
    kinds: list[str] = []
    classes: dict[str, str] = {}
    for definition in definitions:
        owner = definition.owner
        owner_kind = kinds[owner] if owner >= 0 else ""
        owner_type = definitions[owner].kind if owner >= 0 else "module"
        kinds.append(_kind(definition, owner_type, owner_kind, classes))
        if definition.kind == "class":
            classes[definition.qualname] = kinds[-1]
    return tuple(kinds)


def _kind(definition: Definition, owner: str, owner_kind: str, classes: dict[str, str]) -> str:
    if definition.kind == "class":
        return _class_kind(definition, classes)
    if definition.kind == "function":
        return _function_kind(definition, owner)
    if definition.kind != "variable":
        return definition.kind
    return _variable_kind(definition, owner, owner_kind)


def _class_kind(definition: Definition, classes: dict[str, str]) -> str:
    for decorator in definition.decorators:
        kind = _CLASS_DECORATORS.get(decorator.target, "")
        if kind:
            return f"frozen {kind}" if _is_frozen(decorator) else kind
    found = (_base_kind(base, classes) for base in definition.bases)
    return next((kind for kind in found if kind), "class")


def _is_frozen(decorator: Reference) -> bool:
    return any(each.keyword == "frozen" and each.value == "True" for each in decorator.arguments)


def _base_kind(base: Reference, classes: dict[str, str]) -> str:
    if base.target.startswith(":"):
        kind = classes.get(base.target[1:], "")
        return kind if kind in _INHERITED else ""
    name = base.target.removeprefix("builtins.")
    if name != base.target and (name.endswith(_EXCEPTION_ENDS) or name in _EXCEPTIONS):
        return "exception"
    if base.text.replace(" ", "").startswith("metaclass="):
        return "abstract class" if base.text.endswith("ABCMeta") else ""
    return _BASES.get(base.target, "")


def _function_kind(definition: Definition, owner: str) -> str:
    for decorator in definition.decorators:
        kind = _FUNCTION_DECORATORS.get(decorator.target, "") or _accessor(decorator.text)
        if kind:
            return kind
    name = {"module": "function", "class": "method"}.get(owner, "nested function")
    words: list[str] = [flag for flag in ("async", "generator") if flag in definition.flags]
    if any(each.target == "abc.abstractmethod" for each in definition.decorators):
        words.insert(0, "abstract")
    if words[-1:] == ["generator"] and name == "function":
        return " ".join(words)
    return " ".join([*words, name])


def _accessor(decorator: str) -> str:
    return next((kind for end, kind in _ACCESSORS.items() if decorator.endswith(end)), "")


def _variable_kind(definition: Definition, owner: str, owner_kind: str) -> str:
    head = definition.signature.partition("=")[0]
    if "TypeAlias" in head:
        return "type alias"
    if owner != "class":
        return "module variable" if owner == "module" else "variable"
    annotated = ":" in head and "ClassVar" not in head
    if owner_kind in _OF_FIELDS or owner_kind == "typed dictionary":
        return "field" if annotated else "class variable"
    if owner_kind == "enumeration" and not annotated and not definition.name.startswith("_"):
        return "enumeration member"
    return "class variable"
