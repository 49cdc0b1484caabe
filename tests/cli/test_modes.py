"""Modes and exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from repo_docs_hook import __version__
from tests.calling import call
from tests.conftest import Repo, make_repo

PAGE = "docs/pkg/core.py_docs.md"
EDITED = '"""Runs."""\n\n\ndef run(command, shell=False):\n    """Run it."""\n    return command\n'
BROKEN = "def broken(:\n"


@pytest.mark.parametrize("argv", [(), ("--check",), ("--check", "--staged"), ("--fix",)])
def test_fresh_pages_are_clean(argv: tuple[str, ...], fresh: Repo) -> None:
    called = call(fresh.top, *argv)
    assert (called.code, called.err) == (0, "")
    assert called.out.startswith("Up to date. Checked 6 sources")


def test_check_tells_of_drift_and_changes_nothing(fresh: Repo) -> None:
    fresh.write("pkg/core.py", EDITED)
    before = (fresh.top / PAGE).read_bytes()
    for argv in ((), ("--check",)):
        called = call(fresh.top, *argv)
        assert called.code == 1
        assert "~ run(command) -> run(command, shell=False)" in called.out
        assert "1 page out of date. Checked 6 sources. Update it:" in called.out
        assert "  repo-docs-hook --fix pkg/core.py && git add -A docs\n" in called.out
    assert (fresh.top / PAGE).read_bytes() == before


def test_check_judges_the_disk_and_staged_the_index(fresh: Repo) -> None:
    fresh.write("pkg/core.py", EDITED)
    assert call(fresh.top, "--check").code == 1
    assert call(fresh.top, "--check", "--staged").code == 0
    fresh.add()
    fresh.git("checkout", "HEAD", "--", "pkg/core.py")
    fresh.write("pkg/core.py", EDITED)
    fresh.add()
    fresh.write("pkg/core.py", "")
    staged = call(fresh.top, "--check", "--staged")
    assert staged.code == 1
    assert "Checked 1 source staged for this commit" in staged.out


def test_fix_mends_and_says_what_is_next(fresh: Repo) -> None:
    fresh.write("pkg/core.py", EDITED)
    called = call(fresh.top, "--fix")
    assert called.code == 0
    assert f"wrote    {PAGE}\n" in called.out
    assert "Updated 1 page. Checked 6 sources. Add it:\n\n  git add -A docs\n" in called.out
    assert call(fresh.top).code == 0


def test_fix_can_exit_1_where_it_changed_something(fresh: Repo) -> None:
    fresh.write("pkg/core.py", EDITED)
    assert call(fresh.top, "--fix", "--exit-non-zero-on-fix").code == 1
    assert call(fresh.top, "--fix", "--exit-non-zero-on-fix").code == 0


def test_what_could_not_be_judged_wins_over_drift(fresh: Repo) -> None:
    fresh.write("pkg/core.py", EDITED)
    fresh.write("pkg/tool.py", BROKEN)
    assert call(fresh.top).code == 2
    assert call(fresh.top, "--fix", "--exit-non-zero-on-fix").code == 2


def test_show_files_lists_the_sources(fresh: Repo) -> None:
    fresh.write("new.py")
    called = call(fresh.top / "pkg", "--show-files")
    assert (called.code, called.err) == (0, "")
    every = ["calm/still.py", "far/away.py", "pkg/__init__.py", "pkg/core.py", "pkg/tool.py"]
    assert called.out.split("\n") == [*every, "tests/test_core.py", ""]
    fresh.write("repo-docs-hook.toml", 'exclude = ["tests/"]\nlink-only = ["tool.py"]\n')
    fresh.add("repo-docs-hook.toml")
    called = call(fresh.top / "pkg", "--show-files")
    assert called.out == "calm/still.py\nfar/away.py\npkg/__init__.py\npkg/core.py\npkg/tool.py\n"


@pytest.mark.parametrize(
    "mode", ["--check", "--fix", "--show-files", "--show-config", "--list-rules"]
)
def test_settings_that_git_does_not_track_are_an_error(fresh: Repo, mode: str) -> None:
    fresh.write("repo-docs-hook.toml", 'docs-root = "reference"\n')
    called = call(fresh.top, mode)
    assert (called.code, called.out) == (2, "")
    assert called.err == (
        "repo-docs-hook: error: repo-docs-hook.toml is not in force, since git does not track it: "
        "run `git add -N repo-docs-hook.toml`\n"
    )
    assert call(fresh.top, "--check", "--staged").code == 0, "the index has no such settings"
    fresh.git("add", "-N", "repo-docs-hook.toml")
    assert call(fresh.top, mode).code in (0, 1)


def test_a_report_that_cannot_be_written_is_told_before_anything_is(fresh: Repo) -> None:
    fresh.write("pkg/core.py", EDITED)
    page = fresh.top / "docs/pkg/core.py_docs.md"
    before = page.read_bytes()
    called = call(fresh.top, "--fix", "--output-file", "nowhere/report.txt")
    assert (called.code, called.out) == (2, "")
    assert "nowhere/report.txt: the report cannot be written: its folder does not" in called.err
    assert page.read_bytes() == before


def test_commands_are_for_the_folder_they_are_typed_in(fresh: Repo) -> None:
    fresh.write("pkg/core.py", EDITED)
    (fresh.top / "pkg/inner").mkdir()
    command = "repo-docs-hook --fix pkg/core.py && git add -A docs\n"
    assert f"\n  {command}" in call(fresh.top).out
    assert f"\n  cd ../.. && {command}" in call(fresh.top / "pkg/inner").out
    assert "\n  cd .. && git add -A docs\n" in call(fresh.top / "pkg", "--fix").out


def test_show_config_says_where_each_setting_came_from(fresh: Repo) -> None:
    fresh.write("repo-docs-hook.toml", 'exclude = ["tests/"]\n')
    fresh.add()
    called = call(fresh.top, "--show-config")
    assert (called.code, called.err) == (0, "")
    assert 'exclude = ["tests/"]  # repo-docs-hook.toml\n' in called.out
    assert 'docs-root = "docs"  # default\n' in called.out
    assert 'project-name = "demo"  # pyproject.toml [project].name\n' in called.out


def test_untracked_sources_are_counted_not_judged(fresh: Repo) -> None:
    fresh.write("pkg/new.py", EDITED)
    called = call(fresh.top)
    assert called.code == 0
    assert "1 untracked source not checked: git add -N pkg/new.py" in called.out
    fresh.git("add", "-N", "pkg/new.py")
    assert "2 pages missing" in call(fresh.top).out


def test_a_repository_without_sources_judges_nothing(repo: Repo) -> None:
    repo.commit({"notes.txt": "None.\n"})
    called = call(repo.top)
    assert called.code == 0
    assert called.out == "Checked nothing: no source.\n"


def test_an_unborn_branch_is_judged(repo: Repo) -> None:
    repo.write("one.py", EDITED)
    repo.add()
    for argv in ((), ("--staged",)):
        called = call(repo.top, *argv)
        assert called.code == 1
        assert "one.py  new source, no pages yet" in called.out


SETTINGS = {
    "unknown key": ('doc-root = "x"\n', "doc-root", 'did you mean "docs-root"?'),
    "wrong type": ("docs-root = 3\n", "docs-root", ""),
    "impossible value": ('docs-root = "../x"\n', "docs-root", ""),
    "bad pattern": ('exclude = ["["]\n', "exclude", ""),
    "no TOML": ("docs-root = \n", "", ""),
    "another release": ('required-version = ">=99"\n', "required-version", __version__),
}


@pytest.mark.parametrize(("text", "key", "hint"), SETTINGS.values(), ids=SETTINGS)
@pytest.mark.parametrize("mode", ["--check", "--fix", "--show-files"])
def test_bad_settings_are_an_error_in_a_line(
    mode: str, text: str, key: str, hint: str, fresh: Repo
) -> None:
    fresh.write("repo-docs-hook.toml", text)
    fresh.add()
    called = call(fresh.top, mode)
    assert (called.code, called.out) == (2, "")
    assert called.err.startswith("repo-docs-hook: error: repo-docs-hook.toml")
    assert key in called.err
    assert hint in called.err
    assert called.err.count("\n") == 1


def test_no_repository_is_an_error_in_a_line(tmp_path: Path) -> None:
    called = call(tmp_path)
    assert (called.code, called.out) == (2, "")
    assert called.err == f"repo-docs-hook: error: {tmp_path} is not in a git repository\n"


def test_a_bare_repository_is_an_error_in_a_line(tmp_path: Path) -> None:
    called = call(make_repo(tmp_path / "bare", "--bare").top)
    assert (called.code, called.out) == (2, "")
    assert called.err.endswith("has no work tree: it is in a bare repository\n")


def test_bad_usage_is_an_error_in_a_line(fresh: Repo) -> None:
    called = call(fresh.top, "--chekc")
    assert called.code == 2
    assert "--chekc" in called.err
    assert called.err.count("\n") == 1


def test_the_version_is_told_anywhere(tmp_path: Path) -> None:
    called = call(tmp_path, "--version")
    assert (called.code, called.out) == (0, f"repo-docs-hook {__version__}\n")
