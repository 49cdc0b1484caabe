"""What the documentation page says of a source, section by section."""

from __future__ import annotations

import re

import pytest

from repo_docs_hook.model.notes import Findings
from repo_docs_hook.model.settings import Config
from repo_docs_hook.pages.render import file_pages
from repo_docs_hook.project.project import Project
from repo_docs_hook.text.headings import FileSection, KeywordSection, Section
from tests.pages.demo import read_module, render, render_one

EMBED = Config(original_source="embed")


def section(page: str, wanted: Section) -> str:
    """Return the body of a section, without its heading."""
    return (
        page.split(f"\n## {wanted.title} <", 1)[1]
        .split("\n", 1)[1]
        .split("\n## ", 1)[0]
        .strip("\n")
    )


@pytest.mark.parametrize(
    ("part", "source", "expected"),
    [
        pytest.param(
            FileSection.OVERVIEW,
            "",
            "No public names.",
            id="no name",
        ),
        pytest.param(
            FileSection.OVERVIEW, "__all__ = []", "`__all__` names nothing.", id="empty __all__"
        ),
        pytest.param(
            FileSection.OVERVIEW,
            "from os import path\n__all__ = ['path', 'gone', 'f'] + more()\n"
            "def f(): 'Do.'\ndef g(): ...",
            "`__all__` gets more names at run time.\n\n"
            "| Name | Kind | Summary |\n|---|---|---|\n"
            "| [`f`](#f) | function | Do. |\n"
            "| `gone` | not bound by name in this file | |\n"
            "| `path` | from `os` | |\n"
            "| [`g`](#g) | function, not in `__all__` | |",
            id="exports",
        ),
        pytest.param(
            FileSection.OVERVIEW,
            "from os import path as path\nfrom os import sep\nX = 1\n_y = 2",
            "| Name | Kind | Summary |\n|---|---|---|\n"
            "| [`X`](#X) | variable | |\n"
            "| `path` | from `os` | |",
            id="re-export",
        ),
        pytest.param(
            FileSection.OVERVIEW,
            "from m import *\nfrom n.o import *\nx = 1\n",
            "| Name | Kind | Summary |\n|---|---|---|\n"
            "| [`x`](#x) | variable | |\n"
            "| `*` | from `m` | |\n"
            "| `*` | from `n.o` | |",
            id="import of everything",
        ),
        pytest.param(
            FileSection.OVERVIEW,
            "from typing import overload\n@overload\ndef f(x: int): ...\n"
            "@overload\ndef f(x: str): ...\n",
            "| Name | Kind | Summary |\n|---|---|---|\n| [`f`](#f) | overloaded function | |",
            id="overloads alone",
        ),
        pytest.param(
            FileSection.PURPOSE,
            "import lib\nclass LoadError(lib.Oops): 'Bad.'\nclass Other: 'O.'\n",
            "Defines [`Other`](#Other): O.",
            id="an exception is not the main name",
        ),
        pytest.param(
            FileSection.PURPOSE,
            "class LoadError(Exception): 'Bad.'\ndef f(): ...\ndef g(): ...\n",
            "It has no docstring, and none of its names stands out.",
            id="nor is it beside functions",
        ),
        pytest.param(
            FileSection.PURPOSE,
            "class LoadError(Exception): 'Bad.'\n",
            "Defines [`LoadError`](#LoadError): Bad.",
            id="an exception alone",
        ),
        pytest.param(
            FileSection.PATTERNS,
            "from torch import nn\nclass A:\n    layer = nn.Linear(1, 2)\n",
            "- **Neural Network**\n  · [`A`](#A) (torch.nn layers and functions)",
            id="words are no code",
        ),
        pytest.param(
            FileSection.PURPOSE,
            "class Error(Exception): 'Bad.'\nclass Other: 'O.'\nclass Mod: 'M.'\n",
            "Defines [`Mod`](#Mod): M.",
            id="the class named after the file",
        ),
        pytest.param(
            FileSection.PURPOSE,
            "# Copyright A, B. All rights reserved here.\n\n# Run the jobs of a queue. Or not.\n",
            "Run the jobs of a queue.",
            id="a comment",
        ),
        pytest.param(
            FileSection.PURPOSE,
            "# pylint: disable=all of these\n# Standard library imports come first\nimport os\n",
            "It has no docstring, and none of its names stands out.",
            id="comments of other kinds",
        ),
        pytest.param(
            FileSection.ANALYSIS,
            'X = 1  #: The ``x``.\nY = 2\n"The y.\\n\\nMore."\nclass A:\n'
            "    def __init__(self, z: int):\n        self.z = z\n",
            '### Code Structure\n\n- <a id="X"></a>`X = 1`: The `x`.\n\n'
            '#### <a id="Y"></a>`Y`\n\n`Y = 2`\n\nThe y.\n\nMore.\n\n'
            '#### <a id="A"></a><a id="A.__init__"></a>`A`\n\n```python\nclass A:\n'
            "    def __init__(self, z: int): ...\n```\n\n"
            '- <a id="A.z"></a>`z: int` (instance)',
            id="documented variables and instance attributes",
        ),
        pytest.param(
            FileSection.PURPOSE,
            "class A: ...\nclass B: ...\ndef f(): ...\n",
            "It has no docstring, and none of its names stands out.",
            id="several classes",
        ),
        pytest.param(
            FileSection.PURPOSE,
            "X = 1\ndef f():\n    'Do.'\n",
            "Defines [`f`](#f): Do.",
            id="the only function",
        ),
        pytest.param(
            FileSection.PURPOSE,
            "def f(): ...\ndef g(): ...\nclass A: 'An.'\n",
            "Defines [`A`](#A): An.",
            id="the only class",
        ),
        pytest.param(
            FileSection.PURPOSE,
            "X = 1\n",
            "It has no docstring, and none of its names stands out.",
            id="variables alone",
        ),
        pytest.param(
            FileSection.OVERVIEW,
            '"""Do it. Then\nrest.\n\nMore.\n"""\n',
            "Then\nrest.\n\nMore.",
            id="the purpose is not said again",
        ),
        pytest.param(
            FileSection.ANALYSIS,
            "__version__ = V = '1.2'\nVERSION_INFO: tuple[int, ...] = (1, 2)\nversions = 3\n",
            '### Code Structure\n\n- <a id="__version__"></a><a id="V"></a>`__version__ = V`\n'
            '- <a id="VERSION_INFO"></a>`VERSION_INFO: tuple[int, ...]`\n'
            '- <a id="versions"></a>`versions = 3`',
            id="the value of a version is not shown",
        ),
        pytest.param(
            FileSection.ANALYSIS,
            "def f():\n    def g(): ...\n    class A: ...\n",
            '### Code Structure\n\n#### <a id="f"></a>`f`\n\n`def f()`',
            id="what is defined inside a function is not shown",
        ),
        pytest.param(
            FileSection.ANALYSIS,
            "class A:\n    @property\n    def x(self): ...\n    y = 1\n    @x.setter\n"
            "    def x(self, value): 'Set.'\n",
            "### Code Structure\n\n"
            '#### <a id="A"></a>`A`\n\n`class A`\n\n- <a id="A.y"></a>`y = 1`\n\n'
            '##### <a id="A.x"></a><a id="A.x-2"></a>`A.x`\n\n```python\n@property\n'
            "def x(self): ...\n\n\n@x.setter\ndef x(self, value): ...\n```\n\nSet.",
            id="a setter stands with its getter",
        ),
        pytest.param(
            FileSection.ANALYSIS,
            "class A(B):\n    'Have.'\n    def __init__(self, x=1): ...\n",
            "### Code Structure\n\n"
            '#### <a id="A"></a><a id="A.__init__"></a>`A`\n\n'
            "```python\nclass A(B):\n"
            "    def __init__(self, x=1): ...\n```\n\nHave.",
            id="a class has its constructor",
        ),
        pytest.param(
            FileSection.ANALYSIS,
            "class A:\n    x = 1\n    def __init__(self):\n        'Make.'\n",
            "### Code Structure\n\n"
            '#### <a id="A"></a>`A`\n\n'
            "```python\nclass A:\n    def __init__(self): ...\n```\n\n"
            '- <a id="A.x"></a>`x = 1`\n\n##### <a id="A.__init__"></a>`A.__init__`\n\nMake.',
            id="a constructor with a docstring",
        ),
        pytest.param(
            FileSection.ARCHITECTURE,
            "import lib\nclass A(lib.B): ...\nclass C(A, ValueError): ...\n",
            "### Role in the Project\n\n- **Folder**: [`pkg`](./index.md)\n"
            "- [`A`](#A) inherits from `lib.B`\n\n```mermaid\nclassDiagram\n"
            '    class idA["A"]\n    idA <|-- idC\n    class idC["C"]\n```',
            id="inheritance",
        ),
        pytest.param(
            FileSection.DEPENDENCIES,
            "",
            "Imports nothing.",
            id="no import",
        ),
        pytest.param(
            FileSection.DEPENDENCIES,
            "import numpy as np, os\ntry:\n    import yaml\nexcept ImportError:\n    pass\n"
            "def f():\n    from os import sep as s, path\n",
            "### Import Dependencies\n\n**Standard library**\n\n"
            "- `os`\n  · `path` (lazy)\n  · `sep` as `s` (lazy)\n\n"
            "**Third party**\n\n- `numpy` as `np`\n- `yaml` (optional)",
            id="flags and aliases",
        ),
        pytest.param(
            FileSection.DEPENDENCIES,
            "try:\n    from zlib import crc32, adler32 as a\nexcept ImportError:\n    pass\n",
            "### Import Dependencies\n\n**Standard library**\n\n"
            "- `zlib`\n  · `adler32` as `a` (optional)\n  · `crc32` (optional)",
            id="a flag stands with its name",
        ),
        pytest.param(
            FileSection.DEPENDENCIES,
            "import zlib\nimport zlib as z\nfrom zlib import crc32\ndef f():\n    import bz2\n",
            "### Import Dependencies\n\n**Standard library**\n\n"
            "- `bz2` (lazy)\n- `zlib`\n  · `crc32`\n- `zlib` as `z`",
            id="a module and its names",
        ),
        pytest.param(
            FileSection.DEPENDENCIES,
            "import os\ndef f():\n    import os\n",
            "### Import Dependencies\n\n**Standard library**\n\n- `os`",
            id="lazy only where it is so everywhere",
        ),
        pytest.param(
            FileSection.SECURITY,
            "import pickle\ndef f(x): return pickle.loads(x)\n",
            "- **Deserialization** (Bandit B301): runs code chosen by whoever wrote the bytes\n"
            "    - [`f`](#f) calls `pickle.loads`",
            id="note",
        ),
    ],
)
def test_section(part: FileSection, source: str, expected: str) -> None:
    assert section(render_one(source), part) == expected


