"""Whose a page is, and which pages cannot all be there."""

from __future__ import annotations

import pytest

from repo_docs_hook.judge.compare import find_clashes
from repo_docs_hook.model.settings import Config
from repo_docs_hook.pages.markup.markdown import FORMAT
from repo_docs_hook.pages.parse.ownership import Committed, find_orphans, find_strays
from tests.page_formats import first_release, our_page
from tests.pages.demo import GOLDEN, read_sources, render

OURS, FIRST, NEWER = our_page(), our_page(1), our_page(FORMAT + 1)
TITLE, BLANK, MARKER, REST = OURS.split("\n", 3)


def torn(*sides: str, above: str = "", below: str = REST) -> str:
    """Return a page as git leaves it: ours, theirs, and between them what both come from."""
    ours, *base, theirs = sides
    middle = "".join(f"||||||| 0123456\n{side}" for side in base)
    return f"{above}<<<<<<< HEAD\n{ours}{middle}=======\n{theirs}>>>>>>> topic\n{below}"


@pytest.mark.parametrize(
    ("there", "ours"),
    [
        pytest.param(Committed(OURS), True, id="the marker third"),
        pytest.param(Committed("\ufeff" + OURS), True, id="a BOM"),
        pytest.param(Committed(OURS.replace("\n", "\r\n")), True, id="CR"),
        pytest.param(Committed("\n" + OURS), False, id="the marker fourth"),
        pytest.param(Committed(f"{TITLE}\n{MARKER}\n"), True, id="the marker second"),
        pytest.param(Committed(f"{TITLE}\n\n    {MARKER}\n"), False, id="the marker shown as code"),
        pytest.param(Committed(FIRST), True, id="format 1"),
        pytest.param(Committed("\ufeff" + FIRST), True, id="format 1, a BOM"),
        pytest.param(Committed(FIRST.replace("\n", "\r\n")), True, id="format 1, CR"),
        pytest.param(Committed(NEWER), True, id="a newer format"),
        pytest.param(Committed(our_page(123456789)), True, id="a far newer format"),
        pytest.param(Committed(our_page(-1)), False, id="no number of a format"),
        pytest.param(Committed("# Mine\n"), False, id="none"),
        pytest.param(Committed(""), False, id="empty"),
        pytest.param(Committed(None), False, id="no file"),
        pytest.param(Committed(torn(OURS, OURS), True), True, id="in conflict"),
        pytest.param(Committed(torn(OURS, OURS)), False, id="markers committed"),
        pytest.param(Committed(torn(FIRST, OURS), True), True, id="in conflict, of two formats"),
        pytest.param(
            Committed(torn(f"{MARKER}\n", f"{MARKER}\n", above=f"{TITLE}\n\n"), True),
            True,
            id="its marker in conflict",
        ),
        pytest.param(
            Committed(torn("# A\n", "# B\n", "# C\n", below=f"{BLANK}\n{MARKER}\n"), True),
            True,
            id="its title in conflict",
        ),
        pytest.param(
            Committed(torn("\ufeff" + FIRST, OURS).replace("\n", "\r\n"), True),
            True,
            id="in conflict, BOM and CR",
        ),
        pytest.param(
            Committed(torn("# Mine\n" * 9, OURS), True), False, id="in conflict, by another hand"
        ),
    ],
)
def test_whose_a_page_is(there: Committed, ours: bool) -> None:
    assert list(find_orphans({"docs/index.md": there})) == ["docs/index.md"] * ours


@pytest.mark.parametrize(
    ("sources", "folders", "clashing"),
    [
        pytest.param("a.py b.py", "", [], id="none"),
        pytest.param("Mod.py mod.py", "", ["Mod.py", "mod.py"], id="case"),
        pytest.param("MOD.py Mod.py mod.py", "", ["MOD.py", "Mod.py", "mod.py"], id="three"),
        pytest.param("e\u0301.py \u00e9.py", "", ["e\u0301.py", "\u00e9.py"], id="Unicode forms"),
        pytest.param("stra\u00dfe.py strasse.py", "", ["strasse.py", "stra\u00dfe.py"], id="sharp"),
        pytest.param("P/a.py p/b.py", "P p", ["P", "p"], id="folders"),
        pytest.param("a.py p/A.py", "p", [], id="in different folders"),
        pytest.param("a.py a.py_docs.md/b.py", "a.py_docs.md", ["a.py_docs.md"], id="file's page"),
        pytest.param("a.py a.py_KW.md/b.py", "a.py_KW.md", ["a.py_KW.md"], id="keyword page, case"),
        pytest.param("index.md/b.py", "index.md", ["index.md"], id="folder's page"),
        pytest.param("p/doc.md/b.py", "p p/doc.md", ["p/doc.md"], id="a deeper folder's page"),
        pytest.param("p/index.md.py p/doc.py", "p", [], id="names that only look so"),
        pytest.param("docs/docs/a.py", "docs docs/docs", [], id="folders called docs"),
    ],
)
def test_find_clashes(sources: str, folders: str, clashing: list[str]) -> None:
    found = find_clashes(sources.split(), ["", *folders.split()])
    assert [problem.path for problem in found] == clashing


def committed(docs_root: str, prefix: str = "") -> dict[str, Committed]:
    """Return all pages of a small repository, as files below ``prefix``."""
    pages = render(read_sources(GOLDEN), Config(docs_root=docs_root))
    return {prefix + path: Committed(text) for path, text in pages.items()}


@pytest.mark.parametrize("root", [".", "docs", "docs/old", "pkg/docs", "a b/[c]"])
def test_pages_of_another_docs_root_are_found(root: str) -> None:
    pages = committed(root)
    assert sorted(find_strays(pages)) == sorted(pages)


def test_pages_of_the_first_release_are_found_wherever_they_stand() -> None:
    files = {path: text for path, text in first_release().items() if path.startswith("docs/")}
    pages = {path: Committed(text.decode()) for path, text in files.items()}
    assert len(pages) == 14
    assert sorted(find_strays(pages)) == sorted(pages)
    marked = {
        path: Committed(f"\ufeff{each.text}".replace("\n", "\r\n")) for path, each in pages.items()
    }
    assert sorted(find_strays(marked)) == sorted(pages)
    assert list(find_strays({f"vendor/{path}": each for path, each in pages.items()})) == []


@pytest.mark.parametrize("root", [".", "docs", "docs/old"])
@pytest.mark.parametrize("prefix", ["vendor/", "tests/golden/demo/", "pkg/"])
def test_pages_that_came_with_another_repository_are_none(root: str, prefix: str) -> None:
    assert list(find_strays(committed(root, prefix))) == []


def test_pages_of_other_hands_are_none() -> None:
    files = {path: Committed(f"\n{each.text}") for path, each in committed("docs").items()}
    files["guide/index.md"] = Committed("# Guide\n")
    files["guide/doc.md"] = Committed(OURS)
    files["odd/index.md"] = Committed(OURS.partition("\n")[0])
    assert list(find_strays(files)) == []
