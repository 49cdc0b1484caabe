"""The store of earlier findings: it gives what was put there or nothing, and heals by itself."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from repo_docs_hook.cache.store import Cache
from tests.damage import damages, flip

#: With pages of 512 bytes, all kinds of pages are among the first six.
PAGE = 512
PAGES = 6
DICE = random.Random(1)
SIZES = (*range(20, 28), *range(300, 1500, 200))
VALUES: dict[str, Any] = {f"name {size}": ("facts", size, DICE.randbytes(size)) for size in SIZES}


def cache_file(folder: Path) -> Path:
    (file,) = folder.glob("*.sqlite")
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that nobody else may write to."""
    (tmp_path / "store").mkdir(mode=0o700)
    return tmp_path / "store"


@pytest.fixture
def filled(folder: Path) -> Cache:
    """A cache of small pages in ``folder`` with all VALUES."""
    Cache(str(folder), b"salt").put({})
    with closing(sqlite3.connect(cache_file(folder))) as database:
        database.execute(f"PRAGMA page_size = {PAGE}")
        database.execute("VACUUM")
    store = Cache(str(folder), b"salt")
    for name, value in VALUES.items():
        store.put({name: value})
    assert store.get(VALUES) == VALUES
    assert set(cache_file(folder).read_bytes()[PAGE : PAGES * PAGE : PAGE]) == {0, 2, 10}, "kinds"
    return store


def replace(file: Path, data: bytes) -> None:
    """Put other data into a file's place; to truncate it makes some file systems wait for disks."""
    file.unlink(missing_ok=True)
    file.write_bytes(data)


def assert_it_heals(store: Cache) -> None:
    """Look up and store as runs do: nothing wrong is found, and in the end everything."""
    for _ in range(3):
        found = store.get(VALUES)
        assert found.items() <= VALUES.items()
        if len(found) == len(VALUES):
            return
        store.put({name: value for name, value in VALUES.items() if name not in found})
    assert store.get(VALUES) == VALUES


@pytest.mark.parametrize("page", range(PAGES))
def test_each_byte_may_be_damaged(page: int, filled: Cache, folder: Path) -> None:
    file = cache_file(folder)
    sound = file.read_bytes()
    for at in range(page * PAGE, (page + 1) * PAGE):
        replace(file, flip(sound, at))
        assert_it_heals(filled)


def test_a_thousand_damages(filled: Cache, folder: Path) -> None:
    file = cache_file(folder)
    for data in damages(file.read_bytes(), 1000, seed=26):
        replace(file, data)
        assert_it_heals(filled)


def test_a_value_in_another_s_place_is_a_miss(folder: Path) -> None:
    store = Cache(str(folder), b"salt")
    store.put({"one": 1, "two": 2})
    with closing(sqlite3.connect(cache_file(folder))) as database, database:
        database.execute("UPDATE entries SET value = (SELECT min(value) FROM entries)")
    assert store.get(["one", "two"]) == {}
    store.put({"one": 1})
    assert store.get(["one", "two"]) == {"one": 1}


def test_another_salt_finds_nothing(folder: Path) -> None:
    Cache(str(folder), b"salt").put({"one": 1})
    assert Cache(str(folder), b"other").get(["one"]) == {}
    assert Cache(str(folder), b"salt").get(["one"]) == {"one": 1}


def test_a_busy_file_is_a_miss_and_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("repo_docs_hook.cache.store._PATIENCE", 0.0)
    store = Cache(str(folder), b"salt")
    store.put({"one": 1})
    with closing(sqlite3.connect(cache_file(folder))) as database:
        database.execute("BEGIN EXCLUSIVE")
        store.put({"two": 2})
        assert store.get(["one", "two"]) == {}
    assert store.get(["one", "two"]) == {"one": 1}


def test_a_stranger_s_journal_goes_with_the_file(folder: Path) -> None:
    store = Cache(str(folder), b"salt")
    store.put({"one": 1})
    beside = [folder / f"cache-1.sqlite{end}" for end in ("-journal", "-wal", "-shm")]
    for file in beside:
        file.write_bytes(b"?" * 4096)
    cache_file(folder).write_bytes(b"?" * 4096)
    store.put({"one": 1})
    assert store.get(["one"]) == {"one": 1}
    assert not any(file.exists() for file in beside)


def test_it_has_a_bound(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("repo_docs_hook.cache.store._MAX_SIZE", 100_000)
    store = Cache(str(folder), b"salt")
    for number in range(60):
        store.put({str(number): DICE.randbytes(10_000)})
        assert cache_file(folder).stat().st_size < 150_000
    assert store.get(["59"])
    assert not store.get(["0"])
