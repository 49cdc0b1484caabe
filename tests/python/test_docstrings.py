"""Which string is a docstring, its value, and how it is cleaned."""

from __future__ import annotations

import pytest

from repo_docs_hook.python.reader import read_facts
from tests.python.reading import read

LITERALS = {
    "plain": ("'a'", "a"),
    "double quotes": ('"a"', "a"),
    "triple quotes": ('"""a "quoted" \'one\'"""', "a \"quoted\" 'one'"),
    "empty": ("''", ""),
    "raw": (r"r'\d'", r"\d"),
    "raw, capital": (r"R'\d'", r"\d"),
    "unicode": ("u'a'", "a"),
    "concatenated": ("'a' \"b\" r'\\c'", "ab\\c"),
    "in brackets": ("('a'\n 'b')", "ab"),
    "continued": ("'a' \\\n  'b'", "ab"),
    "with a comment": ("'a'  # b", "a"),
    "before a semicolon": ("'a'; x = 1", "a"),
    "bytes": ("b'a'", None),
    "raw bytes": ("Rb'a'", None),
    "f-string": ("f'a'", None),
    "raw f-string": ("rf'a'", None),
    "t-string": ("t'a'", None),
    "concatenated with an f-string": ("'a' f'b'", None),
    "f-string first": ("f'a' 'b'", None),
    "sum": ("'a' + 'b'", None),
    "call": ("'a'.strip()", None),
    "assigned": ("x = 'a'", None),
    "number": ("1", None),
    "second": ("pass; 'a'", None),
    "tuple": ("'a',", None),
}


@pytest.mark.parametrize(("literal", "value"), LITERALS.values(), ids=LITERALS)
def test_docstring_of_a_module(literal: str, value: str | None) -> None:
    assert read(f"# comment\n\n{literal}\n").docstring == value


@pytest.mark.parametrize(("literal", "value"), LITERALS.values(), ids=LITERALS)
@pytest.mark.parametrize("header", ["def f():", "async def f():", "class A:"])
@pytest.mark.parametrize("gap", [" ", "  # why\n\n    "], ids=["one line", "block"])
def test_docstring_of_a_definition(literal: str, value: str | None, header: str, gap: str) -> None:
    assert read(header + gap + literal + "\n").definitions[0].docstring == value


ESCAPES = {
    "quotes": (r"\' \"", "' \""),
    "backslash": (r"a\\b", "a\\b"),
    "line breaks": (r"a\nb\rc", "a\nb\nc"),
    "tab": (r"a\tb", "a       b"),
    "control characters": (r"a\a\b\f\v.", "a\a\b\f\v."),
    "octal": (r"\101\7.\1234", "A\7.S4"),
    "hexadecimal": (r"\x41\x4", "A\\x4"),
    "four digits": (r"\u00e9\u12", "é\\u12"),
    "eight digits": (r"\U0001f600", "\U0001f600"),
    "too large": (r"\U00110000", r"\U00110000"),
    "lone surrogate": (r"\ud800.", "\ud800."),
    "name": (r"\N{GREEK SMALL LETTER ALPHA}\N{em dash}", "α\u2014"),
    "name newer than Unicode 3.2": (r"\N{MELTING FACE}", r"\N{MELTING FACE}"),
    "no name": (r"\N{NO SUCH}\N", r"\N{NO SUCH}\N"),
    "unknown": (r"\d\ \8", r"\d\ \8"),
    "continued": ("a\\\nb", "ab"),
}


@pytest.mark.parametrize(("body", "value"), ESCAPES.values(), ids=ESCAPES)
def test_escapes(body: str, value: str) -> None:
    assert read(f"'''{body}'''\n").docstring == value


@pytest.mark.parametrize("body", ESCAPES)
def test_raw_strings_have_no_escapes(body: str) -> None:
    written = ESCAPES[body][0]
    assert read(f"r'''{written}'''\n").docstring == written


CLEANED = {
    "indented": ("a\n\n    b\n      c\n    ", "a\n\nb\n  c"),
    "first line blank": ("\n    a\n    b\n", "a\nb"),
    "first line's blanks": ("   a\n b", "a\nb"),
    "tabs": ("a\n\tb\n        c", "a\nb\nc"),
    "tab inside": ("a\n\tb\tc", "a\nb       c"),
    "blank lines around": ("\n\n  a\n\n\n", "a"),
    "blank line with blanks": ("a\n    b\n  \n    c", "a\nb\n\nc"),
    "trailing blanks": ("a  \n  b  \n", "a\nb"),
    "blanks alone": ("  \n  \n", ""),
    "not ASCII blanks": ("a\n\u00a0 b\n  c", "a\n\u00a0 b\n  c"),
    "whitespace that is no indentation": ("a\n\x1fb\n    c", "a\n\x1fb\n    c"),
    "separators that are no line breaks": ("a\x1cb\u2028c\n  d", "a\x1cb\u2028c\nd"),
}


@pytest.mark.parametrize(("body", "value"), CLEANED.values(), ids=CLEANED)
def test_cleaning(body: str, value: str) -> None:
    assert read_facts(f'"""{body}"""\n'.encode()).docstring == value


def test_lines_of_docstrings() -> None:
    facts = read(
        """
        # comment

        'module'
        class A:

            # comment
            'class'
            def f(self): 'one line'
            def g(self,
                  x):
                '''
                block
                '''
            def h(self): pass
        """
    )
    assert facts.docstring_line == 3
    assert [(each.name, each.docstring_line) for each in facts.definitions] == [
        ("A", 7),
        ("f", 8),
        ("g", 11),
        ("h", 0),
    ]
    assert read("x = 1\n'no docstring'\n").docstring_line == 0
