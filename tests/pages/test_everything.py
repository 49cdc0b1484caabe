"""A page of a module that has everything shows everything, section by section."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from repo_docs_hook.model.settings import Config
from repo_docs_hook.text.headings import FileSection, KeywordSection, Section
from tests.pages.demo import GOLDEN, read_sources, render

Wanted = Mapping[Section, tuple[str, ...]]
TOP = GOLDEN.parent / "syntax"
PATH = "shapes/everything.py"
DOCS: Wanted = {
    FileSection.METADATA: (
        "- **Path**: `shapes/everything.py`",
        "- **Type**: Python Source Code",
        "- **Extension**: `.py`",
        "- **Module**: `shapes.everything`",
    ),
    FileSection.PURPOSE: (
        "Hold every construct that the parser reads, each once.",
        "- part of the **things of use**",
        "**command line (argparse)**",
        "**executed as a standalone script**",
    ),
    FileSection.ORIGINAL: ("[`shapes/everything.py`](../../shapes/everything.py)",),
    FileSection.OVERVIEW: (
        "The words below are the whole of it.",
        "| [`Queue`](#Queue) | frozen dataclass | A queue of things. |",
        "| [`Color`](#Color) | enumeration | Colours. |",
        "| [`load`](#load) | function | |",
        "| [`Cube`](#Cube) | class, not in `__all__` | |",
        "| [`LIMIT`](#LIMIT) | variable, not in `__all__` | |",
    ),
    FileSection.ANALYSIS: (
        '<a id="LIMIT"></a>`LIMIT: int = 0x_7F`',
        '<a id="yaml"></a>`yaml = None` (conditional)',
        "class Shape(Parent, abc.ABC, metaclass=abc.ABCMeta):\n    def __init__(",
        '<a id="Shape.corners"></a>`corners: int`',
        '##### <a id="Shape.make"></a>`Shape.make`',
        "@classmethod\ndef make(cls, *sizes: int, **options: object) -> Shape: ...",
        "| `*sizes` | `int` | One for each side. |",
        "| `name` | `str` | What it is called. |",
        "| `ValueError` | Where there are none. |",
        "**Returns** [`Shape`](#Shape): The shape.",
        "```python\n>>> limit(3)\n3\n```",
        "```python\nawait work()\n```",
        '#### <a id="Shape.Inner"></a>`Shape.Inner`',
        '<a id="limit-3"></a>`limit`',
        "`async def work(*, timeout: float | None = None) -> AsyncIterator[int]` (generator)",
        "`type Pair[T, *Ts, **P] = tuple[T, *Ts] | t.Callable[P, T]`",
    ),
    FileSection.ARCHITECTURE: (
        "### Role in the Project",
        "- **Folder**: [`shapes`](./index.md), things of use",
        "- **Package**: [`shapes`](./__init__.py_docs.md)",
        "- [`Shape`](#Shape) inherits from [`shapes.base.Base`](./base.py_docs.md)",
        "```mermaid\nclassDiagram\n",
    ),
    FileSection.DEPENDENCIES: (
        "- [`shapes.base`](./base.py_docs.md)\n  · `Base` as `Parent`",
        "- [`shapes`](./__init__.py_docs.md)\n  · [`base`](./base.py_docs.md)",
        "- `..elsewhere`\n  · `lost`",
        "- `json` (lazy)",
        "- `decimal`\n  · `Decimal` (typing only)",
        "- `pickle` as `pk`",
        "- `yaml` (optional)",
    ),
    FileSection.PATTERNS: (
        *("**Abstract Base Class**", "**Context Manager**"),
        *("**Dataclass**", "**Enumeration**", "**Exception Group**", "**Global State**"),
        "**Pattern Matching**\n  · [`decide`](#decide)",
    ),
    FileSection.PERFORMANCE: ("**Caching**", "**Locking**"),
    FileSection.SECURITY: (
        "**Deserialization** (Bandit B301): ",
        "    - [`load`](#load) calls `pickle.loads`",
        "**Subprocess** (Bandit B602)",
        "**Weak Hash** (Bandit B324)",
    ),
    FileSection.TESTING: (
        "- **Tests, by name**\n  · [`tests/test_everything.py`](../../tests/test_everything.py)",
        "- **Import**: `import shapes.everything`",
        "- **Examples**, in the docstrings of\n  · [the module](#section-high-level-overview)",
    ),
    FileSection.RELATED: (
        "- **Uses**\n  · [`shapes/base.py`]",
        "- **Tests, by name**\n  · [`tests/test_everything.py`]",
        "- **Package**: [`shapes/__init__.py`]",
        "- **Stub**: [`shapes/everything.pyi`]",
    ),
    FileSection.REFERENCES: (
        "[`everything.py_kw.md`](./everything.py_kw.md)",
        "[`index.md`](./index.md)",
        "[`doc.md`](./doc.md)",
    ),
}
KEYWORDS: Wanted = {
    KeywordSection.INFORMATION: (
        "- **Original File**: [`shapes/everything.py`](../../shapes/everything.py), module",
        "- **Documentation**: [`everything.py_docs.md`](./everything.py_docs.md)",
        "- **Folder**: [`shapes`](./index.md)",
    ),
    KeywordSection.KEYWORDS: (
        "- **`Inner`**: [`shapes.everything.Shape.Inner`](./everything.py_docs.md#Shape.Inner), ",
        "- **`area`**: [`shapes.everything.Shape.area`](./everything.py_docs.md#Shape.area), ",
        "(./everything.py_docs.md#limit-3), function, exported",
        "- **`RED`**: [`shapes.everything.Color.RED`](./everything.py_docs.md#Color.RED), enum",
        "- **`Rows`**: `collections.abc.Iterator`",
        "- **`.base`**: module `shapes.base`",
    ),
    KeywordSection.MAP: ("    - Subprocess B602: `decide`",),
}
ROLES = Config(project_name="demo", roles=(("shapes/", "things of use"),))


def missing(page: str, wanted: Wanted) -> list[str]:
    bodies = {
        part: page.split(f"\n## {part.title} <", 1)[1].split("\n## ", 1)[0] for part in wanted
    }
    return [
        f"{part.title}: {text}"
        for part in wanted
        for text in wanted[part]
        if text not in bodies[part]
    ]


@pytest.mark.parametrize(("kind", "wanted"), [("docs", DOCS), ("kw", KEYWORDS)], ids=["docs", "kw"])
def test_every_item_of_every_section(kind: str, wanted: Wanted) -> None:
    page = render(read_sources(TOP), ROLES)[f"docs/{PATH}_{kind}.md"]
    assert missing(page, wanted) == []
    titles = [line[3:].split(" <")[0] for line in page.split("\n") if line.startswith("## ")]
    assert titles == [part.title for part in wanted]


def test_the_map_leads_to_what_sections_hold() -> None:
    page = render(read_sources(TOP), ROLES)[f"docs/{PATH}_kw.md"]
    rows = page.split(f"\n## {KeywordSection.MAP.title} <", 1)[1].split("\n- [**")[1:]
    parts = (FileSection.PATTERNS, FileSection.PERFORMANCE, FileSection.SECURITY)
    assert [row.split("**]")[0] for row in rows] == [part.title for part in parts]


def test_embedding_adds_the_source_and_its_size() -> None:
    sources = read_sources(TOP)
    page = render(sources, Config(original_source="embed"))[f"docs/{PATH}_docs.md"]
    assert sources[PATH].decode() in page
    assert f"- **Size**: {len(sources[PATH]):,} bytes (" in page
