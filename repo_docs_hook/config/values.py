"""Lines of text as settings hold them: checked when they come in, quoted when they go out."""

from __future__ import annotations

import re

from repo_docs_hook.text.invisible import is_visible, show_hidden_in_line

# TOML has no escape of two digits, and shows its own marks with a backslash.
_BYTE = re.compile(r"\\(\\|x([0-9a-f]{2}))")


def quote(text: str) -> str:
    """Write ``text`` as a TOML string on one line, with nothing invisible left in it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_BYTE.sub(_four_digits, show_hidden_in_line(escaped))}"'


def text_line(value: object) -> str:
    """Take a string that is one line of visible text.

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