def test_detailed_analysis_puts_lists_before_headings() -> None:
    source = (
        "def f(): 'F.'\nx = 1\nclass A:\n    def m(self): 'M.'\n    y = 2\n    def n(self): ...\n"
    )
    body = section(render_one(source), FileSection.ANALYSIS)
    names = [line for line in body.split("\n") if "<a id=" in line]
    assert [line.split('"')[1] for line in names] == ["x", "f", "A", "A.y", "A.n", "A.m"]


def test_embedded_source_cannot_leave_its_fence() -> None:
    page = render_one('"""```\n# Not a heading\n```"""\n', config=EMBED)
    assert section(page, FileSection.ORIGINAL).startswith('````python\n"""```\n# Not')
    assert "- **Size**: 30 bytes (0.03 KB)" in page


def test_embedded_source_above_the_bound_is_a_link() -> None:
    page = render_one(f"# {'x' * 500_000}\n", config=EMBED)
    body = section(page, FileSection.ORIGINAL)
    assert body.startswith("[`pkg/mod.py`]")
    assert "Too long to be shown" in body


def test_docstrings_above_the_bound_are_left_out() -> None:
    docstring = "Do.\n\n    " + "More words. " * 400
    page = render_one("".join(f'def f{n}():\n    """{docstring}"""\n' for n in range(120)))
    body = section(page, FileSection.ANALYSIS)
    assert "Too long to be shown with all docstrings" in body
    assert '- <a id="f7"></a>`f7()`: Do.' in body.split("\n")


