"""How much is said, in colour or not, and to streams that do not last."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys

import pytest

from repo_docs_hook.text.headings import FileSection
from tests.calling import call
from tests.conftest import Repo
from tests.places import ROOT

SOURCES = ("pkg/core.py", "pkg/tool.py", "far/away.py")
EDITED = '"""Other."""\n\n\ndef other(value):\n    """Other."""\n    return value\n'
TOOL = (sys.executable, "-m", "repo_docs_hook")


@pytest.fixture
def stale(fresh: Repo) -> Repo:
    """A repository where three sources were edited."""
    for path in SOURCES:
        fresh.write(path, EDITED)
    return fresh


@pytest.fixture
def tool_on_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


def list_shown(text: str) -> list[str]:
    """The lines of a report's diffs: those below the names of pages, sections included."""
    _, _, diffs = text.partition("  - committed  ")
    lines = diffs.partition("\n\n")[0].split("\n")[1:]
    return [line for line in lines if line.startswith("  ")]


def test_quiet_leaves_a_line_a_page_and_the_summary(stale: Repo) -> None:
    called = call(stale.top, "--quiet")
    assert called.code == 1
    assert "docs/pkg/core.py_docs.md: stale: source changed\n" in called.out
    assert not list_shown(called.out)
    assert "Checked 6 sources. Update them:" in called.out


@pytest.mark.parametrize("mode", ["--check", "--fix"])
def test_quiet_says_nothing_where_all_is_well(mode: str, fresh: Repo) -> None:
    called = call(fresh.top, mode, "--quiet")
    assert (called.code, called.out, called.err) == (0, "", "")


def test_quiet_still_says_that_nothing_was_judged(
    fresh: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_INDEX_FILE", str(fresh.top / ".git/index"))
    assert "Checked nothing" in call(fresh.top, "--staged", "--quiet").out


def test_no_diff_names_what_drifted(stale: Repo) -> None:
    called = call(stale.top, "--no-diff")
    assert called.code == 1
    assert "pkg/core.py  source changed" in called.out
    assert "docs/pkg/core.py_docs.md" in called.out
    assert "@@" not in called.out
    assert "- committed" not in called.out


@pytest.mark.parametrize("limit", [5, 20])
def test_diff_lines_bounds_the_diffs_of_a_run(limit: int, stale: Repo) -> None:
    stale.write("far/away.py", EDITED + "".join(f"def more{at}(): ...\n" for at in range(9)))
    every = call(stale.top, "--diff-lines", "0").out
    some = call(stale.top, "--diff-lines", str(limit)).out
    assert len(list_shown(every)) > 60
    assert len(list_shown(some)) in (limit, limit - 1)  # no section's name stands alone
    assert "more line" in some
    assert "more line" not in every


def test_verbose_shows_an_embedded_source(fresh: Repo) -> None:
    fresh.write("repo-docs-hook.toml", 'original-source = "embed"\n')
    fresh.add()
    assert call(fresh.top, "--fix").code == 0
    fresh.commit()
    source = (fresh.top / "pkg/core.py").read_text()
    fresh.write("pkg/core.py", source.replace("return command", "return [command]"))
    folded = call(fresh.top).out
    assert f"{FileSection.ORIGINAL.title}: +1 -1 line" in folded
    assert "return [command]" not in folded
    assert "+    return [command]" in call(fresh.top, "--verbose").out


def test_verbose_names_all_untracked_sources(fresh: Repo) -> None:
    fresh.write("new_one.py")
    fresh.write("new_two.py")
    assert "git add -N new_one.py ..." in call(fresh.top).out
    assert "git add -N new_one.py new_two.py\n" in call(fresh.top, "--verbose").out


def test_colour_is_for_terminals_or_where_it_is_asked_for(
    stale: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    assert "\x1b[" not in call(stale.top).out
    assert "\x1b[" in call(stale.top, "--color", "always").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in call(stale.top).out
    assert "\x1b[" not in call(stale.top, "--color", "never").out


@pytest.mark.usefixtures("tool_on_path")
def test_a_reader_that_goes_away_gets_no_complaint(stale: Repo) -> None:
    command = f"{shlex.join(TOOL)} --diff-lines 0 | head -n 1"
    ran = subprocess.run(command, shell=True, cwd=stale.top, capture_output=True, check=False)
    assert ran.stderr == b""
    assert ran.stdout.count(b"\n") == 1


@pytest.mark.usefixtures("tool_on_path")
def test_a_closed_pipe_is_no_pass(stale: Repo) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        ran = subprocess.run(TOOL, cwd=stale.top, stdout=pipe, stderr=subprocess.PIPE, check=False)
    assert (ran.returncode, ran.stderr) == (2, b"")


@pytest.mark.usefixtures("tool_on_path")
def test_names_can_be_written_in_any_locale(fresh: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh.write("pkg/käse.py", EDITED)
    fresh.add()
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("PYTHONUTF8", "0")
    monkeypatch.setenv("PYTHONCOERCECLOCALE", "0")
    ran = subprocess.run(TOOL, cwd=fresh.top, capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert rb"pkg/k\xe4se.py  new source" in ran.stdout
