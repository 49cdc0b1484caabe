"""All pages of small repositories: as committed, linked right, and well-formed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from repo_docs_hook.model.settings import Config
from repo_docs_hook.pages.markup.markdown import FOOTER, FORMAT, read_format
from tests.pages.demo import GOLDEN, GOLDENS, read_sources, render
from tests.pages.linkcheck import broken_links

ODD_PATHS = (
    "a b/x.py",
    "a b/test_x.py",
    "ü/[l](u).py",
    "-o/#1.py",
    "q/a.md.py",
    "odd\udcff/`y`.py",
)
CONFIGS = {
    "default": Config(project_name="demo"),
    "embed": Config(original_source="embed"),
    "beside the sources": Config(docs_root="."),
    "elsewhere": Config(docs_root="a/b"),
    "no folder pages": Config(folder_pages=False),
}


@pytest.mark.parametrize("top", GOLDENS, ids=[top.name for top in GOLDENS])
def test_golden_pages(top: Path) -> None:
    committed = {
        path.relative_to(top).as_posix(): path.read_bytes().decode()
        for path in (top / "docs").rglob("*.md")
    }
    pages = render(read_sources(top))
    assert pages == committed
    assert list(broken_links(pages, read_sources(top))) == []


@pytest.mark.parametrize("config", CONFIGS.values(), ids=CONFIGS)
def test_links_lead_somewhere(config: Config) -> None:
    sources = read_sources(GOLDEN) | {path: b"import os\nclass A: ...\n" for path in ODD_PATHS}
    assert list(broken_links(render(sources, config), sources)) == []


@pytest.mark.parametrize("config", CONFIGS.values(), ids=CONFIGS)
def test_no_link_depends_on_what_can_be_read(config: Config) -> None:
    sources = read_sources(GOLDEN) | {path: b"import os\nclass A: ...\n" for path in ODD_PATHS}
    for number in range(3):
        unread = tuple(sources)[number::3]
        known = {path: sources[path] for path in sources if path not in unread}
        assert list(broken_links(render(known, config, unread), sources)) == []


def outside_fences(text: str) -> Iterator[str]:
    closing = ""
    for line in text.split("\n"):
        opening = re.match("`{3,}", line)
        if closing:
            closing = "" if line == closing else closing
        elif opening:
            closing = opening[0]
            yield "a fence"
        else:
            yield line


@pytest.mark.parametrize("config", CONFIGS.values(), ids=CONFIGS)
def test_pages_are_well_formed(config: Config) -> None:
    for text in render(read_sources(GOLDEN), config).values():
        first, *_, last, end = text.split("\n")
        assert first.startswith("# ")
        assert read_format(text) == FORMAT
        assert (last, end) == (FOOTER, "")
        assert not re.search(r"[ \t]$", text, re.MULTILINE)
        assert "\n\n\n" not in "\n".join(outside_fences(text))


def test_a_body_changes_no_page() -> None:
    sources = read_sources(GOLDEN)
    changed = dict(sources)
    changed["pkg/core.py"] = sources["pkg/core.py"].replace(
        b"self.items.clear()", b"del self.items[:]\n        print(1 + 1)"
    )
    assert changed != sources
    assert render(changed) == render(sources)
