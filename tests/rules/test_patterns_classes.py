"""Rules about classes: what their bases, decorators and special methods say."""

from __future__ import annotations

import pytest

from repo_docs_hook.rules import patterns
from repo_docs_hook.rules.patterns import classes as patterns_classes
from repo_docs_hook.rules.patterns import methods as patterns_methods
from tests.rules.telling import Cases, is_of_methods, list_silent, read, tell

CASES: Cases = {
    "abstract base class": (
        """
import abc
class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...
""",
        [
            "Abstract Base Class: abc.ABC @ Shape",
        ],
    ),
    "abstract metaclass": (
        """
from abc import ABCMeta
class Shape(metaclass=ABCMeta): ...
""",
        ["Abstract Base Class: abc.ABCMeta @ Shape"],
    ),
    "a class named ABC that is not abc's": (
        """
class ABC: ...
class Shape(ABC): ...
""",
        [],
    ),
    "callable object": (
        """
class Adder:
    def __call__(self, x): ...
""",
        [],
    ),
    "__call__ outside a class": (
        """
def __call__(self): ...
""",
        [],
    ),
    "container": (
        """
class Bag:
    def __getitem__(self, at): ...
    def __len__(self): ...
""",
        [],
    ),
    "the other half of a container, of a context manager, of iterators": (
        """
class Bag:
    def __getitem__(self, at): ...
class Lock:
    def __aenter__(self): ...
class Steps:
    def __next__(self): ...
class Ticks:
    def __anext__(self): ...
""",
        [],
    ),
    "half a container": (
        """
class Bag:
    def __len__(self): ...
""",
        [],
    ),
    "context manager": (
        """
class Lock:
    def __enter__(self): ...
    def __exit__(self, *error): ...
""",
        ["Context Manager: __enter__, __exit__ @ Lock"],
    ),
    "asynchronous context manager": (
        """
class Lock:
    async def __aenter__(self): ...
    async def __aexit__(self, *error): ...
""",
        [
            "Context Manager: __aenter__, __aexit__ @ Lock",
        ],
    ),
    "enter without exit": (
        """
class Lock:
    def __enter__(self): ...
""",
        [],
    ),
    "custom exceptions, the second by way of the first": (
        """
class Broken(ValueError): ...
class Shattered(Broken): ...
""",
        [],
    ),
    "a class named like an exception": (
        """
class ParseError: ...
class Other(ParseError): ...
""",
        [],
    ),
    "a shadowed builtin": (
        """
from .errors import ValueError
class Broken(ValueError): ...
""",
        [],
    ),
    "dataclasses": (
        """
from dataclasses import dataclass
import dataclasses as dc
@dataclass
class A: ...
@dc.dataclass(frozen=True, slots=True, eq=False)
class B: ...
""",
        ["Dataclass @ A", "Dataclass: frozen, slots @ B"],
    ),
    "attrs classes": (
        """
import attr, attrs
@attr.s
class A: ...
@attrs.frozen
class B: ...
""",
        ["Dataclass: attr.s @ A", "Dataclass: attrs.frozen @ B"],
    ),
    "a decorator of one's own named dataclass": (
        """
def dataclass(cls): return cls
@dataclass
class A: ...
""",
        [],
    ),
    "dataclass in a string": (
        '''
TEXT = """
@dataclass
class A: ...
"""
''',
        [],
    ),
    "descriptors": (
        """
class Field:
    def __get__(self, obj, owner): ...
    def __set__(self, obj, value): ...
class Lazy:
    def __get__(self, obj, owner): ...
""",
        ["Descriptor: __get__ @ Lazy", "Descriptor: __get__, __set__ @ Field"],
    ),
    "dynamic attributes": (
        """
class Proxy:
    def __getattr__(self, name): ...
""",
        ["Dynamic Attributes: __getattr__ @ Proxy"],
    ),
    "enumeration": (
        """
from enum import Enum, IntFlag
class Color(str, Enum):
    RED = 'red'
class Bits(IntFlag): ...
""",
        ["Enumeration: enum.Enum @ Color", "Enumeration: enum.IntFlag @ Bits"],
    ),
    "generic": (
        """
from typing import Generic, TypeVar
T = TypeVar('T')
class Box(Generic[T]): ...
""",
        [],
    ),
    "iterators": (
        """
class Steps:
    def __iter__(self): ...
    def __next__(self): ...
class Ticks:
    def __aiter__(self): ...
    async def __anext__(self): ...
""",
        [],
    ),
    "an iterable that is no iterator": (
        """
class Steps:
    def __iter__(self): ...
""",
        [],
    ),
    "metaclasses": (
        """
class Meta(type): ...
class Made(metaclass=Meta): ...
""",
        ["Metaclass: type @ Meta"],
    ),
    "metaclass as a variable": (
        """
metaclass = type
def f(metaclass=type): ...
""",
        [],
    ),
    "multiple inheritance": (
        """
from .base import A, B
class C(A, B): ...
""",
        [],
    ),
    "polymorphism": (
        """
class A:
    def run(self): ...
class B(A):
    def run(self): ...
class C(B):
    def run(self): ...
""",
        [],
    ),
    "a subclass that adds, or has an __init__ of its own": (
        """
class A:
    def __init__(self): ...
    def run(self): ...
class B(A):
    def __init__(self): ...
    def walk(self): ...
    def run_all(self): ...
""",
        [],
    ),
    "one base from elsewhere, and a marker": (
        """
import abc
from .base import A
class B(A): ...
class C(A, abc.ABC): ...
class D(A, abc.ABC, metaclass=abc.ABCMeta): ...
""",
        ["Abstract Base Class: abc.ABC @ C, D", "Abstract Base Class: abc.ABCMeta @ D"],
    ),
    "named tuples": (
        """
from typing import NamedTuple
from collections import namedtuple
class P(NamedTuple):
    x: int
class Q(namedtuple('Q', 'x y')): ...
""",
        [],
    ),
    "operators": (
        """
class Vector:
    def __mul__(self, other): ...
    def __add__(self, other): ...
    def __lt__(self, other): ...
""",
        [],
    ),
    "total ordering": (
        """
import functools
@functools.total_ordering
class V:
    def __lt__(self, other): ...
""",
        [],
    ),
    "equality alone": (
        """
class V:
    def __eq__(self, other): ...
""",
        [],
    ),
    "pickling": (
        """
class V:
    def __reduce__(self): ...
""",
        ["Pickle Support: __reduce__ @ V"],
    ),
    "protocol": (
        """
from typing import Protocol
class Runs(Protocol): ...
class Real(Runs): ...
""",
        ["Protocol: typing.Protocol @ Runs"],
    ),
    "subclass hook": (
        """
class Plugin:
    def __init_subclass__(cls): ...
""",
        ["Subclass Hook: __init_subclass__ @ Plugin"],
    ),
    "typed dictionary": (
        """
from typing_extensions import TypedDict
class Row(TypedDict):
    name: str
""",
        [],
    ),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES)
def test_notes(source: str, expected: list[str]) -> None:
    facts = read(source)
    assert tell(facts, patterns.notes(facts)) == expected


def test_every_row_has_a_case() -> None:
    rows = patterns_classes.ROWS + patterns_methods.ROWS
    sources = [read(source) for source, _ in CASES.values()]
    assert list_silent([row for row in rows if not is_of_methods(row)], sources) == []
