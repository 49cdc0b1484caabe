#!/usr/bin/env python3
"""Hold every construct that the parser reads, each once.

The words below are the whole of it.

Example:
    >>> limit()
    7
"""

from __future__ import annotations

import abc
import argparse, os.path as paths
import contextlib
import enum
import functools
import hashlib
import pickle as pk
import subprocess
import threading
import typing as t
from collections.abc import (
    AsyncIterator,  # one
    Iterator as Rows,
)
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, overload

from . import base
from .base import Base as Parent
from ..elsewhere import lost

try:
    import yaml
except ImportError:
    yaml = None

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["Color", "Queue", "limit"]
__all__ += ["Pair"]
__all__.append("load")

LIMIT: int = 0x_7F
first, (second, *rest) = 1, (2, 3, 4)
text = f"{LIMIT!r:>{10}} {'nested'} {{}}"
raw = rb"\x00" b"more"
table = {"key": [value for value in range(3) if value], **{}}
numbers = 1_000, 1e3, 2j, 0o17, 0b11, ..., None, not True
if (walrus := len(table)) > 1 and first is not second:
    chosen = lambda x, /, y=1, *args, z, **options: (x, y, args, z, options)
else:
    chosen = None
del walrus
type Pair[T, *Ts, **P] = tuple[T, *Ts] | t.Callable[P, T]


class Color(enum.Enum):
    """Colours."""

    RED = enum.auto()
    GREEN = RED


class Shape(Parent, abc.ABC, metaclass=abc.ABCMeta):
    """A shape.

    Attributes:
        corners (int): How many.
    """

    __slots__ = ("corners",)
    corners: int

    def __init__(self, corners: int = 3, /, *, name: str = "a|b") -> None:
        """Make one.

        Args:
            corners: How many.
            name: What it is called.

        Raises:
            ValueError: Where there are none.
        """
        if not corners:
            raise ValueError(name) from None
        self.corners = corners

    @property
    def area(self) -> float:
        """How large it is."""
        return 0.0

    @area.setter
    def area(self, value: float) -> None: ...

    @classmethod
    def make(cls, *sizes: int, **options: object) -> Shape:
        """Make one of its sizes.

        Parameters
        ----------
        *sizes : int
            One for each side.
        **options
            Anything.

        Returns
        -------
        Shape
            The shape.
        """
        return cls(len(sizes))

    @staticmethod
    @functools.cache
    def known(name: "str", default=(1, 2)[0]): ...

    @abc.abstractmethod
    def run(self):
        """Run it.

        :param x: nothing
        :returns: nothing either
        """

    class Inner:
        """Stands inside."""

        def deep(self) -> None:
            """Deep."""

            def deeper() -> None: ...

    if LIMIT:

        def run_fast(self): ...


class Square(Shape):
    def run(self): ...


class Cube(Square, base.Base):
    def __matmul__(self, other): return self @ other
    def __enter__(self): return self
    def __exit__(self, *args): return False


@dataclass(frozen=True, slots=True, order=False,)
class Queue[T: (int, str) = int]:
    """A queue of things."""

    items: list[T] = field(default_factory=list)
    name: t.ClassVar[str] = "queue"

    def __iter__(self) -> Rows[T]:
        yield from self.items


class Problem(Exception):
    """It went wrong."""


@overload
def limit(of: int = ...) -> int: ...
@overload
def limit(of: str) -> str: ...
def limit(of=LIMIT):
    """Return the limit.

    >>> limit(3)
    3
    """
    global LIMIT
    LIMIT = of
    return of


def load(blob: bytes) -> object:
    return pk.loads(blob)


async def work(*, timeout: float | None = None) -> AsyncIterator[int]:
    """Work and yield.

    Usage::

        await work()
    """
    async with contextlib.AsyncExitStack() as stack, threading.Lock():
        async for item in other():
            yield item
    numbers = [each async for each in other() if await each]
    try:
        pass
    except* (OSError, Problem) as group:
        raise
    except* Exception:
        pass
    finally:
        print(*numbers, sep="", file=None)


async def other(): ...


def decide(subject, command):
    """Decide by its shape."""
    match subject:
        case {"key": [1, *more], **others} if more:
            return others
        case Color.RED | Color.GREEN | -1 | 1 + 2j | "a" "b" | None:
            pass
        case Shape(corners=3) as shape:
            assert shape
        case (first, second) | [first, second, _]:
            pass
        case _:
            subprocess.call(command, shell=True)
    for number in (yield):
        while number:
            break
        else:
            continue
    with (open("a") as one, open("b") as two):
        nonlocal_ = hashlib.md5(one.read())

    def inner():
        nonlocal nonlocal_
        import json
        nonlocal_ = json

    return inner


def main() -> None:
    argparse.ArgumentParser().parse_args()


if __name__ == "__main__":
    main()
