"""Merges, rebases and cherry-picks, with conflicts and without."""

from __future__ import annotations

import pytest

from tests.calling import call
from tests.e2e.hooked import PAGE, Hooked, core

OURS, THEIRS, BOTH = core("command, shell"), core("command, check"), core("command, shell, check")
TOOL = '"""A tool."""\n\n\ndef stop():\n    """Stop."""\n'
MERGED = "def run(command, shell, check)"


def branch_off(hooked: Hooked, ours: dict[str, str], theirs: dict[str, str]) -> None:
    """Commit on the branches ``topic`` and ``main``, each with its pages; end on ``main``."""
    hooked.git("checkout", "--quiet", "-b", "topic")
    hooked.record(theirs, "theirs")
    hooked.git("checkout", "--quiet", "main")
    hooked.record(ours, "ours")


@pytest.fixture
def parted(hooked: Hooked) -> Hooked:
    """Two branches that changed the same function, so that source and page are in conflict."""
    branch_off(hooked, {"pkg/core.py": OURS}, {"pkg/core.py": THEIRS})
    return hooked


def resolve(hooked: Hooked, source: str = BOTH) -> None:
    """Do what a user does: settle the source, let --fix mend the page, and add both."""
    assert f"UU {PAGE}" in hooked.git("status", "--porcelain")
    hooked.write("pkg/core.py", source)
    hooked.add("pkg/core.py")
    hooked.fix()
    hooked.add("docs")


def test_a_merge_without_conflicts_is_judged(hooked: Hooked) -> None:
    branch_off(hooked, {"pkg/core.py": OURS}, {"pkg/tool.py": TOOL})
    merged = hooked.attempt("merge", "--no-edit", "topic")
    assert merged.code == 0, merged.said
    assert "Up to date. Checked 1 source and 1 page staged for this commit." in merged.said
    assert hooked.git("rev-parse", "HEAD^2") == hooked.git("rev-parse", "topic")
    assert hooked.is_fresh()


def test_a_merge_that_brings_stale_pages_is_refused(hooked: Hooked) -> None:
    branch_off(hooked, {"pkg/core.py": OURS}, {"pkg/tool.py": TOOL})
    hooked.git("checkout", "--quiet", "topic")
    hooked.commit({"pkg/tool.py": TOOL.replace("stop", "halt")})
    hooked.git("checkout", "--quiet", "main")
    before = hooked.head()
    merged = hooked.attempt("merge", "--no-edit", "topic")
    assert merged.code != 0, merged.said
    assert "pkg/tool.py  source changed" in merged.said
    assert hooked.head() == before
    hooked.fix()
    hooked.add()
    hooked.assert_commits()
    assert hooked.git("rev-parse", "HEAD^2") == hooked.git("rev-parse", "topic")


def test_a_merge_with_conflicts_is_mended_by_fix_and_add(parted: Hooked) -> None:
    assert parted.attempt("merge", "topic").code == 1
    resolve(parted)
    parted.assert_commits("Up to date. Checked 1 source")
    assert parted.git("rev-parse", "HEAD^2") == parted.git("rev-parse", "topic")
    assert MERGED in parted.git("show", f"HEAD:{PAGE}")


def test_a_merge_is_refused_with_the_page_of_one_side(parted: Hooked) -> None:
    parted.attempt("merge", "topic")
    parted.write("pkg/core.py", BOTH)
    parted.git("checkout", "--quiet", "--ours", PAGE)
    parted.add()
    parted.assert_refuses("pkg/core.py  source changed", "+`def run(command, shell, check)`")


def test_what_is_in_conflict_is_no_pass(parted: Hooked) -> None:
    """With --all-files pre-commit runs even then."""
    parted.attempt("merge", "topic")
    ran = parted.pre_commit("run", "--all-files", "repo-docs-check")
    assert ran.code == 1, ran.said
    assert "pkg/core.py: is in conflict" in ran.said
    assert "exit code: 2" in ran.said
    parted.write("pkg/core.py", BOTH)
    parted.add("pkg/core.py")
    ran = parted.pre_commit("run", "--all-files", "repo-docs-check")
    assert "exit code: 1" in ran.said
    assert f"in conflict, to write: {PAGE}" in ran.said


def test_pages_in_conflict_over_new_sources_are_mended(hooked: Hooked) -> None:
    """Both branches add a line to the same table of the folder's pages."""
    branch_off(hooked, {"pkg/one.py": core()}, {"pkg/other.py": core()})
    assert hooked.attempt("merge", "topic").code == 1
    conflicts = hooked.git("diff", "--name-only", "--diff-filter=U").split("\n")
    assert "docs/pkg/index.md" in conflicts
    assert all(path.startswith("docs/") for path in conflicts)
    hooked.fix()
    hooked.add("docs")
    hooked.assert_commits("Up to date. Checked ")
    index = hooked.git("show", "HEAD:docs/pkg/index.md")
    assert "one.py" in index
    assert "other.py" in index
    assert "<<<<<<<" not in index


