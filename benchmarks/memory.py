"""Measure the peak memory of the processes of a command, on Linux."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import Command

#: Seconds between two measurements.
_INTERVAL = 0.01
_FIGURES = ("Pss:", "Private_Clean:", "Private_Dirty:")


@dataclass(frozen=True)
class Memory:
    """Peaks in MB: of the process itself, of its largest child that is not git, of all at once.

    A child's is what it shares with no other process; all at once share what they share.
    """

    parent: float
    child: float
    total: float


def can_measure_memory() -> bool:
    """Tell whether this system reports the memory of processes (Linux does)."""
    return Path("/proc/self/smaps_rollup").exists()


def measure_memory(command: Command) -> Memory:
    """Run a command and measure its processes until it ends."""
    process = command.start()
    peaks = {"parent": 0.0, "child": 0.0, "total": 0.0}
    with process:
        assert process.stdin
        process.stdin.write(command.given)
        process.stdin.close()
        said = _drain(process, peaks)
    command.check(process.returncode, said)
    return Memory(**peaks)


def _drain(process: subprocess.Popen[bytes], peaks: dict[str, float]) -> bytes:
    """Watch a process until it ends, while what it prints is read; return its complaints."""
    assert process.stdout and process.stderr
    pipes = {process.stdout.fileno(): b"", process.stderr.fileno(): b""}
    for pipe in pipes:
        os.set_blocking(pipe, False)
    while process.poll() is None:
        _note_peaks(process.pid, peaks)
        for pipe in pipes:
            pipes[pipe] = _read(pipe) or pipes[pipe]
        time.sleep(_INTERVAL)
    return _read(process.stderr.fileno()) or pipes[process.stderr.fileno()]


def _read(pipe: int) -> bytes:
    data = b""
    while True:
        try:
            piece = os.read(pipe, 1 << 20)
        except BlockingIOError:
            return data
        if not piece:
            return data
        data = piece


def _note_peaks(parent: int, peaks: dict[str, float]) -> None:
    total = 0.0
    for pid in _family(parent):
        shared, private = _held(pid)
        total += shared
        if pid == parent:
            peaks["parent"] = max(peaks["parent"], private)
        elif _name(pid) != "git":
            peaks["child"] = max(peaks["child"], private)
    peaks["total"] = max(peaks["total"], total)


def _family(pid: int) -> Iterator[int]:
    """Yield a process and all below it."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in _text(task).split():
            yield from _family(int(child))


def _held(pid: int) -> tuple[float, float]:
    """Return the MB that a process holds: its share of what is shared, and its own."""
    words = [line.split() for line in _text(Path(f"/proc/{pid}/smaps_rollup")).split("\n")]
    figures = {row[0]: int(row[1]) / 1000 for row in words if row and row[0] in _FIGURES}
    own = figures.get("Private_Clean:", 0.0) + figures.get("Private_Dirty:", 0.0)
    return figures.get("Pss:", 0.0), own


def _name(pid: int) -> str:
    return _text(Path(f"/proc/{pid}/comm")).strip()


def _text(file: Path) -> str:
    """Return the content of a file of /proc, empty where the process has ended."""
    try:
        return file.read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""
