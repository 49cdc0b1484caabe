"""The folder for the pages: `docs`, or the next one that is free."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from repo_docs_hook.pages.markup.markdown import FORMAT
from tests.adopt.initial import HOOKS, SOURCE, assert_done, files
from tests.calling import call
from tests.conftest import Repo
from tests.page_formats import our_page

ROOTS: dict[str, tuple[dict[str, str | bytes], str, str]] = {
    "nothing in docs": ({}, "docs", ""),
    "a hand-written page": (
        {"docs/index.md": "# Guide\n"},
        "docs/code",
        "docs holds other files, such as docs/index.md.",
    ),
    "a folder in another case": ({"Docs/a.md": ""}, "docs/code", "such as Docs/a.md."),
    "Sphinx": (
        {"docs/conf.py": "", "docs/index.rst": ""},
        "docs/code",
        'Sphinx: "code" in exclude_patterns of docs/conf.py keeps pages off the site.',
    ),
    "MkDocs": (
        {"mkdocs.yml": "", "docs/index.md": ""},
        "docs/code",
        "MkDocs: exclude_docs: code/ in mkdocs.yml keeps pages off the site.",
    ),
    "taken too": (
        {"docs/a.md": "", "docs/code/a.txt": ""},
        "docs/reference",
        "docs/code holds other files, such as docs/code/a.txt.",
    ),
    "ignored": ({".gitignore": "docs/\n"}, "code-docs", "git ignores docs/mod.py_docs.md."),
    "kinds of pages ignored": (
        {".gitignore": "/docs/**/index.md\n"},
        "code-docs",
        "git ignores docs/index.md.",
    ),
    "a file": ({"docs": "No folder.\n"}, "code-docs", "docs is a link or a file."),
    "pages of ours": ({"docs/a.md": "", "docs/doc.md": our_page()}, "docs", ""),
    "pages of ours, of the first release": (
        {"docs/a.md": "", "docs/doc.md": our_page(1)},
        "docs",
        "",
    ),
    "pages of ours, of a newer release": (
        {"docs/a.md": "", "docs/doc.md": our_page(FORMAT + 1)},
        "docs",
        "",
    ),
    "set": (
        {"docs/a.md": "", "repo-docs-hook.toml": 'docs-root = "docs"\n'},
        "docs",
        "",
    ),
    "set, and ignored": (
        {".gitignore": "out/\n", "repo-docs-hook.toml": 'docs-root = "out"\n'},
        "out",
        "git ignores out/mod.py_docs.md: see .gitignore.",
    ),
}


@pytest.mark.parametrize(("more", "root", "says"), ROOTS.values(), ids=ROOTS)
def test_a_free_docs_root_is_found(
    more: dict[str, str | bytes], root: str, says: str, repo: Repo
) -> None:
    repo.commit({**SOURCE, **more})
    called = call(repo.top, "--init")
    assert called.code == 0, called
    assert says in called.out
    repo.add()
    assert f'docs-root = "{root}"\n' in call(repo.top, "--show-config").out.replace("  #", "\n")
    assert f"exclude: ^{root}/" in files(repo)[HOOKS].decode()
    assert_done(repo)


def test_a_link_in_the_place_of_docs_is_not_followed(repo: Repo, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    repo.commit({**SOURCE})
    os.symlink(tmp_path / "outside", repo.top / "docs")
    called = call(repo.top, "--init")
    assert "docs is a link or a file.\n" in called.out
    assert "Pages go to code-docs.\n" in called.out


def test_pages_behind_a_link_are_not_read(repo: Repo, tmp_path: Path) -> None:
    page = our_page()
    repo.commit({**SOURCE, "docs/index.md": page})
    assert "Pages go to" not in call(repo.top, "--init", "--dry-run").out
    (repo.top / "docs").rename(tmp_path / "docs")
    os.symlink(tmp_path / "docs", repo.top / "docs")
    assert "Pages go to code-docs.\n" in call(repo.top, "--init", "--dry-run").out


def test_no_candidate_is_free(repo: Repo) -> None:
    repo.commit({**SOURCE, ".gitignore": "*.md\n"})
    called = call(repo.top, "--init")
    assert called.code == 2
    assert "no folder for the pages is free; set docs-root in the configuration" in called.err
    assert "git ignores docs/mod.py_docs.md" in called.err
