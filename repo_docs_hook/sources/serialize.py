"""Dataclasses to plain nested tuples and back, so that ``marshal`` can carry them."""

from __future__ import annotations

import dataclasses
import functools
import typing
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


def to_row(value: Any) -> Any:
    """Return a dataclass as a tuple of its fields, all the way down; other values as they are."""
    if type(value) is tuple:
        return tuple(map(to_row, value))
    kind: Any = type(value)
    names = _names(kind)
    return tuple(to_row(getattr(value, name)) for name in names) if names else value


def from_row(kind: type[T], row: Any) -> T:
    """Rebuild a dataclass of the type ``kind`` from what ``to_row`` made of one.

    Raises TypeError or ValueError where the row has another shape than the type.
    """
    as_key: Any = kind
    found: T = _builder(as_key)(row)
    return found


@functools.cache
def _names(kind: Any) -> tuple[str, ...]:
    if not isinstance(kind, type) or not dataclasses.is_dataclass(kind):
        return ()
    return tuple(each.name for each in dataclasses.fields(kind))


@functools.cache
def _builder(kind: Any) -> Callable[[Any], Any]:
    """Return a function that rebuilds a type, made once, since a cache holds millions of rows."""
    hints = typing.get_type_hints(kind)
    inner = [_inner(hints[name]) for name in _names(kind)]
    nested = tuple((at, _builder(each)) for at, each in enumerate(inner) if each)
    size = len(inner)

    def build(row: Any) -> Any:
        if type(row) is not tuple or len(row) != size:
            raise ValueError(f"not a row of {kind.__name__}")
        if nested:
            values = list(row)
            for at, builder in nested:
                values[at] = tuple([builder(each) for each in row[at]])
            return kind(*values)
        return kind(*row)

    return build


def _inner(hint: Any) -> Any:
    """Return the dataclass that a field has a tuple of, None where it holds something else."""
    arguments = typing.get_args(hint)
    if typing.get_origin(hint) is tuple and _names(arguments[0]):
        return arguments[0]
    return None
