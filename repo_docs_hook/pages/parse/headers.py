"""Headers as a page shows them, cut into parameters, bases and the return annotation.

A page has them on one line, without comments. What no parser would accept gives some parts
or other, and never an error: both texts of a page are read the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from repo_docs_hook.model.facts import Parameter

_STRING = r"(?P<quote>'''|\"\"\"|'|\")(?:\\.|(?!(?P=quote))[^\\])*(?P=quote)"
_STEP = re.compile(rf"{_STRING}|\blambda\b|->|[:=!<>]=|.", re.DOTALL)
_STARRED = {"*": "variable positional", "**": "variable keyword"}
_DEPTHS = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}


class Header(NamedTuple):
    """A function's parameters and return annotation, or a class's arguments as written."""

    parameters: tuple[Parameter, ...] = ()
    returns: str = ""
    arguments: tuple[str, ...] = ()


def read_header(kind: str, signature: str) -> Header:
    """Return the parts of a ``function``'s or ``class``'s signature, of others none."""
    if kind == "function":
        before, _, returns = _cut_once(signature, "->")
        parts = _cut(_last_group(before.strip(" ")), ",")
        return Header(tuple(_parameters(parts)), returns.strip(" "))
    if kind == "class" and signature.endswith(")"):
        return Header(arguments=tuple(_cut(_last_group(signature), ",")))
    return Header()


def _parameters(parts: list[str]) -> Iterator[Parameter]:
    kind = "positional only" if "/" in parts else "positional or keyword"
    for part in parts:
        if part == "/":
            kind = "positional or keyword"
        elif part == "*":
            kind = "keyword only"
        else:
            stars = part[: len(part) - len(part.lstrip("*"))]
            yield _parameter(part.lstrip("*"), _STARRED.get(stars, kind))
            kind = "keyword only" if stars == "*" else kind


def _parameter(text: str, kind: str) -> Parameter:
    declared, _, default = _cut_once(text, "=")
    name, _, annotation = _cut_once(declared, ":")
    return Parameter(name.strip(" "), kind, annotation.strip(" "), default.strip(" "))


def _cut(text: str, mark: str) -> list[str]:
    """Cut a text at the marks that stand in no bracket, string or lambda's parameters."""
    ends = [at for at, depth, token in _steps(text) if depth == 0 and token == mark]
    starts = [0, *(at + len(mark) for at in ends)]
    parts = [text[start:end].strip(" ") for start, end in zip(starts, [*ends, None], strict=True)]
    return parts if parts[-1] else parts[:-1]


def _cut_once(text: str, mark: str) -> tuple[str, str, str]:
    for at, depth, token in _steps(text):
        if depth == 0 and token == mark:
            return text[:at], mark, text[at + len(mark) :]
    return text, "", ""


def _last_group(text: str) -> str:
    """Return what stands in the last pair of outermost brackets."""
    start = end = 0
    before = 0
    for at, depth, token in _steps(text):
        if token in _DEPTHS and depth == 1 and before == 0:
            start = at + 1
        if token in _DEPTHS and depth == 0:
            end = at
        before = depth
    return text[start:end]


def _steps(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each token begins, how deep in brackets it leaves us, and the token.

    A string is one token. What is in the parameters of a lambda counts as one bracket deeper.
    """
    depth, lambdas = 0, list[int]()
    for match in _STEP.finditer(text):
        token = match[0]
        depth += _DEPTHS.get(token, 0)
        while lambdas and lambdas[-1] > depth:
            lambdas.pop()
        if token == "lambda":
            lambdas.append(depth)
        closes = token == ":" and lambdas[-1:] == [depth]
        yield match.start(), depth + len(lambdas), token
        if closes:
            lambdas.pop()
