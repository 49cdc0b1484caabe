"""Rules about functions and statements."""

from __future__ import annotations

import pytest

from repo_docs_hook.rules import patterns
from repo_docs_hook.rules.patterns import functions as patterns_functions
from repo_docs_hook.rules.patterns import statements as patterns_statements
from tests.rules.telling import Cases, is_of_methods, list_silent, read, tell

CASES: Cases = {
    "coroutine": (
        """
async def fetch(): ...
""",
        [],
    ),
    "asynchronous generator": (
        """
async def rows():
    yield 1
""",
        [],
    ),
    "a function named async_fetch": (
        """
def async_fetch(): ...
""",
        [],
    ),
    "bare except": (
        """
def f():
    try: ...
    except: ...
""",
        ["Broad Except: except: @ f"],
    ),
    "base exception": (
        """
try: ...
except BaseException: ...
""",
        ["Broad Except: except BaseException: @ -"],
    ),
    "exception in a tuple": (
        """
try: ...
except (OSError, Exception): ...
""",
        ["Broad Except: except Exception: @ -"],
    ),
    "raised again": (
        """
def plain():
    try: ...
    except Exception:
        undo()
        raise
def as_another():
    try: ...
    except BaseException as error: raise Failed from error
def either_way():
    try: ...
    except:
        if a: raise A
        elif b:
            with c: raise
        else: raise
def after_a_loop():
    try: ...
    except Exception as error:
        for kind in KINDS:
            if not isinstance(error, kind): continue
            break
        raise kind from error
""",
        [],
    ),
    "raised again, but not always": (
        """
def returns():
    try: ...
    except Exception:
        if known(): return None
        raise
def goes_on():
    for each in some:
        try: ...
        except Exception:
            if again: continue
            raise
def one_branch():
    try: ...
    except Exception:
        if bad: raise
def one_handler():
    try: ...
    except OSError: raise
    except Exception: pass
""",
        ["Broad Except: except Exception: @ returns, goes_on, one_branch, one_handler"],
    ),
    "a return in a function of the handler": (
        """
try: ...
except Exception as error:
    def show(): return error
    raise Shown(show) from error
""",
        [],
    ),
    "a named exception": (
        """
try: ...
except OSError: ...
""",
        [],
    ),
    "context manager by decorator": (
        """
from contextlib import contextmanager as cm
@cm
def opened():
    yield
""",
        ["Context Manager: contextlib.contextmanager @ opened"],
    ),
    "decorator": (
        """
import functools
def logged(function):
    @functools.wraps(function)
    def wrapper(*args): ...
    return wrapper
""",
        ["Decorator @ logged"],
    ),
    "other decorators": (
        """
import wrapt
from functools import wraps
@wrapt.decorator
def logged(wrapped, instance, args, kwargs): ...
class Logged:
    def __call__(self, function):
        @wraps(function)
        def wrapper(*args): ...
        return wrapper
""",
        [
            "Decorator @ Logged.__call__",
            "Decorator: wrapt.decorator @ logged",
        ],
    ),
    "wraps in a hook": (
        """
from functools import wraps
class A:
    def __init_subclass__(cls):
        @wraps(cls.run)
        def run(self): ...
        cls.run = run
""",
        ["Subclass Hook: __init_subclass__ @ A"],
    ),
    "wraps at module level": (
        """
import functools
@functools.wraps(len)
def length(x): ...
""",
        [],
    ),
    "deprecation": (
        """
import warnings
def old():
    warnings.warn('use new', DeprecationWarning, stacklevel=2)
@warnings.deprecated('use new')
def older(): ...
""",
        ["Deprecation: DeprecationWarning @ old", "Deprecation: warnings.deprecated @ older"],
    ),
    "deprecated for type checkers alone": (
        """
import typing_extensions
@typing_extensions.deprecated('use new', category=None)
def old(): ...
""",
        [],
    ),
    "any other warning": (
        """
import warnings
warnings.warn('look out')
warnings.warn('look out', UserWarning)
""",
        [],
    ),
    "dynamic import": (
        """
import importlib
def load(name):
    return importlib.import_module(name)
""",
        ["Dynamic Import: importlib.import_module @ load"],
    ),
    "dynamic import by the builtin": (
        """
def load(name):
    return __import__(name)
""",
        ["Dynamic Import: __import__ @ load"],
    ),
    "a constant name for the builtin": (
        """
__import__('json')
""",
        [],
    ),
    "import from a file": (
        """
import importlib.util
importlib.util.spec_from_file_location('x', path)
""",
        ["Dynamic Import: importlib.util.spec_from_file_location @ -"],
    ),
    "import of a constant name": (
        """
import importlib
importlib.import_module('json')
""",
        [],
    ),
    "exception group": (
        """
def f():
    try: ...
    except* ValueError: ...
""",
        ["Exception Group @ f"],
    ),
    "generator": (
        """
def count():
    yield 1
def walk():
    yield from count()
""",
        [],
    ),
    "a comprehension is no generator function": (
        """
def f(): return (x for x in 'ab')
""",
        [],
    ),
    "type parameters": (
        """
def first[T](items: list[T]) -> T: ...
class Box[T]: ...
""",
        [],
    ),
    "a subscript in a default": (
        """
def first(x=DEFAULTS[0]): ...
class Box(Base[int]): ...
""",
        [],
    ),
    "type variable": (
        """
from typing_extensions import ParamSpec
P = ParamSpec('P')
""",
        [],
    ),
    "global": (
        """
def f():
    global counter
    counter = 1
""",
        ["Global State: global @ f"],
    ),
    "lazy module attributes": (
        """
def __getattr__(name): ...
""",
        ["Lazy Module Attributes @ __getattr__"],
    ),
    "__getattr__ in a function": (
        """
def f():
    def __getattr__(name): ...
""",
        [],
    ),
    "overload": (
        """
from typing import overload
@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x): ...
""",
        [],
    ),
    "pattern matching": (
        """
def f(x):
    match x:
        case 1: ...
""",
        ["Pattern Matching @ f"],
    ),
    "match as a name": (
        """
import re
match = re.match('a', 'b')
""",
        [],
    ),
    "property": (
        """
class A:
    @property
    def size(self): ...
    @size.setter
    def size(self, value): ...
""",
        [],
    ),
    "a property of one's own": (
        """
from .text import property
class A:
    @property
    def size(self): ...
""",
        [],
    ),
    "single dispatch": (
        """
from functools import singledispatch
@singledispatch
def show(x): ...
""",
        ["Single Dispatch: functools.singledispatch @ show"],
    ),
    "suppressed errors": (
        """
import contextlib
with contextlib.suppress(Exception): ...
""",
        ["Suppressed Errors: contextlib.suppress @ -"],
    ),
    "one suppressed error": (
        """
import contextlib
with contextlib.suppress(KeyError): ...
""",
        [],
    ),
    "type alias": (
        """
type Pair = tuple[int, int]
""",
        [],
    ),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES)
def test_notes(source: str, expected: list[str]) -> None:
    facts = read(source)
    assert tell(facts, patterns.notes(facts)) == expected


def test_every_row_has_a_case() -> None:
    rows = patterns_functions.ROWS + patterns_statements.ROWS
    sources = [read(source) for source, _ in CASES.values()]
    assert list_silent([row for row in rows if not is_of_methods(row)], sources) == []
