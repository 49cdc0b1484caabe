"""Columns that a text takes, the same on every Python version."""

from __future__ import annotations

import unicodedata

#: Pictures, most of them newer than Unicode 3.2, and ideographs beyond the basic plane.
_WIDE = ((0x1F300, 0x1FAFF), (0x20000, 0x3FFFD))


def width(text: str) -> int:
    """Return the columns of a text in a font of fixed width, as formatters count them.

    Wide characters (Unicode, UAX 11) take two columns, combining ones none.
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    code = ord(character)
    if code < 0x80:
        return 1
    if unicodedata.ucd_3_2_0.combining(character):
        return 0
    wide = unicodedata.ucd_3_2_0.east_asian_width(character) in "WF"
    return 2 if wide or any(first <= code <= last for first, last in _WIDE) else 1