@pytest.mark.parametrize(
    ("path", "source", "expected"),
    [
        pytest.param("test_a.py", "def test_x(): ...", "python -m pytest test_a.py", id="pytest"),
        pytest.param(
            "t/test_a b.py",
            "import unittest\nclass T(unittest.TestCase):\n    def test_a(self): ...",
            "python -m unittest 't/test_a b.py'",
            id="unittest",
        ),
        pytest.param(
            "app/tests.py",
            "from django.test import TestCase\nclass T(TestCase):\n    def test_a(self): ...",
            "python -m django test tests",
            id="django",
        ),
        pytest.param(
            "test_a.py",
            "import pytest, unittest\nclass T(unittest.TestCase):\n    def test_a(self): ...",
            "python -m pytest test_a.py",
            id="unittest with pytest",
        ),
        pytest.param("run.py", "if __name__ == '__main__': x()", "python run.py", id="script"),
        pytest.param("p/q/__main__.py", "x = 1", "python p/q/__main__.py", id="main of no package"),
    ],
)
def test_command(path: str, source: str, expected: str) -> None:
    assert f"- **Run**: `{expected}`" in render({path: source.encode()})[f"docs/{path}_docs.md"]


RUN = "if __name__ == '__main__': x()\n"
SCRIPTS = {
    "without imports": ("p/q/a.py", RUN, "python p/q/a.py"),
    "with a relative import": ("p/q/a.py", f"from ..b import x\n{RUN}", "python -m p.q.a"),
    "from its own package": ("p/q/a.py", f"import p.b\n{RUN}", "python -m p.q.a"),
    "relative for typing alone": (
        "p/q/a.py",
        f"from typing import TYPE_CHECKING\nif TYPE_CHECKING: from .b import x\n{RUN}",
        "python p/q/a.py",
    ),
    "below src": ("src/p/a.py", f"from .b import x\n{RUN}", "python -m p.a"),
    "a shebang": ("tools/a.py", "#!/usr/bin/env python\n", "python tools/a.py"),
    "a relative import outside of packages": ("tools/a.py", f"from .b import x\n{RUN}", ""),
    "a relative import above its package": ("p/a.py", f"from ..b import x\n{RUN}", ""),
    "a package that imports its modules": ("p/__init__.py", f"from .b import x\n{RUN}", ""),
    "a shebang in a package": ("p/a.py", "#!/usr/bin/env python\n", ""),
    "__main__ outside of packages, relative": ("t/__main__.py", "from .b import x\n", ""),
    "a test that holds no test": ("t/test_a.py", "import pytest\n", ""),
}


