"""Rows 1 to 5: children that parse die, hang or are orphaned, and only their source pays."""

from __future__ import annotations

import contextlib
import mmap
import os
import resource
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from repo_docs_hook.model.facts import Facts
from repo_docs_hook.model.outcome import Problem
from repo_docs_hook.sources.worker import Worker
from tests.conftest import Repo
from tests.hazards.processes import children, run_tool
from tests.places import ROOT
from tests.sources.test_library import little_time, load

linux = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux: /proc, SIGIO")
#: Libcst takes minutes for it: the time grows with the square of the length.
ENDLESS = b"x" + b".a" * 20_000

#: What kills the stack, the memory or the patience of a parser that nothing bounds.
DEADLY = {
    "1,500 brackets": (b"x = " + b"(" * 1500 + b")" * 1500, "nested too deeply"),
    "5,000 nested calls": (b"x = " + b"f(" * 5000 + b")" * 5000, "nested too deeply"),
    "2,000 open brackets": (b"[" * 2000, "nested too deeply"),
    "2,000 f-strings": (b"x = " + b"f'{" * 2000 + b"0" + b"}'" * 2000, "nested too deeply"),
    "1,000 blocks": (
        b"".join(b" " * each + b"if a:\n" for each in range(1000)) + b" " * 1000 + b"0",
        "too many indentation levels",
    ),
    "100,000 lambdas": (b"x = " + b"lambda: " * 100_000 + b"0", "libcst could not parse it"),
    "100,000 terms": (b"x = " + b"1 + " * 100_000 + b"1", "libcst could not parse it"),
    "2,000 elifs": (b"if a: pass\n" + b"elif a: pass\n" * 2000, ""),
    "500 conditions": (b"x = " + b"a if b else " * 500 + b"0", ""),
}


def test_no_source_takes_the_run_down() -> None:
    with little_time(3):
        found = load({"calm": b"x = 1", **{kind: DEADLY[kind][0] for kind in DEADLY}}, 2)
    assert isinstance(found["calm"], Facts)
    for kind, (_, words) in DEADLY.items():
        assert words in getattr(found[kind], "message", ""), found[kind]
        assert isinstance(found[kind], Problem if words else Facts), kind


@linux
def test_a_worker_that_is_killed_is_named_and_another_takes_over() -> None:
    worker = Worker()
    before = children(os.getpid())
    worker.start("python", ENDLESS)
    for child in before:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    assert worker.answer() == ("died", "it died of SIGKILL")


@linux
def test_killing_the_workers_of_a_run_costs_the_sources_that_they_read(repo: Repo) -> None:
    for number in range(2):
        repo.write(f"endless_{number}.py", ENDLESS + b".b" * number)
    repo.write("calm.py", b"def calm(): pass\n")
    repo.add()
    process = subprocess.Popen(
        [sys.executable, "-m", "repo_docs_hook", "--check", "-j", "2"],
        cwd=repo.top,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
    )
    with process:
        assert process.stdout is not None
        while not select.select([process.stdout], [], [], 0.1)[0]:
            for child in filter(is_lost_in_a_source, children(process.pid)):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
        said = process.stdout.read().decode()
    assert process.returncode == 2
    for number in range(2):
        assert f"endless_{number}.py: libcst could not parse it: it died of SIGKILL" in said
    assert "docs/calm.py_docs.md" in said


def is_lost_in_a_source(pid: int) -> bool:
    """Tell whether a child that is not git has computed for more than half a second."""
    with contextlib.suppress(OSError):
        name, _, rest = Path(f"/proc/{pid}/stat").read_text().partition(") ")
        return "(git" not in name and int(rest.split()[11]) > os.sysconf("SC_CLK_TCK") // 2
    return False


#: A parent of two children that are both lost in endless sources.
PARENT = """
import sys
from repo_docs_hook.sources.worker import (Worker)
workers = [Worker(), Worker()]
for worker in workers:
    worker.start("python", b"x" + b".a" * 20_000)
print("started", flush=True)
sys.stdin.read()
"""


@linux
def test_no_child_outlives_a_parent_that_is_killed() -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"started\n"
        handles = [os.pidfd_open(child) for child in children(parent.pid)]
        parent.kill()
    assert len(handles) == 2
    for handle in handles:
        wait_for_the_end(handle)
        os.close(handle)


def wait_for_the_end(handle: int) -> None:
    """Wait until a process has ended; where it does not within half a minute, fail."""
    ended, _, _ = select.select([handle], [], [], 30)
    assert ended, "it lives on"


@linux
def test_a_child_ends_on_its_own_where_its_parent_does_not_look() -> None:
    with little_time(0.1):
        worker = Worker()
    worker.start("python", ENDLESS)
    assert worker.connection.poll(30), "it lives on"
    assert worker.answer() == ("died", "it did not finish within 0.1 s")


@linux
def test_memory_of_a_child_is_bounded_whatever_its_parent_has() -> None:
    with mmap.mmap(-1, 5 << 30, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x4000) as _:
        others = {*children(os.getpid())}
        worker = Worker()
        try:
            worker.start("python", b"x = 1\n")
            assert worker.answer()[0] == "facts"
            own = {*children(os.getpid())} - others
            assert own
            for child in own:
                pages = int(Path(f"/proc/{child}/statm").read_text().split()[0])
                soft, _hard = resource.prlimit(child, resource.RLIMIT_AS)
                assert 0 < soft <= pages * resource.getpagesize() + (4 << 30)
        finally:
            worker.stop()


def test_a_small_stack_is_no_danger(repo: Repo) -> None:
    repo.write("a.py", b"x = " + b"(" * 99 + b"0" + b")" * 99)
    repo.add()
    limits = resource.getrlimit(resource.RLIMIT_STACK)
    code = f"import resource; resource.setrlimit(resource.RLIMIT_STACK, (1 << 20, {limits[1]}))"
    ran = subprocess.run(
        [sys.executable, "-c", f"{code}\nfrom repo_docs_hook.cli.main import run; run()"],
        cwd=repo.top,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (1, "")
    assert run_tool(repo.top).code == 1
