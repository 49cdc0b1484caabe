"""Pages on disk: whole or untouched, and never through a link."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from repo_docs_hook.write import folders
from repo_docs_hook.write.folders import CAN_HOLD, Folder
from repo_docs_hook.write.pages import WriteError, delete_page, write_page

NAMES = [
    "docs/a.py_docs.md",
    "a b/c d.md",
    "new\nline.md",
    "-rf.md",
    "st*r.md",
    ":colon.md",
    "[red].md",
    "quo'te\".md",
    "käse.md",
    "odd\udcff.md",
    "n" * 252 + ".md",
]


Open = Callable[[Path], Folder]


@pytest.fixture(params=[True, False], ids=["held open", "by path"])
def hold(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Opens folders in both ways: as most systems can, and as is left for the others."""
    if request.param and not CAN_HOLD:
        pytest.skip("no folder can be held open here")
    monkeypatch.setattr(folders, "CAN_HOLD", request.param)
    with ExitStack() as stack:
        yield lambda path: stack.enter_context(Folder.open(str(path)))


def listing(top: Path) -> list[str]:
    return sorted(str(path.relative_to(top)) for path in top.rglob("*"))


@contextmanager
def umask(mask: int) -> Iterator[None]:
    old = os.umask(mask)
    try:
        yield
    finally:
        os.umask(old)


@pytest.mark.parametrize("path", NAMES)
def test_write_and_delete_any_name(path: str, hold: Open, tmp_path: Path) -> None:
    write_page(hold(tmp_path), path, "one\nKäse\r\n")
    file = os.path.join(os.fsencode(tmp_path), path.encode("utf-8", "surrogateescape"))
    with open(file, "rb") as page:
        assert page.read() == "one\nKäse\r\n".encode()
    delete_page(hold(tmp_path), path)
    assert listing(tmp_path) == []


def test_a_new_page_has_the_mode_that_the_umask_leaves(hold: Open, tmp_path: Path) -> None:
    with umask(0o027):
        write_page(hold(tmp_path), "docs/a.md", "new\n")
    assert (tmp_path / "docs/a.md").stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "docs").stat().st_mode & 0o777 == 0o750


