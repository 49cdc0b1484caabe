"""Runs without a change: a message, an empty commit, all files, and changed settings."""

from __future__ import annotations

import pytest

from tests.e2e.hooked import PAGE, SOURCES, Hooked, core

REWORD = "sed -i.bak s/^pick/reword/"


@pytest.fixture
def stale(hooked: Hooked) -> Hooked:
    """A repository with a commit that went past the hook."""
    hooked.commit({"pkg/core.py": core("command, shell=False")})
    return hooked


@pytest.mark.parametrize(
    "args",
    [
        ("commit", "--amend", "-m", "another message"),
        ("commit", "--allow-empty", "-m", "empty"),
        ("rebase", "--quiet", "-i", "HEAD~1"),
    ],
    ids=lambda args: args[1],
)
def test_a_commit_of_nothing_judges_nothing(args: tuple[str, ...], stale: Hooked) -> None:
    before = stale.head()
    attempt = stale.attempt(*args, GIT_SEQUENCE_EDITOR=REWORD, GIT_EDITOR="echo reworded >")
    assert attempt.code == 0, attempt.said
    assert "Checked nothing" in attempt.said
    assert "Up to date" not in attempt.said
    assert stale.head() != before


def test_an_amendment_with_a_change_is_judged(hooked: Hooked) -> None:
    hooked.record({"pkg/tool.py": '"""Other."""\n'})
    hooked.write("pkg/core.py", core("command, shell=False"))
    hooked.add()
    hooked.assert_refuses("pkg/core.py  source changed", args=("--amend",))
    hooked.fix()
    hooked.add()
    hooked.assert_commits("Up to date. Checked 1 source", args=("--amend",))


def test_all_files_with_nothing_staged_judges_everything(stale: Hooked) -> None:
    ran = stale.pre_commit("run", "--all-files", "repo-docs-check")
    assert ran.code == 1, ran.said
    assert "1 page out of date. Checked 3 sources, since nothing is staged." in ran.said
    stale.fix()
    stale.add()
    stale.commit()
    ran = stale.pre_commit("run", "--all-files", "repo-docs-check")
    assert ran.code == 0, ran.said
    assert "Up to date. Checked 3 sources, since nothing is staged." in ran.said


def test_all_files_judges_the_index(hooked: Hooked) -> None:
    """Here pre-commit puts nothing aside: the disk is what it is."""
    hooked.write("pkg/core.py", core("command, shell=False"))
    assert hooked.pre_commit("run", "--all-files", "repo-docs-check").code == 0
    hooked.add()
    hooked.write("pkg/core.py", core())
    assert hooked.pre_commit("run", "--all-files", "repo-docs-check").code == 1


def test_the_fix_hook_mends_by_hand_and_says_that_files_were_modified(stale: Hooked) -> None:
    ran = stale.pre_commit("run", "--hook-stage", "manual", "repo-docs-fix")
    assert ran.code == 1, ran.said
    assert "files were modified by this hook" in ran.said
    assert f"wrote    {PAGE}" in ran.said
    again = stale.pre_commit("run", "--all-files", "--hook-stage", "manual", "repo-docs-fix")
    assert again.code == 0, again.said
    stale.git("add", "-A", "docs")
    stale.assert_commits()


def test_no_commit_fixes_on_its_own(stale: Hooked) -> None:
    stale.write("notes.txt", "Something.\n")
    stale.add()
    assert "repo-docs-fix" not in stale.attempt("commit", "-m", "notes").said
    assert stale.git("status", "--porcelain") == ""


EVERYTHING = {
    "pyproject.toml": SOURCES["pyproject.toml"]
    + '\n[tool.repo-docs-hook]\nmax-file-size = "2 MiB"\n',
    "repo-docs-hook.toml": 'max-file-size = "2 MiB"\n',
}
NOT_EVERYTHING = {
    "pyproject.toml": SOURCES["pyproject.toml"] + '\n[tool.other]\nkey = "value"\n',
    "pkg/pyproject.toml": EVERYTHING["pyproject.toml"],
}


@pytest.mark.parametrize("path", EVERYTHING)
def test_changed_settings_judge_everything(path: str, stale: Hooked) -> None:
    stale.write(path, EVERYTHING[path])
    stale.add()
    stale.assert_refuses("1 page out of date. Checked 3 sources, since the configuration differs.")


@pytest.mark.parametrize("path", NOT_EVERYTHING)
def test_a_change_beside_the_settings_does_not(path: str, stale: Hooked) -> None:
    stale.write(path, NOT_EVERYTHING[path])
    stale.add()
    attempt = stale.attempt("commit", "-m", "settings")
    assert attempt.code == 0, attempt.said
    assert "Checked nothing: no source or page staged for this commit." in attempt.said


OTHER_HOOK = """\
- repo: local
  hooks:
  - {id: other, name: other, language: system, entry: git --version}
"""


def test_another_hook_does_not(stale: Hooked) -> None:
    hooks = (stale.top / ".pre-commit-config.yaml").read_text()
    stale.write(".pre-commit-config.yaml", hooks + OTHER_HOOK)
    stale.add()
    attempt = stale.attempt("commit", "-m", "hooks")
    assert attempt.code == 0, attempt.said
    assert "Checked nothing: no source or page staged for this commit." in attempt.said


def test_a_new_release_of_the_hook_judges_everything(stale: Hooked) -> None:
    updated = stale.pre_commit("autoupdate")
    assert "updating v1.0 -> v2.0" in updated.said
    assert "rev: v2.0" in (stale.top / ".pre-commit-config.yaml").read_text()
    stale.add()
    stale.assert_refuses(
        "Initializing environment", "1 page out of date. Checked 3 sources, since the"
    )
    stale.fix()
    stale.add()
    stale.assert_commits("Up to date. Checked 3 sources, since the configuration differs.")


def test_a_first_commit_is_judged_whole(hooked: Hooked) -> None:
    hooked.git("checkout", "--quiet", "--orphan", "fresh")
    hooked.git("rm", "--quiet", "--cached", PAGE)
    attempt = hooked.attempt("commit", "-m", "first")
    assert attempt.code == 1, attempt.said
    assert f"to write:  {PAGE}" in attempt.said or f"git add: {PAGE}" in attempt.said
    hooked.add()
    attempt = hooked.attempt("commit", "-m", "first")
    assert attempt.code == 0, attempt.said
    assert "Up to date. Checked 3 sources" in attempt.said
    assert hooked.is_fresh()
