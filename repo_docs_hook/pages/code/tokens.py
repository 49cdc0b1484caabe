"""Tokens of a signature or a decorator, numbers and strings spelled as formatters spell them.

The spelling is that of black's style guide ("The Black code style", "Strings" and "Numeric
literals"), which ruff follows.
"""

from __future__ import annotations

import re

from repo_docs_hook.pages.code.strings import join_strings, normal_string
from repo_docs_hook.python.lexer.lines import Trouble, end_of_string
from repo_docs_hook.text.identifiers import CHARACTER, START

_NAME = rf"{START}{CHARACTER}*"
_DIGITS = r"[0-9](?:_?[0-9])*"
_NUMBER = (
    r"0[xX][0-9a-fA-F_]+|0[bBoO][0-7_]+"
    rf"|(?:{_DIGITS}\.?(?:{_DIGITS})?|\.{_DIGITS})(?:[eE][-+]?{_DIGITS})?[jJ]?"
)
_STRING = (
    r"(?:[bB][rR]?|[rR][bB]?|[uU])?"
    r"(?:\"\"\"[^\"\\]*(?:(?:\\.|\"(?!\"\"))[^\"\\]*)*\"\"\""
    r"|'''[^'\\]*(?:(?:\\.|'(?!''))[^'\\]*)*'''"
    r"|\"(?!\"\")[^\"\\\n]*(?:\\.[^\"\\\n]*)*\"|'(?!'')[^'\\\n]*(?:\\.[^'\\\n]*)*')"
)
#: Up to the quotes: what is in an f-string is no matter of regular expressions.
_TEMPLATE = r"(?:[fFtT][rR]?|[rR][fFtT])(?:\"\"\"|'''|\"|')"
#: The most usual first. The last alternative is what begins no token.
_TOKEN = re.compile(
    rf"{_NAME}(?!{CHARACTER}|['\"])|[,()\[\]{{}}]|:=?|==?|{_STRING}|{_TEMPLATE}|{_NUMBER}"
    rf"|\.\.\.|->|\*\*|//|<<|>>|[<>!]=|[-+*/%@&|^~<>.]|{_NAME}|[^ \t\f\n]",
    re.DOTALL,
)
_IS_TEMPLATE = re.compile(_TEMPLATE)
_IS_TOKEN = re.compile(rf"{CHARACTER}|[-+*/%@&|^~<>=.,:()\[\]{{}}]|!=|(?P<quote>['\"]).*(?P=quote)")
_POINT = re.compile(r"(?<![0-9])\.|\.(?![0-9])")

#: The kinds of tokens: a name or a keyword, a number or ``...``, a string, anything else.
NAME, NUMBER, STRING, OPERATOR = range(4)
_KINDS = {
    **dict.fromkeys("-+*/%@&|^~<>=.,:()[]{}!", OPERATOR),
    **dict.fromkeys("0123456789", NUMBER),
}


def read_tokens(code: str) -> list[str] | None:
    """Return the tokens of a line of code, None where there is something else than tokens."""
    try:
        found = _split(code)
    except Trouble:
        return None
    strings = False
    for at, text in enumerate(found):
        kind = kind_of(text)
        if kind == NUMBER:
            found[at] = _normal_number(text)
        elif kind == STRING:
            strings = True
            found[at] = normal_string(text)
        elif not _IS_TOKEN.match(text):
            return None
    found = _joined(found) if strings else found
    return _without_parentheses(found) if _MAYBE_NEEDLESS.search(code) else found


def kind_of(text: str) -> int:
    """Return the kind of a token."""
    if text[-1] in "\"'" and len(text) > 1:
        return STRING
    if text[0] == "." and len(text) > 1:
        return NUMBER
    return _KINDS.get(text[0], NAME)


def _split(code: str) -> list[str]:
    """Return the tokens as written. Raises Trouble where an f-string has no end."""
    if not _IS_TEMPLATE.search(code):
        return _TOKEN.findall(code)
    found: list[str] = []
    position = 0
    while match := _TOKEN.search(code, position):
        start, position = match.span()
        if _IS_TEMPLATE.fullmatch(match[0]):
            position = end_of_string(code, start)
        found.append(code[start:position])
    return found


def _normal_number(text: str) -> str:
    if text.isdigit() or text == "...":
        return text
    lowered = text.lower()
    if lowered.startswith("0x"):
        return "0x" + text[2:].upper()
    return _POINT.sub(lambda match: _full_point(lowered, match.start()), lowered)


def _full_point(number: str, at: int) -> str:
    """Return the point of a number with the digit that it lacks on either side."""
    return ("." if at else "0.") + ("" if number[at + 1 : at + 2].isdigit() else "0")


def _joined(tokens: list[str]) -> list[str]:
    """Join the parts of implicitly concatenated strings, where one literal can say the same."""
    found: list[str] = []
    parts: list[str] = []
    for text in [*tokens, ","]:
        if kind_of(text) == STRING:
            parts.append(text)
            continue
        if parts:
            found += join_strings(parts) if len(parts) > 1 else parts
            parts = []
        found.append(text)
    return found[:-1]


#: What stands before and behind parentheses that formatters remove: those around an annotation
#: and around the result of a ``lambda``.
_BEFORE, _BEHIND = frozenset((":", "->")), frozenset((",", "=", ")", "]", "}", ""))
_MAYBE_NEEDLESS = re.compile(r"(?::|->)[ \t]*\(")
#: What has another meaning, or none, without the parentheses around it.
_NEEDED = frozenset((",", ":=", "yield", "for"))


def _without_parentheses(tokens: list[str]) -> list[str]:
    """Remove needless parentheses. ``lambdas``: how deep the ``lambda`` stand that are open."""
    texts = ["", *tokens, ""]
    removed: set[int] = set()
    needed: set[int] = set()
    results: set[int] = set()
    opened: list[int] = [0]
    lambdas: list[int] = []
    for at, text in enumerate(texts):
        if text in ("(", "[", "{"):
            opened.append(at)
        elif text == "lambda":
            lambdas.append(len(opened))
        elif lambdas[-1:] == [len(opened)] and text == ":":
            lambdas.pop()
            results.add(at + 1)
        elif lambdas[-1:] != [len(opened)] and text in _NEEDED:
            needed.add(opened[-1])
        elif text in (")", "]", "}") and len(opened) > 1:
            start = opened.pop()
            inside = start in results or (len(opened) < 3 and texts[start - 1] in _BEFORE)
            alone = start + 1 < at and start not in needed and texts[at + 1] in _BEHIND
            if text == ")" and inside and alone:
                removed |= {start - 1, at - 1}
    return [text for at, text in enumerate(tokens) if at not in removed] if removed else tokens
