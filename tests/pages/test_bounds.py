"""Pages that GitHub still renders, of sources that need more room than a page has."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from repo_docs_hook.model.facts import Facts
from repo_docs_hook.model.module import Module
from repo_docs_hook.model.notes import Findings, Note
from repo_docs_hook.model.settings import About, Config
from repo_docs_hook.pages.file import documentation_page
from repo_docs_hook.pages.keywords import keyword_page
from repo_docs_hook.pages.markup.markdown import MOST_BYTES
from repo_docs_hook.pages.render import folder_pages
from repo_docs_hook.project.project import Project
from repo_docs_hook.rules import findings
from repo_docs_hook.text.headings import FileSection
from tests.pages.demo import render_modules
from tests.pages.linkcheck import broken_links
from tests.pages.long_facts import SHAPES, functions, names

PATH = "p/m.py"
BESIDE = ("p/__init__.py", "p/m/m.py")
FAR = tuple(f"far/{name}.py" for name in names())
MORE = f"[and more](../../{PATH})"


@pytest.mark.parametrize("shape", SHAPES)
def test_a_page_of_a_source_of_any_shape_is_rendered(shape: str) -> None:
    facts = SHAPES[shape]()
    modules = [Module(PATH, facts), *(Module(path, Facts()) for path in BESIDE)]
    pages = render_modules(modules)
    assert {path: size(text) for path, text in pages.items() if size(text) > MOST_BYTES} == {}
    assert list(broken_links(pages, [PATH, *BESIDE])) == []
    for text in (pages[f"docs/{PATH}_docs.md"], pages[f"docs/{PATH}_kw.md"]):
        shown = {name: name in text for name in named(facts)}
        assert any(shown.values()) or not shown
        assert all(shown.values()) or "[and more](" in text


def size(text: str) -> int:
    return len(text.encode())


def named(facts: Facts) -> Iterator[str]:
    """Return every name that a source defines or imports."""
    yield from (each.name for each in facts.definitions)
    yield from (each.name if each.name.strip("*") else each.module for each in facts.imports)


def page_of(facts: Facts, notes: Findings, *others: str) -> str:
    project = Project(Config(), [PATH, *others])
    return documentation_page(Module(PATH, facts), project, notes).text


def test_a_page_of_a_source_that_uses_many_is_rendered() -> None:
    page = page_of(SHAPES["sources of this repository"](), Findings(), *FAR)
    assert size(page) <= MOST_BYTES
    assert MORE in page
    assert f"[`{FAR[0]}`]" in page


def test_a_name_with_definitions_above_the_bound_has_the_first() -> None:
    facts = SHAPES["one name"]()
    text = keyword_page(Module(PATH, facts), Project(Config(), [PATH]), Findings()).text
    assert f"#{facts.definitions[0].anchor})" in text


def test_notes_above_the_bound_end_with_a_link() -> None:
    facts = SHAPES["notes"]()
    made = findings(PATH, facts, Project(Config(), [PATH]))
    assert names()[0] in security(page_of(facts, made))
    many = Findings(security=tuple(Note(name, (0,)) for name in names()))
    page = page_of(facts, many)
    assert size(page) <= MOST_BYTES
    assert security(page).endswith(f"- {MORE}")


def security(page: str) -> str:
    return page.split(f"## {FileSection.SECURITY.title}")[1].split("\n\n## ")[0]


def test_pages_of_a_large_folder_are_rendered() -> None:
    long = "x" * 60
    paths = [f"p/{long}{number}.py" for number in range(2500)]
    paths += [f"p/{long}{number}/a.py" for number in range(2500)]
    project = Project(Config(), paths)
    facts = Facts("Do.", definitions=functions([long]))
    modules = [(Module(path, facts), Findings()) for path in paths[:2500]]
    scripts = tuple((f"{long}{number}", "p:x") for number in range(2500))
    root = Project(Config(about=About(scripts=scripts)), paths)
    pages = (*folder_pages("p", modules, project, {}, []), *folder_pages("", [], root, {}, []))
    for page in pages:
        assert size(page.text) <= MOST_BYTES
    for page in pages[:2]:
        assert "The list ends here, since GitHub renders no page above 500 kB." in page.text


def test_a_page_is_whole_up_to_the_last_byte() -> None:
    def page(length: int) -> str:
        facts = Facts(definitions=functions(["f"], f"Do.\n\n{'é' * 100}{'x' * length}"))
        return page_of(facts, Findings())

    room = MOST_BYTES - size(page(1)) + 1
    whole, cut = page(room), page(room + 1)
    assert size(whole) == MOST_BYTES
    assert "x" * room in whole
    assert "Too long to be shown with all docstrings" in cut
    assert size(cut) < 10_000
