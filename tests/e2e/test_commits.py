"""Everyday commits under pre-commit: what passes, what does not, and what is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.e2e.hooked import PAGE, Hooked, core

ADDED = '"""New."""\n\n\ndef fresh(value):\n    """Return it."""\n    return value\n'


def edit_signature(hooked: Hooked) -> None:
    hooked.write("pkg/core.py", core("command, shell=False"))
    hooked.add()


def edit_body(hooked: Hooked) -> None:
    hooked.write("pkg/core.py", core(body="command or None"))
    hooked.add()


def edit_with_pages(hooked: Hooked) -> None:
    hooked.edit({"pkg/core.py": core("command, shell=False")})


def add_source(hooked: Hooked) -> None:
    hooked.write("pkg/new.py", ADDED)
    hooked.add()


def add_source_with_pages(hooked: Hooked) -> None:
    hooked.edit({"pkg/new.py": ADDED})


def add_source_beside_its_pages(hooked: Hooked) -> None:
    """The pages are on disk, where they stay during the hook, but a commit does not take them."""
    add_source(hooked)
    hooked.fix()


def edit_beside_its_page(hooked: Hooked) -> None:
    """Of a page that was committed before, pre-commit puts the edit aside."""
    edit_signature(hooked)
    hooked.fix()


def rename_source(hooked: Hooked) -> None:
    hooked.git("mv", "pkg/core.py", "pkg/runs.py")


def rename_with_pages(hooked: Hooked) -> None:
    rename_source(hooked)
    hooked.fix()
    hooked.add()


def delete_source(hooked: Hooked) -> None:
    hooked.git("rm", "--quiet", "pkg/core.py")


def delete_with_pages(hooked: Hooked) -> None:
    delete_source(hooked)
    hooked.fix()
    hooked.add()


def delete_beside_its_pages(hooked: Hooked) -> None:
    """The pages are gone on disk, where pre-commit brings them back for the hook."""
    delete_source(hooked)
    hooked.fix()


def delete_page(hooked: Hooked) -> None:
    hooked.git("rm", "--quiet", PAGE)


def edit_page(hooked: Hooked) -> None:
    page = hooked.top / PAGE
    page.write_text(page.read_text("utf-8").replace("Run it.", "Run it now."), "utf-8")
    hooked.add()


def edit_something_else(hooked: Hooked) -> None:
    hooked.write("notes.txt", "Nothing of ours.\n")
    hooked.add()


#: The hook that writes, as reports show it.
HOOK = 'pre-commit run --hook-stage manual repo-docs-fix   # ends "Failed": it changed files'
SOURCE_CHANGED = "pkg/core.py  source changed"
REFUSED: dict[str, tuple[Callable[[Hooked], None], tuple[str, ...]]] = {
    "modified": (
        edit_signature,
        (
            SOURCE_CHANGED,
            "  ~ run(command) -> run(command, shell=False)",
            "-`def run(command)`",
            "1 page out of date. Checked 1 source staged for this commit.",
            f"  {HOOK}\n  git add -A docs\n",
            "commit again:",
        ),
    ),
    "added": (
        add_source,
        ("pkg/new.py  new source, no pages yet", "+ function fresh(value)", "2 pages missing"),
    ),
    "added, its pages on disk only": (
        add_source_beside_its_pages,
        ("docs/pkg/new.py_docs.md, docs/pkg/new.py_kw.md", "2 not added", "  git add -A docs\n"),
    ),
    "modified, its page on disk only": (
        edit_beside_its_page,
        (SOURCE_CHANGED, "1 page out of date"),
    ),
    "renamed": (
        rename_source,
        (
            "pkg/runs.py  renamed from pkg/core.py",
            "pkg/core.py  renamed to pkg/runs.py",
            "2 pages missing, 2 without a source",
        ),
    ),
    "only a source deleted": (
        delete_source,
        ("pkg/core.py  source deleted", "- function run(command)", "2 pages without a source"),
    ),
    "deleted, its pages on disk only": (delete_beside_its_pages, ("2 pages without a source",)),
    "only a page deleted": (
        delete_page,
        (f"page deleted\n    to write:  {PAGE}\n", "Checked 1 page staged for this commit."),
    ),
    "page edited by hand": (
        edit_page,
        (
            "page edited by hand",
            "-Run it now.",
            "This text is the docstring of run, pkg/core.py:5. Write it there.",
            f"To drop them:\n\n  git restore --staged --worktree {PAGE}\n",
        ),
    ),
}
PASSED: dict[str, tuple[Callable[[Hooked], None], str]] = {
    "body only": (edit_body, "Up to date. Checked 1 source staged for this commit."),
    "modified": (edit_with_pages, "Up to date. Checked 1 source staged for this commit."),
    "added": (add_source_with_pages, "Up to date. Checked 1 source and 2 pages staged"),
    "renamed": (rename_with_pages, "Up to date. Checked 2 sources"),
    "deleted": (delete_with_pages, "Up to date. Checked 1 source"),
    "something else": (edit_something_else, "Checked nothing: no source or page staged"),
}


@pytest.mark.parametrize(("change", "words"), REFUSED.values(), ids=REFUSED)
def test_commit_is_refused(
    change: Callable[[Hooked], None], words: tuple[str, ...], hooked: Hooked
) -> None:
    change(hooked)
    hooked.assert_refuses("exit code: 1", *words)


@pytest.mark.parametrize(("change", "words"), PASSED.values(), ids=PASSED)
def test_commit_passes(change: Callable[[Hooked], None], words: str, hooked: Hooked) -> None:
    change(hooked)
    hooked.assert_commits(words)


def test_the_commands_that_a_refusal_names_mend_it(hooked: Hooked) -> None:
    add_source(hooked)
    hooked.assert_refuses(f"  {HOOK}\n  git add -A docs\n")
    fixed = hooked.pre_commit("run", "--hook-stage", "manual", "repo-docs-fix")
    assert fixed.code == 1
    assert "files were modified by this hook" in fixed.said
    assert "wrote    docs/pkg/new.py_docs.md" in fixed.said
    hooked.git("add", "-A", "docs")
    hooked.assert_commits()
    assert "def fresh(value)" in hooked.git("show", "HEAD:docs/pkg/new.py_docs.md")


def test_commit_a_takes_what_is_on_disk(hooked: Hooked) -> None:
    hooked.write("pkg/core.py", core("command, shell=False"))
    hooked.assert_refuses(SOURCE_CHANGED, args=("-a",))
    hooked.fix()
    hooked.assert_commits("Up to date. Checked 1 source", args=("-a",))


@pytest.mark.parametrize("args", [("-a",), ("pkg/core.py",)], ids=["all", "path"])
def test_the_commands_shown_mend_a_commit_with_an_index_of_its_own(
    args: tuple[str, ...], hooked: Hooked
) -> None:
    hooked.write("pkg/core.py", core("command, shell=False"))
    hooked.assert_refuses(f"  git add pkg/core.py\n  {HOOK}\n  git add -A docs\n", args=args)
    hooked.git("add", "pkg/core.py")
    assert hooked.pre_commit("run", "--hook-stage", "manual", "repo-docs-fix").code == 1
    hooked.git("add", "-A", "docs")
    hooked.assert_commits("Up to date. Checked 1 source")


def test_commit_of_a_path_takes_that_path_alone(hooked: Hooked) -> None:
    hooked.write("pkg/core.py", core("command, shell=False"))
    hooked.write("pkg/tool.py", '"""A tool."""\n\n\ndef stop():\n    pass\n')
    hooked.fix()
    hooked.add("pkg/tool.py")  # staged, without its pages: the commit does not take it
    hooked.assert_refuses(SOURCE_CHANGED, args=("pkg/core.py",))
    hooked.assert_commits("Up to date. Checked 1 source", args=("pkg/core.py", PAGE))
    assert "shell" in hooked.git("show", "HEAD:pkg/core.py")
    assert "stop" not in hooked.git("show", "HEAD:pkg/tool.py")
    hooked.assert_refuses("pkg/tool.py  source changed")


def test_commit_from_a_subfolder(hooked: Hooked) -> None:
    edit_signature(hooked)
    hooked.assert_refuses(SOURCE_CHANGED, PAGE, folder="pkg")
    hooked.fix()
    hooked.add()
    hooked.assert_commits("Up to date. Checked 1 source", folder="pkg")
