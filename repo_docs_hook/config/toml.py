"""Parse TOML; the only module that imports a TOML parser."""

from __future__ import annotations

import re
import sys
from typing import Any

_POSITION = re.compile(r"(.*) \(at (?:line ([0-9]+), column ([0-9]+)|end of document)\)", re.DOTALL)
_BOM = b"\xef\xbb\xbf"


def parse_toml(data: bytes) -> dict[str, Any]:
    """Return the table in ``data``, which must be UTF-8 without a byte order mark.

    Raises ValueError with a text ``LINE:COLUMN: what is wrong``, both counted from 1.
    """
    if data.startswith(_BOM):
        raise ValueError("1:1: starts with a byte order mark, which TOML forbids")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        raise ValueError(f"{_end_of(before)}: is not UTF-8") from None
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("1:1: is nested too deeply") from None
    except ValueError as error:
        raise ValueError(_located(str(error), text)) from None


def _located(message: str, text: str) -> str:
    match = _POSITION.fullmatch(message)
    if not match:
        return f"1:1: {message}"
    position = f"{match[2]}:{match[3]}" if match[2] else _end_of(text)
    return f"{position}: {match[1]}"


def _end_of(text: str) -> str:
    return f"{text.count(chr(10)) + 1}:{len(text) - text.rfind(chr(10))}"
