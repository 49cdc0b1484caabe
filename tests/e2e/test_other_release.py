"""An update of the hook to a release with pages of another format, through pre-commit itself."""

from __future__ import annotations

import pytest

from repo_docs_hook.pages.markup.markdown import FORMAT, read_format
from tests.calling import call
from tests.e2e.hooked import Hooked
from tests.page_formats import first_release

CONFIG = ".pre-commit-config.yaml"
TOLD = "14 pages were written in format 1; this release writes format 2."
CHECKED = "Checked 4 sources, since the configuration differs."


@pytest.fixture
def older(hooked: Hooked) -> Hooked:
    """A repository that the first release's hook checked, with the pages that it wrote.

    Its rev names that release, which nothing here runs; on disk the rev is the release under test.
    """
    hooked.git("rm", "--quiet", "-r", "pkg", "docs")
    config = (hooked.top / CONFIG).read_text("utf-8")
    hooked.commit({**first_release(), CONFIG: config.replace("rev: v1.0", "rev: v0.1")})
    hooked.write(CONFIG, config)
    return hooked


def formats(hooked: Hooked) -> set[int | None]:
    """Return the formats of the pages in HEAD."""
    pages = hooked.git("ls-files", "docs").split("\n")
    return {read_format(hooked.git("show", f"HEAD:{page}")) for page in pages}


def test_the_commit_that_updates_the_hook_says_it_in_one_line(older: Hooked) -> None:
    older.add()
    stopped = older.attempt("commit", "-m", "Update the hook")
    assert stopped.code == 1
    told, commands = stopped.said.split("exit code: 1\n")[1].strip("\n").split("\n\n")[:2]
    assert told == f"{TOLD} {CHECKED} Update them and commit again:"
    hook, add = [line.partition("#")[0].strip() for line in commands.split("\n")]
    assert older.pre_commit(*hook.split()[1:]).code == 1
    assert older.run(*add.split()).code == 0
    older.assert_commits("Up to date. ")
    assert formats(older) == {FORMAT}
    again = older.pre_commit(*hook.split()[1:])
    assert again.code == 0, again.said


def test_the_hook_that_updates_says_it_too(older: Hooked) -> None:
    older.add()
    ran = older.pre_commit("run", "--hook-stage", "manual", "repo-docs-fix")
    assert ran.code == 1
    assert f"Updated 14 pages. {TOLD}" in ran.said
    assert "wrote " not in ran.said
    older.add()
    older.assert_commits("Up to date. ")


def test_a_push_and_a_run_over_all_files_say_it(older: Hooked) -> None:
    older.commit(message="Update the hook")
    older.git("init", "--quiet", "--bare", "../remote")
    older.git("remote", "add", "origin", "../remote")
    for ran in (
        older.attempt("push", "origin", "main"),
        older.pre_commit("run", "--all-files", "repo-docs-check"),
    ):
        assert ran.code == 1
        assert f"\n{TOLD} Checked 4 sources" in ran.said
        assert ran.said.count("format 1") == 1


def test_a_commit_after_an_update_without_pages_is_told_the_whole_mend(older: Hooked) -> None:
    """Whoever let a robot update the rev finds the pages of another format one by one."""
    older.commit(message="Update the hook")
    source = (older.top / "pkg/tool.py").read_text("utf-8")
    older.write("pkg/tool.py", source.replace("start()", "start(now)"))
    older.add()
    older.assert_refuses(
        "pkg/tool.py  source changed\n  ~ start() -> None -> start(now) -> None",
        "\n4 pages were written in format 1; this release writes format 2. Checked 1 source ",
    )
    assert call(older.top, "--fix").code == 0
    older.add()
    older.assert_commits("Up to date. ")
    assert formats(older) == {FORMAT}


def test_a_merge_brings_pages_of_a_branch_that_was_not_updated(older: Hooked) -> None:
    older.git("stash", "--quiet")
    older.git("checkout", "--quiet", "-b", "topic")
    old = {path: text.decode() for path, text in first_release().items()}
    page = "docs/pkg/tool.py_docs.md"
    texts = {
        each: old[each].replace("Start it.", "Start it now.") for each in ("pkg/tool.py", page)
    }
    older.commit({**texts})
    older.git("checkout", "--quiet", "main")
    older.git("stash", "pop", "--quiet")
    older.write("pkg/tool.py", old["pkg/tool.py"].replace("Start it.", "Start it here."))
    older.add()
    older.fix()
    older.commit()
    merged = older.attempt("merge", "topic")
    assert merged.code == 1
    assert "CONFLICT" in merged.said
    older.write("pkg/tool.py", texts["pkg/tool.py"])
    older.add("pkg/tool.py")
    older.fix()
    older.add("docs")
    older.assert_commits("Up to date. ")
    assert formats(older) == {FORMAT}
