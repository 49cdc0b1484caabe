"""A folder that is held open stays what it was, whatever takes its place."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from repo_docs_hook.write import folders
from repo_docs_hook.write.folders import CAN_HOLD, Folder, way_to

pytestmark = pytest.mark.skipif(not CAN_HOLD, reason="no folder can be held open here")


def swap(top: Path) -> None:
    """Put a link to a folder outside into the place of ``docs``."""
    (top / "docs").rename(top / "moved")
    (top / "docs").symlink_to("../outside")


@pytest.fixture
def swapped(tmp_path: Path) -> Iterator[Folder]:
    """The folder ``docs``, opened before it was swapped; the one outside looks the same."""
    for name in ("top/docs", "outside"):
        (tmp_path / name / "empty").mkdir(parents=True)
        (tmp_path / name / "a.md").write_text(f"{name}\n")
    with Folder.open(str(tmp_path / "top")) as top, top.enter(b"docs") as docs:
        swap(tmp_path / "top")
        yield docs


def write(docs: Folder) -> None:
    docs.replace(b"a.md", b"new\n", None)


def write_another(docs: Folder) -> None:
    docs.replace(b"b.md", b"new\n", None)


def remove(docs: Folder) -> None:
    docs.remove(b"a.md")


def remove_empty(docs: Folder) -> None:
    docs.remove_empty(b"empty")


def make(docs: Folder) -> None:
    docs.enter(b"sub", make=True).close()


STEPS: dict[Callable[[Folder], None], list[str]] = {
    write: ["a.md: new", "empty"],
    write_another: ["a.md: top/docs", "b.md: new", "empty"],
    remove: ["empty"],
    remove_empty: ["a.md: top/docs"],
    make: ["a.md: top/docs", "empty", "sub"],
}


def shown(folder: Path) -> list[str]:
    return [
        f"{path.name}: {path.read_text().strip()}" if path.is_file() else path.name
        for path in sorted(folder.iterdir())
    ]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: str(step.__name__))
def test_what_is_done_is_done_in_it(
    step: Callable[[Folder], None], swapped: Folder, tmp_path: Path
) -> None:
    outside = shown(tmp_path / "outside")
    step(swapped)
    assert shown(tmp_path / "outside") == outside
    assert shown(tmp_path / "top/moved") == STEPS[step]


def test_what_is_read_is_read_from_it(swapped: Folder, tmp_path: Path) -> None:
    (tmp_path / "outside/more.md").write_text("x")
    assert swapped.read(b"a.md") == b"top/docs\n"
    assert swapped.read(b"a.md", 3) == b"top"
    assert swapped.names() == [b"a.md", b"empty"]
    assert swapped.look(b"more.md") is None


def test_a_link_in_its_place_is_not_entered(swapped: Folder, tmp_path: Path) -> None:
    with (
        Folder.open(str(tmp_path / "top")) as top,
        pytest.raises(NotADirectoryError, match="docs is a link, and links are not followed"),
        way_to(top, "docs/a.md"),
    ):
        pytest.fail("entered")


def test_a_link_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "pipe")
    with Folder.open(str(tmp_path)) as folder:
        with pytest.raises(OSError, match="symbolic link"):
            folder.read(b"a.md")
        assert folder.read(b"pipe") == b""  # and nobody waits for a writer


@pytest.mark.parametrize("hold", [True, False])
def test_only_a_folder_is_opened(
    hold: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "CAN_HOLD", hold)
    (tmp_path / "file").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path)
    for path in ("file", "absent"):
        with pytest.raises((NotADirectoryError, FileNotFoundError)):
            Folder.open(str(tmp_path / path))
    Folder.open(str(tmp_path / "link")).close()


def test_nothing_stays_open(tmp_path: Path) -> None:
    before = os.listdir("/proc/self/fd") if os.path.isdir("/proc/self/fd") else []
    with Folder.open(str(tmp_path)) as top:
        with way_to(top, "a/b/c/d.md", make=True) as way:
            assert len(way) == 4
        with pytest.raises(FileNotFoundError), way_to(top, "a/x/y.md"):
            pytest.fail("there is no such folder")
    after = os.listdir("/proc/self/fd") if os.path.isdir("/proc/self/fd") else []
    assert len(after) == len(before)
