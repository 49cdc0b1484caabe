"""Rows 17 and 18: what git can be told to run, and every kind of repository and checkout."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.calling import Called, call
from tests.conftest import Repo, make_repo
from tests.hazards.processes import run_tool

CALLS = (
    *(("--check",), ("--check", "--staged"), ("--check", "--no-cache"), ("--show-files",)),
    *(("--fix",), ("--fix", "--staged"), ("--check", "pkg"), ("--show-config",)),
)
EDITED = '"""Other."""\n\n\ndef other():\n    """Other."""\n'

#: Everything that git runs somewhere, set to a program that leaves a mark. Clean filters
#: are left out: ``git add`` runs them too, and only a user's own configuration names one.
SETTINGS = (
    "core.fsmonitor", "diff.external", "diff.spy.command", "diff.spy.textconv", "core.pager",
    "pager.diff", "pager.grep", "pager.ls-files", "core.editor", "sequence.editor", "core.askPass",
    "core.sshCommand", "core.gitProxy", "credential.helper", "merge.spy.driver", "gpg.program",
    "filter.spy.smudge", "core.alternateRefsCommand", "uploadpack.packObjectsHook", "alias.diff",
    "alias.ls-files", "alias.rev-parse", "alias.cat-file", "interactive.diffFilter", "diff.tool",
    "remote.origin.uploadpack", "trailer.x.command", "browser.x.cmd", "web.browser",
)  # fmt: skip
HOOKS = ("post-index-change", "fsmonitor-watchman", "pre-commit", "post-checkout", "pre-auto-gc",
         "reference-transaction", "prepare-commit-msg", "post-commit", "pre-push")  # fmt: skip


def arm(repo: Repo, spy: Path, git_dir: str = ".git") -> None:
    """Let the configuration of a repository name ``spy`` wherever it can name a program."""
    spy.write_text(f'#!/bin/sh\necho "$0 $@" >> {spy.parent}/ran\n')
    spy.chmod(0o755)
    lines = []
    for setting in SETTINGS:
        section, _, key = setting.rpartition(".")
        first, _, name = section.partition(".")
        lines.append(f'[{first} "{name}"]' if name else f"[{first}]")
        lines.append(f"\t{key} = {'!' if first == 'alias' else ''}{spy}")
    lines += ["[core]", f"\thooksPath = {spy.parent}/hooks", "[protocol]", "\tallow = always"]
    with open(repo.top / git_dir / "config", "a") as config:
        config.write("\n".join([*lines, ""]))
    for folder in (spy.parent / "hooks", repo.top / git_dir / "hooks"):
        folder.mkdir(exist_ok=True)
        for hook in HOOKS:
            shutil.copy(spy, folder / hook)


def test_nothing_that_a_repository_configures_is_run(fresh: Repo, tmp_path: Path) -> None:
    fresh.commit({".gitattributes": "* diff=spy filter=spy merge=spy\n"})
    arm(fresh, tmp_path / "spy")
    fresh.write("pkg/core.py", EDITED)
    for argv in CALLS:
        called = call(fresh.top, *argv)
        assert called.code in (0, 1), (argv, called)
        assert not (tmp_path / "ran").exists(), (argv, (tmp_path / "ran").read_text())


def test_an_object_that_lacks_is_not_fetched_by_a_program(fresh: Repo, tmp_path: Path) -> None:
    fresh.write("pkg/core.py", EDITED)
    fresh.add("pkg/core.py")
    oid = fresh.git("rev-parse", ":pkg/core.py")
    arm(fresh, tmp_path / "spy")
    with open(fresh.top / ".git/config", "a") as config:
        config.write(f'[remote "origin"]\n\turl = ext::{tmp_path}/spy %S\n\tpromisor = true\n')
        config.write(
            "[extensions]\n\tpartialClone = origin\n[core]\n\trepositoryFormatVersion = 1\n"
        )
    (fresh.top / f".git/objects/{oid[:2]}/{oid[2:]}").unlink()
    called = call(fresh.top, "--check", "--staged")
    assert called.code == 2
    assert "partial clone" in called.err
    assert not (tmp_path / "ran").exists(), (tmp_path / "ran").read_text()


@pytest.mark.parametrize("core", ["bare = true", "bare = false\n\tworktree = .."])
def test_a_repository_inside_the_work_tree_is_not_obeyed(
    core: str, fresh: Repo, tmp_path: Path
) -> None:
    inner = make_repo(tmp_path / "inner")
    inner.commit({"a.py": "x = 1\n"})
    shutil.copytree(inner.top / ".git", fresh.top / "evil", ignore=shutil.ignore_patterns("hooks"))
    (fresh.top / "evil/config").write_text(f"[core]\n\t{core}\n")
    arm(fresh, tmp_path / "spy", "evil")
    fresh.add()
    for argv in CALLS:
        called = call(fresh.top / "evil", *argv)
        assert (called.code, called.out) == (2, ""), argv
        assert "bare repository" in called.err
        assert call(fresh.top, *argv).code in (0, 1)
    assert not (tmp_path / "ran").exists(), (tmp_path / "ran").read_text()


# ---------------------------------------------------------------- row 18


def assert_drifts_and_is_mended(repo: Repo, source: str = "pkg/core.py") -> None:
    """A repository is judged right: clean, then stale, then mended, in index and on disk."""
    assert call(repo.top).out.startswith("Up to date.")
    repo.write(source, EDITED)
    assert f"{source}  source changed" in call(repo.top).out
    repo.git("add", source)
    assert call(repo.top, "--check", "--staged").code == 1
    assert call(repo.top, "--fix").code == 0
    repo.git("add", "docs")
    assert call(repo.top, "--check", "--staged").code == 0
    assert call(repo.top, "--check", "--no-cache").code == 0


def clone(repo: Repo, top: Path, *options: str) -> Repo:
    repo.git("config", "uploadpack.allowFilter", "true")
    repo.git("clone", "--quiet", *options, f"file://{repo.top}", str(top))
    return Repo(top)


@pytest.mark.parametrize(
    "options",
    [("--depth=1",), ("--filter=blob:none",), ("--filter=tree:0",), ("--depth=1", "--bare")],
    ids=["shallow", "no blobs", "no trees", "bare"],
)
def test_clones(options: tuple[str, ...], fresh: Repo, tmp_path: Path) -> None:
    fresh.commit({"pkg/tool.py": "x = 1\n"})
    assert call(fresh.top, "--fix").code == 0
    fresh.commit()
    copy = clone(fresh, tmp_path / "clone", *options)
    shutil.rmtree(fresh.top)
    if "--bare" in options:
        assert "bare repository" in call(copy.top).err
        return
    assert_drifts_and_is_mended(copy)


def test_a_clone_that_lacks_what_is_judged_is_told_in_a_sentence(
    fresh: Repo, tmp_path: Path
) -> None:
    copy = clone(fresh, tmp_path / "clone", "--filter=blob:none", "--no-checkout")
    copy.git("reset", "--quiet")
    before = sorted((copy.top / ".git").rglob("*"))
    called = call(copy.top, "--check", "--staged")
    assert (called.code, called.out) == (2, "")
    assert called.err.count("\n") == 1
    assert "partial clone" in called.err
    assert sorted((copy.top / ".git").rglob("*")) == before


def test_ids_of_any_length(fresh: Repo, tmp_path: Path) -> None:
    repo = make_repo(tmp_path / "long", "--object-format=sha256")
    shutil.rmtree(fresh.top / ".git")
    shutil.copytree(fresh.top, repo.top, dirs_exist_ok=True)
    repo.commit()
    assert len(repo.head()) == 64
    assert_drifts_and_is_mended(repo)


@pytest.mark.parametrize(
    "mode", [("--cone",), ("--cone", "--sparse-index"), ("--no-cone",)], ids=["cone", "index", "no"]
)
def test_a_sparse_checkout_is_judged_whole(mode: tuple[str, ...], fresh: Repo) -> None:
    fresh.git("reset", "--quiet", "--hard")  # a copy's index does not know its files yet
    fresh.git("sparse-checkout", "set", *mode, "pkg", "docs/pkg", "tests")
    assert not (fresh.top / "far").exists()
    assert not (fresh.top / "docs/far").exists()
    called = call(fresh.top, "--check", "--no-cache")
    assert called.out == "Up to date. Checked 6 sources.\n"
    fresh.write("pkg/core.py", EDITED)
    assert call(fresh.top, "--fix").code in (0, 2)
    assert not (fresh.top / "docs/far").exists()
    fresh.git("--literal-pathspecs", "add", "pkg", "docs/pkg")
    assert "orphan" not in call(fresh.top, "--check", "--staged").out


def test_a_repository_of_another_user(fresh: Repo) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give a repository away")
    for folder, _, names in os.walk(fresh.top):
        for name in (".", *names):
            os.chown(Path(folder) / name, 12345, 12345)
    for argv in CALLS:
        called = call(fresh.top, *argv)
        assert (called.code, called.out, called.err.count("\n")) == (2, "", 1)
        assert "belongs to another user: run `git config --global --add safe." in called.err


def elsewhere(fresh: Repo) -> Path:
    shutil.rmtree(fresh.top / ".git")
    return fresh.top


def inside_git(fresh: Repo) -> Path:
    return fresh.top / ".git"


def broken_head(fresh: Repo) -> Path:
    (fresh.top / ".git/HEAD").write_text("nonsense\n")
    return fresh.top


def broken_index(fresh: Repo) -> Path:
    (fresh.top / ".git/index").write_bytes(b"DIRC nonsense")
    return fresh.top


def broken_config(fresh: Repo) -> Path:
    (fresh.top / ".git/config").write_text("[core\n")
    return fresh.top


def no_objects(fresh: Repo) -> Path:
    shutil.rmtree(fresh.top / ".git/objects")
    return fresh.top


@pytest.mark.parametrize(
    "spoil", [elsewhere, inside_git, broken_head, broken_index, broken_config, no_objects]
)
def test_what_git_cannot_read_is_told_in_a_sentence(spoil: object, fresh: Repo) -> None:
    assert callable(spoil)
    folder = spoil(fresh)
    for argv in CALLS:
        called: Called = call(folder, *argv)
        assert (called.code, called.out) == (2, ""), argv
        assert called.err.startswith("repo-docs-hook: error: ")
        assert called.err.count("\n") == 1, called.err


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    code = f"import os; os.chdir({str(gone)!r}); os.rmdir({str(gone)!r}); "
    ran = run_tool(tmp_path, code=code + "from repo_docs_hook.cli.main import run; run()")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
