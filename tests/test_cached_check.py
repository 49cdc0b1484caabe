"""Never wrong for being fast: every answer with a cache is the answer without one."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.calling import call
from tests.conftest import Repo, make_repo

SOURCES = ("a.py", "pkg/__init__.py", "pkg/core.py", "tests/test_core.py")
TEXTS = ("x = 1\n", "y = 2\n", "def f(): return 1\n", "import pkg.core\n", "def f(:\n", "")
PAGES = ("docs/a.py_docs.md", "docs/pkg/core.py_kw.md", "docs/pkg/index.md", "docs/doc.md")
SETTINGS = (
    "",
    'project-name = "other"\n',
    'exclude = ["tests/"]\n',
    'link-only = ["pkg/core.py"]\n',
    "folder-pages = false\n",
    'original-source = "embed"\n',
    'require = "existing"\n',
    'docs-root = "reference"\n',
)


def write(repo: Repo, path: str, text: str) -> None:
    repo.write(path, text)


def delete(repo: Repo, path: str) -> None:
    (repo.top / path).unlink(missing_ok=True)


def touch(repo: Repo, path: str) -> None:
    """Make a file look edited to whoever trusts its times."""
    if (repo.top / path).exists():
        os.utime(repo.top / path, (1, 1))


def turn_executable(repo: Repo, path: str) -> None:
    if (repo.top / path).exists():
        (repo.top / path).chmod(0o755)


def configure(repo: Repo, text: str) -> None:
    repo.write("repo-docs-hook.toml", text)


def stage(repo: Repo) -> None:
    repo.add()


def unstage(repo: Repo) -> None:
    repo.git("reset", "--quiet")


def commit(repo: Repo) -> None:
    repo.commit()


def switch(repo: Repo) -> None:
    """Go to another state of all files, and on the next call back."""
    repo.git("stash", "push", "--quiet", "--include-untracked")
    repo.git("checkout", "--quiet", "-B", "other", "HEAD~1" if _has_parent(repo) else "HEAD")


def fix(repo: Repo) -> None:
    call(repo.top, "--fix", "--quiet")


def _has_parent(repo: Repo) -> bool:
    return repo.git("rev-list", "--count", "HEAD") != "1"


STEPS = st.one_of(
    st.tuples(st.just(write), st.sampled_from(SOURCES), st.sampled_from(TEXTS)),
    st.tuples(st.just(write), st.sampled_from(PAGES), st.sampled_from(("mine\n", ""))),
    st.tuples(st.just(delete), st.sampled_from(SOURCES + PAGES)),
    st.tuples(st.just(touch), st.sampled_from(SOURCES + PAGES)),
    st.tuples(st.just(turn_executable), st.sampled_from(SOURCES + PAGES)),
    st.tuples(st.just(configure), st.sampled_from(SETTINGS)),
    st.tuples(st.sampled_from((stage, unstage, commit, switch, fix, fix))),
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(STEPS, min_size=3, max_size=8))
def test_a_cached_answer_is_the_answer(steps: list[tuple[object, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        repo = make_repo(Path(folder) / "repo")
        repo.commit({"a.py": "x = 1\n", "pkg/core.py": "import a\n"})
        fix(repo)
        commit(repo)
        assert call(repo.top, "--check", "--cache-dir", f"{folder}/cache").code == 0
        for step, *arguments in steps:
            assert callable(step)
            step(repo, *arguments)
            cached = call(repo.top, "--check", "--cache-dir", f"{folder}/cache")
            assert cached == call(repo.top, "--check", "--no-cache")


@pytest.fixture
def fresh(repo: Repo) -> Repo:
    """A repository with fresh pages."""
    repo.write("a.py", "x = 1\n")
    repo.add()
    assert call(repo.top, "--fix").code == 0
    repo.commit()
    return repo


def damage_nothing(_file: Path) -> None:
    """Leave the cache as it is."""


def empty(file: Path) -> None:
    file.write_bytes(b"")


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-3000])


def scribble(file: Path) -> None:
    """Change bytes all over the file, but for the header that makes it a database."""
    data = bytearray(file.read_bytes())
    data[4096::7] = b"?" * len(data[4096::7])
    file.write_bytes(data)


def replace_by_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def replace_by_another_database(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as database:
        database.execute("CREATE TABLE entries (something)")


DAMAGES = (
    damage_nothing,
    empty,
    cut,
    scribble,
    replace_by_folder,
    replace_by_another_database,
)


@pytest.mark.parametrize("damage", DAMAGES, ids=[each.__name__ for each in DAMAGES])
def test_a_damaged_cache_is_a_miss(fresh: Repo, tmp_path: Path, damage: object) -> None:
    assert call(fresh.top, "--check").out == "Clean. Judged: 1 source.\n"
    (file,) = (tmp_path / "cache").glob("*.sqlite")
    assert callable(damage)
    damage(file)
    for _ in range(2):
        assert call(fresh.top, "--check").out == "Clean. Judged: 1 source.\n"
    fresh.write("a.py", "y = 1\n")
    assert call(fresh.top, "--check").code == 1


def test_a_clean_tree_is_not_read_again(fresh: Repo, tmp_path: Path) -> None:
    assert call(fresh.top, "--check").code == 0
    for folder in (fresh.top / ".git" / "objects").iterdir():
        if len(folder.name) == 2:
            folder.rename(tmp_path / folder.name)
    assert call(fresh.top, "--check").out == "Clean. Judged: 1 source.\n"


def test_the_cache_hides_itself_from_git(fresh: Repo) -> None:
    assert call(fresh.top, "--check", "--cache-dir", "here").code == 0
    assert (fresh.top / "here").is_dir()
    assert fresh.git("status", "--porcelain") == ""


def test_no_cache_keeps_nothing(fresh: Repo, tmp_path: Path) -> None:
    assert call(fresh.top, "--check", "--no-cache", "--cache-dir", str(tmp_path / "none")).code == 0
    assert not (tmp_path / "none").exists()
