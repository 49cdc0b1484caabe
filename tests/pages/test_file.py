"""What the documentation page says of a source, section by section."""

from __future__ import annotations

import re

import pytest

from repo_docs_hook.model.notes import Findings
from repo_docs_hook.model.settings import Config
from repo_docs_hook.pages.render import file_pages
from repo_docs_hook.project.project import Project
from repo_docs_hook.text.headings import FileSection, Section
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
            "It has no docstring and defines no public name.",
            id="no name",
        ),
        pytest.param(
            FileSection.OVERVIEW, "__all__ = []", "`__all__` names nothing.", id="empty __all__"
        ),
        pytest.param(
            FileSection.OVERVIEW,
            "from os import path\n__all__ = ['path', 'gone', 'f'] + more()\n"
            "def f(): 'Do.'\ndef g(): ...",
            "Exported by `__all__`: More names are added at run time.\n\n"
            "| Name | Kind | Summary |\n|---|---|---|\n"
            "| [`f`](#f) | function | Do. |\n"
            "| `gone` | not bound by name in this file |  |\n"
            "| `path` | imported from `os` |  |\n\n"
            "Public by name, not exported: [`g`](#g).",
            id="exports",
        ),
        pytest.param(
            FileSection.OVERVIEW,
            "from os import path as path\nfrom os import sep\nX = 1\n_y = 2",
            "Public names (there is no `__all__`):\n\n| Name | Kind |\n|---|---|\n"
            "| `path` | imported from `os` |\n\nVariables: [`X`](#X).",
            id="re-export",
        ),
        pytest.param(
            FileSection.OVERVIEW,
            "from m import *\nfrom n.o import *\nx = 1\n",
            "Variables: [`x`](#x).\n\nAnd what `import *` takes from `m`, `n.o`.",
            id="import of everything",
        ),
        pytest.param(
            FileSection.OVERVIEW,
            "from typing import overload\n@overload\ndef f(x: int): ...\n"
            "@overload\ndef f(x: str): ...\n",
            "Public names (there is no `__all__`):\n\n| Name | Kind |\n|---|---|\n"
            "| [`f`](#f) | overloaded function |",
            id="overloads alone",
        ),
        pytest.param(
            FileSection.PURPOSE,
            "import lib\nclass LoadError(lib.Oops): 'Bad.'\nclass Other: 'O.'\n",
            "Defines [`Other`](#Other): O.",
            id="an exception is not the main name",
        ),
        pytest.param(
            FileSection.PATTERNS,
            "class A:\n    def f(self): ...\nclass B(A):\n    def f(self): ...\n",
            "### Common Patterns\n\n- **Object-Oriented Design**: polymorphic base in [`A`](#A); "
            "subclasses here override its methods",
            id="words are no code",
        ),
        pytest.param(
            FileSection.PURPOSE,
            "class Error(Exception): 'Bad.'\nclass Other: 'O.'\nclass Mod: 'M.'\n",
            "Defines [`Mod`](#Mod): M.",
            id="the class named after the file",
        ),
        pytest.param(FileSection.PURPOSE, "X = 1\n", "Defines [`X`](#X).", id="variables alone"),
        pytest.param(
            FileSection.PURPOSE,
            "",
            "The source has no docstring and defines no public name.",
            id="nothing",
        ),
        pytest.param(
            FileSection.DEPENDENCIES,
            "",
            "### Import Dependencies\n\nIt imports nothing.",
            id="no import",
        ),
        pytest.param(
            FileSection.DEPENDENCIES,
            "import numpy as np, os\ntry:\n    import yaml\nexcept ImportError:\n    pass\n"
            "def f():\n    from os import sep as s, path\n",
            "### Import Dependencies\n\n**In this repository**: none.\n\n**Standard library**\n\n"
            "- `os`: `path` (lazy), `sep` as `s` (lazy)\n\n"
            "**Third party**\n\n- `numpy` as `np`\n- `yaml` (optional)",
            id="flags and aliases",
        ),
        pytest.param(
            FileSection.DEPENDENCIES,
            "try:\n    from zlib import crc32, adler32 as a\nexcept ImportError:\n    pass\n",
            "### Import Dependencies\n\n**In this repository**: none.\n\n**Standard library**\n\n"
            "- `zlib` (optional): `adler32` as `a`, `crc32`\n\n**Third party**: none.",
            id="what holds of all names stands before them",
        ),
        pytest.param(
            FileSection.DEPENDENCIES,
            "import os\ndef f():\n    import os\n",
            "### Import Dependencies\n\n**In this repository**: none.\n\n**Standard library**\n\n"
            "- `os`\n\n**Third party**: none.",
            id="lazy only where it is so everywhere",
        ),
        pytest.param(
            FileSection.SECURITY,
            "import pickle\ndef f(x): return pickle.loads(x)\n",
            "### Security Considerations\n\n- **Deserialization** (Bandit B301): "
            "`pickle.loads` in [`f`](#f); runs code chosen by whoever wrote the bytes",
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
    assert '- <a id="f7"></a>`f7`: `def f7()`: Do.' in body.split("\n")


def test_a_long_list_ends_with_a_link() -> None:
    page = render_one("".join(f"X{number:03} = 1\n" for number in range(41)))
    line = section(page, FileSection.OVERVIEW)
    assert line.endswith("[`X039`](#X039), [and more](#section-detailed-analysis).")


def test_class_diagram_from_three_edges_on() -> None:
    classes = "class A: ...\nclass B(A): ...\nclass C(A): ...\n"
    assert "```mermaid" not in render_one(classes)
    page = render_one(classes + "class D(B): ...\n")
    assert "    idB <|-- idD\n" in page


@pytest.mark.parametrize(
    ("path", "source", "expected"),
    [
        pytest.param("test_a.py", "def test_x(): ...", "python -m pytest test_a.py", id="pytest"),
        pytest.param(
            "t/test_a b.py",
            "import unittest\nclass T(unittest.TestCase): ...",
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
            "import pytest, unittest\nclass T(unittest.TestCase): ...",
            "python -m pytest test_a.py",
            id="unittest with pytest",
        ),
        pytest.param("run.py", "if __name__ == '__main__': x()", "python run.py", id="script"),
        pytest.param("p/q/__main__.py", "x = 1", "python p/q/__main__.py", id="main of no package"),
    ],
)
def test_command(path: str, source: str, expected: str) -> None:
    assert f"- **Run**: `{expected}`" in render({path: source.encode()})[f"docs/{path}_docs.md"]


def test_a_source_without_pages_is_linked_itself() -> None:
    project = Project(Config(), ["a.py", "b.py"], ["b.py"])
    page, _ = file_pages(read_module("a.py", b"import b\n"), project, Findings())
    assert "- [`b`](../b.py)" in page.text
    assert "b.py_docs.md" not in page.text


def test_main_of_a_package() -> None:
    pages = render({"p/__init__.py": b"", "p/__main__.py": b"x = 1\n"})
    assert "- **Run**: `python -m p`" in pages["docs/p/__main__.py_docs.md"]


def test_keyword_page_names_every_definition_of_a_name() -> None:
    page = render({"m.py": b"def f(): ...\nclass A:\n    def f(self): ...\n    f2 = f\n"})
    line = "- **`f`**: [`m.f`](./m.py_docs.md#f), function; [`m.A.f`](./m.py_docs.md#A.f), method"
    assert line in page["docs/m.py_kw.md"].split("\n")


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
    line = next(line for line in page.split("\n") if line.startswith("- **Public names**"))
    assert re.findall(r"\[`(\w+)`\]", line) == names


def test_a_test_says_what_it_tests_and_exports_nothing() -> None:
    sources = {"a.py": b"", "test_a.py": b"def test_it(): ...\n", "test_z.py": b"def test_x(): ..."}
    pages = render(sources)
    about_a = "Tests [`a.py`](./a.py_docs.md).\n\nThis file: **test file**."
    assert section(pages["docs/test_a.py_docs.md"], FileSection.PURPOSE) == about_a
    other = pages["docs/test_z.py_docs.md"]
    assert section(other, FileSection.PURPOSE) == "This file: **test file**."
    assert "Public names" not in section(other, FileSection.ARCHITECTURE)
    assert "Imported by" not in section(other, FileSection.ARCHITECTURE)


def test_a_stub_says_whose_types_it_declares() -> None:
    page = render({"p/a.py": b"", "p/a.pyi": b"class A: ...\n"})["docs/p/a.pyi_docs.md"]
    assert section(page, FileSection.PURPOSE).startswith("Declares the types of [`p/a.py`]")


def test_a_base_for_tests_is_no_test() -> None:
    source = "import unittest\nclass Base(unittest.TestCase):\n    def setUp(self): ...\n"
    body = section(render_one(source, "pkg/base.py"), FileSection.TESTING)
    assert "- **Import**: `from base import Base`" in body
    assert "Run" not in body


def test_the_role_stands_with_the_folder() -> None:
    body = section(render_one("x = 1", "tools/x.py"), FileSection.ARCHITECTURE)
    assert "- **Folder**: [`tools`](./index.md), scripts and tools" in body


def test_long_evidence_ends_with_a_link() -> None:
    body = section(
        render_one("".join(f"async def f{n:02}(): ...\n" for n in range(13))),
        FileSection.PATTERNS,
    )
    assert body.endswith("[`f11`](#f11), [and more](../../pkg/mod.py)")
