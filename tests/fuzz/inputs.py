"""What the fuzzer reads: generated Python, and real files with bytes changed."""

from __future__ import annotations

from functools import cache

import hypothesmith
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.pages.markup.test_escape import hostile
from tests.places import PACKAGE, TESTS
from tests.python.modules import modules
from tests.python.test_against_ast import SAMPLES, pick_library

#: Bytes that end up where nobody expects them: what readers, pages and terminals trip over.
FRAGMENTS = (
    *(b"\0", b"\r", b"\r\n", b"\n", b"\f", b"\x0b", b"\x1a", b"\t", b" ", b"\\\n", b";", b":"),
    *(b"\xff", b"\xc3", b"\xef\xbb\xbf", b"\xfe\xff", b"\xe2\x80\xa8", b"\xc2\x85", b"\xc2\x9b"),
    *(b"\xe2\x80\xae", b"\xed\xa0\x80", b"\xef\xac\x81", b"\xcc\x81", b"\x1b[31m"),
    *(b"'", b'"', b"'''", b'"""', b"f'", b"rb'", b"t'", b"{", b"}", b"(", b")", b"[", b"]" * 9),
    *(b"#", b"# coding: latin-1\n", b"# coding: utf-16\n", b"#!/bin/sh\n", b"`", b"```", b"|"),
    *(b"<!--", b"-->", b"<script>", b"](http://x.y)", b"[x]: http://x.y", b"::error::", b"%0A"),
    *(b"lambda: ", b"async ", b"await ", b"yield ", b"match x:\n case 1: ", b"type X = ", b"*"),
    *(b"def f(): ", b"class A: ", b"import a as b, c\n", b"from . import *\n", b"@a\n", b":="),
    *(b"__all__ += ['a']\n", b"if 1:\n", b"else:\n", b"try:\n", b"except* A: ", b"x: int = 1\n"),
    *(b"<<<<<<< a\n", b"=======\n", b">>>>>>> b\n", b"$", b"?", b"!", b"0777", b"1_", b"...", b"~"),
    *(b"# x", b"pass", b"0", b"'a'", b"lambda: 0", b"(yield)", b"[*a]", b"a.b(c)[d:e]", b"-1"),
    *(b"(" * 120, b"{" * 120, b"a." * 300, b"- " * 300, b"\t" * 101, b"if 1:\n" * 101),
)

Change = tuple[str, int, int, bytes]
#: What a change does to the bytes, given two places in them (``at <= end``) and a fragment.
CHANGES = {
    "insert": lambda data, at, end, part: data[:at] + part + data[at:],
    "insert a line": lambda data, at, end, part: (
        data[: data.find(b"\n", at) + 1] + part + b"\n" + data[data.find(b"\n", at) + 1 :]
    ),
    "repeat a line": lambda data, at, end, part: (
        data[: data.find(b"\n", at) + 1]
        + data[data.rfind(b"\n", 0, at) + 1 : data.find(b"\n", at) + 1]
        + data[data.find(b"\n", at) + 1 :]
    ),
    "replace": lambda data, at, end, part: data[:at] + part + data[at + len(part) :],
    "delete": lambda data, at, end, part: data[:at] + data[end:],
    "repeat": lambda data, at, end, part: data[:end] + data[at:end] + data[end:],
    "move": lambda data, at, end, part: data[end:] + data[at:end] + data[:at],
    "cut off": lambda data, at, end, part: data[:at],
    "flip a bit": lambda data, at, end, part: (
        data[:at] + bytes(each ^ 1 << end % 8 for each in data[at : at + 1]) + data[at + 1 :]
    ),
    "line ends": lambda data, at, end, part: (
        data[:at] + data[at:end].replace(b"\n", b"\r\n" if end % 2 else b"\r") + data[end:]
    ),
    "all of one": lambda data, at, end, part: data.replace(data[at : at + 1], part),
}


@cache
def real_files() -> tuple[bytes, ...]:
    """Return sources of this repository and of the running Python, the small ones."""
    own = [*PACKAGE.glob("**/*.py"), *TESTS.glob("**/*.py"), *SAMPLES]
    found = [path.read_bytes() for path in [*sorted(own), *pick_library(200)]]
    return tuple(data for data in found if len(data) < 12_000)


def change(data: bytes, changes: list[Change]) -> bytes:
    """Return ``data`` after some changes, each at places given in millionths of its length."""
    for name, one, other, part in changes:
        at, end = sorted((one * len(data) // 1_000_000, other * len(data) // 1_000_000))
        data = CHANGES[name](data, at, min(end, at + 2000), part)[:50_000]
    return data


_PLACE = st.integers(0, 1_000_000)
_CHANGE = st.tuples(st.sampled_from(sorted(CHANGES)), _PLACE, _PLACE, st.sampled_from(FRAGMENTS))


def mutated(files: SearchStrategy[bytes] | None = None) -> SearchStrategy[bytes]:
    """Return real files, or those given, with one to six changes."""
    chosen = st.deferred(lambda: st.sampled_from(real_files())) if files is None else files
    return st.builds(change, chosen, st.lists(_CHANGE, min_size=1, max_size=6))


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


DOCUMENTED = st.builds('"""{0}"""\nclass A:\n    """{1}"""\n    x = {2!a}\n'.format, *[hostile] * 3)
#: Lines that a parser of docstrings makes something of.
FIELDS = (
    *(":param x: y", ":param int x: y", ":type x: int", ":returns: y", ":rtype: int", ":raises E:"),
    *(":see: y", ":var x: y", ":yields: z", ":param:", ":meta private:", ":x", "@param x: y"),
    *("Args:", "Arguments:", "Returns:", "Raises:", "Yields:", "Attributes:", "Example:", "Note:"),
    *("    x (int): y", "    x: y", "    y", "        z", "    int: y", "    x (int, optional): y"),
    *("Parameters", "Returns", "Other Parameters", "See Also", "Examples", "----------", "-------"),
    *(
        "x : int",
        "x, y : int, optional",
        "x : {'a', 'b'}, default: 'a'",
        "    (",
        "x (",
        "",
        "",
        "",
    ),
    *("===", ">>> f(1)", "1", ".. note:: x", ".. code::", "    x", "* a", "- b", "1. c", "\t", "a"),
)
STRUCTURED = st.lists(st.one_of(st.sampled_from(FIELDS), hostile), max_size=12).map(
    lambda lines: (
        "def f(x, y=1, *args, **kw) -> int:\n    " + repr("Do it.\n" + "\n".join(lines)) + "\n"
    )
)
#: The grammar takes a second to be read, and is not needed to collect tests.
grammatical = st.deferred(lambda: hypothesmith.from_grammar().map(_encode))
nodes = hypothesmith.from_node().map(_encode)
valid = modules().map(_encode)
SOURCES = {
    "generated from Python's grammar": grammatical,
    "generated from libcst's nodes": nodes,
    "generated modules": valid,
    "generated, then changed": mutated(st.one_of(valid, grammatical)),
    "hostile docstrings": DOCUMENTED.map(_encode),
    "docstrings with fields": STRUCTURED.map(_encode),
    "real files, changed": mutated(),
    "bytes": st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.binary(max_size=8))).map(b"".join),
}
