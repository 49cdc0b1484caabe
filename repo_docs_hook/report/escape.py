"""Text of a repository made safe to show: nothing in it steers a terminal or a CI runner."""

from __future__ import annotations

import re

# What moves the cursor, reorders what is read or cannot be seen: C0, DEL and C1, soft hyphen,
# fillers, bidirectional controls, zero-width characters, separators, lone surrogates, variation
# selectors, tags. A fixed table: what Python calls printable changes with its Unicode version.
_HIDDEN_RANGES = (
    (0x00, 0x1F),
    (0x7F, 0x9F),
    (0xAD, 0xAD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xD800, 0xDFFF),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFB),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)
_HIDDEN = re.compile(
    "[" + "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in _HIDDEN_RANGES) + "]"
)
_SHORT = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}

# GitHub's runner obeys `##[command]` anywhere in a line and `::command::` after any blanks at
# its start (actions/runner, ActionCommand.cs); Azure's and TeamCity's obey `##vso[`, `##teamcity[`.
_BRACKET_COMMAND = re.compile(r"##(?=\w*\[)")
_COLON_COMMAND = re.compile(r"^(\s*)::")


def escape(text: str, encoding: str = "utf-8") -> str:
    r"""Return text on one line, with what is hidden or cannot be encoded as ``\x1b``, ``\u202e``.

    ``encoding`` is the one of the stream that will show it.
    """
    shown = _HIDDEN.sub(_code, text)
    return shown.encode(encoding, "backslashreplace").decode(encoding)


def guard(line: str) -> str:
    r"""Return a whole line of output so that no CI runner takes a part of it for a command.

    The first character of the command's mark is written as an escape (``\x3a:error::``).
    """
    return _COLON_COMMAND.sub(r"\1\\x3a:", _BRACKET_COMMAND.sub(r"\\x23#", line))


def _code(match: re.Match[str]) -> str:
    character = match[0]
    number = ord(character)
    if character in _SHORT:
        return _SHORT[character]
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
