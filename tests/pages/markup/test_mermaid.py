"""Mermaid itself takes every diagram, and shows every name in it as it is."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from repo_docs_hook.pages.folder_graph import Graph, ImportEdge, draw
from repo_docs_hook.pages.markup.mermaid import class_diagram, node_id
from tests.places import ROOT, TESTS

HERE = Path(__file__).parent
CHECK = HERE / "mermaid" / "check.mjs"
PACKAGE = HERE / "mermaid" / "package.json"
PAGES = sorted([*(TESTS / "golden").glob("*/docs"), ROOT / "docs"])

pytestmark = pytest.mark.xdist_group("mermaid")

Told = Mapping[str, "list[str] | str"]
Edges = tuple[ImportEdge, ...]


@pytest.fixture(scope="session")
def mermaid() -> Path:
    """The folder that Mermaid is installed in: once, in the user's cache."""
    missing = [name for name in ("node", "npm") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"Mermaid cannot be asked: {' and '.join(missing)} not found")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    digest = hashlib.sha256(PACKAGE.read_bytes()).hexdigest()[:16]
    folder = cache / "repo-docs-hook-tests" / f"mermaid-{digest}"
    if not (folder / "node_modules").is_dir():
        _install(folder)
    shutil.copy(CHECK, folder)
    return folder


