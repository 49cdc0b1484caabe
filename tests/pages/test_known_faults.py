"""Sources on which a generator that searches text with patterns goes wrong, and what is right."""

from __future__ import annotations

import re

import pytest

from repo_docs_hook.model.settings import Config
from repo_docs_hook.project.select import select
from repo_docs_hook.text.headings import FileSection
from tests.pages.demo import render
from tests.pages.linkcheck import Elements, to_html

NAMES = {
    "decorated classes": (
        "from dataclasses import dataclass\n\n@dataclass\nclass A:\n    x: int\n\n"
        "# a class from x\n@ dataclass\nclass B: ...\n",
        "Classes",
        ["A", "B"],
    ),
    "a class after a decorator's name": (
        "from m import dataclass\n@dataclass\n\n\nclass C: ...\nsubclass = C\nfrom m import n\n",
        "Classes",
        ["C"],
    ),
    "after a comma": (
        "from m import a, b as c\nimport x, y.z as w\n",
        "Imports",
        ["a", "b", "c", "m", "w", "x", "y.z"],
    ),
    "in parentheses": (
        "from m import (\n    a,  # from n import q\n    b as c,\n)\nfrom . import (d)\n",
        "Imports",
        [".", "a", "b", "c", "d", "m"],
    ),
    "over a backslash": ("from m \\\n    import a, \\\n    b\n", "Imports", ["a", "b", "m"]),
    "after a semicolon": ("import a; import b; from c import d\n", "Imports", ["a", "b", "c", "d"]),
    "code inside strings": (
        'x = """\nclass Fake:\n    def run(self): ...\nimport nothing\n"""\n'
        "y = '''\ndef other(): ...\n'''\ndef real(): \"def inner(): pass\"\n",
        "Functions",
        ["real"],
    ),
    "classes inside strings": ('x = """\nclass Fake: ...\n"""\n', "Classes", []),
    "imports inside strings": ('"""\nimport nothing\n>>> from a import b\n"""\n', "Imports", []),
    "code inside comments": ("# def f(): ...\n# class A: ...\n", "Functions", []),
    "more than 200": (
        "".join(f"def f{number}(): ...\n" for number in range(250)),
        "Functions",
        sorted(f"f{number}" for number in range(250)),
    ),
    "nested and conditional": (
        "if x:\n    def f():\n        def g():\n            async def h(): ...\n"
        "try:\n    pass\nfinally:\n    class A:\n        def m(self): ...\n",
        "Functions",
        ["f", "g", "h", "m"],
    ),
}


def keywords(source: str, title: str) -> list[str]:
    """Return the names in one list of a source's keyword page."""
    page = render({"m.py": source.encode()})["docs/m.py_kw.md"]
    body = f"{page}\n### {title}\n".split(f"\n### {title}\n", 1)[1].split("\n##", 1)[0]
    return re.findall(r"^- \*\*`(.+?)`\*\*:", body, re.MULTILINE)


@pytest.mark.parametrize(("source", "title", "names"), NAMES.values(), ids=NAMES)
def test_names(source: str, title: str, names: list[str]) -> None:
    assert keywords(source, title) == names


def test_headings_are_words() -> None:
    page = render({"m.py": b"import os\nclass A:\n    x = 1\n    def f(): ...\n"})[
        "docs/m.py_kw.md"
    ]
    heads = ["Classes", "Functions", "Variables", "Imports"]
    assert re.findall(r"^### (.*)$", page, re.MULTILINE) == heads


EMBEDDED = {
    "over 50,000 characters": "".join(f"def f{n}(): ...  # {'x' * 40}\n" for n in range(900)),
    "a fence": 'x = """\n```\n# Heading\n```python\n"""\nlast = 1\n',
    "a longer fence": "x = '''\n`````\n# Heading\n'''\n",
    "tildes": "x = '''\n~~~\n# Heading\n'''\n",
}


@pytest.mark.parametrize("source", EMBEDDED.values(), ids=EMBEDDED)
def test_an_embedded_source_is_whole_and_stays_in_its_fence(source: str) -> None:
    page = render({"m.py": source.encode()}, Config(original_source="embed"))["docs/m.py_docs.md"]
    html = to_html(page)
    assert source in Elements(html).text
    assert "Heading</h1>" not in html
    assert Elements(html).tags.count("h1") == 1


WORDS = {
    "jit in a word": ("def test_jitter(x, bijit): ...\n", FileSection.PERFORMANCE, "JIT"),
    "jit in a string": ("x = 'numba.jit'  # @jit\n", FileSection.PERFORMANCE, "JIT"),
    "cuda in a name": ("def cuda_free(gpu): ...\n", FileSection.PERFORMANCE, "GPU"),
    "network in a name": ("class NeuralModule: ...\n", FileSection.PATTERNS, "Neural"),
    "eval as a method": ("def f(x): x.eval()\n", FileSection.SECURITY, "Execution"),
    "eval in a name": ("def evaluate(): ...\nevaluate()\n", FileSection.SECURITY, "Execution"),
    "context in a comment": (
        "# with __enter__ and __exit__\n",
        FileSection.PATTERNS,
        "Context",
    ),
}


def section(page: str, wanted: FileSection) -> str:
    return page.split(f"\n## {wanted.title} <", 1)[1].split("\n## ", 1)[0]


@pytest.mark.parametrize(("source", "part", "word"), WORDS.values(), ids=WORDS)
def test_words_are_no_facts(source: str, part: FileSection, word: str) -> None:
    page = render({"m.py": source.encode()})["docs/m.py_docs.md"]
    assert word not in section(page, part)


def test_what_is_a_fact_is_told() -> None:
    page = render({"m.py": b"from numba import jit\n@jit\ndef f(): ...\n"})["docs/m.py_docs.md"]
    assert "JIT" in section(page, FileSection.PERFORMANCE)


@pytest.mark.parametrize("path", ["latest/contest.py", "attest/docsearch.py", "src/examples_of.py"])
def test_letters_of_a_folder_are_no_role(path: str) -> None:
    page = render({path: b"x = 1\n"})[f"docs/{path}_docs.md"]
    assert "part of" not in section(page, FileSection.PURPOSE)


def test_the_order_of_a_directory_changes_nothing() -> None:
    sources = {f"p/{name}.py": b"import os\n" for name in "cabed"}
    backwards = dict(reversed(sources.items()))
    assert render(sources) == render(backwards)
    index = render(backwards)["docs/p/index.md"]
    assert re.findall(r"\(\.\./\.\./p/(.)\.py\)", index) == list("abcde")


def test_pages_get_no_pages() -> None:
    paths = ["m.py", "docs/m.py_docs.md", "docs/m.py_kw.md", "docs/index.md", "docs/p/doc.md"]
    assert select(paths, Config(include=("*",))).sources == ("m.py",)