@pytest.mark.parametrize(("path", "source", "expected"), SCRIPTS.values(), ids=SCRIPTS)
def test_script_command(path: str, source: str, expected: str) -> None:
    sources = {"p/__init__.py": b"", "p/q/__init__.py": b"", "src/p/__init__.py": b""}
    page = render(sources | {path: source.encode()})[f"docs/{path}_docs.md"]
    assert re.findall(r"^- \*\*Run\*\*: `(.*)`$", page, re.MULTILINE) == [expected] * bool(expected)


def test_a_source_without_pages_is_linked_itself() -> None:
    project = Project(Config(), ["a.py", "b.py"], ["b.py"])
    page, _ = file_pages(read_module("a.py", b"import b\n"), project, Findings())
    assert "- [`b`](../b.py)" in page.text
    assert "b.py_docs.md" not in page.text


def test_main_of_a_package() -> None:
    pages = render({"p/__init__.py": b"", "p/__main__.py": b"x = 1\n"})
    assert "- **Run**: `python -m p`" in pages["docs/p/__main__.py_docs.md"]


def test_keyword_page_names_every_definition_of_a_name() -> None:
    source = b"def f(): ...\nclass A:\n    def f(self):\n        def g(): ...\n    f2 = f\n"
    lines = render({"m.py": source})["docs/m.py_kw.md"].split("\n")
    at = lines.index("- **`f`**: [`m.f`](./m.py_docs.md#f), function")
    assert lines[at + 1 : at + 3] == [
        "- **`f`**: [`m.A.f`](./m.py_docs.md#A.f), method",
        "- **`g`**: `m.A.f.g`, nested in [`A.f`](./m.py_docs.md#A.f)",
    ]


