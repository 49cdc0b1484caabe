"""Check and quote the lines of text that settings hold."""

from __future__ import annotations

import re

from repo_docs_hook.text.invisible import is_visible, show_hidden_in_line

# An escape of two digits, which TOML does not know, or an escaped backslash.
_BYTE = re.compile(r"\\(\\|x([0-9a-f]{2}))")


def quote(text: str) -> str:
    """Return ``text`` as a TOML string on one line, with invisible characters escaped."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_BYTE.sub(_four_digits, show_hidden_in_line(escaped))}"'


def text_line(value: object) -> str:
    """Return a string that is one line of visible text.

    Raises ValueError for any other type, for an empty string and for control,
    zero-width and bidirectional characters.
    """
    if not isinstance(value, str):
        raise ValueError("must be a string")
    if not value.strip():
        raise ValueError("must not be empty")
    if not is_visible(value):
        raise ValueError(f"must not hold control or invisible characters, and {quote(value)} does")
    return value


def _four_digits(match: re.Match[str]) -> str:
    return f"\\u00{match[2]}" if match[2] else match[0]
