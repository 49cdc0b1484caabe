"""PATH arguments: what each judges, and what is said of those that name nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.calling import call
from tests.conftest import Repo

CORE, TOOL, AWAY = "pkg/core.py", "pkg/tool.py", "far/away.py"
EDITED = '"""Other."""\n\n\ndef other():\n    """Other."""\n'
STALE = (CORE, TOOL, AWAY)


@pytest.fixture
def stale(fresh: Repo) -> Repo:
    """A repository where three sources were edited."""
    for path in STALE:
        fresh.write(path, EDITED)
    fresh.write("repo-docs-hook.toml", 'exclude = ["left_out/"]\n')
    fresh.write("left_out/one.py", EDITED)
    fresh.add()
    return fresh


def sources_told(text: str) -> set[str]:
    """The sources whose change a report tells of."""
    return {path for path in STALE if f"{path}  source changed" in text}


SELECTED = {
    "a source": ("", (CORE,), {CORE}),
    "two sources": ("", (CORE, TOOL), {CORE, TOOL}),
    "a source that has not changed": ("", ("calm/still.py",), set()),
    "a folder": ("", ("pkg",), {CORE, TOOL}),
    "a folder with a slash": ("", ("pkg/",), {CORE, TOOL}),
    "its page": ("", ("docs/pkg/core.py_docs.md",), {CORE}),
    "its keyword page": ("", ("docs/pkg/core.py_kw.md",), {CORE}),
    "a folder of pages": ("", ("docs/pkg",), {CORE, TOOL}),
    "the top": ("", (".",), set(STALE)),
    "from a subfolder": ("pkg", ("core.py",), {CORE}),
    "the subfolder itself": ("pkg", (".",), {CORE, TOOL}),
    "above a subfolder": ("pkg", ("../far",), {AWAY}),
    "the top from a subfolder": ("pkg", ("..",), set(STALE)),
    "with dots": ("", ("./pkg/../pkg/core.py",), {CORE}),
    "after --": ("", ("--", CORE), {CORE}),
}


@pytest.mark.parametrize(("folder", "paths", "told"), SELECTED.values(), ids=SELECTED)
def test_a_path_selects(folder: str, paths: tuple[str, ...], told: set[str], stale: Repo) -> None:
    called = call(stale.top / folder, *paths)
    assert called.err == ""
    assert sources_told(called.out) == told
    assert called.code == (1 if told else 0)


def test_an_absolute_path_selects(stale: Repo) -> None:
    assert sources_told(call(stale.top, str(stale.top / CORE)).out) == {CORE}


def test_a_path_through_a_link_to_the_repository_selects(stale: Repo, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(stale.top)
    assert sources_told(call(stale.top, str(tmp_path / "link" / CORE)).out) == {CORE}
    assert sources_told(call(tmp_path / "link", CORE).out) == {CORE}


def test_fix_of_a_path_mends_that_path_and_what_depends_on_it(stale: Repo) -> None:
    called = call(stale.top, "--fix", CORE)
    assert called.code == 0
    assert "wrote    docs/pkg/core.py_docs.md\n" in called.out
    assert "wrote    docs/pkg/index.md\n" in called.out
    assert "tool.py_docs.md" not in called.out
    assert sources_told(call(stale.top).out) == set(STALE) - {CORE}


@pytest.mark.parametrize(
    "path", [CORE, "docs/pkg/core.py_docs.md", "docs/pkg/core.py_kw.md", "pkg", "."]
)
def test_a_path_may_be_one_that_was_deleted(path: str, fresh: Repo) -> None:
    fresh.git("rm", "--quiet", CORE)
    called = call(fresh.top, path)
    assert called.code == 1
    assert "pkg/core.py  source deleted" in called.out
    assert call(fresh.top, "--fix", path).code == 0
    assert not (fresh.top / "docs/pkg/core.py_docs.md").exists()
    assert call(fresh.top).code == 0


def test_a_path_may_be_one_that_only_a_page_remembers(fresh: Repo) -> None:
    fresh.git("rm", "--quiet", CORE)
    fresh.commit(message="without its pages")
    called = call(fresh.top, CORE)
    assert called.code == 1
    assert "2 pages without a source" in called.out


def test_a_path_may_be_an_untracked_source(fresh: Repo) -> None:
    fresh.write("pkg/new.py", EDITED)
    called = call(fresh.top, "pkg/new.py")
    assert called.code == 1
    assert "to write:  docs/pkg/new.py_docs.md, docs/pkg/new.py_kw.md" in called.out
    assert call(fresh.top, "--fix", "pkg/new.py").code == 0
    fresh.add()
    assert call(fresh.top).code == 0


NOTHING = {
    "no such file": "nope.py",
    "a misspelt folder": "pgk",
    "a file that is no source": "notes.txt",
    "an excluded source": "left_out/one.py",
    "an excluded folder": "left_out",
    "a page of nothing": "docs/nope.py_docs.md",
    "outside": "../outside.py",
    "outside, absolute": "/outside.py",
    "git's own folder": ".git",
    "a blank": " ",
}


@pytest.mark.parametrize("path", NOTHING.values(), ids=NOTHING)
@pytest.mark.parametrize("mode", ["--check", "--fix"])
def test_a_path_that_names_nothing_is_an_error(mode: str, path: str, stale: Repo) -> None:
    called = call(stale.top, mode, CORE, path)
    assert (called.code, called.out) == (2, "")
    assert called.err.startswith(f"repo-docs-hook: error: {path}: ")
    assert called.err.count("\n") == 1


def test_staged_takes_paths_too(stale: Repo) -> None:
    assert sources_told(call(stale.top, "--staged", CORE).out) == {CORE}


WORDS = ("check", "fix", "staged", "show-files", "init", "version", "help", "quiet")


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("folder", ["", "pkg"])
def test_an_option_without_its_dashes_is_pointed_at(folder: str, word: str, fresh: Repo) -> None:
    called = call(fresh.top / folder, word)
    assert (called.code, called.out) == (2, "")
    assert called.err.endswith(f"(or it is excluded); did you mean --{word}?\n")
    assert called.err.count("\n") == 1


@pytest.mark.parametrize("path", [".git", ".git/config", "pkg/.GIT/x.py"])
def test_git_s_own_folder_is_named_as_such(path: str, fresh: Repo) -> None:
    said = f"repo-docs-hook: error: {path}: leads into .git, git's own folder\n"
    assert call(fresh.top, path).err == said


def test_a_folder_of_that_name_is_a_folder(fresh: Repo) -> None:
    fresh.write("check/one.py", EDITED)
    fresh.add()
    called = call(fresh.top, "check")
    assert (called.code, called.err) == (1, "")
    assert "Checked 1 source." in called.out


def test_the_first_wrong_path_is_named(fresh: Repo) -> None:
    for paths in (("x.py", "y.py", "z.py"), ("z.py", "x.py", "y.py")):
        called = call(fresh.top, CORE, *paths)
        assert called.err.startswith(f"repo-docs-hook: error: {paths[0]}: ")


BARE = {
    "a source": (("tests/test_core.py",), "1 source that has no pages (link-only), so only pages "
                 "that name it"),
    "a folder": (("tests/",), "2 sources that have no pages (link-only), so only pages that name "
                 "them"),
    "with another": (("tests", CORE), "1 source, and 2 sources that have no pages (link-only)"),
    "a folder of both": (("pkg",), "3 sources"),
}  # fmt: skip


@pytest.mark.parametrize(("paths", "label"), BARE.values(), ids=BARE)
@pytest.mark.parametrize("mode", ["--check", "--fix"])
def test_sources_without_pages_are_told(
    mode: str, paths: tuple[str, ...], label: str, fresh: Repo
) -> None:
    fresh.write("repo-docs-hook.toml", 'link-only = ["tests/", "far/"]\n')
    fresh.write("tests/test_tool.py", "from pkg import tool\n")
    fresh.add()
    assert call(fresh.top, "--fix").code == 0
    fresh.commit()
    called = call(fresh.top, mode, *paths)
    assert (called.code, called.out) == (0, f"Up to date. Checked {label}.\n")


def test_a_commit_of_sources_without_pages_says_so(fresh: Repo) -> None:
    fresh.write("repo-docs-hook.toml", 'link-only = ["tests/", "far/"]\n')
    fresh.add()
    assert call(fresh.top, "--fix").code == 0
    fresh.commit()
    fresh.write("far/away.py", EDITED)
    fresh.add()
    called = call(fresh.top, "--staged")
    bare = "1 source staged for this commit that has no pages (link-only)"
    assert (called.code, called.out) == (0, f"Checked nothing: {bare}.\n")
    fresh.write(CORE, "")
    assert call(fresh.top, "--fix", CORE).code == 0
    fresh.add()
    called = call(fresh.top, "--staged")
    bare = "1 source that has no pages (link-only)"
    label = f"1 source and 2 pages staged for this commit, and {bare}"
    assert called.out == f"Up to date. Checked {label}.\n"
