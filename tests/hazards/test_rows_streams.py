"""Row 37: standard output or standard error that is full or closed."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.calling import call
from tests.conftest import Repo
from tests.hazards.processes import PYTHON
from tests.places import ROOT

FULL = "/dev/full"
pytestmark = pytest.mark.skipif(not os.path.exists(FULL), reason="no device that is always full")

EDITED = '"""Other."""\n\n\ndef other():\n    """Other."""\n'
FORMATS = ("full", "concise", "json", "github", "gitlab", "sarif", "junit")
CALLS = (
    *(("--help",), ("--version",), ("--show-files",), ("--show-config",), ("--init", "--dry-run")),
    *(("--check", f"--output-format={name}") for name in FORMATS),
    *(("--check", "--color", "always"), ("--check", "--quiet"), ("--patch",)),
    *(("--check", "--staged"), ("--check", "--verbose", "--no-cache")),
)
WAYS = {
    f"> {FULL}": "No space left on device",
    ">&-": "it is closed",
    f"> {FULL} 2> {FULL}": "",
    ">&- 2>&-": "",
    ">&- 2>&- <&-": "",
}
CASES = [
    *((argv, f"> {FULL}") for argv in CALLS),
    *((argv, ">&-") for argv in (("--help",), ("--show-files",), ("--check",), ("--patch",))),
    *((("--check",), way) for way in WAYS),
]


def run(repo: Repo, argv: tuple[str, ...], way: str, **environment: str) -> tuple[int, str]:
    """Run the tool by a shell that redirects its streams; return its exit code and errors."""
    command = f"exec {shlex.join([*PYTHON, '-m', 'repo_docs_hook', *argv])} {way}"
    ran = subprocess.run(
        ["sh", "-c", command],
        cwd=repo.top,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
    )
    return ran.returncode, ran.stderr.decode()


def told(way: str) -> str:
    """Return all that is said of a standard output."""
    reason = WAYS[way]
    return f"repo-docs-hook: error: standard output cannot be written: {reason}\n" if reason else ""


@pytest.fixture(scope="module")
def stale(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Repo:
    """A repository with drift, which no test here may change."""
    top = tmp_path_factory.mktemp("stale") / "demo"
    shutil.copytree(template, top, symlinks=True)
    repo = Repo(top)
    for number in range(20):
        repo.write(f"many/one{number}.py", EDITED)
    repo.write("pkg/core.py", EDITED)
    repo.add()
    return repo


@pytest.fixture
def cached(stale: Repo) -> dict[str, str]:
    """The environment in which what the tests before have read is known."""
    return {"REPO_DOCS_HOOK_CACHE_DIR": str(stale.top.parent / "cache")}


@pytest.mark.parametrize(("argv", "way"), CASES, ids=str)
def test_what_nobody_can_read_is_no_pass(
    argv: tuple[str, ...], way: str, stale: Repo, cached: dict[str, str]
) -> None:
    assert run(stale, argv, way, **cached) == (2, told(way))


@pytest.mark.parametrize("way", [f"> {FULL}", ">&-"])
def test_a_run_that_is_settled_early_is_no_pass_either(way: str, fresh: Repo) -> None:
    fresh.git("reset", "--quiet", "--hard")
    assert call(fresh.top).code == 0
    assert run(fresh, (), way) == (2, told(way))


@pytest.mark.parametrize("argv", [("--help",), ("--check",), ("--patch",)], ids=" ".join)
def test_streams_without_buffers(
    argv: tuple[str, ...], stale: Repo, cached: dict[str, str]
) -> None:
    assert run(stale, argv, ">&-", **cached, PYTHONUNBUFFERED="1") == (2, told(">&-"))


SILENT = {
    "quiet and clean": (("--quiet",), 0),
    "a report to a file": (("--output-file", "report.txt"), 0),
    "bad usage": (("--nonsense",), 2),
    "a bad path": (("absent.py",), 2),
}


@pytest.mark.parametrize(("argv", "code"), SILENT.values(), ids=SILENT)
def test_a_stream_that_nothing_goes_to_may_be_closed(
    argv: tuple[str, ...], code: int, fresh: Repo
) -> None:
    found, said = run(fresh, argv, ">&-")
    assert found == code
    assert "standard output" not in said


ERRORS = [((), "2>&-", 1), (("--nonsense",), f"2> {FULL}", 2), (("--patch",), f"2> {FULL}", 2)]


@pytest.mark.parametrize(("argv", "way", "code"), ERRORS, ids=str)
def test_a_standard_error_that_is_gone(
    argv: tuple[str, ...], way: str, code: int, stale: Repo, cached: dict[str, str]
) -> None:
    assert run(stale, argv, way, **cached) == (code, "")


@pytest.mark.parametrize("way", [">&-", ">&- 2>&- <&-", "2>&-"])
def test_no_file_takes_the_place_of_a_closed_stream(way: str, fresh: Repo) -> None:
    """Pages, the cache and git's answers are what they are with all streams."""
    fresh.write("pkg/core.py", EDITED)
    run(fresh, ("--fix",), way)
    assert call(fresh.top, "--check", "--no-cache").code == 0
    assert call(fresh.top, "--check").code == 0


READERS = {"of colours": (("--color", "always"), "stdout"), "of errors": (("--nope",), "stderr")}


@pytest.mark.parametrize(("argv", "stream"), READERS.values(), ids=READERS)
def test_a_reader_that_goes_away_is_no_pass(
    argv: tuple[str, ...], stream: str, stale: Repo, cached: dict[str, str]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        ran = subprocess.run(
            [*PYTHON, "-m", "repo_docs_hook", *argv],
            cwd=stale.top,
            env={**os.environ, "PYTHONPATH": str(ROOT), **cached},
            stdout=pipe if stream == "stdout" else subprocess.PIPE,
            stderr=pipe if stream == "stderr" else subprocess.PIPE,
            check=False,
        )
    assert (ran.returncode, ran.stdout or b"", ran.stderr or b"") == (2, b"", b"")


@pytest.mark.parametrize("way", [f"2> {FULL}", "2>&-"])
def test_a_warning_that_nobody_can_be_told_ends_no_run(
    way: str, fresh: Repo, tmp_path: Path
) -> None:
    folder = tmp_path / "open-to-all"
    folder.mkdir()
    folder.chmod(0o777)
    argv = ("--check", "--cache-dir", str(folder))
    assert "is not used" in run(fresh, argv, "")[1]
    assert run(fresh, argv, way) == (0, "")
