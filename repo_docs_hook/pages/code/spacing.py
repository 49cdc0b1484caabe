"""Blanks between the tokens of a signature or a decorator, as formatters set them."""

from __future__ import annotations

from collections.abc import Callable

from repo_docs_hook.pages.code.model import (
    ADJACENT,
    ANNOTATION,
    COMMA,
    COMPREHENSION,
    DEFAULT,
    OPERATORS,
    TERNARY,
    WORDS,
    Code,
)
from repo_docs_hook.pages.code.operands import hugs_operands, space_slice
from repo_docs_hook.pages.code.tokens import STRING, kind_of, read_tokens


class _Frame:
    """What is known of the brackets (or the lambda) that the reader is in.

    ``first`` is where the entry begins that is read; ``colons`` are those of its slices,
    ``targets`` tells whether it is between ``for`` and ``in``, ``loops`` whether behind ``for``.
    """

    __slots__ = ("annotated", "colons", "commas", "first", "kind", "loops", "opening", "targets")

    def __init__(self, kind: str, opening: int) -> None:
        self.kind, self.opening, self.first = kind, opening, opening + 1
        self.commas = 0
        self.annotated = self.loops = self.targets = False
        self.colons: list[int] = []


def read_code(text: str) -> Code | None:
    """Return a header without its colon, or an expression; None for what is no such code."""
    tokens = read_tokens(text)
    if not tokens:
        return None
    reader = _Reader(tokens)
    return reader.code if reader.run() else None


