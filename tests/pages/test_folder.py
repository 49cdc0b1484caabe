"""What the pages of a folder say."""

from __future__ import annotations

import pytest

from repo_docs_hook.model.notes import Findings
from repo_docs_hook.model.settings import Config
from repo_docs_hook.pages.folder_graph import Graph, ImportEdge, draw, find_cycles
from repo_docs_hook.pages.render import folder_pages
from repo_docs_hook.project.project import Project
from tests.pages.demo import read_module, render


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
    note, diagram = draw(Graph(inner, outer), [])
    assert note == "Too much for one diagram with the other folders; without them:"
    assert diagram.count("-->") == 1


def test_draw_says_when_nothing_fits() -> None:
    inner = tuple(ImportEdge("a", f"{number}", False) for number in range(80))
    assert draw(Graph(inner, ()), []) == ("Too many files and imports for a diagram.", "")


def test_cycle_is_marked_and_said() -> None:
    pages = render(
        {"a.py": b"import b\n", "b.py": b"def f():\n    import c\nimport a\n", "c.py": b""}
    )
    page = pages["docs/doc.md"]
    assert "    n0 ==> n1\n    n1 ==> n0\n    n1 -.-> n2\n" in page
    assert "- Import cycle: `a.py`, `b.py` import one another." in page


def test_folder_without_pages() -> None:
    project = Project(Config(folder_pages=False), ["a.py"])
    assert folder_pages("", [(read_module("a.py", b""), Findings())], project, {}, []) == ()


def test_unread_and_linked_sources_are_listed() -> None:
    project = Project(Config(), ["p/a.py", "p/bad.py", "p/linked.py"], ["p/linked.py"])
    index, doc = folder_pages(
        "p", [(read_module("p/a.py", b""), Findings())], project, {}, ["p/bad.py"]
    )
    rows = [line for line in index.text.split("\n") if line.startswith("| [")]
    assert [row.split("`")[1] for row in rows] == ["a.py", "bad.py", "linked.py"]
    assert "| Not understood. | [docs](./bad.py_docs.md) |" in rows[1]
    assert rows[2] == "| [`linked.py`](../../p/linked.py) |  |  |  |"
    assert "- **Sources**: [`a.py`](./a.py_docs.md), [`linked.py`](../../p/linked.py)\n" in doc.text
    assert "- **Not understood**: [`bad.py`](./bad.py_docs.md)\n" in doc.text


def test_subfolders_are_described() -> None:
    pages = render({"p/__init__.py": b"'Things. More.'\n", "tests/test_x.py": b""})
    lines = pages["docs/index.md"].split("\n")
    assert "- [`p/`](./p/index.md): Things." in lines
    assert "- [`tests/`](./tests/index.md): testing infrastructure" in lines
