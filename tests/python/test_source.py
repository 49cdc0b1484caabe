"""Bytes to text: encodings, line ends, and what is refused."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from dataclasses import replace

import pytest

from repo_docs_hook.model.facts import SourceError
from repo_docs_hook.python.lexer.source import decode_source
from repo_docs_hook.python.reader import read_facts

BOM = codecs.BOM_UTF8
DECODED = {
    "empty": (b"", ""),
    "UTF-8": ("é\n".encode(), "é\n"),
    "BOM": (BOM + "é".encode(), "é"),
    "BOM and cookie": (BOM + b"# coding: utf-8\n", "# coding: utf-8\n"),
    "BOM and utf8": (BOM + b"# coding=UTF8\n", "# coding=UTF8\n"),
    "cookie on line 1": (b"# -*- coding: latin-1 -*-\n\xe9", "# -*- coding: latin-1 -*-\né"),
    "cookie on line 2": (b"#!python\n# vim: fileencoding=cp1252\n\x80",
                         "#!python\n# vim: fileencoding=cp1252\n€"),
    "after a blank line": (b" \t\f\n# coding: latin-1\n\xe9", " \t\f\n# coding: latin-1\né"),
    "CR before the cookie": (b"#\r# coding: latin-1\r\xe9", "#\n# coding: latin-1\né"),
    "CRLF before the cookie": (b"#\r\n# coding: latin-1\r\n\xe9", "#\n# coding: latin-1\né"),
    "cookie on line 3": ("#\n#\n# coding: latin-1\né".encode(), "#\n#\n# coding: latin-1\né"),
    "cookie after code": ("x = 1\n# coding: latin-1\né".encode(), "x = 1\n# coding: latin-1\né"),
    "cookie in code": ("x = 1 # coding: latin-1\né".encode(), "x = 1 # coding: latin-1\né"),
    "Emacs line ends": (b"# coding: latin-1-unix\n\xe9", "# coding: latin-1-unix\né"),
    "iso-latin-1": (b"# coding: iso-latin-1-dos\n\xe9", "# coding: iso-latin-1-dos\né"),
    "utf-8-sig": ("# coding: utf-8-sig\né".encode(), "# coding: utf-8-sig\né"),
    "underscores": (b"# coding: ISO_8859_15\n\xa4", "# coding: ISO_8859_15\n€"),
    "Japanese": (b"# coding: euc_jp\n\xa4\xa2", "# coding: euc_jp\n\u3042"),
    "Cyrillic": (b"# coding: koi8-r\n\xc1", "# coding: koi8-r\n\u0430"),
    "CRLF": (b"a\r\nb\r\n", "a\nb\n"),
    "CR": (b"a\rb\r", "a\nb\n"),
    "mixed": (b"a\r\n\rb\n\r\n", "a\n\nb\n\n"),
    "other separators": ("\x0b\x0c\x1c\x85\u2028".encode(), "\x0b\x0c\x1c\x85\u2028"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "text"), DECODED.values(), ids=DECODED)
def test_decoding(data: bytes, text: str) -> None:
    assert decode_source(data) == text


REFUSED = {
    "unknown": (b"# coding: foo\n", "declares the unsupported encoding foo", 1, 11),
    "on line 2": (b"\n#  coding=foo\n", "declares the unsupported encoding foo", 2, 11),
    "UTF-16": (b"# coding: utf-16\n", "declares the unsupported encoding utf-16", 1, 11),
    "UTF-16 itself": ("x = 1\n".encode("utf-16"),
                      "encoded as UTF-16, which Python source cannot be", 1, 1),
    "rot13": (b"# coding: rot13\n", "declares the unsupported encoding rot13", 1, 11),
    "raw_unicode_escape": (b"# coding: raw_unicode_escape\n",
                           "declares the unsupported encoding raw_unicode_escape", 1, 11),
    "idna": (b"# coding: idna\n", "declares the unsupported encoding idna", 1, 11),
    "BOM against cookie": (BOM + b"# coding: latin-1\n",
                           "declares encoding latin-1 but begins with a UTF-8 BOM", 1, 11),
    "not UTF-8": ("é = 1\r\nü".encode() + b" \xe9 = 2\n",
                  "not valid utf-8: invalid continuation byte", 2, 3),
    "not ASCII": (b"# coding: ascii\n\n  \xe9", "not valid ascii: ordinal not in range(128)", 3, 3),
    "not cp1252": (b"# coding: cp1252\n\xe9\x81",
                   "not valid cp1252: character maps to <undefined>", 2, 2),
    "NUL": ("é = 1\rx\0 = 2\n".encode(), "contains a NUL byte, so it is not Python source", 2, 2),
    "surrogate": (b"x = '\xed\xa0\x80'\n", "not valid utf-8: invalid continuation byte", 1, 6),
}  # fmt: skip


@pytest.mark.parametrize(("data", "message", "line", "column"), REFUSED.values(), ids=REFUSED)
def test_refused(data: bytes, message: str, line: int, column: int) -> None:
    with pytest.raises(SourceError) as caught:
        decode_source(data)
    error = caught.value
    assert (error.message, error.line, error.column) == (message, line, column)


SUPPORTED = """
ascii us-ascii utf-8 utf8 utf_8 latin-1 latin1 l1 iso-8859-1 iso8859-1 iso_8859_2 iso-8859-9
iso-8859-10 iso-8859-11 iso-8859-13 iso-8859-14 iso-8859-15 iso-8859-16 cp1250 windows-1252 cp1258
cp437 cp850 cp852 cp855 cp857 cp858 cp860 cp861 cp862 cp863 cp865 cp866 cp874 cp932 cp936 cp949
cp950 koi8-r koi8-t koi8-u mac-roman mac-cyrillic mac-greek mac-latin2 tis-620 gb2312 gbk gb18030
big5 big5hkscs big5-hkscs euc-jp euc_kr shift-jis shift_jis sjis johab
""".split()


@pytest.mark.parametrize("encoding", SUPPORTED)
def test_supported_encodings_exist_and_keep_ascii(encoding: str) -> None:
    ascii_text = "".join(map(chr, range(32, 127))).replace("~", "").replace("\\", "")
    source = f"# coding: {encoding}\n{ascii_text}"
    assert decode_source(source.encode()) == source


SOURCE = '''#!python
"""Doc.

    more
