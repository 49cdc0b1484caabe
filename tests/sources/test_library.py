"""Sources in child processes: every failure costs one file, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from repo_docs_hook.model.facts import Facts
from repo_docs_hook.model.outcome import Problem
from repo_docs_hook.sources import worker
from repo_docs_hook.sources.library import Library
from repo_docs_hook.text.languages import Key
from tests.places import ROOT

#: Libcst takes minutes for it: the time grows with the square of the length.
ENDLESS = b"x" + b".a" * 20_000
#: Libcst needs more memory for it than ``little_memory`` leaves.
HUGE = b"a\n" * 300_000
SOURCES = {
    "class": b"class A: pass\n",
    "empty": b"",
    "large": b"x = 1\n" * 200,
    "syntax error": b"x = 1\nprint 'a'\n",
    "encoding": b"# coding: rot13\n",
    "deep": b"x = " + b"(" * 5000 + b")" * 5000,
    "function": b"def f(): 'doc'\n",
}
GOOD = {"class", "empty", "large", "function"}
linux = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux: /proc, RLIMIT_AS")


def key(oid: str) -> Key:
    return Key("python", oid)


def load(
    sources: dict[str, bytes], jobs: int = 1, limit: int = 1 << 20
) -> dict[str, Facts | Problem]:
    """Return what a library makes of contents by object id."""

    def read(oids: Iterable[str]) -> dict[str, bytes]:
        return {oid: sources[oid] for oid in oids}

    def measure(oids: Iterable[str]) -> dict[str, int]:
        return {oid: len(sources[oid]) for oid in oids}

    library = Library(read, measure, limit, jobs)
    library.load(key(oid) for oid in sources)
    return {oid: library[key(oid)] for oid in sources}


def message(found: Facts | Problem) -> str:
    assert isinstance(found, Problem)
    return found.message


@contextmanager
def little_time(seconds: float) -> Iterator[None]:
    """Let workers that are started meanwhile have no more time for a source."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worker, "TIME_LIMIT", seconds)
        yield


@contextmanager
def little_memory() -> Iterator[None]:
    """Let this process and its children have little more memory than it has now."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_AS)
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    size = pages * resource.getpagesize() + (450 << 20)
    resource.setrlimit(resource.RLIMIT_AS, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


@pytest.mark.parametrize("jobs", [0, 1, 2, 9])
def test_each_source_has_its_facts_or_its_problem(jobs: int) -> None:
    found = load(SOURCES, jobs)
    assert {oid for oid in found if isinstance(found[oid], Facts)} == GOOD
    names = {oid: [each.name for each in found[oid].definitions] for oid in GOOD}  # type: ignore[union-attr]
    assert names == {"class": ["A"], "empty": [], "large": ["x"], "function": ["f"]}
    assert found["encoding"] == Problem(
        "", "declares the unsupported encoding rot13", 1, 11, in_source=True
    )
    assert found["deep"] == Problem("", "nested too deeply", 1, 105, in_source=True)
    bad = found["syntax error"]
    assert isinstance(bad, Problem)
    assert (bad.line, bad.column) == (2, 7)


def test_results_depend_on_neither_order_nor_jobs() -> None:
    many = {**SOURCES, **{f"n{at}": b"x = %d\n" % at for at in range(300)}}
    turned = dict(reversed(many.items()))
    assert load(many, 1) == load(turned, 2)


def test_a_source_is_read_once() -> None:
    asked: list[str] = []

    def read(oids: Iterable[str]) -> dict[str, bytes]:
        asked.extend(oids)
        return dict.fromkeys(oids, b"x = 1\n")

    library = Library(read, lambda oids: dict.fromkeys(oids, 6), 100, 1)
    library.load(map(key, ["a", "b", "a"]))
    library.load(map(key, ["b", "c"]))
    assert sorted(asked) == ["a", "b", "c"]
    with pytest.raises(KeyError):
        library[key("d")]


def test_a_source_that_is_too_large_is_not_read() -> None:
    found = load({"fits": b"x = 1234", "large": b"x = 12345"}, limit=8)
    assert isinstance(found["fits"], Facts)
    assert message(found["large"]) == (
        "is 9 B, more than max-file-size (8 B): raise it, or exclude the file"
    )


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_source_that_takes_too_long_is_given_up(jobs: int) -> None:
    with little_time(1):
        found = load({**SOURCES, "endless": ENDLESS, "endless too": ENDLESS}, jobs)
    assert message(found["endless"]) == (
        "libcst could not parse it: it did not finish within 1 s "
        "(nested too deeply, or too large an expression)"
    )
    assert found["endless too"] == found["endless"]
    assert {oid for oid in found if isinstance(found[oid], Facts)} == GOOD


@linux
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_source_that_kills_the_parser_is_named(
    jobs: int, capfd: pytest.CaptureFixture[str]
) -> None:
    with little_memory():
        found = load({**SOURCES, "huge": HUGE, "huge too": HUGE}, jobs)
    assert message(found["huge"]) == (
        "libcst could not parse it: it died of SIGABRT "
        "(nested too deeply, or too large an expression)"
    )
    assert found["huge too"] == found["huge"]
    assert {oid for oid in found if isinstance(found[oid], Facts)} == GOOD
    assert capfd.readouterr() == ("", "")


def children() -> set[str]:
    """The processes, dead or alive, whose parent this one is."""
    tasks = Path("/proc/self/task").glob("*/children")
    return {child for task in tasks for child in task.read_text().split()}


@linux
def test_no_process_and_no_file_descriptor_is_left() -> None:
    load(SOURCES, 2)  # what is opened once is open now
    before = children(), sorted(os.listdir("/proc/self/fd"))
    with little_memory():
        load({**SOURCES, "huge": HUGE}, 2)
    with little_time(1):
        load({**SOURCES, "endless": ENDLESS}, 2)
    assert (children(), sorted(os.listdir("/proc/self/fd"))) == before


#: A parent whose one child is lost in an endless source while it waits to be told more.
PARENT = """
import signal
import sys
from repo_docs_hook.sources.library import Library
from repo_docs_hook.text.languages import Key

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's "&" has it ignored
SIZES = {"endless": 40_001, **{f"small{at}": 6 for at in range(128)}}

def read(oids):
    if "endless" not in oids:
        print("waiting", flush=True)
        sys.stdin.readline()
    return {oid: b"x" + b".a" * 20_000 if oid == "endless" else b"x = 1" for oid in oids}

try:
    Library(read, lambda oids: SIZES, 1 << 20, 2).load(Key("python", oid) for oid in SIZES)
except KeyboardInterrupt:
    sys.exit(130)
"""


@linux
def test_an_interrupt_ends_the_children() -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == "waiting\n"
        found = Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text().split()
        parent.send_signal(signal.SIGINT)
        assert parent.wait() == 130
    assert len(found) == 2
    assert not [child for child in found if Path(f"/proc/{child}").exists()]
