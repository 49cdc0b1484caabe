"""The bar: on a terminal, while the work takes long; nowhere else, and gone when it is done."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator

import pytest

from repo_docs_hook.report import progress
from repo_docs_hook.report.progress import Bar

ANSWERS = [("a", 1), ("b", 2), ("c", 3)]
SIZES = {"a": 3000, "b": 2000, "c": 1000}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


@pytest.fixture(autouse=True)
def _no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all work take long enough for a bar."""
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)


def shown(monkeypatch: pytest.MonkeyPatch, *, wanted: bool = True, term: str = "xterm") -> str:
    """Follow all answers on a pseudo-terminal and return what it was sent."""
    monkeypatch.setenv("TERM", term)
    monkeypatch.setenv("COLUMNS", "80")
    master, slave = os.openpty()
    with open(slave, "w", encoding="utf-8") as stream:
        bar = Bar(stream, wanted=wanted)
        assert list(bar.follow(iter(ANSWERS), SIZES)) == ANSWERS
        stream.write("END")
    text = b""
    while not text.endswith(b"END"):
        text += os.read(master, 65536)
    os.close(master)
    return text.decode("utf-8").removesuffix("END")


def test_it_shows_files_done_and_goes_when_all_are(monkeypatch: pytest.MonkeyPatch) -> None:
    text = shown(monkeypatch)
    assert "Reading sources" in text
    assert "1/3" in text
    assert "left" in text
    assert text.endswith("\x1b[2K"), "the line is erased at the end"


@pytest.mark.parametrize(
    ("wanted", "term"),
    [pytest.param(False, "xterm", id="quiet"), pytest.param(True, "dumb", id="dumb-terminal")],
)
def test_it_is_not_shown_where_it_is_not_wanted(
    monkeypatch: pytest.MonkeyPatch, wanted: bool, term: str
) -> None:
    assert shown(monkeypatch, wanted=wanted, term=term) == ""


def test_a_pipe_gets_nothing() -> None:
    stream = io.StringIO()
    assert list(Bar(stream, wanted=True).follow(iter(ANSWERS), SIZES)) == ANSWERS
    assert stream.getvalue() == ""


def test_work_that_is_soon_done_has_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 3600.0)
    monkeypatch.setenv("TERM", "xterm")
    master, slave = os.openpty()
    with open(slave, "w", encoding="utf-8") as stream:
        assert list(Bar(stream, wanted=True).follow(iter(ANSWERS), SIZES)) == ANSWERS
        stream.write("END")
    assert os.read(master, 65536) == b"END"
    os.close(master)


def test_it_goes_when_the_work_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Iterator[tuple[str, int]]:
        yield ANSWERS[0]
        raise KeyboardInterrupt

    monkeypatch.setenv("TERM", "xterm")
    master, slave = os.openpty()
    with open(slave, "w", encoding="utf-8") as stream:
        with pytest.raises(KeyboardInterrupt):
            list(Bar(stream, wanted=True).follow(broken(), SIZES))
        stream.write("END")
    text = b""
    while not text.endswith(b"END"):
        text += os.read(master, 65536)
    os.close(master)
    assert b"\x1b[?25h" in text, "the cursor is back"