class _Reader:
    """Reads tokens from left to right.

    ``glue``: no blank before the next token. ``operand``: what was read last can be called,
    subscripted or stand on the left of an operator. Each method that reads a token returns
    whether it may stand there.
    """

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.code = Code(tokens[:0], [], [], [], [])
        self.frame = _Frame("", -1)
        self.outer: list[_Frame] = []
        self.glue, self.operand = True, False
        self.header = {"async": "def"}.get(tokens[0], tokens[0])

    def run(self) -> bool:
        """Read all tokens. Return whether they were understood."""
        for at, text in enumerate(self.tokens):
            read = _READ.get(text)
            if read is None:
                self._operand(text)
            elif not read(self, text, at):
                return False
        self._end_lambdas()
        return not self.outer

    def _operand(self, text: str) -> None:
        texts, blanks, partners, ranks, simple = self.code
        adjacent = self.operand and kind_of(text) == STRING
        texts.append(text)
        blanks.append(not self.glue)
        partners.append(-1)
        ranks.append(ADJACENT if adjacent and self.frame.kind not in _LAMBDA else 0)
        simple.append(True)
        self.glue, self.operand = False, True

    def _add(self, text: str, blank: bool, rank: int = 0, *, simple: bool = False) -> None:
        code = self.code
        code.texts.append(text)
        code.blanks.append(blank and not self.glue)
        code.partners.append(-1)
        code.ranks.append(0 if self.frame.kind in _LAMBDA else rank)
        code.simple.append(simple)
        self.glue, self.operand = False, False

    def _open(self, text: str, at: int) -> bool:
        kind = _ATOMS[text]
        if self.operand:
            kind = "call" if text == "(" else "subscript"
            if not self.outer:
                kind = _HEADERS.get((self.header, text), kind)
                self.header = "" if text == "(" else self.header
        self._add(text, not self.operand)
        self._enter(kind)
        self.glue = True
        return True

    def _enter(self, kind: str) -> None:
        self.outer.append(self.frame)
        self.frame = _Frame(kind, len(self.code.texts) - 1)

    def _close(self, text: str, at: int) -> bool:
        self._end_lambdas()
        code, frame = self.code, self.frame
        if not self.outer or _PAIRS.get(code.texts[frame.opening]) != text:
            return False
        self.frame = self.outer.pop()
        counts = frame.kind in ("atom", "subscript")
        if code.texts[-1] == "," and (frame.commas > 1 or not counts):
            for column in code:
                column.pop()
        if frame.colons:
            space_slice(code, frame.first, frame.colons)
        code.partners[frame.opening] = len(code.texts)
        self._add(text, False)
        code.partners[-1] = frame.opening
        self.operand = True
        return True

    def _end_lambdas(self) -> None:
        while self.frame.kind == "result":
            self.frame = self.outer.pop()

    def _comma(self, text: str, at: int) -> bool:
        self._end_lambdas()
        frame = self.frame
        if frame.colons:
            space_slice(self.code, frame.first, frame.colons)
            frame.colons = []
        self._add(text, False, 0 if frame.targets else COMMA)
        frame.commas += 1
        frame.first = len(self.code.texts)
        frame.annotated = False
        return bool(frame.kind)

    def _dot(self, text: str, at: int) -> bool:
        self._add(text, False)
        self.glue = True
        return True

    def _colon(self, text: str, at: int) -> bool:
        self._end_lambdas()
        frame = self.frame
        annotates = frame.kind in ("params", "types")
        marked = annotates or frame.kind == "brace"
        self._add(text, False, ANNOTATION if marked else 0, simple=True)
        if frame.kind == "lambda":
            frame.kind = "result"
        elif frame.kind == "subscript":
            frame.colons.append(len(self.code.texts) - 1)
            self.glue = True
        frame.annotated = annotates
        return frame.kind in _WITH_COLON

    def _equals(self, text: str, at: int) -> bool:
        self._end_lambdas()
        frame = self.frame
        spaced = frame.annotated or frame.kind == "types"
        self._add(text, spaced, DEFAULT)
        self.glue = not spaced
        return frame.kind in _WITH_EQUALS

    def _sign(self, text: str, at: int) -> bool:
        """Read what is a sign or a star where no operand is before it."""
        if self.operand:
            return self._operator(text, at)
        self._add(text, True, simple=True)
        self.glue = True
        return True

    def _operator(self, text: str, at: int) -> bool:
        hugs = text == "**" and hugs_operands(self.tokens, at)
        self._add(text, not hugs, OPERATORS[text] if self.operand else 0)
        self.glue = hugs
        return True

    def _lambda(self, text: str, at: int) -> bool:
        self._add(text, True)
        self._enter("lambda")
        return True

    def _loop(self, text: str, at: int) -> bool:
        """Read ``for`` or ``async``."""
        self._end_lambdas()
        second = text == "for" and self.code.texts[-1:] == ["async"]
        self._add(text, True, COMPREHENSION if at and not second else 0)
        if text == "for":
            self.frame.loops = self.frame.targets = True
        return True

    def _condition(self, text: str, at: int) -> bool:
        loops = text == "if" and self.frame.loops
        self._add(text, True, COMPREHENSION if loops else TERNARY)
        return True

    def _word(self, text: str, at: int) -> bool:
        """Read another keyword, ``not`` before ``in`` included."""
        rank = OPERATORS.get(text, 0)
        if text in ("in", "not", "is") and not self.operand:
            rank = 0
        if text == "in" and self.frame.targets:
            self.frame.targets, rank = False, 0
        self._add(text, True, rank)
        return True


_PAIRS = {"(": ")", "[": "]", "{": "}"}
#: Kinds of brackets: those of tuples (or of nothing), lists, sets and dictionaries; with an
#: operand before them ``call`` and ``subscript``; in a header those of parameters and of type
#: parameters. Two more are no brackets: the parameters of a ``lambda``, and its result.
_ATOMS = {"(": "atom", "[": "list", "{": "brace"}
_HEADERS = {("def", "("): "params", ("def", "["): "types", ("class", "["): "types"}
_LAMBDA = frozenset(("lambda", "result"))
_WITH_COLON = frozenset(("params", "types", "subscript", "brace", "result"))
_WITH_EQUALS = frozenset(("params", "types", "lambda", "call"))

_READ: dict[str, Callable[[_Reader, str, int], bool]] = {
    **dict.fromkeys(OPERATORS, _Reader._operator),
    **dict.fromkeys(("+", "-", "~", "*", "**"), _Reader._sign),
    **dict.fromkeys(_PAIRS, _Reader._open),
    **dict.fromkeys(_PAIRS.values(), _Reader._close),
    **dict.fromkeys(WORDS, _Reader._word),
    "for": _Reader._loop,
    "async": _Reader._loop,
    "if": _Reader._condition,
    "else": _Reader._condition,
    "lambda": _Reader._lambda,
    ",": _Reader._comma,
    ".": _Reader._dot,
    ":": _Reader._colon,
    "=": _Reader._equals,
}
