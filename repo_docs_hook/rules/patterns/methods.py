"""Rows for patterns in classes, by the special methods that they define."""

from __future__ import annotations

from collections.abc import Callable

from repo_docs_hook.rules.match import Row
from repo_docs_hook.rules.subjects import On, Subject

_DESCRIPTOR = "__get__ __set__ __delete__"
_ATTRIBUTES = "__getattr__ __getattribute__ __setattr__ __delattr__"
_PICKLING = "__reduce__ __reduce_ex__ __getstate__ __setstate__ __getnewargs__ __getnewargs_ex__"


def _methods(subject: Subject) -> set[str]:
    """Return the names that the subject's class defines itself."""
    return {item.name for item in subject.facts.definitions if item.owner == subject.owner}


def _defines(*names: str) -> Callable[[Subject], bool]:
    """Return a test that the class defines all of these."""
    return lambda subject: _methods(subject).issuperset(names)


def _those_of(names: str) -> Callable[[Subject], str]:
    """Return a function that lists which of these names the class defines."""

    def list_names(subject: Subject) -> str:
        methods = _methods(subject)
        return ", ".join(name for name in names.split() if name in methods)

    return list_names


ROWS = (
    Row(
        "Context Manager",
        On.METHOD,
        "__enter__",
        what="__enter__, __exit__",
        test=_defines("__exit__"),
    ),
    Row(
        "Context Manager",
        On.METHOD,
        "__aenter__",
        what="__aenter__, __aexit__",
        test=_defines("__aexit__"),
    ),
    Row("Descriptor", On.METHOD, _DESCRIPTOR, what=_those_of(_DESCRIPTOR)),
    Row("Dynamic Attributes", On.METHOD, _ATTRIBUTES, what=_those_of(_ATTRIBUTES)),
    Row("Pickle Support", On.METHOD, _PICKLING, what=_those_of(_PICKLING)),
    Row("Subclass Hook", On.METHOD, "__init_subclass__ __subclasshook__"),
)
