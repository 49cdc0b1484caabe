"""Pages that GitHub still renders, of sources as long as they may be."""

from __future__ import annotations

import pytest

from repo_docs_hook.model import Config
from repo_docs_hook.pages.markdown import MOST_BYTES
from tests.pages.demo import render
from tests.pages.linkcheck import broken_links

_DOC = "Do *this* & |that|. " * 40
_MANY = range(12_000)
SOURCES = {
    "variables": "".join(f"variable_{n} = {n}\n" for n in _MANY),
    "functions": "".join(f"def function_{n}(a, b: int = {n}) -> str: ...\n" for n in _MANY),
    "one name": "def f(): ...\n" * 6_000,
    "names of letters": "".join(f"def größe_{n}(): ...\n" for n in _MANY),
    "classes": "class A: ...\n" + "".join(f"class Class{n}(A): ...\n" for n in _MANY),
    "imports": "".join(f"import module_{n} as alias_{n}\n" for n in _MANY),
    "imported names": "from m import (\n" + "".join(f"    name_{n},\n" for n in _MANY) + ")\n",
    "modules of this repository": "".join(f"import m.m.m.m.m{n}\n" for n in _MANY),
    "exported": f"__all__ = {[f'name_{n}' for n in _MANY]!r}\n",
    "docstrings": "".join(f'def f{n}():\n    """{_DOC}"""\n' for n in range(900)),
    "a docstring": f'"""Do.\n\n{_DOC * 900}"""\n',
    "a signature": f"def f({', '.join(f'a{n}: int = {n}' for n in _MANY)}): ...\n",
    "decorators": "".join(f"@d('{'x' * 60}{n}')\n" for n in range(9_000)) + "def f(): ...\n",
    "calls": "".join(f"def fun_{n}(x): eval(x); exec(x)\n" for n in _MANY),
    "one class": "class A:\n" + "".join(f"    def method_{n}(self): 'Do.'\n" for n in _MANY),
    "nested": "".join(f"{'  ' * n}class Name{n}:\n" for n in range(90)) + "  " * 90 + "x = 1\n",
    "long names": "".join(f"class {'N' * 300}{n}: ...\n" for n in range(2_000)),
    "tests": "import unittest\nclass A(unittest.TestCase):\n"
    + "".join(f"    def test_{n}(self): ...\n" for n in _MANY),
}


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_a_page_of_the_longest_source_is_rendered(source: str) -> None:
    assert len(source) < Config().max_file_size
    sources = {"p/m.py": source.encode(), "p/__init__.py": b"", "p/m/m.py": b""}
    pages = render(sources)
    assert {path: len(text.encode()) for path, text in pages.items() if _is_long(text)} == {}
    assert list(broken_links(pages, sources)) == []


@pytest.mark.parametrize("name", ["variables", "functions", "classes", "one class", "imports"])
def test_what_is_left_out_is_told(name: str) -> None:
    pages = render({"m.py": SOURCES[name].encode()})
    for page in (pages["docs/m.py_docs.md"], pages["docs/m.py_kw.md"]):
        assert _is_long(page) or "11999" in page or "- [and more](../m.py)" in page.split("\n")


def test_what_fits_is_whole() -> None:
    page = render({"m.py": b"".join(b"def f%d(): 'Do.'\n" % n for n in range(2_500))})
    assert '<a id="f2499"></a>' in page["docs/m.py_docs.md"]
    assert "and more" not in page["docs/m.py_kw.md"].split("## Keyword")[1]


def _is_long(text: str) -> bool:
    return len(text.encode()) > MOST_BYTES
