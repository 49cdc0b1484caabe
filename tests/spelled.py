"""Sources that import by names in odd encodings and spellings, as bytes, and modules to import."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Callable, Mapping

#: What an encoding puts before the first line, and Python's codec for it.
ENCODINGS: Mapping[str, tuple[bytes, str]] = {
    "utf-8": (b"", "utf-8"),
    "utf-8 with a BOM": (codecs.BOM_UTF8, "utf-8"),
    "utf-8 that is said": (b"# vim: set fileencoding=utf-8 :\n", "utf-8"),
    "latin-1": (b"# -*- coding: latin-1 -*-\n", "latin-1"),
    "cp1252 in the second line": (b"#!/usr/bin/python\n# coding=cp1252\n", "cp1252"),
    "mac-roman": (b"# coding: mac-roman\n", "mac-roman"),
    "gbk": (b"# coding: gbk\n", "gbk"),
    "shift-jis": (b"# coding: shift_jis\n", "shift_jis"),
}
#: Encodings in which no source can be read.
REFUSED: Mapping[str, tuple[bytes, str]] = {
    "utf-16": (codecs.BOM_UTF16_LE, "utf-16-le"),
    "utf-16 with a cookie": (b"# coding: utf-16\n", "utf-8"),
    "utf-7": (b"# coding: utf-7\n", "utf-7"),
    "an unknown one": (b"# coding: nonsense\n", "utf-8"),
    "not what the cookie says": (b"# coding: ascii\n# \xe9\n", "utf-8"),
    "not utf-8": (b"# \xe9\n", "latin-1"),
}


def ligature(name: str) -> str:
    """Spell ``fi`` as one character."""
    return name.replace("fi", "\ufb01")


def fullwidth(name: str) -> str:
    """Spell the first letter twice as wide."""
    wide = chr(ord(name[0]) + 0xFEE0)
    return wide + name[1:] if name[0].isascii() and name[0] != "_" else name


def bold(name: str) -> str:
    """Spell the last letter as mathematicians do (outside the basic plane of Unicode)."""
    last = chr(ord(name[-1]) - ord("a") + 0x1D41A)
    return name[:-1] + last if "a" <= name[-1] <= "z" else name


def decomposed(name: str) -> str:
    """Spell accents as characters of their own."""
    return unicodedata.normalize("NFD", name)


def ordinal(name: str) -> str:
    """Spell ``a`` and ``o`` as the signs of ordinal numbers, which latin-1 has."""
    return name.replace("a", "\xaa").replace("o", "\xba")


SPELLINGS: Mapping[str, Callable[[str], str]] = {
    "plain": str,
    "ligature": ligature,
    "fullwidth": fullwidth,
    "bold": bold,
    "decomposed": decomposed,
    "ordinal": ordinal,
}


def spell(encoding: str, text: str) -> bytes | None:
    """Return a source in one of the encodings, None where that has no such characters."""
    start, codec = {**ENCODINGS, **REFUSED}[encoding]
    try:
        return start + text.encode(codec)
    except UnicodeEncodeError:
        return None