def _install(folder: Path) -> None:
    """Let npm fetch what package.json names; a half-done folder is never left in the place."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as fresh:
        shutil.copy(PACKAGE, fresh)
        options = ("--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts")
        ran = subprocess.run(
            ["npm", "install", "--silent", *options], cwd=fresh, capture_output=True, text=True
        )
        if ran.returncode:
            reason = f"npm could not install Mermaid: {ran.stderr.strip()[-200:]}"
            pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
        shutil.rmtree(folder, ignore_errors=True)
        Path(fresh).rename(folder)
        Path(fresh).mkdir()


def look_at(folder: Path, diagrams: Mapping[str, str], *options: str) -> dict[str, list[str] | str]:
    """Return the labels that Mermaid shows of each diagram, or why it refuses it."""
    ran = subprocess.run(
        ["node", "check.mjs", *options],
        cwd=folder,
        input=json.dumps(diagrams),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    told: dict[str, list[str] | str] = json.loads(ran.stdout)
    return told


def diagrams_of(name: str, text: str) -> dict[str, str]:
    """Return the diagrams of a page, each with a name."""
    found = re.findall(r"^```mermaid\n(.*?)\n```$", text, re.MULTILINE | re.DOTALL)
    return {f"{name} {number}": diagram for number, diagram in enumerate(found)}


def bare(block: str) -> str:
    """Return the one diagram of a block."""
    (diagram,) = diagrams_of("", block).values()
    return diagram


#: What begins a statement, an arrow or a direction in one of Mermaid's languages.
KEYWORDS = (
    *("BT", "LR", "RL", "TB", "TD", "accDescr", "accTitle", "call", "click", "classDef"),
    *("classDiagram", "cssClass", "direction", "flowchart", "href", "linkStyle", "state", "v"),
    *("interpolate", "notes", "noteee", "ends", "endpoints", "graphs", "ox", "xo", "styleclass"),
)
NAMES = (
    *KEYWORDS,
    "end",
    "graph",
    "subgraph",
    "note",
    "link",
    "click",
    "style",
    "class",
    "default",
    "o",
    "x",
    "namespace",
    "callback",
    "__init__",
    "__init__.py",
    "_a_ and _b_",
    "*a* **b** ~c~ ~~d~~ `e`",
    "Generic[T]",
    "Generic[dict[str, list[int]]]",
    "Base<T>",
    "Callable[[int], str]",
    "f(x)",
    "{x}",
    "((x))",
    'say "hi"',
    "'hi'",
    "a|b",
    "a;b",
    "a%%b",
    "%%{init: {'theme': 'dark'}}%%",
    "---",
    "-->",
    "<|--",
    "a --> b",
    "1. one",
    "1) one",
    "- one",
    "+ one",
    "# one",
    "> one",
    "#35;",
    "#quot;",
    "&lt;",
    "&amp;#60;",
    "<b>bold</b>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<br>",
    "$$x$$",
    ":::warn",
    "::icon(x)",
    "@{ shape: cloud }",
    "fa:fa-car",
    "https://example.org/x",
    "www.example.org",
    "javascript:alert(1)",
    "ünïcödé/名.py",
    "\N{SNOWMAN}\N{GRINNING FACE}",
    "a b/c d.py",
    ".",
    "./",
    "-",
    "\\n",
    "\\",
    "a\\nb",
    "0",
    "accTitle: x",
    "direction TB",
    "Direction\u3000TB",
    "x direction\u00a0LR y",
)


@pytest.mark.parametrize("kind", ["graph", "class diagram"])
def test_every_name_is_shown_as_it_is(kind: str, mermaid: Path) -> None:
    blocks = {
        name: draw(Graph((ImportEdge(name, "other", False),), ())).diagram
        if kind == "graph"
        else class_diagram([(name, "other"), ("third", name)])
        for name in NAMES
    }
    told = look_at(mermaid, {name: bare(block) for name, block in blocks.items()})
    others = {"other"} if kind == "graph" else {"other", "third"}
    seen = {name: labels if isinstance(labels, str) else {*labels} for name, labels in told.items()}
    assert seen == {name: {name} | others for name in NAMES}


@given(st.text(), st.text())
@example("a-b", "a_2d_b")
@example("_", "__")
@example("\ud800", "d800")
def test_an_id_is_of_its_name_alone(name: str, other: str) -> None:
    assert re.fullmatch("id[A-Za-z0-9_]*", node_id(name))
    assert (node_id(name) == node_id(other)) == (name == other)


def edges(*pairs: tuple[str, str], late: bool = False) -> Edges:
    return tuple(ImportEdge(start, end, late) for start, end in pairs)


FULL = [(f"n{one}", f"n{two}") for one in range(60) for two in range(one) if two < 7]
SHAPES = {
    "one edge": draw(Graph(edges(("a", "b")), ())).diagram,
    "late": draw(Graph(edges(("a", "b"), late=True), edges(("a", "c/")))).diagram,
    "a cycle": draw(Graph(edges(("a", "b"), ("b", "a")), ())).diagram,
    "as many as fit": draw(Graph(edges(*FULL[:400]), ())).diagram,
    "only other folders": draw(Graph((), edges(("a", "b/"), ("a", "./")))).diagram,
    "classes": class_diagram([("A", "B"), ("B", "C"), ("C", "D")]),
    "a class that names itself": class_diagram([("A", "A")]),
    "a class of each keyword": class_diagram([*pairwise(NAMES[:60])]),
    "a file of each keyword": draw(Graph(edges(*pairwise(NAMES[:60])), ())).diagram,
    "classes in a circle": class_diagram([("A", "B"), ("B", "A")]),
    "as many classes as fit": class_diagram(FULL[:400]),
    "long names": class_diagram([("A" * 500, "B" * 500)]),
}


def test_every_shape_is_taken(mermaid: Path) -> None:
    told = look_at(mermaid, {name: bare(block) for name, block in SHAPES.items()}, "--parse")
    assert told == {key: [] for key in SHAPES}


def test_the_committed_pages_are_taken(mermaid: Path) -> None:
    found: dict[str, str] = {}
    for folder in PAGES:
        for page in sorted(folder.rglob("*.md")):
            found |= diagrams_of(str(page.relative_to(ROOT)), page.read_text("utf-8"))
    assert found
    assert look_at(mermaid, found, "--parse") == {key: [] for key in found}


def test_a_wrong_diagram_is_refused(mermaid: Path) -> None:
    (told,) = look_at(mermaid, {"wrong": "graph LR\n    end --> b"}, "--parse").values()
    assert isinstance(told, str)
    assert "Parse error" in told
