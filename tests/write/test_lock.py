"""One writer at a time: a lock that ends with its process."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from repo_docs_hook.write.lock import lock
from repo_docs_hook.write.pages import WriteError
from tests.places import ROOT

HOLDER = """
import sys
from repo_docs_hook.write.lock import (lock)
with lock(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def holder(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that holds the lock of ``folder`` while the block runs."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        yield process


def test_a_second_run_is_refused_while_the_first_lasts(tmp_path: Path) -> None:
    refused = pytest.raises(WriteError, match="another repo-docs-hook --fix")
    with holder(tmp_path), refused, lock(str(tmp_path)):
        pytest.fail("two runs at once")
    with lock(str(tmp_path)):
        pass
    with lock(str(tmp_path)):
        pass


def test_a_killed_run_holds_no_lock(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        process.kill()
        process.wait()
        with lock(str(tmp_path)):
            pass


def test_a_lock_that_cannot_be_made_gives_the_reason(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="No such file or directory"), lock(str(tmp_path / "no")):
        pytest.fail("no lock")


def test_an_error_under_the_lock_is_its_own(tmp_path: Path) -> None:
    with pytest.raises(BlockingIOError), lock(str(tmp_path)):
        raise BlockingIOError
    with lock(str(tmp_path)):
        pass