def test_a_rebase_with_conflicts_in_pages(parted: Hooked) -> None:
    stopped = parted.attempt("rebase", "topic")
    assert stopped.code == 1, stopped.said
    resolve(parted)
    ended = parted.attempt("rebase", "--continue", GIT_EDITOR="true")
    assert ended.code == 0, ended.said
    assert parted.git("rev-parse", "HEAD^") == parted.git("rev-parse", "topic")
    assert parted.is_fresh()


BROKEN = "def run(:\n"
#: What was begun, what commits there with hooks, and what goes on afterwards.
COMMITS = {
    "rebase": (("rebase", "topic"), ("commit", "--no-edit"), "rebase"),
    "cherry-pick": (("cherry-pick", "topic"), ("cherry-pick", "--continue"), "cherry-pick"),
    "merge": (("merge", "topic"), ("commit", "--no-edit"), ""),
}


@pytest.mark.parametrize(("start", "commit", "command"), COMMITS.values(), ids=COMMITS)
def test_what_comes_next_is_what_git_is_about(
    start: tuple[str, ...], commit: tuple[str, ...], command: str, parted: Hooked
) -> None:
    words = f" and go on with `git {command} --continue`:" if command else " and commit again:"
    parted.attempt(*start)
    parted.write("pkg/core.py", BOTH)
    parted.write("pkg/tool.py", BROKEN)
    parted.git("checkout", "--quiet", "--ours", PAGE)
    parted.add()
    refused = parted.attempt(*commit, GIT_EDITOR="true")
    assert refused.code == 1, refused.said
    assert "pkg/tool.py:1:8: not understood" in refused.said
    assert refused.said.index("pkg/tool.py:1:8") < refused.said.index("pkg/core.py  source changed")
    assert (
        "First fix the file, or add it to exclude in [tool.repo-docs-hook], and git" in refused.said
    )
    assert words not in refused.said
    assert "commit again" not in refused.said
    parted.write("pkg/tool.py", TOOL)
    parted.add()
    refused = parted.attempt(*commit, GIT_EDITOR="true")
    assert refused.code == 1, refused.said
    assert words in refused.said
    parted.fix()
    parted.add()
    go_on = (command, "--continue") if command else commit
    went_on = parted.attempt(*go_on, GIT_EDITOR="true")
    assert went_on.code == 0, went_on.said
    assert parted.is_fresh()


def test_where_a_source_is_in_conflict_its_pages_wait(parted: Hooked) -> None:
    parted.attempt("merge", "topic")
    torn = parted.git("ls-files", "-u")
    left = {path: (parted.top / path).read_bytes() for path in (PAGE, "docs/pkg/index.md")}
    for argv in ((), ("--fix",), ("--staged",)):
        called = call(parted.top, *argv)
        assert called.code == 2
        assert "is in conflict: resolve it and add it; its pages stay as they are" in called.out
        assert "git add -A" not in called.out
        assert "unmerged" not in called.out
    assert {path: (parted.top / path).read_bytes() for path in left} == left
    assert parted.git("ls-files", "-u") == torn
    resolve(parted)
    parted.assert_commits()


def test_a_cherry_pick_with_conflicts_is_judged(parted: Hooked) -> None:
    assert parted.attempt("cherry-pick", "topic").code == 1
    parted.write("pkg/core.py", BOTH)
    parted.git("checkout", "--quiet", "--theirs", PAGE)
    parted.add()
    before = parted.head()
    refused = parted.attempt("cherry-pick", "--continue", GIT_EDITOR="true")
    assert refused.code == 1, refused.said
    assert "pkg/core.py  source changed" in refused.said
    assert parted.head() == before
    parted.fix()
    parted.add()
    picked = parted.attempt("cherry-pick", "--continue", GIT_EDITOR="true")
    assert picked.code == 0, picked.said
    assert MERGED in parted.git("show", f"HEAD:{PAGE}")
    assert parted.is_fresh()


def test_a_cherry_pick_without_conflicts_stays_fresh(hooked: Hooked) -> None:
    branch_off(hooked, {"pkg/core.py": OURS}, {"pkg/tool.py": TOOL})
    picked = hooked.attempt("cherry-pick", "topic")
    assert picked.code == 0, picked.said
    assert "fresh...." not in picked.said  # git runs no hook here; CI is the gate
    assert hooked.is_fresh()


@pytest.mark.parametrize("keep", [True, False], ids=["kept", "deleted"])
def test_one_side_deletes_what_the_other_edits(keep: bool, hooked: Hooked) -> None:
    hooked.git("checkout", "--quiet", "-b", "topic")
    hooked.git("rm", "--quiet", "pkg/core.py")
    hooked.record({}, "theirs")
    hooked.git("checkout", "--quiet", "main")
    hooked.record({"pkg/core.py": OURS}, "ours")
    assert hooked.attempt("merge", "topic").code == 1
    assert f"UD {PAGE}" in hooked.git("status", "--porcelain")
    hooked.git(*(["add"] if keep else ["rm", "--quiet"]), "pkg/core.py")
    checked = call(hooked.top)
    assert checked.code == 1
    assert "by hand" not in checked.out
    hooked.fix()
    hooked.add("docs")
    hooked.assert_commits()
    assert (PAGE in hooked.git("ls-files")) == keep
