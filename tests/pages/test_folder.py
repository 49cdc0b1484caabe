"""What the pages of a folder say."""

from __future__ import annotations

import posixpath

import pytest

from repo_docs_hook.model.notes import Findings
from repo_docs_hook.model.settings import Config
from repo_docs_hook.pages.folder_graph import Graph, ImportEdge, draw, find_cycles
from repo_docs_hook.pages.render import folder_pages
from repo_docs_hook.project.project import Project
from tests.pages.demo import read_module, render
from tests.pages.linkcheck import Elements, to_html


def edges(text: str, *, late: bool = False) -> tuple[ImportEdge, ...]:
    return tuple(ImportEdge(pair[0], pair[1], late) for pair in text.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("ab bc", [], id="none"),
        pytest.param("ab ba", [["a", "b"]], id="two"),
        pytest.param("ab bc ca cd", [["a", "b", "c"]], id="three, and one beside"),
        pytest.param("ab ba cd dc bc", [["a", "b"], ["c", "d"]], id="two cycles"),
        pytest.param("ab bc cb ca", [["a", "b", "c"]], id="cycles that meet"),
        pytest.param("ab cb ac bd db", [["b", "d"]], id="reached twice"),
    ],
)
def test_find_cycles(text: str, expected: list[list[str]]) -> None:
    assert find_cycles(edges(text)) == expected


def test_late_imports_make_no_cycle() -> None:
    assert find_cycles([*edges("ab"), *edges("ba", late=True)]) == []


def test_find_cycles_of_a_long_chain() -> None:
    names = [f"{number:05}" for number in range(5000)]
    chain = [ImportEdge(*pair, False) for pair in zip(names, [*names[1:], names[0]], strict=True)]
    assert find_cycles(chain) == [names]


def test_draw_leaves_out_other_folders_where_they_are_too_many() -> None:
    inner = edges("ab")
    outer = tuple(ImportEdge("a", f"{number}/", False) for number in range(80))
    note, diagram = draw(Graph(inner, outer))
    assert note == "Too much for one diagram with the other folders; without them:"
    assert diagram.count("-->") == 1


def test_draw_says_when_nothing_fits() -> None:
    inner = tuple(ImportEdge("a", f"{number}", False) for number in range(80))
    assert draw(Graph(inner, ())) == ("Too many files and imports for a diagram.", "")


