"""The cache seen from outside: damage is a miss, what is known is not read again."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.calling import Called, call
from tests.conftest import Repo
from tests.damage import damages


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


def scribble_on_its_table(file: Path) -> None:
    """Let sqlite complain, and quote what is no UTF-8."""
    file.write_bytes(file.read_bytes().replace(b"CREATE TABLE", b"CREATE T\xff\xfeLE"))


def journal_of_another_database(file: Path) -> None:
    file.with_name(f"{file.name}-journal").write_bytes(b"?" * 4096)


DAMAGES = (
    damage_nothing,
    empty,
    cut,
    scribble,
    replace_by_folder,
    replace_by_another_database,
    scribble_on_its_table,
    journal_of_another_database,
)


@pytest.mark.parametrize("damage", DAMAGES, ids=[each.__name__ for each in DAMAGES])
def test_a_damaged_cache_is_a_miss(fresh: Repo, tmp_path: Path, damage: object) -> None:
    assert call(fresh.top, "--check").out == "Up to date. Checked 1 source.\n"
    (file,) = (tmp_path / "cache").glob("*.sqlite")
    assert callable(damage)
    damage(file)
    for _ in range(2):
        assert call(fresh.top, "--check").out == "Up to date. Checked 1 source.\n"
    fresh.write("a.py", "y = 1\n")
    assert call(fresh.top, "--check").code == 1


def test_any_damage_is_a_miss(fresh: Repo, tmp_path: Path) -> None:
    texts = ["x = 1\n", "y = 1\n"]
    plain = {text: check_text(fresh, text, "--no-cache") for text in texts}
    for text in texts:
        assert check_text(fresh, text) == plain[text]
    files = [file for file in (tmp_path / "cache").iterdir() if file.name != ".gitignore"]
    sound = {file: file.read_bytes() for file in files}
    assert len(files) == 2
    for variants in zip(*(damages(sound[file], 5, seed=26) for file in files), strict=True):
        for file, data in zip(files, variants, strict=True):
            file.write_bytes(data)
        for text in texts:
            assert check_text(fresh, text) == plain[text]


def check_text(repo: Repo, text: str, *options: str) -> Called:
    """Return what is said of a source with that text."""
    repo.write("a.py", text)
    return call(repo.top, "--check", *options)


def take_contents(repo: Repo, place: Path) -> None:
    """Move what git holds away, so that no file of a commit can be read."""
    for folder in (repo.top / ".git" / "objects").iterdir():
        if len(folder.name) == 2:
            folder.rename(place / folder.name)


def test_a_clean_tree_is_not_read_again(fresh: Repo, tmp_path: Path) -> None:
    assert call(fresh.top, "--check").code == 0
    take_contents(fresh, tmp_path)
    assert call(fresh.top, "--check").out == "Up to date. Checked 1 source.\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param('name = "demo"\nversion = "2"\n', 0, id="nothing that pages depend on"),
        pytest.param('name = "other"\nversion = "1"\n', 2, id="the project's name"),
    ],
)
def test_sources_are_looked_at_again_for_other_settings(
    text: str, code: int, fresh: Repo, tmp_path: Path
) -> None:
    fresh.commit({"pyproject.toml": '[project]\nname = "demo"\nversion = "1"\n'})
    assert call(fresh.top, "--fix").code == call(fresh.top, "--check").code == 0
    take_contents(fresh, tmp_path)
    fresh.write("pyproject.toml", f"[project]\n{text}")
    assert call(fresh.top, "--check").code == code


def test_the_cache_hides_itself_from_git(fresh: Repo) -> None:
    assert call(fresh.top, "--check", "--cache-dir", "here").code == 0
    assert (fresh.top / "here").is_dir()
    assert fresh.git("status", "--porcelain") == ""


def test_no_cache_keeps_nothing(fresh: Repo, tmp_path: Path) -> None:
    assert call(fresh.top, "--check", "--no-cache", "--cache-dir", str(tmp_path / "none")).code == 0
    assert not (tmp_path / "none").exists()


def test_a_fix_of_a_known_tree_tells_what_was_found(fresh: Repo) -> None:
    fresh.write("repo-docs-hook.toml", 'docs-root = "reference"\n')
    fresh.write("b.py", "def f(:\n")
    fresh.add()
    assert call(fresh.top, "--fix").code == 2
    fresh.add()
    first, known = call(fresh.top, "--fix"), call(fresh.top, "--fix")
    assert first == known == call(fresh.top, "--fix", "--no-cache")
    assert known.code == 2
    assert "b.py:1:" in known.out
