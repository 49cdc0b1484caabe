"""The folder of the cache: nobody else may have written there, and what is wrong is said."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from repo_docs_hook.cache.keys import digest
from repo_docs_hook.cache.ledger import Ledger
from repo_docs_hook.cache.store import Cache
from tests.calling import call
from tests.conftest import Repo
from tests.hazards.processes import mounted, turn_read_only

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
KEY = digest(b"key")
OTHERS_WRITE = "is not used: others can write to it (chmod go-w forbids it)"
OTHERS_OWN = "is not used: it belongs to another user (--cache-dir names another folder)"


@pytest.fixture
def edited(repo: Repo) -> Repo:
    """A repository with one page that is stale."""
    repo.commit({"a.py": "x = 1\n"})
    assert call(repo.top, "--fix", "--no-cache").code == 0
    repo.commit({"a.py": "y = 1\n"})
    return repo


def give_away(folder: Path) -> None:
    """Let a folder belong to another user; skip the test where that is not allowed."""
    if os.geteuid() != 0:
        pytest.skip("only root can give a folder away")
    os.chown(folder, 65534, -1)


@posix
@pytest.mark.parametrize("mode", [0o700, 0o750, 0o755, 0o720, 0o702, 0o777, 0o1777])
def test_a_folder_that_others_can_write_to_is_not_used(mode: int, tmp_path: Path) -> None:
    ledger, cache = Ledger(str(tmp_path / "c")), Cache(str(tmp_path / "c"), b"salt")
    ledger.note(KEY, b"before")
    cache.put({"name": "before"})
    (tmp_path / "c").chmod(mode)
    used = not mode & 0o022
    assert (ledger.find(KEY), cache.get(["name"])) == (
        (b"before", {"name": "before"}) if used else (None, {})
    )
    ledger.note(KEY, b"after")
    cache.put({"name": "after"})
    (tmp_path / "c").chmod(0o700)
    now = "after" if used else "before"
    assert (ledger.find(KEY), cache.get(["name"])) == (now.encode(), {"name": now})


@posix
def test_a_folder_of_another_user_is_not_used(tmp_path: Path) -> None:
    ledger, cache = Ledger(str(tmp_path / "c")), Cache(str(tmp_path / "c"), b"salt")
    ledger.note(KEY, b"before")
    cache.put({"name": "before"})
    give_away(tmp_path / "c")
    assert (ledger.find(KEY), cache.get(["name"])) == (None, {})


@posix
@pytest.mark.parametrize(
    "argv", [("--check",), ("--check", "--staged"), ("--fix",), ("--fix", "--staged")], ids=" ".join
)
@pytest.mark.parametrize("reason", [OTHERS_WRITE, OTHERS_OWN], ids=["others write", "others own"])
def test_it_is_said_once_and_the_run_judges(
    argv: tuple[str, ...],
    reason: str,
    edited: Repo,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("REPO_DOCS_HOOK_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = tmp_path / "repo-docs-hook"
    folder.mkdir()
    folder.chmod(0o777)
    if reason == OTHERS_OWN:
        folder.chmod(0o700)
        give_away(folder)
    called = call(edited.top, *argv)
    assert called.code == int("--check" in argv)
    assert called.err == f"repo-docs-hook: warning: the cache folder {folder} {reason}\n"
    assert list(folder.iterdir()) == []
    assert call(edited.top, *argv, "--no-cache").err == ""


def a_file(place: Path) -> Path:
    place.write_bytes(b"")
    return place


def below_a_file(place: Path) -> Path:
    return a_file(place) / "inside"


def a_dangling_link(place: Path) -> Path:
    place.symlink_to(place.parent / "nowhere" / "at all")
    return place


UNUSABLE = {
    a_file: "it is not a folder",
    below_a_file: "Not a directory",
    a_dangling_link: "it is not a folder",
}


@pytest.mark.parametrize("spoil", UNUSABLE, ids=[each.__name__ for each in UNUSABLE])
@pytest.mark.parametrize("how", ["option", "variable", "default"])
def test_only_an_unusable_folder_that_was_named_is_said(
    spoil: object, how: str, edited: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callable(spoil)
    folder = spoil(tmp_path / "repo-docs-hook")
    monkeypatch.delenv("REPO_DOCS_HOOK_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder.parent))
    if how == "variable":
        monkeypatch.setenv("REPO_DOCS_HOOK_CACHE_DIR", str(folder))
    option = ("--cache-dir", str(folder)) if how == "option" else ()
    plain = call(edited.top, "--check", "--no-cache")
    called = call(edited.top, "--check", *option)
    assert (called.code, called.out, plain.code) == (1, plain.out, 1)
    said = f"the cache folder {folder} cannot be used: {UNUSABLE[spoil]}\n"
    assert called.err == ("" if how == "default" else f"repo-docs-hook: warning: {said}")


def test_a_named_folder_that_takes_nothing_is_said(edited: Repo, tmp_path: Path) -> None:
    folder = tmp_path / "small/cache"
    with mounted(tmp_path / "small", 256):
        assert call(edited.top, "--check", "--cache-dir", str(folder)).err == ""
        turn_read_only(tmp_path / "small")
        called = call(edited.top, "--check", "--cache-dir", str(folder))
    said = f"nothing new is kept in the cache folder {folder}: it cannot be written to\n"
    assert (called.code, called.err) == (1, f"repo-docs-hook: warning: {said}")
