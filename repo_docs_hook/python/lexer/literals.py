"""Values of string literals, and docstrings cleaned, the same on every Python version."""

from __future__ import annotations

import re
import unicodedata

_ESCAPE = re.compile(
    r"\\(?:(?P<line>\n)|(?P<octal>[0-7]{1,3})|x(?P<x>[0-9a-fA-F]{2})|u(?P<u>[0-9a-fA-F]{4})"
    r"|U(?P<U>[0-9a-fA-F]{8})|N\{(?P<name>[^}]*)\}|(?P<char>[\\'\"abfnrtv]))"
)
_CHARACTERS = dict(zip("\\'\"abfnrtv", "\\'\"\a\b\f\n\r\t\v", strict=True))


def string_value(literal: str) -> str | None:
    r"""Return the value of a string literal as written, None for bytes and f-strings.

    Python's own rules (Language Reference, "String and Bytes literals"), with one
    difference: a ``\N{...}`` that Unicode 3.2 does not have stays as written, since
    which newer names exist depends on the interpreter.
    """
    quote = min(at for at in (literal.find("'"), literal.find('"')) if at >= 0)
    prefix = literal[:quote].lower()
    if set(prefix) - set("ru"):
        return None
    width = 3 if literal[quote : quote + 3] in ("'''", '"""') else 1
    body = literal[quote + width : -width]
    return body if "r" in prefix else _ESCAPE.sub(_unescape, body)


def clean_docstring(text: str) -> str:
    r"""Strip a docstring's indentation and outer blank lines, as PEP 257 says.

    Tabs are expanded to eight columns, and blanks alone are indentation, as in Python 3.13;
    line breaks are ``\n`` alone; trailing whitespace of each line goes.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs().split("\n")
    indents = (len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip(" "))
    margin = min(indents, default=0)
    cleaned = [lines[0].strip(), *(line[margin:].rstrip() for line in lines[1:])]
    return "\n".join(cleaned).strip("\n")


def _unescape(match: re.Match[str]) -> str:
    kind = match.lastgroup
    found = match[kind] if kind else ""
    if kind == "line":
        return ""
    if kind == "char":
        return _CHARACTERS[found]
    if kind == "name":
        return _named(found, match[0])
    value = int(found, 8 if kind == "octal" else 16)
    return chr(value) if value <= 0x10FFFF else match[0]


def _named(name: str, written: str) -> str:
    try:
        found = unicodedata.ucd_3_2_0.lookup(name)
    except KeyError:
        return written
    # from Python 3.13 on it looks up newer names too, but does not name what they mean
    return found if unicodedata.ucd_3_2_0.name(found, "") else written
