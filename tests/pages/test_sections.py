"""The table of sections: all of them, in the order of the page, with anchors that are read back."""

from __future__ import annotations

import pytest

from repo_docs_hook.pages.parse.lines import find_sections
from repo_docs_hook.pages.sections.table import SECTIONS
from repo_docs_hook.text.headings import FileSection, FolderSection, IndexSection, KeywordSection
from tests.pages.demo import render, render_one

PAGES = render({"pkg/__init__.py": b"", "pkg/core.py": b"import os\n"})
KINDS = {
    "docs/pkg/core.py_docs.md": FileSection,
    "docs/pkg/core.py_kw.md": KeywordSection,
    "docs/pkg/index.md": IndexSection,
    "docs/pkg/doc.md": FolderSection,
}


def test_the_table_has_each_section_once_and_in_order() -> None:
    assert [row.section for row in SECTIONS] == list(FileSection)


@pytest.mark.parametrize("path", KINDS)
def test_a_page_has_its_sections_in_order(path: str) -> None:
    expected = [f'## {each.title} <a id="{each.anchor}"></a>' for each in KINDS[path]]
    assert [line for line in PAGES[path].split("\n") if line.startswith("## ")] == expected


def test_every_section_is_read_back() -> None:
    page = render_one("import os\n")
    assert list(find_sections(page)) == list(FileSection)


def test_a_section_of_another_release_is_left_out() -> None:
    page = render_one("import os\n")
    anchor = FileSection.DEPENDENCIES.anchor
    found = find_sections(page.replace(anchor, "section-needs"))
    assert set(FileSection) - set(found) == {FileSection.DEPENDENCIES}
    assert not any("`os`" in line for line in found[FileSection.ARCHITECTURE])