GRAPHS = {
    "an import": ("import b", 'ida_2e_py["a.py"] --> idb_2e_py["b.py"]'),
    "inside a function": ("def f():\n    import b", 'ida_2e_py["a.py"] -.-> idb_2e_py["b.py"]'),
    "also inside a function": (
        "import b\ndef f():\n    import b",
        'ida_2e_py["a.py"] --> idb_2e_py["b.py"]',
    ),
    "of another folder": ("import p.c", 'ida_2e_py["a.py"] --> idp_2f_["p/"]'),
    "for typing alone": ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import b", ""),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("source", "line"), GRAPHS.values(), ids=GRAPHS)
def test_graph(source: str, line: str) -> None:
    page = render({"a.py": source.encode(), "b.py": b"", "p/__init__.py": b"", "p/c.py": b""})
    diagram = f"```mermaid\ngraph LR\n    {line}\n```\n\nAn arrow means: imports"
    assert (diagram in page["docs/doc.md"]) == bool(line)
    assert ("mermaid" in page["docs/doc.md"]) == bool(line)


def test_graph_without_what_an_init_imports() -> None:
    page = render({"p/__init__.py": b"from . import a", "p/a.py": b"import p"})["docs/p/doc.md"]
    assert page.count("] --> ") == 1
    assert "Import cycle" not in page


def test_cycles_are_said_an_entry_a_line() -> None:
    sources = {
        "a.py": b"import b\n",
        "b.py": b"def f():\n    import c\nimport a\n",
        "c.py": b"",
        "d.py": b"import e\n",
        "e.py": b"import d\n",
    }
    page = render(sources)["docs/doc.md"]
    assert (
        "\n\n- Import cycle\n  \u00b7 `a.py`\n  \u00b7 `b.py`"
        "\n- Import cycle\n  \u00b7 `d.py`\n  \u00b7 `e.py`\n\n" in page
    )
    assert "==>" not in page


def test_folder_without_pages() -> None:
    project = Project(Config(folder_pages=False), ["a.py"])
    assert folder_pages("", [(read_module("a.py", b""), Findings())], project, {}, []) == ()


def test_unread_and_linked_sources_are_listed() -> None:
    project = Project(Config(), ["p/a.py", "p/bad.py", "p/linked.py"], ["p/linked.py"])
    index, doc = folder_pages(
        "p", [(read_module("p/a.py", b""), Findings())], project, {}, ["p/bad.py"]
    )
    rows = [line for line in index.text.split("\n") if line.startswith("| [")]
    assert rows == [
        "| [`a.py`](./a.py_docs.md) | | [source](../../p/a.py) | [keywords](./a.py_kw.md) |",
        "| [`bad.py`](./bad.py_docs.md) | Not understood."
        " | [source](../../p/bad.py) | [keywords](./bad.py_kw.md) |",
        "| [`linked.py`](../../p/linked.py) | | | |",
    ]
    assert (
        "- **Sources**\n"
        "  \u00b7 [`a.py`](./a.py_docs.md)\n"
        "  \u00b7 [`linked.py`](../../p/linked.py)\n"
        "- **Not understood**\n"
        "  \u00b7 [`bad.py`](./bad.py_docs.md)\n" in doc.text
    )


def test_subfolders_are_described() -> None:
    pages = render({"p/__init__.py": b"'Things. More.'\n", "tests/test_x.py": b""})
    lines = pages["docs/index.md"].split("\n")
    assert "- [`p/`](./p/index.md): Things." in lines
    assert "- [`tests/`](./tests/index.md): testing infrastructure" in lines


PASSED = {
    "src": (
        "src/pkg/__init__.py src/pkg/a.py",
        "docs/index.md",
        ["- [`src/pkg/`](./src/pkg/index.md): Things."],
    ),
    "several levels": (
        "a/b/c/pkg/__init__.py a/b/c/pkg/a.py",
        "docs/index.md",
        ["- [`a/b/c/pkg/`](./a/b/c/pkg/index.md): Things."],
    ),
    "with another subfolder": (
        "src/pkg/__init__.py src/tools/a.py",
        "docs/index.md",
        ["- [`src/`](./src/index.md)"],
    ),
    "with a file": (
        "src/pkg/__init__.py src/a.py",
        "docs/index.md",
        ["- [`src/`](./src/index.md)"],
    ),
    "a passed folder's own page": (
        "a/b/pkg/__init__.py",
        "docs/a/index.md",
        ["- [`b/pkg/`](./b/pkg/index.md): Things."],
    ),
}


def lines_of(text: str, title: str) -> list[str]:
    """Return the lines of a section that are not blank."""
    inside = text.split(f"## {title} <a")[1].split("\n## ")[0].split("\n---\n")[0]
    return [line for line in inside.split("\n")[1:] if line]


@pytest.mark.parametrize(("paths", "page", "lines"), PASSED.values(), ids=PASSED)
def test_a_folder_that_holds_only_another_is_passed(
    paths: str, page: str, lines: list[str]
) -> None:
    pages = render({path: b"'Things. More.'\n" for path in paths.split()})
    assert lines_of(pages[page], "Subfolders") == lines


PARENTS = {
    "the top level": ("pkg/a.py", "pkg", "[the top level](../index.md)"),
    "passed": ("src/pkg/a.py", "src/pkg", "[the top level](../../index.md)"),
    "passed twice": ("a/b/pkg/a.py", "a/b/pkg", "[the top level](../../../index.md)"),
    "of a passed folder": ("a/b/pkg/a.py", "a/b", "[the top level](../../index.md)"),
    "not passed": ("src/pkg/a.py src/b.py", "src/pkg", "[`src`](../index.md)"),
}


@pytest.mark.parametrize(("paths", "folder", "link"), PARENTS.values(), ids=PARENTS)
def test_the_parent_leads_where_there_is_something_else(paths: str, folder: str, link: str) -> None:
    pages = render(dict.fromkeys(paths.split(), b""))
    for name in ("index.md", "doc.md"):
        assert f"- **Parent folder**: {link}\n" in pages[f"docs/{folder}/{name}"]


def test_the_top_level_lists_every_folder_with_sources() -> None:
    paths = "src/pkg/sub/a.py src/pkg/deep/er/b.py tests/c.py x.py"
    page = render(dict.fromkeys(paths.split(), b""))["docs/doc.md"]
    assert lines_of(page, "Contents Overview") == [
        "- **All folders with sources**",
        "  \u00b7 [`src/pkg/deep/er/`](./src/pkg/deep/er/index.md)",
        "  \u00b7 [`src/pkg/sub/`](./src/pkg/sub/index.md)",
        "  \u00b7 [`tests/`](./tests/index.md)",
        "- **Sources**",
        "  \u00b7 [`x.py`](./x.py_docs.md)",
    ]


def test_every_function_is_three_clicks_from_the_list_of_folders() -> None:
    pages = render(
        {
            "src/pkg/__init__.py": b"def a(): ...",
            "src/pkg/deep/er/x.py": b"def b(): ...",
            "y.py": b"def c(): ...",
        }
    )
    reached = {"docs/doc.md"}
    for _ in range(2):
        reached |= {target for page in reached for target in targets(page, pages[page])}
    found = {target.partition("#")[2] for page in reached for target in fragments(pages[page])}
    assert {"a", "b", "c"} <= found


def targets(page: str, text: str) -> set[str]:
    """Return the pages that a page links."""
    links = (target.partition("#")[0] for target in Elements(to_html(text)).targets)
    paths = {posixpath.normpath(posixpath.join(posixpath.dirname(page), link)) for link in links}
    return {path for path in paths if path.endswith(".md")}


def fragments(text: str) -> list[str]:
    return [target for target in Elements(to_html(text)).targets if target.startswith("#")]


CORE = b"class Foo:\n    'A foo. More.'\ndef _bar(): ...\ndef baz(): ...\nx = 1\n"
CORE_LINK = "- [`core.py`](./core.py_docs.md)"
INIT_LINK = "- [`__init__.py`](./__init__.py_docs.md)"
FOO = "[`Foo`](./core.py_docs.md#Foo), class: A foo."
X = "[`x`](./core.py_docs.md#x), module variable"
BAZ = "[`baz`](./core.py_docs.md#baz), function"
CONCEPTS = {
    "no exports": ({"__init__": ""}, [CORE_LINK, FOO, BAZ]),
    "no package": ({}, [CORE_LINK, FOO, BAZ]),
    "exported": ({"__init__": "from .core import Foo"}, [CORE_LINK, FOO]),
    "by another name": (
        {"__init__": "from .core import Foo as Bar"},
        [CORE_LINK, "[`Bar`](./core.py_docs.md#Foo), class: A foo."],
    ),
    "a variable": (
        {"__init__": "from .core import x"},
        [CORE_LINK, X],
    ),
    "listed": (
        {"__init__": "from .core import Foo, baz\n__all__ = ['baz']"},
        [CORE_LINK, BAZ],
    ),
    "by a star": ({"__init__": "from .core import *\n__all__ = ['baz']"}, [CORE_LINK, BAZ]),
    "by a star, not listed": (
        {"__init__": "from .core import *"},
        [CORE_LINK, FOO, BAZ, X],
    ),
    "by a star, listed by code": (
        {"__init__": "from .core import *\nfrom . import core\n__all__ = core.__all__ + ['more']"},
        [INIT_LINK, "`more`, imported", CORE_LINK, FOO, BAZ, X],
    ),
    "through another file": (
        {"__init__": "from .api import Foo", "api": "from .core import Foo"},
        [CORE_LINK, FOO],
    ),
    "through a star of another file": (
        {"__init__": "from .api import Foo", "api": "from .core import *"},
        [CORE_LINK, FOO],
    ),
    "imported in a circle": (
        {
            "__init__": "from .api import Foo",
            "api": "from .b import Foo",
            "b": "from .api import Foo",
        },
        ["- [`api.py`](./api.py_docs.md)", "`Foo`"],
    ),
    "stars in a circle": (
        {"__init__": "from .api import Foo", "api": "from .b import *", "b": "from .api import *"},
        ["- [`api.py`](./api.py_docs.md)", "`Foo`, imported"],
    ),
    "of the package itself": (
        {"__init__": "def top():\n    'Do.'"},
        [INIT_LINK, "[`top`](./__init__.py_docs.md#top), function: Do."],
    ),
    "a submodule": ({"__init__": "from . import core"}, [CORE_LINK, "`core`, module"]),
    "a submodule, listed": ({"__init__": "__all__ = ['core']"}, [CORE_LINK, "`core`, module"]),
    "of another library": (
        {"__init__": "from attr import ib\n__all__ = ['ib']"},
        [INIT_LINK, "`ib`, imported"],
    ),
    "of nowhere": ({"__init__": "__all__ = ['lost']"}, [INIT_LINK, "`lost`"]),
    "of another folder": (
        {"__init__": "from .sub import Far", "sub/__init__": "class Far:\n    'Far.'"},
        ["- [`pkg/sub/__init__.py`](./sub/__init__.py_docs.md)", "\u00b7 `Far`"],
    ),
    "by a star of another folder": (
        {"__init__": "from .sub import *", "sub/__init__": "class Far: ..."},
        ["- [`pkg/sub/__init__.py`](./sub/__init__.py_docs.md)", "\u00b7 `*`"],
    ),
    "beside tests": ({"test_a": "def test(): ...\ndef helper(): ..."}, [CORE_LINK, FOO, BAZ]),
}


@pytest.mark.parametrize(("sources", "lines"), CONCEPTS.values(), ids=CONCEPTS)
def test_key_concepts(sources: dict[str, str], lines: list[str]) -> None:
    files = {f"pkg/{name}.py": text.encode() for name, text in sources.items()}
    page = render({"pkg/core.py": CORE, **files})["docs/pkg/doc.md"]
    found = lines_of(page, "Key Concepts")
    assert [line.removeprefix("    - ").removeprefix("  ") for line in found] == lines


def test_the_names_of_a_stub_are_not_there_twice() -> None:
    sources = {"p/a.py": b"def f(): ...", "p/a.pyi": b"def f(): ...", "p/b.pyi": b"def g(): ..."}
    page = render(sources)["docs/p/doc.md"]
    assert [line.split("]")[0] for line in lines_of(page, "Key Concepts")] == [
        *("- [`a.py`", "    - [`f`", "- [`b.pyi`", "    - [`g`"),
    ]


EMPTY = ("Role", "Key Concepts", "Important Files")
FULL = ("Contents Overview", "Architecture & Organization", "Cross-References")


def test_sections_with_nothing_to_say() -> None:
    sources = {"p/a.py": b"", "p/b.py": b""}
    full = render(sources)
    filled = render(sources, Config(project_name="demo", sections="filled"))
    for title in EMPTY:
        (line,) = lines_of(full["docs/p/doc.md"], title)
        assert line[:1].isalpha()
        assert f"## {title} " not in filled["docs/p/doc.md"]
    for title in FULL:
        assert lines_of(filled["docs/p/doc.md"], title) == lines_of(full["docs/p/doc.md"], title)
    for page, title in (("docs/p/index.md", "Subfolders"), ("docs/index.md", "Files")):
        assert len(lines_of(full[page], title)) == 1
        assert f"## {title} " not in filled[page]


def test_adding_an_entry_changes_no_other_line() -> None:
    sources = {f"p/{name}.py": f"import p.{name}0\ndef {name}(): ...\n".encode() for name in "aceg"}
    sources |= {f"p/{name}0.py": b"" for name in "abcdefg"}
    before = render(sources)
    sources |= {f"p/{name}.py": f"import p.{name}0\ndef {name}(): ...\n".encode() for name in "bdf"}
    after = render(sources | {"p/sub/a.py": b"", "p/tub/a.py": b"", "q/a.py": b""})
    for page in ("docs/index.md", "docs/doc.md", "docs/p/index.md", "docs/p/doc.md"):
        kept = iter(after[page].split("\n"))
        idle = ("No folder in it holds a source.",)
        assert all(line in idle or line in kept for line in before[page].split("\n")), page


def test_long_lines_are_broken() -> None:
    words = "Some words that go on " * 12
    page = render({"p/a.py": f"def f():\n    '{words}'\n".encode()})["docs/p/doc.md"]
    found = lines_of(page, "Key Concepts")
    assert len(found) == 3
    assert max(map(len, found)) <= 300
    assert found[2].startswith("      ")
    assert words.split()[-1] in found[2]