@pytest.mark.parametrize("mode", [0o600, 0o444, 0o755])
def test_an_old_page_keeps_its_mode(mode: int, hold: Open, tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("a longer old text\n")
    page.chmod(mode)
    write_page(hold(tmp_path), "a.md", "new\n")
    assert (page.read_text(), page.stat().st_mode & 0o777) == ("new\n", mode)
    assert listing(tmp_path) == ["a.md"]


def linked_page(top: Path) -> str:
    (top / "docs").mkdir()
    (top / "docs/a.md").symlink_to("../../outside/a.md")
    return "it is a link"


def dangling_page(top: Path) -> str:
    (top / "docs").mkdir()
    (top / "docs/a.md").symlink_to("../../outside/absent.md")
    return "it is a link"


def linked_root(top: Path) -> str:
    (top / "docs").symlink_to("../outside")
    return "docs is a link"


def folder_page(top: Path) -> str:
    (top / "docs/a.md").mkdir(parents=True)
    return "not a regular file"


def pipe_page(top: Path) -> str:
    (top / "docs").mkdir()
    os.mkfifo(top / "docs/a.md")
    return "not a regular file"


def file_for_folder(top: Path) -> str:
    (top / "docs").write_text("a file")
    return "docs is not a folder"


@pytest.mark.parametrize(
    "make", [linked_page, dangling_page, linked_root, folder_page, pipe_page, file_for_folder]
)
def test_what_is_no_page_of_ours_stays(
    make: Callable[[Path], str], hold: Open, tmp_path: Path
) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/a.md").write_text("theirs\n")
    (tmp_path / "top").mkdir()
    reason = make(tmp_path / "top")
    before = listing(tmp_path)
    for act in (lambda top, path: write_page(top, path, "ours\n"), delete_page):
        with pytest.raises(WriteError, match=f"^docs/a.md: .*{reason}"):
            act(hold(tmp_path / "top"), "docs/a.md")
    assert listing(tmp_path) == before
    assert (tmp_path / "outside/a.md").read_text() == "theirs\n"


def test_a_link_deep_in_the_path_is_not_followed(hold: Open, tmp_path: Path) -> None:
    (tmp_path / "outside/c").mkdir(parents=True)
    (tmp_path / "top/a").mkdir(parents=True)
    (tmp_path / "top/a/b").symlink_to(tmp_path / "outside")
    with pytest.raises(WriteError, match="a/b is a link"):
        write_page(hold(tmp_path / "top"), "a/b/c/d.md", "ours\n")
    assert listing(tmp_path / "outside") == ["c"]


OUTSIDE = ["../x.md", "/x.md", "a/../../x.md", "./x.md", "a//x.md", "", "x\0.md"]
GITS_OWN = [".git/x", ".GIT/x", "a/.git/hooks/x"]


REFUSED = [
    *((path, "it is not a path inside the work tree") for path in OUTSIDE),
    *((path, r"it is inside \.git, git's own folder") for path in GITS_OWN),
]


@pytest.mark.parametrize(("path", "reason"), REFUSED)
def test_a_path_that_leaves_the_work_tree_is_refused(
    path: str, reason: str, hold: Open, tmp_path: Path
) -> None:
    (tmp_path / "top/a").mkdir(parents=True)
    (tmp_path / "x.md").write_text("theirs\n")
    before = listing(tmp_path)
    for act in (lambda top, path: write_page(top, path, "ours\n"), delete_page):
        with pytest.raises(WriteError, match=reason):
            act(hold(tmp_path / "top"), path)
    assert listing(tmp_path) == before


def test_top_itself_may_be_reached_through_a_link(hold: Open, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    write_page(hold(tmp_path / "link"), "docs/a.md", "new\n")
    assert (tmp_path / "real/docs/a.md").read_text() == "new\n"


@contextmanager
def small_disk() -> Iterator[None]:
    """Let no file grow beyond 100 bytes, as a full disk would not."""
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.parametrize("old", ["old\n", None], ids=["old page", "no page"])
def test_a_full_disk_leaves_the_old_page(old: str | None, hold: Open, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    if old is not None:
        (tmp_path / "docs/a.md").write_text(old)
    before = listing(tmp_path)
    with small_disk(), pytest.raises(WriteError, match=r"^docs/a\.md: File too large$"):
        write_page(hold(tmp_path), "docs/a.md", "x" * 1000)
    assert listing(tmp_path) == before
    assert old is None or (tmp_path / "docs/a.md").read_text() == old


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_gives_the_reason(hold: Open, tmp_path: Path) -> None:
    page = tmp_path / "docs/a.md"
    page.parent.mkdir()
    page.write_text("old\n")
    page.parent.chmod(0o555)
    try:
        for act in (lambda top, path: write_page(top, path, "new\n"), delete_page):
            with pytest.raises(WriteError, match="Permission denied"):
                act(hold(tmp_path), "docs/a.md")
    finally:
        page.parent.chmod(0o755)
    assert (listing(tmp_path), page.read_text()) == (["docs", "docs/a.md"], "old\n")


def test_a_name_that_is_too_long_gives_the_reason(hold: Open, tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="File name too long"):
        write_page(hold(tmp_path), "n" * 300, "new\n")
    assert listing(tmp_path) == []


def test_a_planted_temporary_file_is_not_written_through(hold: Open, tmp_path: Path) -> None:
    (tmp_path / "outside").write_text("theirs\n")
    (tmp_path / "top").mkdir()
    (tmp_path / f"top/.repo-docs-hook-{os.getpid()}.tmp").symlink_to("../outside")
    write_page(hold(tmp_path / "top"), "a.md", "ours\n")
    assert (tmp_path / "outside").read_text() == "theirs\n"
    assert listing(tmp_path / "top") == ["a.md"]


# ---------------------------------------------------------------- deleting


DELETIONS = [
    pytest.param("docs/a/b/c.md", "docs", [], ["docs"], id="up to the docs root"),
    pytest.param("docs/a/b/c.md", "", [], [], id="up to the top"),
    pytest.param("docs/c.md", "docs", [], ["docs"], id="docs root stays"),
    pytest.param("c.md", "", [], [], id="top stays"),
    pytest.param("docs/a/b/c.md", "docs/a", [], ["docs", "docs/a"], id="a deeper stop"),
    pytest.param("docs2/a/c.md", "docs", [], ["docs2", "docs2/a"], id="not below the stop"),
    pytest.param(
        "docs/a/b/c.md", "docs", ["docs/a/x"], ["docs", "docs/a", "docs/a/x"], id="others stay"
    ),
    pytest.param(
        "docs/a/b/c.md",
        "docs",
        ["docs/a/b/.x"],
        ["docs", "docs/a", "docs/a/b", "docs/a/b/.x"],
        id="hidden ones stay",
    ),
]


@pytest.mark.parametrize(("path", "stop", "others", "left"), DELETIONS)
def test_delete_removes_the_folders_that_it_empties(
    path: str, stop: str, others: list[str], left: list[str], hold: Open, tmp_path: Path
) -> None:
    for name in (path, *others):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    delete_page(hold(tmp_path), path, stop)
    assert listing(tmp_path) == left
    assert tmp_path.is_dir()


@pytest.mark.parametrize("path", ["docs/a.md", "absent/a.md"])
def test_a_page_that_is_gone_already_is_no_error(path: str, hold: Open, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    delete_page(hold(tmp_path), path)
    assert listing(tmp_path) == ["docs"]
