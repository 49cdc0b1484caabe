"""Taking the tool into use step by step, with ``require = "existing"``."""

from __future__ import annotations

import pytest

from tests.calling import call
from tests.conftest import Repo

SOURCES = {
    "repo-docs-hook.toml": 'require = "existing"\n',
    "pkg/__init__.py": '"""A package."""\n',
    "pkg/core.py": '"""Runs."""\n\n\ndef run():\n    """Run it."""\n',
    "pkg/tool.py": '"""A tool."""\n\nfrom pkg import core\n',
    "pkg/other.py": '"""Another one."""\n',
    "tests/test_core.py": "from pkg import core\n\n\ndef test_run():\n    core.run()\n",
}
CORE, TOOL = ("pkg/core.py", "pkg/tool.py")


@pytest.fixture
def bare(repo: Repo) -> Repo:
    """A repository without a page, where pages are judged that exist."""
    repo.commit({**SOURCES})
    return repo


def drifts(repo: Repo, *options: str) -> set[str]:
    report = call(repo.top, *options, "--quiet").out
    return {line.split(": ")[0] for line in report.split("\n") if line.startswith("docs/")}


def adopt(repo: Repo, path: str) -> list[str]:
    """Document a source, and return the pages that this wrote."""
    fixed = call(repo.top, "--fix", path)
    assert fixed.code == 0
    lines = [line.split() for line in fixed.out.split("\n")]
    return [line[1] for line in lines if line[:1] == ["wrote"]]


def test_nothing_is_asked_for(bare: Repo) -> None:
    checked = call(bare.top, "--check")
    assert checked.code == 0
    assert "nothing: no source" in checked.out
    assert "written" not in call(bare.top, "--fix").out


def test_a_path_is_adopted_alone(bare: Repo) -> None:
    assert adopt(bare, CORE) == [f"docs/{CORE}_docs.md", f"docs/{CORE}_kw.md"]
    bare.add()
    assert call(bare.top, "--check").code == 0
    page = (bare.top / f"docs/{CORE}_docs.md").read_text("utf-8")
    assert "[`pkg/__init__.py`](../../pkg/__init__.py)" in page
    assert "[`pkg`](../../pkg)" in page
    assert "index.md" not in page


def test_a_folder_is_adopted_with_its_pages(bare: Repo) -> None:
    written = adopt(bare, "tests")
    assert written == [
        "docs/tests/doc.md",
        "docs/tests/index.md",
        "docs/tests/test_core.py_docs.md",
        "docs/tests/test_core.py_kw.md",
    ]
    bare.add()
    assert adopt(bare, "tests") == []


def test_an_adopted_source_is_judged_from_then_on(bare: Repo) -> None:
    adopt(bare, CORE)
    bare.commit()
    bare.write(CORE, '"""Runs."""\n\n\ndef start():\n    """Start it."""\n')
    bare.write("pkg/other.py", "def unseen(): ...\n")
    bare.add()
    pages = {f"docs/{CORE}_docs.md", f"docs/{CORE}_kw.md"}
    assert drifts(bare, "--check") == drifts(bare, "--staged") == pages


def test_a_new_page_changes_the_pages_that_link_to_it(bare: Repo) -> None:
    for path in (TOOL, "pkg/other.py"):
        adopt(bare, path)
    bare.commit()
    before = (bare.top / f"docs/{TOOL}_docs.md").read_text("utf-8")
    assert "(../../pkg/core.py)" in before
    assert adopt(bare, CORE) == [
        f"docs/{CORE}_docs.md",
        f"docs/{CORE}_kw.md",
        f"docs/{TOOL}_docs.md",
    ]
    bare.add()
    assert drifts(bare, "--check") == drifts(bare, "--staged") == set()
    assert "(./core.py_docs.md)" in (bare.top / f"docs/{TOOL}_docs.md").read_text("utf-8")


def test_a_page_that_goes_changes_the_pages_that_link_to_it(bare: Repo) -> None:
    for path in (CORE, TOOL, "pkg/other.py"):
        adopt(bare, path)
    bare.commit()
    bare.git("rm", "--quiet", f"docs/{CORE}_docs.md", f"docs/{CORE}_kw.md")
    assert drifts(bare, "--check") == drifts(bare, "--staged") == {f"docs/{TOOL}_docs.md"}


def test_one_page_of_two_asks_for_the_other(bare: Repo) -> None:
    adopt(bare, CORE)
    bare.commit()
    bare.git("rm", "--quiet", f"docs/{CORE}_kw.md")
    assert drifts(bare, "--check") == drifts(bare, "--staged") == {f"docs/{CORE}_kw.md"}


def test_from_existing_to_all(bare: Repo) -> None:
    adopt(bare, CORE)
    bare.commit({"repo-docs-hook.toml": 'require = "all"\n'})
    assert call(bare.top, "--check").code == 1
    assert call(bare.top, "--fix").code == 0
    bare.add()
    assert call(bare.top, "--check").code == 0
    assert (bare.top / "docs/index.md").exists()
