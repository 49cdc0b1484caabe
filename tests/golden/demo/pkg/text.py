"""Things that are made of text.

They know Google's, NumPy's and Sphinx's way to write a docstring.
"""

import enum
import os
from abc import ABC, abstractmethod
from typing import overload


class Base:
    """What all have in common.

    Attributes:
        text: The text | with a bar, and <b>HTML</b>.

    Example:
        >>> Base().text
        ''
    """

    text = ""

    class Meta:
        order = ["text"]

    class Part:
        """A part of the whole."""

        def whole(self) -> "Base":
            """Return the whole."""
            return Base()


class Colour(str, enum.Enum):
    RED = "r"
    GREEN = "g"


class Reader(ABC):
    """Reads, and costs $5; ask @nobody or see https://example.org/#1 :tada:."""

    @property
    def size(self) -> int:
        """How much there is to read.

        Returns
        -------
        size : int
            In bytes.
        """
        return 0

    @size.setter
    def size(self, value: int) -> None:
        self._size = value

    @abstractmethod
    async def read(self, size=-1, *lines, sep="|"):
        r"""Read some.

        :param size: how much
        :type size: int
        :param sep: a ``|`` or \\ between lines
        :raises OSError: where it cannot

        Read it as follows::

            await reader.read()
        """


class ReadError(OSError):
    """Cannot read."""


class LateError(ReadError):
    pass


@overload
def find(text: str) -> str: ...
@overload
def find(text: bytes) -> bytes: ...
def find(text):
    """Find it.

    - here
    - or there

    ```
    or in a fence
    ```
    """
    return os.system("find " + text)


if os.name == "nt":
    SEP = "\\"
else:
    SEP = "/"
