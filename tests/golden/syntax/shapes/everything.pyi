from typing import overload

from .base import Base

@overload
def limit(of: int = ...) -> int: ...
@overload
def limit(of: str) -> str: ...

class Shape(Base):
    corners: int
    def __init__(self, corners: int = ..., /, *, name: str = ...) -> None: ...