REEXPORTS = {
    "own module": ("p/__init__.py", "from .a import x", ["x"]),
    "own submodule": ("p/__init__.py", "from . import a", ["a"]),
    "after a fallback": (
        "p/__init__.py",
        "try:\n    from . import a\nexcept ImportError:\n    import a\n",
        ["a"],
    ),
    "parent's": ("p/q/__init__.py", "from ..a import x", []),
    "for types only": (
        "p/__init__.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from .a import x",
        [],
    ),
    "in a stub": ("p/__init__.pyi", "from .a import x, y as y", ["y"]),
    "no package": ("p/b.py", "from .a import x, y as y", ["y"]),
    "private": ("p/__init__.py", "from .a import _x", []),
}


@pytest.mark.parametrize(("path", "source", "names"), REEXPORTS.values(), ids=REEXPORTS)
def test_what_is_passed_on(path: str, source: str, names: list[str]) -> None:
    sources = {"p/__init__.py": b"", "p/a.py": b"", "p/q/__init__.py": b"", path: source.encode()}
    page = render(sources)[f"docs/{path}_docs.md"]
    assert re.findall(r"^\| `(\w+)` \| (?:from|module) ", page, re.MULTILINE) == names


def test_a_test_says_what_it_tests() -> None:
    test = b"import a\ndef test_it(): ...\n"
    sources = {"a.py": b"", "test_a.py": test, "test_z.py": b"def test_x(): ..."}
    page = render(sources)["docs/test_a.py_docs.md"]
    assert section(page, FileSection.PURPOSE) == "- **test file**"
    assert "- **Tests**\n  · [`a.py`](../a.py)" in section(page, FileSection.TESTING)
    assert "- **Tests**\n  · [`a.py`](./a.py_docs.md)" in section(page, FileSection.RELATED)


TESTED = {
    "imports it": ("from p import a\ndef test_x(): ...\n", True),
    "imports a name of it": ("from p.a import b\ndef test_x(): ...\n", True),
    "calls it by its dotted name": ("import p\ndef test_x():\n    p.a.run()\n", True),
    "imports its package": ("import p\ndef test_x(): ...\n", False),
    "imports nothing": ("def test_x(): ...\n", False),
    "holds no test": ("from p import a\n", False),
}


@pytest.mark.parametrize(("test", "is_told"), TESTED.values(), ids=TESTED)
def test_what_is_not_imported_is_not_tested(test: str, is_told: bool) -> None:
    pages = render({"p/__init__.py": b"", "p/a.py": b"", "tests/test_a.py": test.encode()})
    page = pages["docs/tests/test_a.py_docs.md"]
    related = "- **Tests**\n  · [`p/a.py`]"
    assert ("**Tests**" in section(page, FileSection.TESTING)) is is_told
    assert (related in section(page, FileSection.RELATED)) is is_told
    by_name = "- **Tests, by name**\n  · [`tests/test_a.py`]"
    assert by_name in section(pages["docs/p/a.py_docs.md"], FileSection.RELATED)


