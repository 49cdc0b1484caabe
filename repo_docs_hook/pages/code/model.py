"""A line of code: its tokens, the blanks between them, and where it may be broken."""

from __future__ import annotations

from typing import NamedTuple

#: How strongly a token holds the line together, if a line may be broken at it: the highest
#: breaks first. Behind a comma, before anything else. The order is black's
#: (``black.brackets``); it is Python's precedence from the lowest on.
COMPREHENSION, COMMA, TERNARY, LOGIC, ADJACENT, COMPARISON = 20, 18, 16, 14, 12, 10
#: No place to break: the colon before an annotation or a value, the equals sign of a default.
ANNOTATION, DEFAULT = -1, -2

_ARITHMETIC = {
    "|": 9,
    "^": 8,
    "&": 7,
    "<<": 6,
    ">>": 6,
    "+": 5,
    "-": 5,
    "*": 4,
    "/": 4,
    "//": 4,
    "%": 4,
    "@": 4,
    "**": 1,
}
OPERATORS = {
    **_ARITHMETIC,
    **dict.fromkeys("< > <= >= == != in is not".split(), COMPARISON),
    **dict.fromkeys(("and", "or"), LOGIC),
    **dict.fromkeys(("~", ":=", "->"), 0),
}
WORDS = frozenset("and as async await def class else for from if in is lambda not or yield".split())


class Code(NamedTuple):
    """A line of code: lists with an entry a token, and what they say of it.

    ``blanks`` tells whether a blank stands before the token. ``partners`` is the index of
    the bracket that belongs to a bracket, -1 for any other token. ``ranks`` is how eagerly a
    line breaks there (0: never). ``simple`` tells whether a slice may have the token without
    blanks around its colons: a name, a literal, a sign.
    """

    texts: list[str]
    blanks: list[bool]
    partners: list[int]
    ranks: list[int]
    simple: list[bool]
