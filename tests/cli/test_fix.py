"""--fix writes what is wrong, and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.calling import call
from tests.conftest import Repo

CORE_PAGES = ("docs/pkg/core.py_docs.md", "docs/pkg/core.py_kw.md")
EDITED = '"""Runs."""\n\n\ndef run(command, shell=False):\n    """Run it."""\n    return command\n'
LONG_AGO = 1_000_000_000


def age(top: Path) -> None:
    """Date all pages back, so that a page that is written again shows."""
    for page in (top / "docs").rglob("*.md"):
        os.utime(page, (LONG_AGO, LONG_AGO))


def written_since(top: Path) -> set[str]:
    pages = (top / "docs").rglob("*.md")
    return {str(page.relative_to(top)) for page in pages if page.stat().st_mtime != LONG_AGO}


def test_a_fresh_page_is_not_written_again(fresh: Repo) -> None:
    age(fresh.top)
    fresh.write("pkg/core.py", EDITED)
    assert call(fresh.top, "--fix").code == 0
    assert written_since(fresh.top) == {"docs/pkg/core.py_docs.md"}


def test_a_second_run_writes_nothing(fresh: Repo) -> None:
    fresh.write("pkg/core.py", EDITED)
    fresh.git("rm", "--quiet", "pkg/tool.py")
    assert call(fresh.top, "--fix").code == 0
    age(fresh.top)
    again = call(fresh.top, "--fix")
    assert (again.code, again.out) == (0, "Up to date. Checked 5 sources.\n")
    assert written_since(fresh.top) == set()
    assert call(fresh.top, "--check").code == 0


def test_orphans_are_deleted_with_their_empty_folders(fresh: Repo) -> None:
    fresh.git("rm", "--quiet", "far/away.py")
    called = call(fresh.top, "--fix")
    assert called.code == 0
    assert "deleted  docs/far/away.py_docs.md\n" in called.out
    assert "deleted 4" in called.out
    assert not (fresh.top / "docs/far").exists()
    assert call(fresh.top).code == 0


def test_a_folder_that_holds_something_else_stays(fresh: Repo) -> None:
    fresh.write("docs/far/notes.txt", "Mine.\n")
    fresh.git("rm", "--quiet", "far/away.py")
    assert call(fresh.top, "--fix").code == 0
    assert os.listdir(fresh.top / "docs/far") == ["notes.txt"]


def test_the_last_source_leaves_an_empty_docs_root(fresh: Repo) -> None:
    fresh.git("rm", "--quiet", "-r", "pkg", "tests", "far", "calm")
    assert call(fresh.top, "--fix").code == 0
    assert not list((fresh.top / "docs").rglob("*"))


@pytest.mark.parametrize("page", CORE_PAGES)
def test_a_page_edited_or_deleted_is_brought_back(page: str, fresh: Repo) -> None:
    before = (fresh.top / page).read_bytes()
    fresh.write(page, before + b"More.\n")
    assert call(fresh.top, "--fix").code == 0
    assert (fresh.top / page).read_bytes() == before
    fresh.remove(page)
    assert call(fresh.top, "--fix").code == 0
    assert (fresh.top / page).read_bytes() == before
    assert fresh.git("status", "--porcelain") == ""


def test_nothing_is_put_into_the_index(fresh: Repo) -> None:
    fresh.write("pkg/core.py", EDITED)
    before = (fresh.top / ".git/index").read_bytes()
    assert call(fresh.top, "--fix").code == 0
    assert (fresh.top / ".git/index").read_bytes() == before


def test_a_page_that_a_sparse_checkout_leaves_out_is_refused(fresh: Repo) -> None:
    fresh.git("reset", "--quiet", "--hard")  # a copy's index does not know its files yet
    fresh.git("sparse-checkout", "set", "--no-cone", "/*", "!/docs/pkg/core.py_docs.md")
    assert not (fresh.top / "docs/pkg/core.py_docs.md").exists()
    assert call(fresh.top).code == 0
    fresh.write("pkg/core.py", EDITED)
    called = call(fresh.top, "--fix")
    assert called.code == 2
    assert (
        "docs/pkg/core.py_docs.md: is out of date, but the sparse checkout leaves it" in called.out
    )
    assert not (fresh.top / "docs/pkg/core.py_docs.md").exists()


def test_line_ends_that_git_makes_are_no_drift(fresh: Repo) -> None:
    fresh.commit({".gitattributes": "* text=auto eol=crlf\n"})
    fresh.git("rm", "--quiet", "--cached", "-r", ".")
    fresh.git("reset", "--quiet", "--hard")
    assert b"\r\n" in (fresh.top / CORE_PAGES[0]).read_bytes()
    assert call(fresh.top).code == 0
    assert call(fresh.top, "--fix").out == "Up to date. Checked 6 sources.\n"
    assert fresh.git("status", "--porcelain") == ""


STAGED = {
    "pages beside their sources": ('docs-root = "."\n', "pkg/core.py_docs.md"),
    "pages elsewhere": ('docs-root = "site/api"\n', "site/api/pkg/core.py_docs.md"),
}


@pytest.mark.parametrize(("settings", "page"), STAGED.values(), ids=STAGED)
def test_other_docs_roots(settings: str, page: str, fresh: Repo) -> None:
    fresh.git("rm", "--quiet", "-r", "docs")
    fresh.commit({"repo-docs-hook.toml": settings})
    assert call(fresh.top, "--fix").code == 0
    assert (fresh.top / page).exists()
    fresh.commit()
    assert call(fresh.top).code == 0
    fresh.git("rm", "--quiet", "far/away.py")
    assert "4 pages without a source" in call(fresh.top).out
    assert call(fresh.top, "--fix").code == 0
    assert call(fresh.top).code == 0
