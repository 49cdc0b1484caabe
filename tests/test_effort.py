"""The daily loop: which tests it leaves out, and what ``scripts/test`` runs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.effort import FAST, SLOW, is_slow
from tests.places import ROOT, TESTS

#: What stands in for python, ruff and mypy: it prints how it was called, and what would steer it.
PROGRAM = """#!/bin/sh
echo "$(basename "$0") $*$GIT_INDEX_FILE$PYTHONDONTWRITEBYTECODE"
case "$*" in *"$FAIL_AT"*) exit 1 ;; esac
"""
STEERED = {"GIT_INDEX_FILE": "an index", "PYTHONDONTWRITEBYTECODE": "1"}
STYLE = ["ruff check .", "ruff format --check .", "mypy "]


@pytest.mark.parametrize("start", SLOW)
def test_what_is_slow_exists(start: str) -> None:
    path, _, function = start.partition("::")
    found = [each for each in TESTS.glob(f"{path}*") if each.is_dir() or each.suffix == ".py"]
    assert found
    assert not function or f"\ndef {function}(" in found[0].read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "slow"),
    [
        pytest.param("e2e/test_commits.py::test_commit_passes[new]", True, id="in a folder"),
        pytest.param("pages/test_merges.py::test_each_branch_alone_is_right", True, id="a file"),
        pytest.param("python/test_against_ast.py::test_the_standard_library", True, id="a test"),
        pytest.param("python/test_against_ast.py::test_samples[a]", False, id="another of it"),
        pytest.param("report/test_full.py::test_clean", False, id="none"),
    ],
)
def test_is_slow(name: str, slow: bool) -> None:
    assert is_slow(name) == slow


def test_the_slow_are_marked(request: pytest.FixtureRequest) -> None:
    marked = {item.nodeid for item in request.session.items if item.get_closest_marker("slow")}
    names = {item.nodeid for item in request.session.items}
    assert marked == {name for name in names if is_slow(name.removeprefix("tests/"))}


def test_the_fast_part_imports_no_file_of_slow_tests() -> None:
    command = (sys.executable, "-m", "pytest", "--collect-only", "-m", FAST, "tests/fuzz")
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == pytest.ExitCode.NO_TESTS_COLLECTED
    assert "no tests collected" in ran.stdout
    assert "deselected" not in ran.stdout


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder with scripts/test, and programs in .venv that only say how they are called."""
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts/test", tmp_path / "scripts")
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / ".venv/bin").mkdir(parents=True)
    for name in ("python", "ruff", "mypy"):
        (tmp_path / ".venv/bin" / name).write_text(PROGRAM)
        (tmp_path / ".venv/bin" / name).chmod(0o755)
    return tmp_path


def run(folder: Path, *options: str, fail_at: str = "no such call") -> tuple[int, list[str], str]:
    """Return how scripts/test ended, the programs that it called, and what it complained of."""
    ran = subprocess.run(
        ["bash", "scripts/test", *options],
        cwd=folder,
        capture_output=True,
        text=True,
        env={**os.environ, **STEERED, "ONLY": "1", "FAIL_AT": fail_at},
        check=False,
    )
    return (
        ran.returncode,
        [line for line in ran.stdout.split("\n")[:-1] if line[:2] != "=="],
        ran.stderr,
    )


def test_all_of_it(copy: Path) -> None:
    code, called, complaints = run(copy)
    assert (code, complaints) == (0, "")
    assert called[0].startswith("python -m pip install")
    assert called[1:4] == STYLE
    assert called[4].startswith("python -m pytest -n 2 --hypothesis-profile=ci --cov")
    assert called[5:] == ["python -I -m repo_docs_hook --check"]


def test_the_fast_part(copy: Path) -> None:
    fast = [*STYLE, f"python -m pytest -n 2 -m {FAST}"]
    code, called, complaints = run(copy, "--fast")
    assert (code, called[1:], complaints) == (0, fast, "")
    assert run(copy, "--fast") == (0, fast, ""), "pip is not asked twice"
    later = (copy / ".venv/set-up").stat().st_mtime + 1
    os.utime(copy / "pyproject.toml", (later, later))
    assert run(copy, "--fast")[1][0].startswith("python -m pip install")


@pytest.mark.parametrize("option", [[], ["--fast"]], ids=["all", "fast"])
def test_the_first_failure_ends_it(option: list[str], copy: Path) -> None:
    code, called, _ = run(copy, *option, fail_at="format --check")
    assert (code, called[-1]) == (1, "ruff format --check .")
    assert run(copy, *option, fail_at="pytest")[0] == 1


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help(option: str, copy: Path) -> None:
    code, said, complaints = run(copy, option)
    assert (code, complaints) == (0, "")
    assert said[0] == "usage: bash scripts/test [--fast]"
    assert not [line for line in said if line.startswith("python")]


@pytest.mark.parametrize("option", ["--slow", "-f", "tests/rules", ""])
def test_an_unknown_option_is_an_error(option: str, copy: Path) -> None:
    code, called, complaints = run(copy, "--fast", option)
    assert (code, called) == (2, [])
    assert complaints.startswith(f"scripts/test: unknown option: {option}\nusage: ")
