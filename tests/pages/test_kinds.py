"""What a definition is, in words."""

from __future__ import annotations

import pytest

from repo_docs_hook.pages.kinds import find_kinds
from repo_docs_hook.python.reader import read_facts

IMPORTS = """
import abc, attr, enum, functools, typing
from abc import ABC, ABCMeta
from dataclasses import dataclass
from typing import ClassVar, NamedTuple, Protocol, TypeAlias, TypedDict, overload
"""


@pytest.mark.parametrize(
    ("source", "name", "expected"),
    [
        pytest.param("class A: pass", "A", "class", id="class"),
        pytest.param("@dataclass\nclass A: pass", "A", "dataclass", id="dataclass"),
        pytest.param(
            "@dataclass(frozen=True)\nclass A: pass", "A", "frozen dataclass", id="frozen"
        ),
        pytest.param("@dataclass(frozen=False)\nclass A: pass", "A", "dataclass", id="not frozen"),
        pytest.param("@attr.s\nclass A: pass", "A", "attrs class", id="attrs"),
        pytest.param("class A(enum.IntFlag): pass", "A", "enumeration", id="enumeration"),
        pytest.param("class A(Protocol): pass", "A", "protocol", id="protocol"),
        pytest.param("class A(Protocol): ...\nclass B(A): ...", "B", "class", id="implementation"),
        pytest.param("class A(ABC): pass", "A", "abstract class", id="ABC"),
        pytest.param("class A(metaclass=ABCMeta): pass", "A", "abstract class", id="ABCMeta"),
        pytest.param("class A(NamedTuple): pass", "A", "named tuple", id="named tuple"),
        pytest.param("class A(TypedDict): pass", "A", "typed dictionary", id="typed dictionary"),
        pytest.param("class A(KeyError): pass", "A", "exception", id="exception"),
        pytest.param("class A(OSError): ...\nclass B(A): ...", "B", "exception", id="inherited"),
        pytest.param("class A(dict): pass", "A", "class", id="subclass of another builtin"),
        pytest.param("def f(): pass", "f", "function", id="function"),
        pytest.param("async def f(): pass", "f", "async function", id="async function"),
        pytest.param("def f(): yield", "f", "generator", id="generator"),
        pytest.param("async def f(): yield", "f", "async generator", id="async generator"),
        pytest.param("@overload\ndef f(): ...", "f", "overload", id="overload"),
        pytest.param("def f():\n def g(): pass", "f.g", "nested function", id="nested function"),
        pytest.param("class A:\n def f(self): pass", "A.f", "method", id="method"),
        pytest.param(
            "class A:\n async def f(self): pass", "A.f", "async method", id="async method"
        ),
        pytest.param(
            "class A:\n def f(self): yield", "A.f", "generator method", id="generator method"
        ),
        pytest.param(
            "class A:\n @abc.abstractmethod\n def f(self): ...",
            "A.f",
            "abstract method",
            id="abstract",
        ),
        pytest.param(
            "class A:\n @classmethod\n def f(cls): ...", "A.f", "class method", id="class method"
        ),
        pytest.param(
            "class A:\n @staticmethod\n def f(): ...", "A.f", "static method", id="static method"
        ),
        pytest.param("class A:\n @property\n def f(self): ...", "A.f", "property", id="property"),
        pytest.param(
            "class A:\n @functools.cached_property\n def f(self): ...",
            "A.f",
            "cached property",
            id="cached property",
        ),
        pytest.param(
            "class A:\n @f.setter\n def f(self, v): ...", "A.f", "property setter", id="setter"
        ),
        pytest.param("x = 1", "x", "module variable", id="module variable"),
        pytest.param("x: TypeAlias = int", "x", "type alias", id="type alias by annotation"),
        pytest.param("type X = int", "X", "type alias", id="type alias"),
        pytest.param("class A:\n x = 1", "A.x", "class variable", id="class variable"),
        pytest.param("class A(enum.Enum):\n x = 1", "A.x", "enumeration member", id="member"),
        pytest.param("@dataclass\nclass A:\n x: int = 1", "A.x", "field", id="field"),
        pytest.param("@dataclass\nclass A:\n x = 1", "A.x", "class variable", id="no annotation"),
        pytest.param(
            "@dataclass\nclass A:\n x: ClassVar[int] = 1", "A.x", "class variable", id="ClassVar"
        ),
    ],
)
def test_kind(source: str, name: str, expected: str) -> None:
    definitions = read_facts((IMPORTS + source + "\n").encode()).definitions
    kinds = zip(definitions, find_kinds(definitions), strict=True)
    assert [kind.words for each, kind in kinds if each.qualname == name] == [expected]
