"""What is settled before anything is imported is what a whole run would have found."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from repo_docs_hook.cli.fast_path import ask
from repo_docs_hook.cli.warm_start import get_ready
from tests.calling import call
from tests.conftest import Repo
from tests.places import ROOT

WHOLE, HOOK = ["--check"], ["--check", "--staged"]

#: All that an early answer may load beyond what ``python -I -m`` loads for itself.
LIGHT = """
repo_docs_hook repo_docs_hook.__main__
repo_docs_hook.cli repo_docs_hook.cli.main repo_docs_hook.cli.fast_path repo_docs_hook.cli.streams
repo_docs_hook.cache repo_docs_hook.cache.folder repo_docs_hook.cache.keys
repo_docs_hook.cache.ledger repo_docs_hook.cache.memory
repo_docs_hook.text repo_docs_hook.text.git_lines repo_docs_hook.text.labels
repo_docs_hook.text.paths
repo_docs_hook.git repo_docs_hook.git.queries repo_docs_hook.git.launch
__future__ _blake2 errno
""".split()


def modules(folder: Path, *words: str) -> set[str]:
    """Return what a program has loaded when it ends."""
    report = "import atexit, sys; atexit.register(lambda: print('modules', *sys.modules));"
    start = f"{report} sys.path.insert(0, {str(ROOT)!r}); sys.argv = ['', *{words!r}];"
    run = f"{start} import runpy; runpy.run_module('repo_docs_hook', run_name='__main__')"
    program = run if words else f"{report} import runpy"
    command = [sys.executable, "-I", "-c", program]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return set(ran.stdout.rpartition("modules ")[2].split())


def stage(repo: Repo, path: str, text: str) -> None:
    repo.write(path, text)
    repo.add()


def stage_text(repo: Repo) -> None:
    stage(repo, "notes.txt", "Other words.\n")


def refresh(repo: Repo) -> None:
    """Let git see that the files of a copied repository are those in its index."""
    repo.git("update-index", "-q", "--refresh")


@pytest.mark.parametrize(
    ("argv", "change"),
    [
        pytest.param(WHOLE, refresh, id="nothing-changed"),
        pytest.param(HOOK, stage_text, id="no-source-staged"),
        pytest.param(HOOK, lambda repo: None, id="nothing-staged"),
        pytest.param(["--staged", "-q", "--check"], stage_text, id="in-any-order"),
    ],
)
@pytest.mark.skipif(not hasattr(os, "posix_spawn"), reason="needs posix_spawn")
def test_a_settled_run_loads_nothing_heavy(
    fresh: Repo, argv: list[str], change: Callable[[Repo], None]
) -> None:
    change(fresh)
    assert call(fresh.top, *argv).code == 0
    loaded = modules(fresh.top, *argv) - modules(fresh.top)
    assert loaded <= set(LIGHT)


def edit(repo: Repo) -> None:
    repo.write("pkg/core.py", "def run(command, more): ...\n")


def edit_and_stage(repo: Repo) -> None:
    edit(repo)
    repo.add()


def touch(repo: Repo) -> None:
    path = repo.top / "pkg/core.py"
    path.write_bytes(path.read_bytes())


def break_settings(repo: Repo) -> None:
    stage(repo, "pyproject.toml", "[tool.repo-docs-hook]\nwrong = 1\n")


def commit_broken_settings(repo: Repo) -> None:
    break_settings(repo)
    repo.commit()
    stage_text(repo)


def commit_wide_settings(repo: Repo) -> None:
    stage(repo, "repo-docs-hook.toml", 'include = ["*.txt"]\n')
    repo.commit()
    stage_text(repo)


def commit_other_root(repo: Repo) -> None:
    stage(repo, "repo-docs-hook.toml", 'docs-root = "reference"\n')
    call(repo.top, "--fix")
    repo.commit()
    stage(repo, "reference/far/index.md", "edited by hand\n")


def stage_known_settings(repo: Repo) -> None:
    """Stage settings that were in force before, when a commit touched nothing else."""
    known = (repo.top / "pyproject.toml").read_text("utf-8")
    stage(repo, "pyproject.toml", '[project]\nname = "other"\n')
    repo.commit()
    stage(repo, "pyproject.toml", known)


def stage_hooks(repo: Repo) -> None:
    stage(repo, ".pre-commit-config.yaml", "repos: []\n")


def edit_page(repo: Repo) -> None:
    stage(repo, "docs/far/index.md", "edited by hand\n")


def delete_source(repo: Repo) -> None:
    repo.git("rm", "--quiet", "far/away.py")


def add_untracked(repo: Repo) -> None:
    repo.write("pkg/new.py", "x = 1\n")


def write_ignored_settings(repo: Repo) -> None:
    repo.write(".git/info/exclude", "*.toml\n")
    repo.write("repo-docs-hook.toml", "folder-pages = false\n")


def intend_to_add(repo: Repo) -> None:
    repo.write("pkg/new.py", "x = 1\n")
    repo.git("add", "-N", "pkg/new.py")


def intend_to_add_settings(repo: Repo) -> None:
    repo.write("repo-docs-hook.toml", "folder-pages = false\n")
    repo.git("add", "-N", "repo-docs-hook.toml")


def leave_in_conflict(repo: Repo) -> None:
    repo.git("checkout", "--quiet", "-b", "side")
    repo.commit({"notes.txt": "Ours.\n"})
    repo.git("checkout", "--quiet", "-")
    repo.commit({"notes.txt": "Theirs.\n"})
    subprocess.run(["git", "merge", "side"], cwd=repo.top, capture_output=True, check=False)


CHANGES = [
    stage_text,
    edit,
    edit_and_stage,
    touch,
    break_settings,
    commit_broken_settings,
    commit_wide_settings,
    commit_other_root,
    stage_known_settings,
    stage_hooks,
    edit_page,
    delete_source,
    add_untracked,
    write_ignored_settings,
    intend_to_add,
    intend_to_add_settings,
    leave_in_conflict,
]


@pytest.mark.parametrize("argv", [WHOLE, HOOK, ["-q"]], ids=["whole", "hook", "quiet"])
@pytest.mark.parametrize("in_commit", [False, True], ids=["by-hand", "in-commit"])
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: str(change.__name__))
def test_every_answer_is_the_one_without_a_cache(
    fresh: Repo,
    monkeypatch: pytest.MonkeyPatch,
    argv: list[str],
    in_commit: bool,
    change: Callable[[Repo], None],
) -> None:
    for each in (WHOLE, HOOK):  # so that there is something to remember
        call(fresh.top, *each)
    stage_text(fresh)
    call(fresh.top, *HOOK)
    fresh.git("reset", "--quiet", "--hard")
    refresh(fresh)
    assert call(fresh.top, *WHOLE).code == 0
    change(fresh)
    if in_commit:
        monkeypatch.setenv("GIT_INDEX_FILE", str(fresh.top / ".git/index"))
    answers = [call(fresh.top, *argv), call(fresh.top, *argv), call(fresh.top, *argv, "--no-cache")]
    assert answers[0] == answers[1] == answers[2]


def test_from_below_the_top_level_the_answer_is_the_same(fresh: Repo) -> None:
    above = [call(fresh.top, *argv) for argv in (WHOLE, HOOK, WHOLE, HOOK)]
    below = [call(fresh.top / "pkg", *argv) for argv in (WHOLE, HOOK, WHOLE, HOOK)]
    assert below == above


def test_settings_that_git_does_not_track_are_looked_at_every_time(fresh: Repo) -> None:
    fresh.git("rm", "--cached", "--quiet", "pyproject.toml")
    call(fresh.top, "--fix")
    fresh.add("docs")
    assert [call(fresh.top).code, call(fresh.top).code] == [0, 0]
    fresh.write("pyproject.toml", "[tool.repo-docs-hook]\n")
    assert call(fresh.top).code == 2


@pytest.mark.skipif(os.cpu_count() == 1, reason="one processor gains nothing")
def test_a_parser_gets_ready_for_a_source_that_no_run_has_read(
    fresh: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit_and_stage(fresh)
    workers = []
    for _ in range(2):
        monkeypatch.chdir(fresh.top)
        _, known = ask(HOOK, os.environ)
        with get_ready(known, os.environ) as start:
            workers.append(len(start.workers))
        call(fresh.top, *HOOK)
    assert workers == [1, 0], "the second time its facts are in the cache"


def test_a_new_repository_has_no_before(repo: Repo) -> None:
    repo.write("notes.txt", "x\n")
    answers = [call(repo.top, *argv) for argv in (HOOK, HOOK, WHOLE, WHOLE)]
    assert {answer.code for answer in answers} == {0}
