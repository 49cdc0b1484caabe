"""Invisible characters: find them, and show them as escapes."""

from __future__ import annotations

import re

# Characters that move the cursor, reorder text or cannot be seen: C0 without tab and line feed,
# DEL, C1, soft hyphen, joiners, fillers, bidirectional controls, separators, lone surrogates,
# variation selectors, tags. ``str.isprintable`` differs between releases of Python.
_RANGES = (
    (0x00, 0x08),
    (0x0B, 0x1F),
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
    (0xFE00, 0xFE0E),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFB),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)
_CLASS = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in _RANGES)
_IN_TEXT = re.compile(f"[{_CLASS}]")
_IN_LINE = re.compile(f"[\t\n{_CLASS}]")
_WITH_STYLES = re.compile(f"[\t\n\ufe0f{_CLASS}]")
_SHORT = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}


def show_hidden(text: str) -> str:
    r"""Return text with invisible characters as escapes, such as ``\x1b`` and ``\u202e``.

    Tabs and line feeds stay, and so does U+FE0F, which selects the coloured form of an emoji.
    """
    return _IN_TEXT.sub(_escape, text)


def show_hidden_in_line(text: str) -> str:
    """Return text on one line: as ``show_hidden``, with tabs and line feeds as escapes too."""
    return _IN_LINE.sub(_escape, text)


def show_every_hidden(text: str) -> str:
    """Return text on one line with U+FE0F as an escape too: equal only if the texts are."""
    return _WITH_STYLES.sub(_escape, text)


def is_visible(text: str) -> bool:
    """Tell whether text is one line without invisible characters."""
    return not _IN_LINE.search(text)


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    number = ord(character)
    if character in _SHORT:
        return _SHORT[character]
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
