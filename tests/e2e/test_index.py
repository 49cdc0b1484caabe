"""The commit is judged by what it takes, not by what lies on disk."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable

import pytest

from tests.e2e.hooked import PAGE, Hooked, core
from tests.places import ROOT

OLD, NEW, NEWER = core(), core("command, shell=False"), core("command, *, shell")
Change = Callable[[Hooked], None]


@pytest.fixture
def plain(hooked: Hooked, monkeypatch: pytest.MonkeyPatch) -> Hooked:
    """A repository with a hook of its own, which does not put unstaged edits aside."""
    call = 'exec "$PYTHON" -m repo_docs_hook --check --staged'
    lines = ("#!/bin/sh", f"export PYTHONPATH={shlex.quote(str(ROOT))}", call, "")
    hooked.write(".git/hooks/pre-commit", "\n".join(lines)).chmod(0o755)
    monkeypatch.setenv("PYTHON", sys.executable)
    return hooked


@pytest.fixture(params=["pre-commit", "a plain hook"])
def either(request: pytest.FixtureRequest, hooked: Hooked) -> Hooked:
    """A repository with either kind of hook."""
    if request.param == "a plain hook":
        request.getfixturevalue("plain")
    return hooked


def stage_new_and_undo_on_disk(hooked: Hooked) -> None:
    hooked.write("pkg/core.py", NEW)
    hooked.add()
    hooked.write("pkg/core.py", OLD)


def stage_new_page_and_undo_on_disk(hooked: Hooked) -> None:
    hooked.write("pkg/core.py", NEW)
    hooked.fix()
    hooked.write("pkg/core.py", OLD)
    hooked.add()
    hooked.fix()


def stage_page_edited_by_hand_and_undo_on_disk(hooked: Hooked) -> None:
    page = (hooked.top / PAGE).read_text("utf-8")
    hooked.write(PAGE, page.replace("Run it.", "Walk it."))
    hooked.add()
    hooked.write(PAGE, page)


def stage_deletion_of_page_only_in_index(hooked: Hooked) -> None:
    hooked.git("rm", "--quiet", "--cached", PAGE)


def remove_source_from_index_only(hooked: Hooked) -> None:
    hooked.git("rm", "--quiet", "--cached", "pkg/core.py")


def link_source_in_index_only(hooked: Hooked) -> None:
    """Put a symlink in the place of a source, which then is none any more."""
    oid = hooked.git("hash-object", "-w", "--stdin", given=b"tool.py")
    hooked.git("update-index", "--cacheinfo", f"120000,{oid},pkg/core.py")


def add_pages_of_a_source_that_is_only_intended(hooked: Hooked) -> None:
    hooked.write("pkg/new.py", NEW)
    hooked.git("add", "-N", "pkg/new.py")
    hooked.fix()
    hooked.add("docs")


def add_pages_of_an_untracked_source(hooked: Hooked) -> None:
    hooked.write("pkg/new.py", NEW)
    hooked.fix("pkg/new.py")
    hooked.add("docs")


def edit_source_on_disk_only(hooked: Hooked) -> None:
    hooked.edit({"pkg/core.py": NEW})
    hooked.write("pkg/core.py", NEWER)


def edit_page_on_disk_only(hooked: Hooked) -> None:
    hooked.edit({"pkg/core.py": NEW})
    hooked.write(PAGE, "Not for this commit.\n")


def break_source_on_disk_only(hooked: Hooked) -> None:
    hooked.edit({"pkg/core.py": NEW})
    hooked.write("pkg/core.py", "def run(:\n")


def delete_source_on_disk_only(hooked: Hooked) -> None:
    hooked.edit({"pkg/core.py": NEW})
    hooked.remove("pkg/core.py")


def intend_a_source(hooked: Hooked) -> None:
    hooked.edit({"pkg/core.py": NEW})
    hooked.write("pkg/new.py", OLD)
    hooked.git("add", "-N", "pkg/new.py")


def leave_a_source_untracked(hooked: Hooked) -> None:
    hooked.edit({"pkg/core.py": NEW})
    hooked.write("pkg/new.py", OLD)


def remove_source_with_pages_from_index_only(hooked: Hooked) -> None:
    """The pages of the others no longer speak of it in the index; on disk all is as it was."""
    hooked.remove("pkg/core.py")
    hooked.add()
    hooked.fix()
    hooked.add()
    hooked.write("pkg/core.py", OLD)


def each_by_name(*changes: Change) -> dict[str, Change]:
    return {change.__name__.replace("_", " "): change for change in changes}


PARTLY_WRONG = each_by_name(
    stage_new_and_undo_on_disk,
    stage_new_page_and_undo_on_disk,
    stage_page_edited_by_hand_and_undo_on_disk,
    link_source_in_index_only,
)
WRONG = each_by_name(
    stage_deletion_of_page_only_in_index,
    remove_source_from_index_only,
    add_pages_of_a_source_that_is_only_intended,
    add_pages_of_an_untracked_source,
)
PARTLY_RIGHT = each_by_name(
    edit_source_on_disk_only,
    edit_page_on_disk_only,
    break_source_on_disk_only,
    delete_source_on_disk_only,
)
RIGHT = each_by_name(
    intend_a_source,
    leave_a_source_untracked,
    remove_source_with_pages_from_index_only,
)


@pytest.mark.parametrize("change", PARTLY_WRONG.values(), ids=PARTLY_WRONG)
def test_partly_staged_and_wrong_is_refused(change: Change, either: Hooked) -> None:
    change(either)
    either.assert_refuses("staged for this commit")


@pytest.mark.parametrize("change", PARTLY_RIGHT.values(), ids=PARTLY_RIGHT)
def test_partly_staged_and_right_passes(change: Change, either: Hooked) -> None:
    change(either)
    either.assert_commits()


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG)
def test_wrong_in_the_index_alone_is_refused(change: Change, hooked: Hooked) -> None:
    change(hooked)
    hooked.assert_refuses("staged for this commit")


@pytest.mark.parametrize("change", RIGHT.values(), ids=RIGHT)
def test_wrong_on_disk_alone_passes(change: Change, hooked: Hooked) -> None:
    change(hooked)
    hooked.assert_commits("Up to date. Checked ")


def test_a_source_turned_into_a_link_has_no_pages(hooked: Hooked) -> None:
    hooked.remove("pkg/core.py")
    (hooked.top / "pkg/core.py").symlink_to("tool.py")
    hooked.add()
    hooked.assert_refuses("pkg/core.py  no longer a source", "2 pages without a source")
    hooked.fix()
    hooked.add()
    hooked.assert_commits()
    assert PAGE not in hooked.git("ls-files")
