"""What cannot be judged: told with its place, never counted as clean, and never touched."""

from __future__ import annotations

import pytest

from tests.calling import call
from tests.conftest import Repo

CORE_PAGE, TOOL_PAGE = "docs/pkg/core.py_docs.md", "docs/pkg/tool.py_docs.md"
EDITED = '"""Other."""\n\n\ndef other():\n    """Other."""\n'

UNREADABLE: dict[str, tuple[bytes, str]] = {
    "a syntax error": (b"x = 1\n\ndef run(:\n", "pkg/core.py:3:8: "),
    "an open bracket": (b"x = (\n", "pkg/core.py:1:5: "),
    "bad indentation": (b"if x:\npass\n", "pkg/core.py:2:"),
    "Python 2": (b'print "hello"\n', "pkg/core.py:1:"),
    "merge markers": (b"<<<<<<< ours\nx = 1\n=======\n>>>>>>> theirs\n", "pkg/core.py:1:"),
    "no UTF-8": (b'"""K\xe4se."""\n', "pkg/core.py"),
    "an unknown encoding": (b"# coding: klingon\n", "klingon"),
    "a NUL": (b"x = 1\0\n", "pkg/core.py"),
    "UTF-16": ("x = 1\n".encode("utf-16"), "pkg/core.py"),
    "too large": (
        b"#" * (1 << 20) + b"#\n",
        "pkg/core.py: is 1048578 B, more than max-file-size (1 MiB, 1048576 B): ",
    ),
    "too deeply nested": (b"x = " + b"(" * 3000 + b")" * 3000 + b"\n", "pkg/core.py"),
}


@pytest.mark.parametrize(("content", "words"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_costs_that_source_alone(
    content: bytes, words: str, fresh: Repo
) -> None:
    before = (fresh.top / CORE_PAGE).read_bytes()
    fresh.write("pkg/core.py", content)
    fresh.write("pkg/tool.py", EDITED)
    checked = call(fresh.top)
    assert (checked.code, checked.err) == (2, "")
    assert words in checked.out
    assert "pkg/tool.py  source changed" in checked.out
    assert "1 problem: not everything could be checked." in checked.out
    fixed = call(fresh.top, "--fix")
    assert fixed.code == 2
    assert f"wrote    {TOOL_PAGE}\n" in fixed.out
    assert (fresh.top / CORE_PAGE).read_bytes() == before
    assert "`other`" in (fresh.top / TOOL_PAGE).read_text("utf-8")
    assert "core.py" in (fresh.top / "docs/pkg/index.md").read_text("utf-8")
    again = call(fresh.top)
    assert again.code == 2
    assert "stale" not in again.out
    assert "orphan" not in again.out


def test_a_source_that_can_be_read_again_is_judged_again(fresh: Repo) -> None:
    fresh.write("pkg/core.py", "def run(:\n")
    call(fresh.top, "--fix")
    fresh.git("checkout", "--quiet", "pkg/core.py")
    assert call(fresh.top, "--fix").code == 0
    assert fresh.git("status", "--porcelain") == ""


PLACES = {
    "a file's page": (CORE_PAGE, 'docs-root = "docs/code"'),
    "a folder's page": ("docs/pkg/index.md", 'docs-root = "docs/code"'),
    "the top page": ("docs/index.md", 'docs-root = "docs/code"'),
}


@pytest.mark.parametrize(("page", "way_out"), PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("tracked", [True, False], ids=["tracked", "untracked"])
def test_a_file_in_a_page_s_place_is_left_alone(
    tracked: bool, page: str, way_out: str, fresh: Repo
) -> None:
    if not tracked:
        fresh.git("rm", "--quiet", "--cached", page)
        fresh.commit()
    fresh.write(page, "# Mine\n")
    for mode in ("--check", "--fix"):
        called = call(fresh.top, mode)
        assert called.code == 2
        assert f"{page}: is not a page of repo-docs-hook" in called.out
        assert way_out in called.out
    assert (fresh.top / page).read_text() == "# Mine\n"


WAYS_OUT = {
    'docs-root = "docs/code"': ("docs/pkg/core.py_docs.md", "docs/code/pkg/core.py_docs.md"),
    "folder-pages = false": ("docs/index.md", "docs/pkg/core.py_docs.md"),
}


@pytest.mark.parametrize("way_out", WAYS_OUT)
def test_the_way_out_of_a_conflict_is_one(way_out: str, fresh: Repo) -> None:
    mine, page = WAYS_OUT[way_out]
    fresh.git("rm", "--quiet", "-r", "docs")
    fresh.commit({mine: "# Mine\n"})
    refused = call(fresh.top, "--fix")
    assert refused.code == 2
    assert way_out in refused.out
    fresh.write("repo-docs-hook.toml", f"{way_out}\n")
    fresh.add("repo-docs-hook.toml")
    assert call(fresh.top, "--fix").code == 0
    assert call(fresh.top).code == 0
    assert (fresh.top / mine).read_text() == "# Mine\n"
    assert (fresh.top / page).exists()


def test_a_hand_written_file_named_like_a_page_is_no_orphan(fresh: Repo) -> None:
    fresh.write("docs/guide_docs.md", "# A guide\n")
    fresh.write("docs/guide/index.md", "# Guides\n")
    fresh.add()
    assert call(fresh.top).code == 0
    assert call(fresh.top, "--fix").code == 0
    assert (fresh.top / "docs/guide_docs.md").exists()


def test_a_page_that_is_a_link_is_never_written_through(fresh: Repo) -> None:
    outside = fresh.top.parent / "outside.md"
    outside.write_bytes((fresh.top / CORE_PAGE).read_bytes())
    before = outside.read_bytes()
    fresh.remove(CORE_PAGE)
    (fresh.top / CORE_PAGE).symlink_to(outside)
    fresh.write("pkg/core.py", EDITED)
    fresh.add()
    for mode in ("--check", "--fix"):
        called = call(fresh.top, mode)
        assert called.code == 2
        assert CORE_PAGE in called.out
    assert outside.read_bytes() == before


def test_names_that_differ_in_case_alone_are_refused_before_any_write(fresh: Repo) -> None:
    fresh.write("pkg/Core.py", EDITED)
    fresh.add()
    called = call(fresh.top, "--fix")
    assert called.code == 2
    assert "pkg/core.py" in called.out
    assert "pkg/Core.py" in called.out
    assert fresh.git("status", "--porcelain", "docs/pkg/core.py_docs.md") == ""
