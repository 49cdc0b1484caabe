"""Tokens of one logical line, and slices of them folded onto one physical line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from keyword import iskeyword
from typing import NamedTuple

from repo_docs_hook.python.lexer.lines import STRING_START, Trouble, end_of_string
from repo_docs_hook.text.identifiers import CHARACTER

_TOKEN = re.compile(
    r"(?P<gap>(?:[ \t\f\n]|\\\n|\#[^\n]*)+)"
    rf"|(?P<string>{STRING_START})"
    r"|(?P<open>[\[({])|(?P<close>[\])}])"
    rf"|(?P<other>{CHARACTER}+|->|:=|==|!=|<=|>=|\*\*|.)"
)
_BREAK = re.compile(r"\n|\\\n|(\\.)")


class Token(NamedTuple):
    """A token, the depth of brackets around it, the blanks and comments before it, its offset."""

    text: str
    depth: int
    gap: str
    start: int


class LogicalLine:
    """The tokens of one logical line (or a part of one), and slices of them."""

    def __init__(self, text: str) -> None:
        self.tokens = list(_tokens(text))

    def text(self, at: int) -> str:
        """Return the text of a token, ``""`` behind the last one."""
        return self.tokens[at].text if at < len(self.tokens) else ""

    def fold(self, first: int = 0, last: int | None = None) -> str:
        """Return tokens ``first`` to ``last`` (exclusive) on one line, otherwise as written.

        Comments and line breaks become one blank, none after an opening and before a
        closing bracket; so does any run of blanks. A comma goes that a line break parts
        from the parenthesis that closes an outermost list of parameters or arguments,
        since there it cannot mean a tuple.
        """
        parts: list[str] = []
        for at, token in enumerate(self.tokens[first:last], start=first):
            gap = " " if token.gap and parts else ""
            if gap and "\n" in token.gap:
                if token.text == ")" and parts[-1] == "," and self._closes_arguments(at):
                    parts.pop()
                if parts[-1] in _OPEN or token.text in _CLOSE or token.text in ",.":
                    gap = ""
            parts += [gap, token.text if "\n" not in token.text else _join(token.text)]
        return "".join(parts)

    def _closes_arguments(self, closing: int) -> bool:
        """Whether a bracket is outermost and belongs to a call, a ``def`` or a ``class``."""
        if self.tokens[closing].depth > 0:
            return False
        opening = closing - 1
        while self.tokens[opening].depth > 0:
            opening -= 1
        before = self.tokens[opening - 1].text if opening else ""
        return before in _CLOSE or (before.isidentifier() and not iskeyword(before))

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
        """Return the index of the bracket that closes the one at ``opening``.

        Raises Trouble where there is none.
        """
        depth = self.tokens[opening].depth if opening < len(self.tokens) else 0
        for at in range(opening + 1, len(self.tokens)):
            if self.tokens[at].depth == depth:
                return at
        raise Trouble("bracket is not closed", 0)


_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")


def _join(string: str) -> str:
    """Put a string literal that spans lines on one, as a literal of the same value."""
    return _BREAK.sub(lambda match: "\\n" if match[0] == "\n" else match[1] or "", string)


def _tokens(text: str) -> Iterator[Token]:
    position, depth, gap = 0, 0, ""
    while position < len(text):
        match = _TOKEN.match(text, position)
        assert match is not None, "the last alternative matches anything but a line break"
        kind, end = match.lastgroup, match.end()
        if kind == "gap":
            gap = match[0]
        else:
            if kind == "string":
                end = end_of_string(text, position)
            depth -= kind == "close"
            yield Token(text[position:end], depth, gap, position)
            depth += kind == "open"
            gap = ""
        position = end
