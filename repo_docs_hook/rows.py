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
    readers = _readers(as_key)
    if type(row) is not tuple or len(row) != len(readers):
        raise ValueError(f"not a row of {kind.__name__}")
    return kind(*(read(each) if read else each for read, each in zip(readers, row, strict=True)))


@functools.cache
def _names(kind: Any) -> tuple[str, ...]:
    if not isinstance(kind, type) or not dataclasses.is_dataclass(kind):
        return ()
    return tuple(each.name for each in dataclasses.fields(kind))


@functools.cache
def _readers(kind: Any) -> tuple[Callable[[Any], Any] | None, ...]:
    hints = typing.get_type_hints(kind)
    return tuple(_reader(hints[name]) for name in _names(kind))


def _reader(hint: Any) -> Callable[[Any], Any] | None:
    """How to read a field: None where the row holds it as it is."""
    arguments = typing.get_args(hint)
    if typing.get_origin(hint) is tuple and _names(arguments[0]):
        inner = functools.partial(from_row, arguments[0])
        return lambda row: tuple(map(inner, row))
    return None
