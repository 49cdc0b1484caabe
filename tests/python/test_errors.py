"""Sources that are no Python for libcst: the reason in one line, and the true position."""

from __future__ import annotations

from importlib.metadata import version

import pytest

from repo_docs_hook.model.facts import SourceError
from repo_docs_hook.python.reader import read_facts

#: The sign that stands in a source just before the place that a person would point at.
HERE = "»"
END = "unexpected end of line"
MERGE = "holds a merge conflict marker"
INDENT = "unexpected indent"
REFUSED = {
    "print statement": ("x = 1\nprint »'a'\n", "unexpected `'a'`"),
    "print of a name": ("print »a, b\n", "unexpected `a`"),
    "exec statement": ("exec »'a' in b\n", "unexpected `'a'`"),
    "raise with a comma": ("raise E», 'x'\n", "unexpected `,`"),
    "old octal": ("x = 1\nx = (\n  »0777)\n", "leading zeros in decimal integer literals are not "
                  "permitted; use an 0o prefix for octal integers"),
    "backquotes": ("x = »`a`\n", "'`' is not a valid character in this position"),
    "diamond": ("x = a <»> b\n", "unexpected `>`"),
    "annotated brackets": ("(x)»: int = 3\n", "unexpected `:`"),
    "unclosed bracket": ("x = 1\ny = f»(\nz = 2\n", "`(` is never closed"),
    "unclosed list at the end": ("x = (1, »[2,\n", "`[` is never closed"),
    "unclosed bracket before closed ones": ("x = »[(1), {}, 2\ny = 3\n", "`[` is never closed"),
    "unclosed bracket, then code": ("def f():\n  x = »{1: 2,\n  return x\n", "`{` is never closed"),
    "mismatched bracket": ("x = (1»]\n",
                           "Closing parenthesis ']' does not match opening parenthesis '('"),
    "bracket too much": ("x = 1\nx = f(1)»)\n", "unmatched ')'"),
    "indent": ("x = 1\n  »y = 2\n", INDENT),
    "indent on line 1": ("\t»x = 1\n", INDENT),
    "indent after blank lines": ("x = 1\n\n# c\n  \n   »y = 3\n", INDENT),
    "indent in a block": ("def f():\n  x\n\n    »y\n", INDENT),
    "dedent": ("def f():\n    x\n  »y\n", "no matching outer block for dedent"),
    "deep dedent": ("if x:\n  if y:\n    a\n »b\n", "no matching outer block for dedent"),
    "tab and blanks": ("if x:\n\ty\n        »z\n", "inconsistent mixing of tabs and spaces"),
    "tab after blanks": ("if 1:\n    if 2:\n\t»x\n", "inconsistent mixing of tabs and spaces"),
    "no block": ("if x:\n»pass\n", "unexpected `pass`"),
    "no block at the end": ("def f():»\n", END),
    "no block but a comment": ("def f():»  # a\n# b\n", END),
    "no colon": ("class A»\n    pass\n", END),
    "no operand": ("x = 1 +»\ny = 2\n", END),
    "no operand, comment": ("x = 1 +»  # comment\ny = 2\n", END),
    "no target": ("import»\n", END),
    "decorated variable": ("@x\n»y = 1\n", "unexpected `y`"),
    "decorated nothing": ("class A:\n  @x»\ny = 1\n", END),
    "try alone": ("try:\n  x\n»y = 1\n", "unexpected `y`"),
    "else alone": ("»else: pass\n", "unexpected `else`"),
    "two names": ("a »b\n", "unexpected `b`"),
    "no comma": ("x = {\n  'a': 1\n  »'b': 2,\n}\n", "unexpected `'b'`"),
    "no operator": ("x = ('a'\n  »2)\n", "unexpected `2`"),
    "keyword as a name": ("class »= 1\n", "unexpected `=`"),
    "after a two-byte character": ("é = 1\nx = é »é\n", "unexpected `é`"),
    "after a four-byte character": ("x = '\U0001f600' »y\n", "unexpected `y`"),
    "template": ("{»% if x %}\n", "unexpected `%`"),
    "dollar": ("x = »$a\n", "'$' is not a valid character in this position"),
    "odd character": ("x = 1\ny = »\u20ac\n", '"\u20ac" is not a valid identifier'),
    "inside an f-string": ("x = »f'{a b}'\n", "error in `f'{a b}'`"),
    "inside an f-string over lines": ('x = »f"""{a\nb}"""\n', 'error in `f"""{a`'),
    "after a continuation": ("x = »\\ \ny\n", "unexpected characters after a line continuation"),
    "continued at the end": ("x = 1» \\\n", "unexpected end of file after a line continuation"),
    "marker text in a string": ("'''\n<<<<<<< a\n'''\nprint »1\n", "unexpected `1`"),
}  # fmt: skip
PLAIN = {
    "string": ("x = 1\ny = »'abc\nz = 'd'\n", "unterminated string literal"),
    "string with an apostrophe": ("x = 'it's»'\n", "unterminated string literal"),
    "string at the end": ('x = »"', "unterminated string literal"),
    "docstring": ('def f():\n  »"""abc\n  pass\n', "unterminated string literal"),
    "f-string": ("x = »f'{a} b\n", "unterminated string literal"),
    "f-string over lines": ("x = »f'''{a}\n", "unterminated string literal"),
    "string in an f-string": ("x = f'{»'\n", "unterminated string literal"),
    "merge": ("x = 1\n»<<<<<<< HEAD\nx = 2\n=======\nx = 3\n>>>>>>> b\n", MERGE),
    "merge in a list": ("x = [\n»<<<<<<< HEAD\n1\n=======\n2\n>>>>>>> b\n]\n", MERGE),
    "merge, half mended": ("x = 1\n»>>>>>>> b\n", MERGE),
    "merge with a quote": ("»<<<<<<< it's\n=======\n>>>>>>> b\n", MERGE),
    "merge that unbalances": (
        "x = 1\n»<<<<<<< a\nx = f(1)\n=======\nx = f(1))\n>>>>>>> b\n", MERGE),
    "merge that dedents": ("if x:\n    y\n»<<<<<<< a\n    z\n=======\n  z\n>>>>>>> b\n",
                           MERGE),
    "deep brackets": ("x = " + "(" * 100 + "»(" + ")" * 101, "nested too deeply"),
    "deep f-strings": ("x = »" + "f'{" * 100 + "}'" * 100, "nested too deeply"),
}  # fmt: skip