"""
import a
class A(B,  # why
        C):
    """One."""
    x = """one
two"""

    def f(self, b=[1,
                   2]):
        return 'a\\
b' \\
  'c'
\f
def g(): pass
if x: y = 1
'''
ENDS: dict[str, Callable[[str], str]] = {
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "CRLF in the first half": lambda text: text[:90].replace("\n", "\r\n") + text[90:],
    "all three": lambda text: text.replace("\n", "\r", 3).replace("\n", "\r\n", 3),
    "no final newline": lambda text: text.rstrip("\n"),
    "blanks at the end": lambda text: text + "\n  \n\t\n   ",
    "comment at the end": lambda text: text + "# end",
    "form feed at the end": lambda text: text + "\f\n\f",
    "BOM": lambda text: "\ufeff" + text,
}


@pytest.mark.parametrize("change", ENDS.values(), ids=ENDS)
def test_facts_are_those_of_the_twin_with_line_feeds(
    change: Callable[[str], str],
) -> None:
    twin = read_facts(SOURCE.encode())
    assert [each.name for each in twin.definitions] == ["A", "x", "f", "g", "y"]
    assert read_facts(change(SOURCE).encode()) == twin


BARE = {
    "empty": b"",
    "line break": b"\n",
    "CR": b"\r",
    "blanks": b" \t \n   ",
    "form feed": b"\f",
    "comment": b"# x",
    "BOM": BOM,
    "continuation": b"\\\n\n",
}


@pytest.mark.parametrize("data", BARE.values(), ids=BARE)
def test_nothing_in_a_source(data: bytes) -> None:
    assert replace(read_facts(data), comment="") == read_facts(b"")
