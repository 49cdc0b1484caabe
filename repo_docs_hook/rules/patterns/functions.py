"""Rows for patterns in functions, by their decorators and flags."""

from __future__ import annotations

from repo_docs_hook.rules.match import Row
from repo_docs_hook.rules.subjects import On, Subject


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


ROWS = (
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
        "Lazy Module Attributes",
        On.NAME,
        "__getattr__",
        "the module answers for names that it does not define",
        what="",
        test=_is_module_level,
    ),
    Row("Single Dispatch", On.DECORATOR, "functools.singledispatch functools.singledispatchmethod"),
)