def fail(source: str) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read_facts(source.replace(HERE, "").encode())
    return caught.value


def place(source: str) -> tuple[int, int]:
    before = source[: source.index(HERE)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


@pytest.mark.parametrize(("source", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_libcst_refuses_has_its_true_place(source: str, reason: str) -> None:
    error = fail(source)
    assert error.message == f"not understood by libcst {version('libcst')}: {reason}"
    assert (error.line, error.column) == place(source)


@pytest.mark.parametrize(("source", "message"), PLAIN.values(), ids=PLAIN)
def test_what_we_refuse_has_its_true_place(source: str, message: str) -> None:
    error = fail(source)
    assert (error.message, error.line, error.column) == (message, *place(source))


@pytest.mark.parametrize("ends", ["\r\n", "\r"], ids=["CRLF", "CR"])
def test_line_ends_do_not_move_places(ends: str) -> None:
    error = fail("'''a\n'''\nprint »1\n".replace("\n", ends))
    assert (error.line, error.column) == (3, 7)


def test_what_libcst_gives_up_on_has_no_place() -> None:
    error = fail("x = t'a' t'b'\n")
    assert error.message.startswith(f"not understood by libcst {version('libcst')}: ")
    assert "\n" not in error.message
    assert (error.line, error.column) == (0, 0)


def test_what_libcst_gives_up_on_hides_no_place() -> None:
    error = fail("x = t'a' t'b'\ny = »0777\n")
    assert (error.line, error.column) == (2, 5)
