"""Rows for patterns in the bases and decorators of classes.

Singletons, factories and the like have no rows, since no fact proves one.
"""

from __future__ import annotations

from repo_docs_hook.model.notes import Phrase
from repo_docs_hook.rules.arguments import argument
from repo_docs_hook.rules.match import Row, name_target
from repo_docs_hook.rules.subjects import On, Subject, is_keyword

# A base that only marks a class does not make its inheritance multiple.
_MARKERS = """
    builtins.object builtins.str builtins.int abc.ABC typing.Generic typing.Protocol
    typing.NamedTuple typing.TypedDict typing_extensions.Generic typing_extensions.Protocol
    enum.Enum enum.IntEnum enum.StrEnum enum.Flag enum.IntFlag
"""
# https://docs.python.org/3/library/exceptions.html#exception-hierarchy
_EXCEPTIONS = """
    ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup
    BlockingIOError BrokenPipeError BufferError BytesWarning ChildProcessError
    ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError
    DeprecationWarning EOFError EncodingWarning EnvironmentError Exception ExceptionGroup
    FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError
    ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError
    KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError
    NotADirectoryError NotImplementedError OSError OverflowError PendingDeprecationWarning
    PermissionError ProcessLookupError PythonFinalizationError RecursionError ReferenceError
    ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError
    SyntaxWarning SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError
    UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning
    UserWarning ValueError Warning ZeroDivisionError
"""


def _has_real_bases(subject: Subject) -> bool:
    """Whether the class has two bases or more, those that only mark a class left out."""
    bases = subject.definition.bases if subject.definition else ()
    real = [base for base in bases if not is_keyword(base) and base.target not in _MARKERS.split()]
    return len(real) > 1


def _list_options(subject: Subject) -> str:
    """Return the options that a dataclass decorator turns on: ``frozen, slots``."""
    on = [name for name in ("frozen", "kw_only", "order", "slots") if _is_on(subject, name)]
    return ", ".join(on)


def _is_on(subject: Subject, option: str) -> bool:
    return argument(subject, option) == "True"


ROWS = (
    Row("Abstract Base Class", On.BASE, "abc.ABC"),
    Row("Abstract Base Class", On.METACLASS, "abc.ABCMeta"),
    Row(
        "Abstract Method",
        On.DECORATOR,
        "abc.abstractmethod abc.abstractproperty abc.abstractclassmethod abc.abstractstaticmethod",
        "a subclass has to define it before it can be instantiated",
    ),
    Row(
        "Custom Exception",
        On.ANCESTOR,
        " ".join(f"builtins.{name}" for name in _EXCEPTIONS.split()),
    ),
    Row(
        "Dataclass",
        On.DECORATOR,
        "dataclasses.dataclass pydantic.dataclasses.dataclass",
        what=_list_options,
    ),
    Row(
        "Dataclass",
        On.DECORATOR,
        "attr.s attr.attrs attr.define attr.mutable attr.frozen "
        "attrs.define attrs.mutable attrs.frozen attr.dataclass",
    ),
    Row(
        "Enumeration",
        On.ANCESTOR,
        "enum.Enum enum.IntEnum enum.StrEnum enum.Flag enum.IntFlag enum.ReprEnum "
        "django.db.models.TextChoices django.db.models.IntegerChoices django.db.models.Choices",
    ),
    Row("Generic", On.BASE, "typing.Generic typing_extensions.Generic"),
    Row(
        "Metaclass",
        On.ANCESTOR,
        "builtins.type abc.ABCMeta enum.EnumMeta enum.EnumType",
        "its instances are classes",
    ),
    Row(
        "Metaclass",
        On.METACLASS,
        "*",
        what=lambda subject: f"metaclass={name_target(subject)}",
        test=lambda subject: subject.target != "abc.ABCMeta",
    ),
    Row(
        "Object-Oriented Design",
        On.OVERRIDDEN,
        "class",
        "subclasses here override its methods",
        what=Phrase("polymorphic base"),
    ),
    Row(
        "Object-Oriented Design",
        On.FLAG,
        "class",
        what=Phrase("multiple inheritance"),
        test=_has_real_bases,
    ),
    Row("Named Tuple", On.ANCESTOR, "typing.NamedTuple collections.namedtuple"),
    Row("Protocol", On.BASE, "typing.Protocol typing_extensions.Protocol"),
    Row("Typed Dictionary", On.ANCESTOR, "typing.TypedDict typing_extensions.TypedDict"),
)
