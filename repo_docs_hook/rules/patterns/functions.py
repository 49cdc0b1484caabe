"""Rows for patterns in functions, by their decorators and flags."""

from __future__ import annotations

import re

from repo_docs_hook.model.notes import Phrase
from repo_docs_hook.rules.arguments import every, none_of
from repo_docs_hook.rules.match import Row
from repo_docs_hook.rules.subjects import On, Subject
from repo_docs_hook.text.identifiers import CHARACTER

# https://peps.python.org/pep-0695/
_TYPE_PARAMETERS = re.compile(rf"(?:async )?(?:class|def|type) {CHARACTER}+ ?\[")
_MANAGED = frozenset({"contextlib.contextmanager", "contextlib.asynccontextmanager"})


def _has_type_parameters(subject: Subject) -> bool:
    definition = subject.definition
    return definition is not None and _TYPE_PARAMETERS.match(definition.signature) is not None


def _is_module_level(subject: Subject) -> bool:
    definition = subject.definition
    return definition is not None and definition.owner < 0 and definition.kind == "function"


def _wraps_for_caller(subject: Subject) -> bool:
    """Whether the definition stands in a function that can be used as a decorator."""
    definition = subject.definition
    if definition is None or definition.owner < 0:
        return False
    owner = subject.facts.definitions[definition.owner]
    return owner.kind == "function" and (owner.name == "__call__" or owner.name[:2] != "__")


def _locate_owner(subject: Subject) -> int:
    return subject.definition.owner if subject.definition else subject.owner


def _is_managed(subject: Subject) -> bool:
    """Whether a decorator makes the generator a context manager."""
    decorators = subject.definition.decorators if subject.definition else ()
    return any(decorator.target in _MANAGED for decorator in decorators)


def _is_async(subject: Subject) -> bool:
    return subject.definition is not None and "async" in subject.definition.flags


def _is_first(subject: Subject) -> bool:
    """Whether no definition before this one has its name; only the first overload is a note."""
    name = subject.definition.qualname if subject.definition else ""
    before = subject.facts.definitions[: subject.owner]
    return all(definition.qualname != name for definition in before)


ROWS = (
    Row(
        "Asynchronous Programming",
        On.FLAG,
        "async",
        what="",
        test=lambda subject: (
            "generator" not in subject.definition.flags if subject.definition else False
        ),
    ),
    Row(
        "Asynchronous Programming",
        On.FLAG,
        "generator",
        what=Phrase("async generator"),
        test=every(_is_async, none_of(_is_managed)),
    ),
    Row(
        "Context Manager", On.DECORATOR, "contextlib.contextmanager contextlib.asynccontextmanager"
    ),
    Row(
        "Decorator",
        On.DECORATOR,
        "functools.wraps",
        what="",
        test=_wraps_for_caller,
        at=_locate_owner,
    ),
    Row("Decorator", On.DECORATOR, "wrapt.decorator decorator.decorator"),
    Row(
        "Generic",
        On.FLAG,
        "class function",
        what=Phrase("type parameters"),
        test=_has_type_parameters,
    ),
    Row(
        "Generic",
        On.CALL,
        "typing.TypeVar typing.ParamSpec typing.TypeVarTuple "
        "typing_extensions.TypeVar typing_extensions.ParamSpec typing_extensions.TypeVarTuple",
    ),
    Row(
        "Lazy Module Attributes",
        On.NAME,
        "__getattr__",
        "the module answers for names that it does not define",
        what="",
        test=_is_module_level,
    ),
    Row(
        "Overload",
        On.DECORATOR,
        "typing.overload typing_extensions.overload",
        what="",
        test=_is_first,
    ),
    Row("Single Dispatch", On.DECORATOR, "functools.singledispatch functools.singledispatchmethod"),
)
