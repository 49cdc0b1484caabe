"""Pages that nothing asks for any more, and pages that nothing ever asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.calling import call
from tests.conftest import Repo

SOURCES = {
    "pyproject.toml": '[project]\nname = "demo"\n',
    "pkg/__init__.py": '"""A package."""\n',
    "pkg/a.py": "x = 1\n",
    "pkg/sub/b.py": "import pkg.a\n",
    "docs/conf.py": 'project = "demo"\n',
    "c.py": "import pkg.a\n",
}
SUB = {f"docs/pkg/sub/{name}" for name in ("b.py_docs.md", "b.py_kw.md", "doc.md", "index.md")}


@pytest.fixture
def documented(repo: Repo) -> Repo:
    """A repository with its pages committed, also of a source folder called docs."""
    repo.commit({**SOURCES})
    assert call(repo.top, "--fix").code == 0
    repo.commit()
    return repo


def pages(repo: Repo) -> set[str]:
    return {page.relative_to(repo.top).as_posix() for page in Path(repo.top).rglob("*.md")}


def orphans(report: str) -> set[str]:
    return {line.split(": ")[0] for line in report.split("\n") if ": orphaned" in line}


def settle(repo: Repo) -> None:
    """Mend everything, and see that nothing is left to do."""
    assert call(repo.top, "--fix").code == 0
    repo.add()
    assert call(repo.top, "--check").code == 0
    assert call(repo.top, "--check", "--staged").code == 0


def test_pages_of_a_deleted_folder(documented: Repo) -> None:
    documented.git("rm", "--quiet", "-r", "pkg/sub")
    for mode in ("--check", "--staged"):
        assert orphans(call(documented.top, mode, "--quiet").out) == SUB
    settle(documented)
    assert not (documented.top / "docs/pkg/sub").exists()


def test_pages_of_a_renamed_folder(documented: Repo) -> None:
    documented.git("mv", "pkg/sub", "pkg/other")
    for mode in ("--check", "--staged"):
        assert orphans(call(documented.top, mode, "--quiet").out) == SUB
    settle(documented)


FOLDERS = ("docs", "docs/docs", "docs/pkg", "docs/pkg/sub")
LEFT = {
    'exclude = ["pkg/sub/"]': SUB,
    'link-only = ["pkg/sub/"]': SUB,
    'link-only = ["b.py"]': SUB,
    "folder-pages = false": {f"{top}/{name}" for top in FOLDERS for name in ("doc.md", "index.md")},
    'max-file-size = "1 MiB"': set(),
}


@pytest.mark.parametrize("setting", LEFT)
def test_pages_that_a_setting_leaves(setting: str, documented: Repo) -> None:
    before = pages(documented)
    documented.write("repo-docs-hook.toml", f"{setting}\n")
    documented.add()
    for mode in ("--check", "--staged"):
        assert orphans(call(documented.top, mode, "--quiet").out) == LEFT[setting]
    settle(documented)
    assert pages(documented) == before - LEFT[setting]


@pytest.mark.parametrize("root", ["documentation", "docs/code", "pkg/docs", "."])
def test_pages_below_another_docs_root(root: str, documented: Repo) -> None:
    before = pages(documented)
    if root == ".":  # where these are pages of the folder docs
        before -= {"docs/index.md", "docs/doc.md"}
    documented.write("docs/guide/index.md", "# By hand\n")
    documented.write("repo-docs-hook.toml", f'docs-root = "{root}"\n')
    documented.add()
    for mode in ("--check", "--staged"):
        assert orphans(call(documented.top, mode, "--quiet").out) == before
    settle(documented)
    assert not before & pages(documented)
    assert (documented.top / "docs/guide/index.md").exists()


def test_pages_that_came_with_another_repository_stay(documented: Repo) -> None:
    inner = {f"vendor/x/{page}": (documented.top / page).read_bytes() for page in pages(documented)}
    documented.commit({**inner})
    assert call(documented.top, "--check").code == 0
    assert call(documented.top, "--fix").code == 0
    assert inner.keys() <= pages(documented)


def test_twins_without_pages_are_no_problem(documented: Repo) -> None:
    documented.commit({"data/Mod.py": "", "data/mod.py": ""})
    documented.write("repo-docs-hook.toml", 'link-only = ["data/"]\n')
    documented.add()
    settle(documented)


def test_a_link_only_source_is_linked_itself(documented: Repo) -> None:
    documented.write("repo-docs-hook.toml", 'link-only = ["pkg/a.py"]\n')
    documented.add()
    settle(documented)
    page = (documented.top / "docs/c.py_docs.md").read_text("utf-8")
    assert "(../pkg/a.py)" in page
    assert "a.py_docs.md" not in page


ROOTS = ("documentation", "docs/code", "pkg/docs", ".", "a b/[c]")


@pytest.mark.parametrize("root", ROOTS)
def test_pages_are_no_sources_wherever_they_are(root: str, repo: Repo) -> None:
    settings = f'docs-root = "{root}"\ninclude = ["*.py", "*.md", "docs/", "pkg/"]\n'
    repo.commit({**SOURCES, "docs/guide.md": "# A guide\n", "repo-docs-hook.toml": settings})
    settle(repo)
    before = pages(repo)
    again = call(repo.top, "--fix")
    assert again.code == 0
    assert "written" not in again.out
    assert pages(repo) == before
    assert "docs/guide.md" in before
    assert not any("_docs.md_docs.md" in page for page in before)


def test_include_everything_names_what_is_no_python(repo: Repo) -> None:
    files: dict[str, str | bytes] = {"tool": "#!/usr/bin/env python\nprint(1)\n", "a.bin": b"\0"}
    repo.commit(
        {**SOURCES, **files, "repo-docs-hook.toml": 'include = ["*"]\n', "LICENSE": "A B\n"}
    )
    first = call(repo.top, "--fix")
    assert first.code == 2
    assert "a.bin:1:1: contains a NUL byte, so it is not Python source" in first.out
    assert "LICENSE:1:3: not understood" in first.out
    assert (repo.top / "docs/tool_docs.md").exists()
    repo.add()
    before = pages(repo)
    again = call(repo.top, "--fix")
    assert again.code == 2
    assert "written" not in again.out
    assert pages(repo) == before


CLASHES = {
    "case": ("Mod.py", "mod.py"),
    "Unicode forms": ("e\u0301.py", "\u00e9.py"),
    "folders": ("Lib/a.py", "lib/b.py"),
    "a page named as a folder": ("a.py_docs.md/b.py", "a.py"),
}


@pytest.mark.parametrize(("one", "other"), CLASHES.values(), ids=CLASHES)
def test_what_clashes_is_refused_before_anything_of_it_is_written(
    one: str, other: str, repo: Repo
) -> None:
    repo.commit({one: "", other: "", "fine.py": ""})
    assert call(repo.top, "--check").code == 2
    fixed = call(repo.top, "--fix")
    assert fixed.code == 2
    assert "rename one, or exclude it" in fixed.out
    assert (repo.top / "docs/fine.py_docs.md").exists()
    for clashing in fixed.out.split("\n"):
        source = clashing.partition(": ")[0]
        if "rename one" in clashing:
            assert not (repo.top / f"docs/{source}_docs.md").exists()
            assert not (repo.top / f"docs/{source}/index.md").exists()
    repo.write("repo-docs-hook.toml", f'exclude = ["/{one}"]\n')
    repo.add()
    settle(repo)


def test_pages_beside_their_sources_go(repo: Repo) -> None:
    documented = repo
    documented.commit({**SOURCES, "repo-docs-hook.toml": 'docs-root = "."\n'})
    assert call(documented.top, "--fix").code == 0
    documented.commit()
    before = pages(documented)
    documented.write("repo-docs-hook.toml", 'docs-root = "reference"\n')
    documented.add()
    for mode in ("--check", "--staged"):
        assert orphans(call(documented.top, mode, "--quiet").out) == before
    settle(documented)
    assert not pages(documented) & before
    documented.commit()
    assert call(documented.top, "--check").code == 0
