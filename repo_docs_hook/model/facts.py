"""Facts of one source, found in its bytes alone.

The cache keeps them, and its key covers this module: put data that is no fact elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a call or decorator.

    ``keyword`` is the keyword, ``""`` for a positional argument, ``"*"`` or ``"**"``
    for an unpacked one. ``value`` is a constant as Python's ``ascii`` writes it
    (``True``, ``'md5'``, ``7``), a string's first 80 characters, ``=dotted.name`` for a
    name resolved through the file's imports, ``:f-string``, ``:concatenation``, ``:percent``
    or ``:format`` for a string that is built, then a blank and the literal text it begins
    with (``:f-string SELECT * FROM``), and ``""`` for anything else.
    """

    keyword: str
    value: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A decorator, base or class keyword as written, and what it resolves to.

    ``target`` is the dotted name (``functools.lru_cache``; ``.text.Base`` when it was
    imported relatively; ``builtins.property``; ``:Widget`` for a definition of this
    file, by its qualified name), ``""`` where it cannot be known.
    """

    text: str
    target: str
    arguments: tuple[Argument, ...] = ()


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a function: its parts as written, ``""`` for what is absent."""

    name: str
    kind: str
    annotation: str
    default: str


@dataclass(frozen=True, slots=True)
class Definition:
    """A class, function, variable or type alias, in source order.

    ``owner`` is the index of the enclosing definition in ``Facts.definitions``, -1 for
    the module. Attributes that a constructor assigns come last. ``qualname`` has no
    ``<locals>``; ``anchor`` is the same, made unique in the file by ``-2``, ``-3``...
    ``signature`` is the header as written, on one
    line. ``docstring`` is cleaned (PEP 257), None where there is none. ``flags`` are
    sorted words: ``async``, ``generator``, ``cut`` (a value too long to show whole),
    ``instance`` (an attribute that a constructor assigns to ``self``), ``reassigned``,
    ``typing`` (under TYPE_CHECKING), ``conditional``.
    """

    kind: str
    name: str
    qualname: str
    anchor: str
    owner: int
    line: int
    signature: str
    decorators: tuple[Reference, ...] = ()
    bases: tuple[Reference, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    returns: str = ""
    docstring: str | None = None
    docstring_line: int = 0
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Import:
    """One imported module or name.

    ``module`` is dotted, with the leading dots of a relative import. ``name`` is the
    imported name, ``*``, or ``""`` for a plain ``import module``. ``alias`` is the name
    after ``as``, or ``""``. ``flags``, sorted: ``typing`` (under TYPE_CHECKING),
    ``optional`` (in a ``try`` whose handler of ImportError goes on without it, or instead of
    that import in such a handler), ``lazy`` (inside a function, PEP 810's ``lazy import``, or
    under TYPE_CHECKING in a module that answers for its names with ``__getattr__``).
    """

    module: str
    name: str
    alias: str
    owner: int
    flags: tuple[str, ...] = ()

    @property
    def bound(self) -> str:
        """The name that the import binds in its scope."""
        return self.alias or self.name or self.module.split(".", 1)[0]

    @property
    def target(self) -> str:
        """The dotted name of what is imported."""
        if not self.name or self.name == "*":
            return self.module
        return (
            self.module + self.name if self.module.endswith(".") else f"{self.module}.{self.name}"
        )


@dataclass(frozen=True, slots=True)
class Call:
    """A call whose function resolves to an import or a builtin (``builtins.eval``).

    ``target`` is ``?.execute`` for a method of something unknown; of those only calls
    are kept that pass a built string, and calls of methods that rules watch.

    ``owner`` is the index of the definition that it stands in, -1 for the module.
    """

    target: str
    owner: int
    arguments: tuple[Argument, ...] = ()


@dataclass(frozen=True, slots=True)
class Syntax:
    """A construct that the definition ``owner`` (-1: the module) uses.

    ``feature``: ``except`` (``detail``: the exception as written, ``""`` for a bare
    one), ``except raise`` (likewise, of a handler that always raises), ``raise``
    (likewise), ``match``, ``await``, ``async for``,
    ``async with``, ``assert``, ``global`` (where a global name is bound), ``except*``.
    """

    feature: str
    detail: str
    owner: int


@dataclass(frozen=True, slots=True)
class Setting:
    """An assignment to an attribute that rules watch, of any object: ``x.verify = False``.

    ``value`` is as ``Argument.value`` has it; ``owner`` is the definition that it stands in.
    """

    attribute: str
    value: str
    owner: int


@dataclass(frozen=True, slots=True)
class Value:
    """A function that rules watch, taken as a value and not called: ``hash_with(hashlib.md5)``.

    ``target`` is its dotted name; ``owner`` is the definition that it stands in.
    """

    target: str
    owner: int


#: A subcommand whose name is not known, in ``Option.command``.
UNKNOWN_COMMAND = "?"


@dataclass(frozen=True, slots=True)
class Option:
    """A command line option, or a positional argument.

    ``command`` are the names of the subcommands that lead to it, with blanks between, ``""`` for
    the program itself. ``names`` are as written. ``default`` and ``choices`` are code, ``""``
    where there are none. ``help`` is a literal text on one line; where it is something else,
    ``help_code`` has it as code. ``owner`` is the definition that adds the option.
    """

    command: str
    names: tuple[str, ...]
    default: str
    help: str
    help_code: str
    required: bool
    choices: str
    owner: int


@dataclass(frozen=True, slots=True)
class Variable:
    """An environment variable that is read.

    ``name`` is ``""`` where it is not known, and then ``key`` is the expression that it comes
    from, as code. ``default`` is code, ``""`` where there is none; ``owner`` is the definition
    that reads it.
    """

    name: str
    key: str
    default: str
    owner: int


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that the pages need to know of one source, from its bytes alone.

    ``exports`` is ``__all__`` as far as it is made of literals, None where there is
    none; ``exports_complete`` tells whether the literals are the whole of it. ``comment`` is
    the text of the comments above the first statement, without shebang and coding line.
    """

    docstring: str | None = None
    docstring_line: int = 0
    definitions: tuple[Definition, ...] = ()
    imports: tuple[Import, ...] = ()
    exports: tuple[str, ...] | None = None
    exports_complete: bool = True
    calls: tuple[Call, ...] = ()
    syntax: tuple[Syntax, ...] = ()
    main_guard: bool = False
    shebang: str = ""
    settings: tuple[Setting, ...] = ()
    values: tuple[Value, ...] = ()
    comment: str = ""
    variables: tuple[Variable, ...] = ()
    options: tuple[Option, ...] = ()


class SourceError(Exception):
    """A source that its language's reader refuses; ``line`` and ``column`` are 1-based, 0: unknown.

    ``message`` says in words what is wrong.
    """

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column
