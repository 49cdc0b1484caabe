"""Rows 29 and 31: patterns that cannot be matched in time, settings that are not in force."""

from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Callable

import pytest

from tests.calling import call
from tests.conftest import Repo
from tests.hazards.processes import PYTHON
from tests.places import ROOT

#: Seconds of the processor for a whole run, of which Python's start takes the most.
SECONDS = 10
#: Paths and patterns that nearly fit in more ways than can be tried.
NAMES = ("x" * 4000, "x/" * 100 + "x", ("x" * 199 + "/") * 9 + "x")
HOSTILE = {
    "8 stars": "*x" * 8 + "q",
    "40 stars": "*x" * 40 + "q",
    "249 stars": "*x" * 249 + "q",
    "stars and any characters": "*?" * 249 + "q",
    "stars and sets": "*[!q]" * 99 + "q",
    "a long end": "*" + "x" * 490 + "q",
    "a long piece": "*" + "x" * 490 + "q*",
    "any parts": "**/x/" * 99 + "q",
    "any parts with stars": "**/*x*x*/" * 55 + "q",
    "any parts, then many": "**/" + "*x*/" * 120 + "q",
    "any parts behind": "**/*x*x*q/" * 45 + "**",
}
#: A setting, and how the run ends: with 0 where nothing is a source, with 1 for missing pages.
KEYS = {
    "include": ("include = [{}]", 0),
    "exclude": ("exclude = [{}]", 1),
    "link-only": ("link-only = [{}]", 1),
    "roles": ("roles = {{ {} }}", 1),
}


def limit_processor_time() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


@pytest.mark.parametrize(("setting", "code"), KEYS.values(), ids=KEYS)
def test_patterns_are_matched_in_bounded_time(setting: str, code: int, repo: Repo) -> None:
    role = ' = "x"' if setting.startswith("roles") else ""
    patterns = ", ".join(f'"{pattern}"{role}' for pattern in HOSTILE.values())
    repo.commit({"repo-docs-hook.toml": setting.format(patterns), "z.py": ""})
    empty = repo.git("hash-object", "-w", "--stdin", given=b"")
    lines = "".join(f"100644 {empty}\t{name}.py\n" for name in NAMES)
    repo.git("update-index", "--index-info", given=lines.encode())
    ran = subprocess.run(
        [*PYTHON, "-m", "repo_docs_hook", "--staged", "--no-diff"],
        cwd=repo.top,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        preexec_fn=limit_processor_time,
        text=True,
        check=False,
    )
    assert ran.returncode == code, ran.stderr


# ---------------------------------------------------------------- row 31


TABLE = '[project]\nname = "demo"\n\n[tool.repo-docs-hook]\nfolder-pages = false\n'
COPY = (
    "`cp repo-docs-hook.toml repo-docs-hook.toml.new"
    " && mv repo-docs-hook.toml.new repo-docs-hook.toml && git add repo-docs-hook.toml`"
)
MOVE = "put its settings into repo-docs-hook.toml, or leave that empty where it has none"


def link(repo: Repo, name: str, target: str) -> None:
    (repo.top / name).unlink(missing_ok=True)
    (repo.top / name).symlink_to(target)


def link_own(repo: Repo) -> None:
    repo.write("config/docs.toml", "folder-pages = false\n")
    link(repo, "repo-docs-hook.toml", "config/docs.toml")
    repo.add()


def link_project(repo: Repo) -> None:
    repo.write("config/base.toml", TABLE)
    link(repo, "pyproject.toml", "./config/../config/base.toml")
    repo.add()


def link_out_of_the_repository(repo: Repo) -> None:
    (repo.top.parent / "shared.toml").write_text(TABLE)
    link(repo, "pyproject.toml", "../shared.toml")
    repo.add()


def link_to_nothing(repo: Repo) -> None:
    link(repo, "pyproject.toml", "nowhere.toml")
    repo.add()


def link_untracked(repo: Repo) -> None:
    repo.write("config/docs.toml", "folder-pages = false\n")
    link(repo, "repo-docs-hook.toml", "config/docs.toml")


