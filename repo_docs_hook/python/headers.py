"""Slices of one logical line: what stands between its commas, colons and equals signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from repo_docs_hook.model import Parameter
from repo_docs_hook.python.lines import end_of_string

_TOKEN = re.compile(
    r"(?P<gap>(?:[ \t\f\n]|\\\n|\#[^\n]*)+)"
    r"|(?P<string>[A-Za-z]{0,2}(?:\"\"\"|'''|\"|'))"
    r"|\w+|->|:=|==|!=|<=|>=|\*\*|."
)
_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")


class Token(NamedTuple):
    """A token, the depth of brackets around it, the blanks and comments before it, its offset."""

    text: str
    depth: int
    gap: str
    start: int


class Header:
    """The tokens of one logical line (or a part of one), and slices of them."""

    def __init__(self, text: str) -> None:
        self.tokens = list(_tokens(text))

    def fold(self, first: int = 0, last: int | None = None) -> str:
        """Return tokens ``first`` to ``last`` (exclusive) on one line, otherwise as written.

        Comments and line breaks become one blank, none after an opening and before a
        closing bracket; so does any run of blanks. A comma goes that a line break parts
        from the parenthesis that closes an outermost list (``f(\\n a,\\n)``), since there it
        cannot mean a tuple.
        """
        parts: list[str] = []
        for token in self.tokens[first:last]:
            gap = " " if token.gap and parts else ""
            if gap and "\n" in token.gap:
                if token.text == ")" and parts[-1] == "," and token.depth == 0:
                    parts.pop()
                if parts[-1] in _OPEN or token.text in _CLOSE or token.text in ",.":
                    gap = ""
            parts += [gap, token.text.replace("\\\n", "").replace("\n", "\\n")]
        return "".join(parts)

    def split(self, first: int, last: int, mark: str) -> Iterator[tuple[int, int]]:
        """Yield the slices between the marks outside brackets and lambdas' parameter lists."""
        start, pending = first, 0
        depth = self.tokens[first].depth if first < last else 0
        for at in range(first, last):
            text = self.tokens[at].text
            if self.tokens[at].depth != depth:
                continue
            if text == "lambda":
                pending += 1
            elif text == ":" and pending:
                pending -= 1
            elif text == mark and not pending:
                yield start, at
                start = at + 1
        if start < last:
            yield start, last

    def find(self, first: int, last: int, mark: str) -> int:
        """Return the first ``mark`` that ``split`` would split at, ``last`` where there is none."""
        return next(self.split(first, last, mark), (first, last))[1]

    def closing(self, opening: int) -> int:
        """Return the index of the bracket that closes the one at ``opening``."""
        depth = self.tokens[opening].depth
        at = opening + 1
        while self.tokens[at].depth != depth:
            at += 1
        return at

    def colon(self) -> int:
        """Return the index of the colon that ends the header of a compound statement."""
        return self.find(0, len(self.tokens), ":")


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
    """Read the logical line of a ``def`` or ``async def``."""
    header = Header(text)
    end = _after_type_parameters(header, 3 if header.tokens[0].text == "async" else 2)
    closing = header.closing(end)
    colon = closing + 1
    returns = ""
    if header.tokens[colon].text == "->":
        colon = header.find(closing + 2, len(header.tokens), ":")
        returns = header.fold(closing + 2, colon)
    parameters = tuple(_parameters(header, end + 1, closing))
    return FunctionHeader(header.fold(0, colon), parameters, returns)


def read_class(text: str) -> ClassHeader:
    """Read the logical line of a ``class``."""
    header = Header(text)
    end = _after_type_parameters(header, 2)
    if header.tokens[end].text != "(":
        return ClassHeader(header.fold(0, end), ())
    closing = header.closing(end)
    arguments = (header.fold(*part) for part in header.split(end + 1, closing, ","))
    return ClassHeader(header.fold(0, closing + 1), tuple(arguments))


def _after_type_parameters(header: Header, at: int) -> int:
    return header.closing(at) + 1 if header.tokens[at].text == "[" else at


def _parameters(header: Header, first: int, last: int) -> Iterator[Parameter]:
    parts = list(header.split(first, last, ","))
    marks = [header.tokens[start].text if end - start == 1 else "" for start, end in parts]
    slash = marks.index("/") if "/" in marks else -1
    kind = "positional only" if slash >= 0 else "positional or keyword"
    for at, (start, end) in enumerate(parts):
        if at == slash:
            kind = "positional or keyword"
        elif marks[at] == "*":
            kind = "keyword only"
        else:
            star = header.tokens[start].text
            yield _parameter(header, start, end, _STARRED.get(star, kind))
            kind = "keyword only" if star == "*" else kind


_STARRED = {"*": "variable positional", "**": "variable keyword"}


def _parameter(header: Header, start: int, end: int, kind: str) -> Parameter:
    name = start + (kind in _STARRED.values())
    equals = header.find(start, end, "=")
    colon = header.find(start, equals, ":")
    return Parameter(
        name=header.tokens[name].text,
        kind=kind,
        annotation=header.fold(colon + 1, equals),
        default=header.fold(equals + 1, end),
    )


def _tokens(text: str) -> Iterator[Token]:
    position, depth, gap = 0, 0, ""
    while position < len(text):
        match = _TOKEN.match(text, position)
        assert match is not None, "the last alternative matches anything but a line break"
        end = match.end()
        if match["gap"]:
            gap += match[0]
        else:
            if match["string"]:
                end = end_of_string(text, position)
            word = text[position:end]
            depth -= word in _CLOSE
            yield Token(word, depth, gap, position)
            depth += word in _OPEN
            gap = ""
        position = end
