"""Logical lines of a source, found without parsing it: where each begins and ends."""

from __future__ import annotations

import re
from typing import NamedTuple

from repo_docs_hook.text.identifiers import CHARACTER

#: Brackets and replacement fields may nest this deep; CPython's own tokenizer stops at 200.
MAX_DEPTH = 100

#: The prefix and quotes that open a string literal: ``if"a"`` begins with a keyword, not one.
STRING_START = (
    rf"(?:(?<!{CHARACTER})(?:[bBfFtT][rR]?|[rR][bBfFtT]?|[uU])(?=['\"]))?"
    r"(?:\"\"\"|'''|\"|')"
)
_MARK = re.compile(rf"#[^\n]*|\\\n|\n|[\[({{]|[\])}}]|{STRING_START}")
_REST = r"[^\n#'\"\\()\[\]{}]*"
_SHORT = rf"(?<!{CHARACTER})(?:'(?!'')[^'\\\n]*'|\"(?!\"\")[^\"\\\n]*\")"
_INNER = rf"{_REST}(?:{_SHORT}{_REST})*"
_GROUP = rf"(?:{_SHORT}|\({_INNER}\)|\[{_INNER}\])"
#: Most logical lines: one physical line, brackets that do not nest, strings of one quote that
#: hold no escape and have no prefix, no comment.
_PLAIN_LINE = re.compile(rf"{_REST}(?:{_GROUP}{_REST})*(?=\n)")
_PREFIXES = "bBfFrRtTuU"
_LEAD = re.compile(r"(?:[ \t\f]|\\\n)*")
_FIELD = re.compile(rf"{STRING_START}|[\[({{]|[\])}}]|:|#[^\n]*")
_LITERAL = {
    quote: re.compile(pattern, re.DOTALL)
    for quote, pattern in {
        "'": r"[^'\\\n]*(?:\\.[^'\\\n]*)*'",
        '"': r'[^"\\\n]*(?:\\.[^"\\\n]*)*"',
        "'''": r"[^'\\]*(?:(?:\\.|'(?!''))[^'\\]*)*'''",
        '"""': r'[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*"""',
    }.items()
}
_CHUNK = {
    "'": re.compile(r"\\[^{}]|\{\{|\}\}|['{}\n]", re.DOTALL),
    '"': re.compile(r'\\[^{}]|\{\{|\}\}|["{}\n]', re.DOTALL),
    "'''": re.compile(r"\\[^{}]|\{\{|\}\}|'''|[{}]", re.DOTALL),
    '"""': re.compile(r'\\[^{}]|\{\{|\}\}|"""|[{}]', re.DOTALL),
}


class Trouble(Exception):
    """The text is not Python, or nests too deep; ``offset`` is where."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message, self.offset = message, offset


class LineSpan(NamedTuple):
    """Offsets of a logical line: its first token, and its end (the line break, not included)."""

    start: int
    end: int


def split_lines(text: str) -> list[LineSpan]:
    """Return the logical lines of a text with LF line ends, in order.

    Blank lines and lines of comments alone are none. Raises Trouble for an unterminated
    string and for brackets nested deeper than MAX_DEPTH.
    """
    spans: list[LineSpan] = []
    position, length = 0, len(text)
    while position < length:
        start = _first_token(text, position)
        if start < length and text[start] not in "#\n":
            end = _line_end(text, start)
            spans.append(LineSpan(start, end))
        else:
            end = text.find("\n", start)
        position = length if end < 0 else end + 1
    return spans


def end_of_string(text: str, start: int) -> int:
    """Return the offset after the string literal whose prefix or quote is at ``start``.

    f-strings and t-strings may nest strings of the same quote (PEP 701). Raises Trouble
    where the literal does not end or nests too deep.
    """
    quote_at = start
    while text[quote_at] not in "'\"":
        quote_at += 1
    quote = text[quote_at]
    if text.startswith(quote * 3, quote_at):
        quote *= 3
    if _is_template(text[start:quote_at]):
        return _end_of_template(text, start, quote_at + len(quote))
    match = _LITERAL[quote].match(text, quote_at + len(quote))
    if match is None:
        raise Trouble("unterminated string literal", start)
    return match.end()


def _is_template(prefix: str) -> bool:
    return not set(prefix).isdisjoint("fFtT")


def _first_token(text: str, position: int) -> int:
    match = _LEAD.match(text, position)
    return match.end() if match else position


def _line_end(text: str, position: int) -> int:
    plain = _PLAIN_LINE.match(text, position)
    if plain:
        return plain.end()
    depth = 0
    while True:
        match = _MARK.search(text, position)
        if match is None:
            return len(text)
        mark = match[0]
        position = match.end()
        if mark == "\n":
            if depth == 0:
                return match.start()
        elif mark in "([{":
            depth += 1
            if depth > MAX_DEPTH:
                raise Trouble("nested too deeply", match.start())
        elif mark in ")]}":
            depth = max(depth - 1, 0)
        elif mark[-1] in "'\"" and mark[0] != "#":
            position = end_of_string(text, match.start())


def _end_of_template(text: str, start: int, position: int) -> int:
    """Skip the body of an f-string. ``stack`` holds the open strings' quotes and brackets."""
    stack = [text[start:position].lstrip(_PREFIXES)]
    while stack:
        top = stack[-1]
        match = (_FIELD if top in "([{" else _CHUNK[top.lstrip(":")]).search(text, position)
        if match is None or (match[0] == "\n" and top in ("'", '"')):
            raise Trouble("unterminated string literal", start)
        if len(stack) > MAX_DEPTH:
            raise Trouble("nested too deeply", start)
        position = match.end()
        step = _in_field if top in "([{" else _in_text
        position = step(stack, match[0], text, match.start(), position)
    return position


def _in_text(stack: list[str], mark: str, text: str, start: int, position: int) -> int:
    """One mark in the literal part of an f-string, or in a format specification (``:`` + quote)."""
    top = stack[-1]
    if mark == top:
        stack.pop()
    elif mark == "{" or (mark == "{{" and top.startswith(":")):
        stack.append("{")
        return start + 1
    elif mark[0] == "}" and top.startswith(":"):
        del stack[-2:]
        return start + 1
    return position


def _in_field(stack: list[str], mark: str, text: str, start: int, position: int) -> int:
    """One mark in a replacement field's expression."""
    if mark in "([{":
        stack.append(mark)
    elif mark in ")]}":
        stack.pop()
    elif mark == ":" and stack[-1] == "{" and stack[-2] not in "([{":
        stack.append(":" + stack[-2].lstrip(":"))
    elif mark[-1] in "'\"" and mark[0] != "#":
        if _is_template(mark):
            stack.append(mark.lstrip(_PREFIXES))
        else:
            return end_of_string(text, start)
    return position