def ignore_own(repo: Repo) -> None:
    repo.commit({".gitignore": "repo-docs-hook.toml\n"})
    repo.write("repo-docs-hook.toml", "folder-pages = false\n")


def ignore_project(repo: Repo) -> None:
    repo.git("rm", "--quiet", "--cached", "pyproject.toml")
    repo.commit({".gitignore": "*.toml\n"})
    repo.write("pyproject.toml", TABLE)


def leave_untracked(repo: Repo) -> None:
    repo.git("rm", "--quiet", "--cached", "pyproject.toml")
    repo.write("pyproject.toml", TABLE.replace("repo-docs-hook", "'repo-docs-hook'"))


#: What was done, what is told of it, and whether the index shows it too.
IDLE: dict[str, tuple[Callable[[Repo], None], str, bool]] = {
    "link, own file": (
        link_own,
        f"repo-docs-hook.toml is not in force, since it is a symbolic link: run {COPY}",
        True,
    ),
    "link, project": (
        link_project,
        f"pyproject.toml is not in force, since it is a symbolic link: {MOVE}",
        True,
    ),
    "link out of the repository": (
        link_out_of_the_repository,
        f"pyproject.toml is not in force, since it is a symbolic link: {MOVE}",
        True,
    ),
    "link to nothing": (
        link_to_nothing,
        f"pyproject.toml is not in force, since it is a symbolic link: {MOVE}",
        True,
    ),
    "link, untracked": (
        link_untracked,
        f"repo-docs-hook.toml is not in force, since it is a symbolic link: run {COPY}",
        False,
    ),
    "ignored, own file": (
        ignore_own,
        "repo-docs-hook.toml is not in force, since git ignores it:"
        " run `git add -f -N repo-docs-hook.toml`",
        False,
    ),
    "ignored, project": (
        ignore_project,
        "pyproject.toml is not in force, since git ignores it: run `git add -f -N pyproject.toml`",
        False,
    ),
    "untracked": (
        leave_untracked,
        "pyproject.toml is not in force, since git does not track it:"
        " run `git add -N pyproject.toml`",
        False,
    ),
}
TREE_MODES = ("--check", "--fix", "--show-files", "--show-config", "--list-rules")


@pytest.mark.parametrize(("make", "message", "in_index"), IDLE.values(), ids=IDLE)
def test_settings_that_are_not_in_force_are_an_error(
    make: Callable[[Repo], None], message: str, in_index: bool, fresh: Repo
) -> None:
    assert call(fresh.top).code == 0, "so that there is something to remember"
    make(fresh)
    for argv in [[mode] for mode in TREE_MODES] + [["--check", "pkg"], ["--check", "--no-cache"]]:
        called = call(fresh.top, *argv)
        assert (called.code, called.out) == (2, ""), argv
        assert called.err == f"repo-docs-hook: error: {message}\n"
    staged = call(fresh.top, "--check", "--staged")
    assert (f"error: {message}\n" in staged.err) is in_index
    assert (staged.code == 2) is in_index


@pytest.mark.parametrize("make", [link_own, ignore_own, leave_untracked])
def test_the_command_that_is_told_puts_the_settings_in_force(
    make: Callable[[Repo], None], fresh: Repo
) -> None:
    make(fresh)
    command = call(fresh.top).err.split("`")[1]
    subprocess.run(command, shell=True, cwd=fresh.top, check=True)
    shown = call(fresh.top, "--show-config")
    assert (shown.code, shown.err) == (0, "")
    assert "folder-pages = false" in shown.out


def link_project_without_settings(repo: Repo) -> None:
    repo.write("config/base.toml", '[project]\nname = "demo"\n')
    link(repo, "pyproject.toml", "config/base.toml")
    repo.add()


def link_project_beside_settings(repo: Repo) -> None:
    link_out_of_the_repository(repo)
    repo.write("repo-docs-hook.toml", "")
    repo.add()


def ignore_project_without_settings(repo: Repo) -> None:
    ignore_project(repo)
    repo.write("pyproject.toml", '[project]\ndependencies = ["repo-docs-hook"]\n')


def ignore_project_beside_settings(repo: Repo) -> None:
    ignore_project(repo)
    repo.write("repo-docs-hook.toml", "")
    repo.git("add", "-f", "repo-docs-hook.toml")


