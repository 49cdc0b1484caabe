"""String literals as formatters write them: prefix, quotes, escapes, and parts joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_PREFIX = str.maketrans({"F": "f", "B": "b", "T": "t", "U": None, "u": None})
_ESCAPE = re.compile(
    r"\\(?:(x[0-9a-fA-F]{2})|(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})|(N\{[^}]+\})|.)", re.S
)
_QUOTE = re.compile(r"\\.|[\"']", re.S)
#: An octal escape at the end of a literal, which a digit behind it would change.
_OCTAL = re.compile(r"((?<!\\)(?:\\\\)*\\)([0-7]{1,2})\Z")


#: Prefixes of literals that can be joined: bytes with bytes, the others with each other.
_JOINED = frozenset(("", "b", "f"))


class _Literal(NamedTuple):
    prefix: str
    quote: str
    body: str

    def __str__(self) -> str:
        return f"{self.prefix}{self.quote}{self.body}{self.quote}"


@lru_cache(maxsize=256)
def normal_string(text: str) -> str:
    """Return a string literal with the prefix, quotes and escapes that formatters give it.

    Double quotes, unless they need more backslashes; an f-string keeps its quotes where
    something in it depends on them.
    """
    literal = _read(text)
    if not {"f", "t"}.isdisjoint(literal.prefix):
        free = '"' not in literal.body and "\\" not in literal.body and "'" not in literal.body
        return str(_with_quote(literal, literal.body, '"') if free else literal)
    if "r" in literal.prefix.lower():
        free = '"' not in literal.body
        return str(_with_quote(literal, literal.body, '"') if free else literal)
    return str(_best_quotes(_normal_escapes(literal)))


def join_strings(parts: Sequence[str]) -> list[str]:
    """Return adjacent literals (in normal form) with those joined that one literal can replace."""
    found: list[str] = []
    run: list[_Literal] = []
    for part in map(_read, parts):
        if run and not _joins(run[-1], part):
            found.append(_join(run))
            run = []
        run.append(part)
    return [*found, _join(run)]


def _joins(one: _Literal, two: _Literal) -> bool:
    plain = one.prefix in _JOINED and two.prefix in _JOINED
    alike = one.quote == two.quote and len(one.quote) == 1
    return plain and alike and (one.prefix == "b") == (two.prefix == "b")


def _join(run: list[_Literal]) -> str:
    prefix = max(part.prefix for part in run)
    bodies = [_escaped(part) if prefix == "f" else part.body for part in run]
    for at, following in enumerate(bodies[1:]):
        if following[:1].isdigit():
            bodies[at] = _OCTAL.sub(lambda match: match[1] + match[2].zfill(3), bodies[at])
    return normal_string(str(_Literal(prefix, run[0].quote, "".join(bodies))))


def _read(text: str) -> _Literal:
    start = min(at for at in (text.find("'"), text.find('"')) if at >= 0)
    width = 3 if text[start : start + 3] in ("'''", '"""') and len(text) > start + 5 else 1
    quote = text[start : start + width]
    return _Literal(text[:start].translate(_PREFIX), quote, text[start + width : -width])


def _with_quote(literal: _Literal, body: str, mark: str) -> _Literal:
    return literal._replace(quote=mark * len(literal.quote), body=body)


def _escaped(part: _Literal) -> str:
    """Return the body of a part of an f-string, braces doubled if the part is a plain string."""
    return part.body if part.prefix else part.body.replace("{", "{{").replace("}", "}}")


def _normal_escapes(literal: _Literal) -> _Literal:
    if "\\" not in literal.body:
        return literal
    known = "b" if "b" in literal.prefix else ""
    body = _ESCAPE.sub(lambda match: _normal_escape(match, known), literal.body)
    return literal._replace(body=body)


def _normal_escape(match: re.Match[str], prefix: str) -> str:
    text = match[0]
    if match[1] or (match[2] and not prefix):
        return text[:2] + text[2:].lower()
    return text.upper() if match[3] and not prefix else text


def _best_quotes(literal: _Literal) -> _Literal:
    """Return a literal in double quotes, unless single ones need fewer backslashes."""
    mark = literal.quote[0]
    if mark == '"' and '\\"' not in literal.body:
        return literal
    if len(literal.quote) == 3:
        safe = mark == "'" and '"' not in literal.body
        return _with_quote(literal, literal.body, '"') if safe else literal
    double, single = (_requoted(literal.body, each) for each in "\"'")
    if single.count("\\") < double.count("\\"):
        return _with_quote(literal, single, "'")
    return _with_quote(literal, double, '"')


def _requoted(body: str, quote: str) -> str:
    """Return a body with backslashes before those quotes alone that end the literal."""

    def escape(match: re.Match[str]) -> str:
        mark = match[0][-1]
        if mark not in "\"'":
            return match[0]
        return "\\" + mark if mark == quote else mark

    return _QUOTE.sub(escape, body)
