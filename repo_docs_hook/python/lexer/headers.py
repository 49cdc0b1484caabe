"""Header lines of functions and classes, and simple statements, each on one line as written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from repo_docs_hook.model.facts import Parameter
from repo_docs_hook.python.lexer.tokens import LogicalLine

#: One statement that needs no folding (and some that do have more than this in them).
_FOLDED = re.compile(r"(?:[^\n\t\f\\#; ]| (?! ))*(?<! )")


class FunctionHeader(NamedTuple):
    """A ``def`` line: on one line without its colon, its parameters, its return annotation."""

    signature: str
    parameters: tuple[Parameter, ...]
    returns: str


class ClassHeader(NamedTuple):
    """A ``class`` line: on one line without its colon, and its arguments as written."""

    signature: str
    arguments: tuple[str, ...]


def read_function(text: str) -> FunctionHeader:
    """Read the logical line of a ``def`` or ``async def``, with its colon.

    Raises Trouble where a bracket or a string in it has no end.
    """
    line = LogicalLine(text)
    end = _after_type_parameters(line, 3 if line.text(0) == "async" else 2)
    closing = line.closing(end)
    colon = closing + 1
    returns = ""
    if line.text(colon) == "->":
        colon = line.find(closing + 2, len(line.tokens), ":")
        returns = line.fold(closing + 2, colon)
    parameters = tuple(_parameters(line, end + 1, closing))
    return FunctionHeader(line.fold(0, colon), parameters, returns)


def read_class(text: str) -> ClassHeader:
    """Read the logical line of a ``class``, with its colon. Raises Trouble likewise."""
    line = LogicalLine(text)
    end = _after_type_parameters(line, 2)
    if line.text(end) != "(":
        return ClassHeader(line.fold(0, end), ())
    closing = line.closing(end)
    arguments = (line.fold(*part) for part in line.split(end + 1, closing, ","))
    return ClassHeader(line.fold(0, closing + 1), tuple(arguments))


def read_annotation(statement: str) -> str:
    """Return the annotation of a simple statement such as ``self.x: int = 3``, folded.

    Raises Trouble where a bracket or a string in it has no end.
    """
    line = LogicalLine(statement)
    end = len(line.tokens)
    colon = line.find(0, end, ":")
    return line.fold(colon + 1, line.find(colon, end, "="))


def read_statements(text: str, *, one_line_body: bool) -> list[tuple[int, str]]:
    """Return the simple statements of a logical line: where each begins in it, and it folded.

    With ``one_line_body`` they follow the header of a compound statement (``class A: x = 1``).
    """
    if not one_line_body and _FOLDED.fullmatch(text):
        return [(0, text)]
    line = LogicalLine(text)
    end = len(line.tokens)
    first = line.find(0, end, ":") + 1 if one_line_body else 0
    parts = line.split(first, end, ";")
    return [(line.tokens[part[0]].start, line.fold(*part)) for part in parts]


def _after_type_parameters(line: LogicalLine, at: int) -> int:
    return line.closing(at) + 1 if line.text(at) == "[" else at


def _parameters(line: LogicalLine, first: int, last: int) -> Iterator[Parameter]:
    parts = list(line.split(first, last, ","))
    marks = [line.tokens[start].text if end - start == 1 else "" for start, end in parts]
    slash = marks.index("/") if "/" in marks else -1
    kind = "positional only" if slash >= 0 else "positional or keyword"
    for at, (start, end) in enumerate(parts):
        if at == slash:
            kind = "positional or keyword"
        elif marks[at] == "*":
            kind = "keyword only"
        else:
            star = line.tokens[start].text
            yield _parameter(line, start, end, _STARRED.get(star, kind))
            kind = "keyword only" if star == "*" else kind


_STARRED = {"*": "variable positional", "**": "variable keyword"}


def _parameter(line: LogicalLine, start: int, end: int, kind: str) -> Parameter:
    name = start + (kind in _STARRED.values())
    equals = line.find(start, end, "=")
    colon = line.find(start, equals, ":")
    return Parameter(
        name=line.tokens[name].text,
        kind=kind,
        annotation=line.fold(colon + 1, equals),
        default=line.fold(equals + 1, end),
    )