@pytest.mark.parametrize(
    "make",
    [
        link_project_without_settings,
        link_project_beside_settings,
        ignore_project_without_settings,
        ignore_project_beside_settings,
    ],
)
def test_files_that_set_nothing_are_no_error(make: Callable[[Repo], None], fresh: Repo) -> None:
    make(fresh)
    for argv in (["--show-config"], ["--show-config", "--staged"]):
        called = call(fresh.top, *argv)
        assert (called.code, called.err) == (0, "")
        assert "folder-pages = true  # default" in called.out


def test_a_link_is_looked_behind_every_time(fresh: Repo) -> None:
    link_project_without_settings(fresh)
    fresh.commit({"notes.txt": "Before.\n"})
    fresh.write("notes.txt", "After.\n")
    fresh.add()
    assert [call(fresh.top, "--staged").code for _ in range(2)] == [0, 0]
    fresh.write("config/base.toml", TABLE)
    fresh.add()
    assert call(fresh.top, "--staged").code == 2


def test_settings_that_are_only_meant_to_be_added_are_not_in_a_commit(fresh: Repo) -> None:
    fresh.commit({"pyproject.toml": TABLE})
    fresh.write("repo-docs-hook.toml", "folder-pages = true\n")
    fresh.git("add", "-N", "repo-docs-hook.toml")
    shown = call(fresh.top, "--show-config", "--staged")
    assert "folder-pages = false  # pyproject.toml" in shown.out


#: A table's header, and whether it is an error although there is a table of ours.
NEARLY = {
    "underscores": ("tool.repo_docs_hook", True),
    "underscore": ("tool.repo_docs-hook", True),
    "together": ("tool.repodocshook", True),
    "case": ("tool.Repo-Docs-Hook", True),
    "not a tool's": ("repo-docs-hook", True),
    "quoted": ('tool."repo docs hook"', True),
    "short": ("tool.repo-docs", False),
    "plural": ("tool.repo-docs-hooks", False),
    "letter left out": ("tool.repo-doc-hook", False),
    "letters the wrong way round": ("tool.repo-dosc-hook", False),
}


@pytest.mark.parametrize(("header", "always"), NEARLY.values(), ids=NEARLY)
def test_a_table_that_is_nearly_ours_is_an_error(header: str, always: bool, fresh: Repo) -> None:
    message = f"unknown table [{header}]; did you mean [tool.repo-docs-hook]?\n"
    fresh.write("pyproject.toml", f"[{header}]\nfolder-pages = false\n")
    fresh.add("pyproject.toml")
    for argv in ([], ["--staged"]):
        called = call(fresh.top, *argv)
        assert called.code == 2
        assert called.err == f"repo-docs-hook: error: pyproject.toml: {message}"
    fresh.write("pyproject.toml", f"{TABLE}\n[{header}]\nfolder-pages = false\n")
    called = call(fresh.top, "--show-config")
    assert (called.code == 2) is always


STRANGERS = """
tool.repo-review tool.docs tool.repo tool.hook tool.pre-commit tool.mkdocs tool.docs-hook
tool.report-docs tool.pydocstyle tool.docstring-hook tool.repo-docstrings tool.monorepo
tool.repo-docker project build-system dependency-groups tool.repo_docs_hook_extra.x
""".split()


def test_tables_of_others_are_no_error(fresh: Repo) -> None:
    tables = "".join(f"[{name}]\nx = []\n" for name in STRANGERS if name != "project")
    names = 'scripts.repo-docs-hook = "x"\noptional-dependencies.repo_docs_hook = []\n'
    fresh.write("pyproject.toml", f'[project]\nname = "demo"\n{names}{tables}')
    called = call(fresh.top, "--show-config")
    assert (called.code, called.err) == (0, "")


def test_our_own_file_has_no_header(fresh: Repo) -> None:
    fresh.write("repo-docs-hook.toml", "[tool.repo-docs-hook]\nfolder-pages = false\n")
    fresh.add()
    assert call(fresh.top).err == (
        "repo-docs-hook: error: repo-docs-hook.toml: its keys stand at the top level,"
        " without [tool.repo-docs-hook]\n"
    )
