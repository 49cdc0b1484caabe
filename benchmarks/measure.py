"""Run a command and measure the time that it takes."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Command:
    """What is run: ``argv`` in ``folder`` with ``given`` on its input.

    ``environment`` is added to ours; it must end with one of ``codes``.
    """

    argv: Sequence[str]
    folder: Path
    given: bytes = b""
    codes: tuple[int, ...] = (0,)
    environment: Mapping[str, str] | None = None

    def start(self) -> subprocess.Popen[bytes]:
        """Start it with its output going to pipes."""
        pipe = subprocess.PIPE
        environment = {**os.environ, **(self.environment or {})}
        return subprocess.Popen(
            self.argv, cwd=self.folder, stdin=pipe, stdout=pipe, stderr=pipe, env=environment
        )

    def run(self) -> float:
        """Return the seconds it took. Raises SystemExit for an exit code that is not expected."""
        start = time.perf_counter()
        process = self.start()
        _, said = process.communicate(self.given)
        seconds = time.perf_counter() - start
        self.check(process.returncode, said)
        return seconds

    def check(self, code: int, said: bytes) -> None:
        """Raise SystemExit, with what it said, where ``code`` is not one of ours."""
        if code not in self.codes:
            shown = " ".join(self.argv)[:300]
            raise SystemExit(f"{shown} ended with {code}: {said.decode(errors='replace')[-500:]}")


def median_pair(
    ours: Callable[[], float], yardstick: Callable[[], float], rounds: int
) -> tuple[float, float]:
    """Return the medians of interleaved rounds, in seconds."""
    pairs = [(ours(), yardstick()) for _ in range(rounds)]
    mine, other = (statistics.median(each) for each in zip(*pairs, strict=True))
    return mine, other
