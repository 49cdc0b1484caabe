"""Queue widgets and run them.

Widgets wait in a :class:`Queue` until a worker takes them.
"""

from __future__ import annotations

import functools
import pickle as pk
import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .text import Base

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Queue", "Widget"]
LIMIT = 10


@dataclass(frozen=True)
class Widget(Base):
    """One unit of work."""

    name: str
    size: int = 3

    def run(self, command: list[str], *, force: bool = False) -> int:
        """Run the widget's command.

        Args:
            command: Program and arguments.
            force: Run although the widget is empty.

        Returns:
            The exit status.
        """

        def attempt() -> int:
            return subprocess.call(command)

        return attempt()


@dataclass
class Queue:
    """Widgets in order."""

    items: list[Widget] = field(default_factory=list)

    def __enter__(self) -> Queue:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.items.clear()

    def __iter__(self) -> Iterator[Widget]:
        yield from self.items


@functools.cache
def load(blob: bytes) -> Widget:
    return pk.loads(blob)
