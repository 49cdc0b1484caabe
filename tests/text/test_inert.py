"""What a repository's text may not do to a terminal or a CI runner."""

from __future__ import annotations

import pytest

from repo_docs_hook.text.inert import escape, guard

SHOWN = {
    "plain": ("a é 漢 \U0001f600", "utf-8", "a é 漢 \U0001f600"),
    "escape": ("\x1b[31m", "utf-8", "\\x1b[31m"),
    "C1": ("\x9b31m\x7f", "utf-8", "\\x9b31m\\x7f"),
    "blanks": ("a\tb\nc\rd", "utf-8", "a\\tb\\nc\\rd"),
    "bidi": ("\u202e\u2066\u200f\u061c", "utf-8", "\\u202e\\u2066\\u200f\\u061c"),
    "zero width": ("a\u200bb\u2060\ufeff\xad", "utf-8", "a\\u200bb\\u2060\\ufeff\\xad"),
    "separators": ("\u2028\u2029\x85", "utf-8", "\\u2028\\u2029\\x85"),
    "surrogate": ("\udcff", "utf-8", "\\udcff"),
    "tag": ("\U000e0041", "utf-8", "\\U000e0041"),
    "ascii stream": ("é→\U0001f600", "ascii", "\\xe9\\u2192\\U0001f600"),
    "cp1252 stream": ("é→", "cp1252", "é\\u2192"),
}


@pytest.mark.parametrize(("text", "encoding", "shown"), SHOWN.values(), ids=SHOWN)
def test_hidden_characters_are_shown(text: str, encoding: str, shown: str) -> None:
    assert escape(text, encoding) == shown


GUARDED = {
    "start": ("::error::x", "\\x3a:error::x"),
    "after blanks": ("  \u3000::error::x", "  \u3000\\x3a:error::x"),
    "inside": ("a ::error::x", "a ::error::x"),
    "bracket": ("a ##[error]x", "a \\x23#[error]x"),
    "azure": ("##vso[task]", "\\x23#vso[task]"),
    "heading": ("+## [1.0]", "+## [1.0]"),
    "hashes": ("####[error]x", "##\\x23#[error]x"),
}


@pytest.mark.parametrize(("line", "guarded"), GUARDED.values(), ids=GUARDED)
def test_no_line_is_a_command(line: str, guarded: str) -> None:
    assert guard(line) == guarded
