from collections.abc import Iterator
from typing import overload

class Table:
    rows: int
    @overload
    def get(self, key: str) -> str: ...
    @overload
    def get(self, key: int) -> bytes: ...
    def __iter__(self) -> Iterator[str]: ...
