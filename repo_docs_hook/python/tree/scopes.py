"""Bindings of each scope, and dotted names resolved through them."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

#: Builtins that a name without any binding in the file means (Python 3.10 to 3.14).
BUILTINS = frozenset(
    """
    ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError
    BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError
    ConnectionError ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError
    EncodingWarning EnvironmentError Exception ExceptionGroup FileExistsError FileNotFoundError
    FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning
    IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt
    LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError NotImplementedError
    OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError
    PythonFinalizationError RecursionError ReferenceError ResourceWarning RuntimeError
    RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError
    SystemExit TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError
    UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError
    Warning ZeroDivisionError __import__ abs aiter all anext any ascii bin bool breakpoint
    bytearray bytes callable chr classmethod compile complex delattr dict dir divmod enumerate
    eval exec filter float format frozenset getattr globals hasattr hash help hex id input int
    isinstance issubclass iter len list locals map max memoryview min next object oct open ord
    pow print property range repr reversed round set setattr slice sorted staticmethod str sum
    super tuple type vars zip
    """.split()
)


class Binding(NamedTuple):
    """One way in which a scope binds a name.

    ``target`` is the dotted name of an import, ``:qualname`` of a class or function of
    this file, ``""`` of anything else. ``sure`` is False under ``if``, ``try`` and loops.
    ``maker`` is the name of the function whose call without arguments gives the value, or ``""``.
    """

    target: str
    sure: bool
    maker: str = ""


class NameScope:
    """A module, class, function or comprehension: its bindings and where it stands.

    ``kind`` is ``module``, ``class``, ``function``, ``lambda`` or ``comprehension``; ``owner`` is
    the index of the definition that it belongs to, -1 for the module. ``at_run_time`` are the
    names that it binds outside of TYPE_CHECKING, maybe among other places. ``rebinds`` tells
    whether it binds a name that it declares global. ``returned``, of a module, are the names
    that its functions return, by their ``:qualname``, each with the scope.
    """

    __slots__ = (
        "at_run_time",
        "bindings",
        "globals",
        "kind",
        "owner",
        "parent",
        "rebinds",
        "returned",
    )

    def __init__(self, parent: NameScope | None, owner: int, kind: str) -> None:
        self.parent = parent
        self.owner = owner
        self.kind = kind
        self.bindings: dict[str, list[Binding]] = {}
        self.globals: set[str] = set()
        self.rebinds = False
        self.at_run_time: set[str] = set()
        self.returned: dict[str, list[tuple[str, NameScope]]] = {}

    def bind(
        self,
        name: str,
        target: str = "",
        *,
        sure: bool = True,
        typing: bool = False,
        maker: str = "",
    ) -> None:
        """Record that this scope binds ``name``."""
        self.rebinds = self.rebinds or name in self.globals
        scope = self.module if name in self.globals else self
        scope.bindings.setdefault(name, []).append(Binding(target, sure, maker))
        if not typing:
            scope.at_run_time.add(name)

    @property
    def module(self) -> NameScope:
        """The outermost scope."""
        scope = self
        while scope.parent is not None:
            scope = scope.parent
        return scope

    @property
    def in_function(self) -> bool:
        """Whether it is a function, or stands in one at any depth."""
        scope: NameScope | None = self
        while scope is not None and scope.kind != "function":
            scope = scope.parent
        return scope is not None

    def resolve(self, dotted: str) -> tuple[str, ...]:
        """Return what a dotted name means here: imports, a definition of this file, a builtin.

        Python's rules (Execution model, "Resolution of names"): the innermost scope
        that binds the first part decides, classes count only for themselves. Nothing is
        returned where the name is bound to something that is not known. An import wins
        over other bindings of its scope unless one of those is unconditional; several
        imports (``try``/``except ImportError``) are all returned.
        """
        first, dot, rest = dotted.partition(".")
        scope = self.find(first)
        if scope is None:
            return (f"builtins.{dotted}",) if first in BUILTINS else ()
        found = scope.bindings[first]
        return tuple(target + dot + rest for target in _targets(found) or self._list_made(found))

    def find(self, name: str) -> NameScope | None:
        """Return the scope that binds a name which is used here, None where none does."""
        scope: NameScope | None = self
        while scope is not None:
            if name in scope.globals:
                scope = self.module
            if name in scope.bindings and (scope is self or scope.kind != "class"):
                return scope
            scope = scope.parent
        return None

    def _list_made(self, bindings: list[Binding]) -> list[str]:
        """Return the imports that bindings get from functions of this file that return them."""
        returned = self.module.returned
        found = [pair for each in bindings for pair in returned.get(f":{each.maker}", ())]
        made = [
            each.target
            for name, scope in found
            for each in scope.bindings.get(name, ())
            if each.target and each.target[0] != ":"
        ]
        return list(dict.fromkeys(made))


def _targets(bindings: list[Binding]) -> list[str]:
    targets = list(dict.fromkeys(each.target for each in bindings))
    if len(targets) == 1:
        return targets if targets[0] else []
    imports = [target for target in targets if target and target[0] != ":"]
    sure = any(each.sure for each in bindings if each.target not in imports)
    return [] if sure else imports


def normalise(name: str) -> str:
    """Return an identifier as Python compares it (NFKC, PEP 3131)."""
    return name if name.isascii() else unicodedata.normalize("NFKC", name)
