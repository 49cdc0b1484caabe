"""A docs root that cannot hold pages is one error, whatever the mode and however many pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.calling import call
from tests.conftest import Repo

MODES = (("--check",), ("--fix",), ("--show-files",), ("pkg/core.py",))
STAGED = (("--check", "--staged"), ("--fix", "--staged"))


def a_file(repo: Repo, path: str) -> None:
    repo.write(path, "Not a folder.\n")


def a_link(repo: Repo, path: str) -> None:
    (repo.top / path).parent.mkdir(exist_ok=True)
    (repo.top / path).symlink_to("nowhere")


def a_submodule(repo: Repo, path: str) -> None:
    repo.git("update-index", "--add", "--cacheinfo", f"160000,{repo.head()},{path}")


THERE: dict[str, tuple[Callable[[Repo, str], None], str]] = {
    "a file": (a_file, "a file"),
    "a link": (a_link, "a link, and links are not followed"),
    "a submodule": (a_submodule, "a submodule"),
}
ROOTS = {
    "the root": ("site", "site"),
    "a folder above": ("site/api/x", "site"),
    "a deeper one": ("site/api/x", "site/api"),
}


def set_root(repo: Repo, root: str) -> None:
    repo.git("rm", "--quiet", "-r", "docs")
    repo.write("repo-docs-hook.toml", f'docs-root = "{root}"\n')
    repo.add()


@pytest.mark.parametrize(("make", "words"), THERE.values(), ids=THERE)
@pytest.mark.parametrize(("root", "place"), ROOTS.values(), ids=ROOTS)
def test_it_is_one_error(
    make: Callable[[Repo, str], None], words: str, root: str, place: str, fresh: Repo
) -> None:
    set_root(fresh, root)
    make(fresh, place)
    if make is not a_submodule:
        fresh.add()
    expected = f'repo-docs-hook.toml: docs-root: "{root}" cannot hold pages: {place} is {words}'
    for argv in (*MODES, *STAGED):
        called = call(fresh.top, *argv)
        assert (called.code, called.out) == (2, ""), argv
        assert called.err == f"repo-docs-hook: error: {expected}\n", argv


@pytest.mark.parametrize("make", [a_file, a_link])
def test_on_disk_it_counts_although_git_does_not_know_it(
    make: Callable[[Repo, str], None], fresh: Repo
) -> None:
    set_root(fresh, "site")
    make(fresh, "site")
    for argv in MODES:
        called = call(fresh.top, *argv)
        assert (called.code, called.out) == (2, ""), argv
        assert called.err.count("\n") == 1
        assert 'docs-root: "site" cannot hold pages: site is a ' in called.err
    assert call(fresh.top, "--staged", "--show-files").code == 0  # git's index has no such file


def test_the_default_is_named_as_such(fresh: Repo) -> None:
    fresh.git("rm", "--quiet", "-r", "docs")
    fresh.commit({"docs": "Not a folder.\n"})
    called = call(fresh.top, "--fix")
    assert called.err == (
        'repo-docs-hook: error: docs-root, by default "docs", cannot hold pages: docs is a file\n'
    )


def test_one_that_git_ignores_is_one_problem_too(fresh: Repo) -> None:
    set_root(fresh, "site")
    fresh.commit({".gitignore": "/site\n"})
    a_file(fresh, "site")
    called = call(fresh.top, "--fix")
    assert (called.code, called.err) == (2, "")
    assert called.out.startswith("site: site is not a folder: 22 pages not written\n")
    assert (fresh.top / "site").read_text() == "Not a folder.\n"


def test_a_file_in_a_folder_s_place_is_one_problem(fresh: Repo) -> None:
    fresh.git("rm", "--quiet", "-r", "docs/pkg")
    fresh.commit({"docs/pkg": "Not a folder.\n"})
    called = call(fresh.top, "--fix")
    assert called.code == 2
    assert called.out.startswith("docs: docs/pkg is not a folder: 8 pages not written\n")
    assert called.out.count("docs/pkg is not a folder") == 1


@pytest.mark.parametrize("root", [".git", ".git/x", "docs/.GIT/hooks"])
def test_git_s_own_folder_is_named_as_such(root: str, fresh: Repo) -> None:
    fresh.write("repo-docs-hook.toml", f'docs-root = "{root}"\n')
    fresh.add("repo-docs-hook.toml")
    called = call(fresh.top, "--fix")
    assert (called.code, called.out) == (2, "")
    assert called.err == (
        "repo-docs-hook: error: repo-docs-hook.toml: docs-root: must not lead into .git, "
        f'git\'s own folder, and "{root}" does\n'
    )
