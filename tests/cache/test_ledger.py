"""Whatever happens to the ledger of earlier findings, it never says what was not noted."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import pytest

from repo_docs_hook.cache.keys import SIZE, digest
from repo_docs_hook.cache.ledger import Ledger
from tests.damage import damages, flip

KEY, OTHER = digest(b"one"), digest(b"two")


def ledger_file(folder: Path) -> Path:
    (file,) = folder.glob("ledger*")
    return file


def test_it_finds_what_was_noted_last(tmp_path: Path) -> None:
    ledger = Ledger(str(tmp_path / "cache"))
    assert ledger.find(KEY) is None
    ledger.note(KEY, b"old")
    ledger.note(OTHER, b"")
    ledger.note(KEY, b"new")
    assert (ledger.find(KEY), ledger.find(OTHER)) == (b"new", b"")


def test_git_does_not_see_it(tmp_path: Path) -> None:
    Ledger(str(tmp_path / "cache")).note(KEY, b"value")
    assert (tmp_path / "cache/.gitignore").read_text("utf-8") == "*\n"


VALUES = {digest(b"%d" % number): b"value %d" % number * number for number in range(6)}


def assert_it_heals(folder: Path) -> None:
    """Find and note as runs do: nothing wrong is found, and in the end everything."""
    ledger = Ledger(str(folder))
    for key, value in VALUES.items():
        assert ledger.find(key) in (None, value)
        ledger.note(key, value)
    assert {key: ledger.find(key) for key in VALUES} == VALUES


def fill(folder: Path) -> tuple[Path, bytes]:
    """Note all VALUES; return the file and what it holds."""
    assert_it_heals(folder)
    return ledger_file(folder), ledger_file(folder).read_bytes()


def test_each_byte_may_be_damaged(tmp_path: Path) -> None:
    file, sound = fill(tmp_path)
    for at in range(len(sound)):
        file.write_bytes(flip(sound, at))
        assert_it_heals(tmp_path)


def test_a_thousand_damages(tmp_path: Path) -> None:
    file, sound = fill(tmp_path)
    for data in damages(sound, 1000, seed=26):
        file.write_bytes(data)
        assert_it_heals(tmp_path)


def test_what_is_known_is_not_noted_twice(tmp_path: Path) -> None:
    Ledger(str(tmp_path)).note(KEY, b"value")
    before = ledger_file(tmp_path).read_bytes()
    Ledger(str(tmp_path)).note(KEY, b"value")
    assert ledger_file(tmp_path).read_bytes() == before


def test_a_finding_moved_to_another_name_is_a_miss(tmp_path: Path) -> None:
    Ledger(str(tmp_path)).note(KEY, b"value")
    file = ledger_file(tmp_path)
    file.write_bytes(OTHER + file.read_bytes()[SIZE:])
    assert Ledger(str(tmp_path)).find(OTHER) is None


def test_a_file_in_its_place_is_a_miss(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("not a folder", encoding="utf-8")
    ledger = Ledger(str(tmp_path / "cache"))
    ledger.note(KEY, b"value")
    assert ledger.find(KEY) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_in_its_place_is_a_miss(tmp_path: Path) -> None:
    ledger = Ledger(str(tmp_path))
    ledger.note(KEY, b"value")
    file = ledger_file(tmp_path)
    file.unlink()
    os.mkfifo(file)
    ledger.note(KEY, b"value")
    assert ledger.find(KEY) is None


def test_it_has_a_bound_and_forgets_the_oldest(tmp_path: Path) -> None:
    ledger = Ledger(str(tmp_path))
    keys = [digest(b"%d" % number) for number in range(300)]
    for key in keys:
        ledger.note(key, b"v" * 4000)
    assert ledger_file(tmp_path).stat().st_size < 300_000
    assert (ledger.find(keys[0]), ledger.find(keys[-1])) == (None, b"v" * 4000)
    assert [file.name for file in tmp_path.iterdir()] == [ledger_file(tmp_path).name]


def test_what_is_too_long_is_not_kept(tmp_path: Path) -> None:
    Ledger(str(tmp_path)).note(KEY, b"v" * 5000)
    assert Ledger(str(tmp_path)).find(KEY) is None


def note_many(folder: str, start: int) -> None:
    for number in range(start, start + 200):
        Ledger(folder).note(digest(b"%d" % number), b"%d" % number)


def test_two_processes_note_at_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=note_many, args=(str(tmp_path), n)) for n in (0, 1000)]
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    found = [Ledger(str(tmp_path)).find(digest(b"%d" % n)) for n in (0, 199, 1000, 1199)]
    assert found == [b"0", b"199", b"1000", b"1199"]
