"""Rows 21 to 24: hostile names and texts on the way to a terminal, a CI log or a page."""

from __future__ import annotations

import re

import pytest

from tests.calling import call
from tests.conftest import Repo
from tests.hazards.processes import run_tool

NAMES = (
    "::error file=x,line=1::owned.py", "[red]x[/red].py", "\x1b[31mred.py", "\x9b31m.py",
    "\u202egnp.py", "a\u200bb.py", "##vso[task.setvariable]x.py", "%0A::error::.py", ":smile:.py",
    "\n::error::line.py", "\r::error::line.py", "odd\udcff.py", "-->.py", "`|`.py", "<img>.py",
)  # fmt: skip
HOSTILE = (
    '"""\x1b[31m::error::x\n::error::y [red] \u202e <script>`|` -->"""\ndef f(a="\\x1b[0m"): 1\n'
)
CALLS = (
    *(("--check",), ("--check", "--verbose", "--no-cache"), ("--check", "--staged"), ("--fix",)),
    *(("--show-files",), ("--show-config",), ("--quiet",), ("--check", "::error::no such path")),
    *(("--check", "--color", "always"), ("--::error::",)),
)
#: Bytes that a terminal obeys, or that turn text around: none of them is ever passed on.
OBEYED = re.compile("[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
COLOUR = re.compile("\x1b\\[[0-9;]*m")


@pytest.fixture
def hostile(fresh: Repo) -> Repo:
    """A repository with hostile names, texts and settings, some of whose pages are stale."""
    for number, name in enumerate(NAMES):
        fresh.write(name, HOSTILE if number % 2 else "def f(:\n::error::x\n")
    fresh.write("repo-docs-hook.toml", 'project-name = "::error::[red]"\n')
    fresh.write("pkg/core.py", HOSTILE)
    fresh.add()
    return fresh


@pytest.mark.parametrize("argv", CALLS, ids=" ".join)
def test_nothing_reaches_a_terminal_or_a_runner(argv: tuple[str, ...], hostile: Repo) -> None:
    called = call(hostile.top, *argv)
    for stream in (called.out, called.err):
        plain = COLOUR.sub("", stream) if "always" in argv else stream
        assert not OBEYED.search(plain)
        assert "\x1b" not in plain
        for line in plain.split("\n"):
            assert not line.lstrip().startswith("::"), line
            assert not re.match(r"\s*##(vso)?\[", line), line
    assert (called.out + called.err).strip()


ENCODINGS = {
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "strict ASCII": {"PYTHONIOENCODING": "ascii:strict"},
}


@pytest.mark.parametrize("argv", [("--check",), ("--show-files",), ("nöwhere",)], ids=" ".join)
@pytest.mark.parametrize("environment", ENCODINGS.values(), ids=ENCODINGS)
def test_any_encoding_of_a_terminal_will_do(
    environment: dict[str, str], argv: tuple[str, ...], hostile: Repo
) -> None:
    hostile.write("pkg/漢.py", "x = 1\n")
    hostile.add()
    ran = run_tool(hostile.top, *argv, **environment)
    assert ran.code == (0 if argv[0].startswith("--show") else 2)
    assert "Traceback" not in ran.out + ran.err
    assert "unexpected" not in ran.err