FLAGGED = {
    "in a function, and for typing": (
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from m import a\n"
        "def f():\n    from m import a\n",
        "`a` (lazy)",
    ),
    "at the top, and for typing": (
        "from typing import TYPE_CHECKING\nfrom m import a\nif TYPE_CHECKING:\n"
        "    from m import a\n",
        "`a`",
    ),
    "in a function, and optional": (
        "try:\n    from m import a\nexcept ImportError:\n    a = None\n"
        "def f():\n    from m import a\n",
        "`a`",
    ),
    "for typing, twice": (
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from m import a\n"
        "    from m import a\n",
        "`a` (typing only)",
    ),
}


@pytest.mark.parametrize(("source", "entry"), FLAGGED.values(), ids=FLAGGED)
def test_an_import_is_flagged_by_what_happens_at_run_time(source: str, entry: str) -> None:
    page = render_one(source)
    assert f"- `m`\n  · {entry}\n" in page


def test_a_package_says_where_its_names_come_from() -> None:
    sources = {"p/__init__.py": b"from .a import *\nfrom ._b import b\n", "p/a.py": b""}
    page = render(sources)["docs/p/__init__.py_docs.md"]
    expected = "Passes on names from\n· `p._b`\n· `p.a`\n\n- **package initialization**"
    assert section(page, FileSection.PURPOSE) == expected
    assert "| `*` | from [`p.a`](./a.py_docs.md) | |" in page


def test_below_a_private_part_the_package_is_imported() -> None:
    sources = {"p/__init__.py": b"", "p/_a.py": b"x = 1\n", "_b.py": b"x = 1\n"}
    pages = render(sources)
    assert "- **Import**: `import p`\n" in pages["docs/p/_a.py_docs.md"]
    assert "**Import**" not in pages["docs/_b.py_docs.md"]


def test_a_base_for_tests_is_no_test() -> None:
    source = "import unittest\nclass Base(unittest.TestCase):\n    def setUp(self): ...\n"
    body = section(render_one(source, "pkg/base.py"), FileSection.TESTING)
    assert "- **Import**: `import base`" in body
    assert "Run" not in body


def test_the_role_stands_with_the_folder() -> None:
    body = section(render_one("x = 1", "tools/x.py"), FileSection.ARCHITECTURE)
    assert "- **Folder**: [`tools`](./index.md), scripts and tools" in body


def test_evidence_is_the_outermost_definition() -> None:
    handler = "    def {}(self):\n        try: ...\n        except Exception: ...\n"
    source = f"class A:\n{handler.format('f')}{handler.format('g')}"
    body = section(render_one(source), FileSection.PATTERNS)
    assert body == "- **Broad Except**\n  · [`A`](#A) (`except Exception:`)"


PRIVATE = (
    "import pickle\nclass A:\n    def run(self): ...\n    def _f(self): ...\n"
    "class _B(A): ...\ndef _load(b): return pickle.loads(b)\n_x = 1\n"
)


def test_private_names_can_stand_on_keyword_pages_alone() -> None:
    pages = render({"m.py": PRIVATE.encode()}, Config(members="public"))
    page, keywords = pages["docs/m.py_docs.md"], pages["docs/m.py_kw.md"]
    assert re.findall('<a id="([^"]*)"', section(page, FileSection.ANALYSIS)) == ["A", "A.run"]
    assert not re.search(r"_B|_load|_f\b|_x", page)
    assert "    - the module calls `pickle.loads`" in section(page, FileSection.SECURITY)
    assert "- **`_f`**: `m.A._f`, method\n" in keywords
    assert "- **`_B`**: `m._B`, class\n" in keywords


def test_sections_without_content_can_be_left_out() -> None:
    pages = render({"m.py": b"x = 1\n"}, Config(sections="filled"))
    titles = re.findall("^## (.*?) <", pages["docs/m.py_docs.md"], re.MULTILINE)
    parts = (
        *(FileSection.METADATA, FileSection.ORIGINAL, FileSection.OVERVIEW),
        *(FileSection.ANALYSIS, FileSection.REFERENCES),
    )
    assert titles == [part.title for part in parts]
    assert KeywordSection.MAP.title not in pages["docs/m.py_kw.md"]
