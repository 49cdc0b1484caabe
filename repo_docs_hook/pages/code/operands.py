"""What an operand is made of decides on the blanks around powers and in slices."""

from __future__ import annotations

from collections.abc import Sequence

from repo_docs_hook.pages.code.model import WORDS, Code
from repo_docs_hook.pages.code.tokens import NAME, NUMBER, kind_of


def hugs_operands(tokens: Sequence[str], at: int) -> bool:
    """Whether ``**`` at a token has a simple operand on either side, and so no blanks."""
    return _is_simple(tokens, at - 1, -1) and _is_simple(tokens, at + 1, 1)


def _is_simple(tokens: Sequence[str], at: int, step: int) -> bool:
    """Whether an operand of ``**`` is simple: a name, an attribute or a number, with a sign."""
    if step > 0 and at < len(tokens) and tokens[at] in ("-", "+", "~"):
        at += 1
    if not 0 <= at < len(tokens) or kind_of(tokens[at]) not in (NAME, NUMBER):
        return False
    if kind_of(tokens[at]) == NUMBER:
        return True
    while 0 <= at < len(tokens) and (kind_of(tokens[at]) == NAME or tokens[at] == "."):
        if tokens[at] in WORDS:
            return True
        at += step
    return not (0 <= at < len(tokens) and tokens[at] in (")]" if step < 0 else "(["))


def space_slice(code: Code, first: int, colons: Sequence[int]) -> None:
    """Set blanks around the colons of a slice that has more than names and literals.

    It reaches from the token ``first`` to the end of what is read.

    As PEP 8 has it: a colon in a slice acts like a binary operator of the lowest priority.
    """
    end = len(code.texts)
    if all(code.simple[first:end]):
        return
    for at in colons:
        behind = code.texts[at + 1] if at + 1 < end else ":"
        code.blanks[at] = at > first and code.texts[at - 1] != ":"
        if behind != ":":
            code.blanks[at + 1] = True
