"""``python -m tests.cache --minutes 30``: new steps for as long as it is given."""

from __future__ import annotations

import argparse
import os
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.cache.rounds import (
    check_killed_fixes,
    check_killed_runs,
    check_runs_at_once,
    check_versions,
)
from tests.cache.steps import check_steps
from tests.cache.strategies import SEQUENCES
from tests.conftest import shut_off

#: Sequences of steps in one round.
_SEQUENCES = 20


def check_random_steps(folder: Path, number: int) -> None:
    """Take sequences of random steps, each in a repository of its own."""

    @seed(number)
    @settings(
        max_examples=_SEQUENCES,
        phases=[Phase.generate],
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(SEQUENCES)
    def holds(steps: Any) -> None:
        with tempfile.TemporaryDirectory(dir=folder) as inner:
            check_steps(inner, steps)

    holds()


CHECKS: tuple[Callable[[Path, int], None], ...] = (
    check_random_steps,
    check_runs_at_once,
    check_versions,
    check_killed_runs,
    check_killed_fixes,
)


def main() -> int:
    """Check rounds in turn until the time is over; return 1 where an answer was wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.cache", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=0, help="where to start; the next run's: +1000")
    options = parser.parse_args()
    end = time.monotonic() + 60 * options.minutes
    rounds, faults = Counter[str](), Counter[str]()
    number = options.seed
    while time.monotonic() < end:
        for check in CHECKS:
            rounds[check.__name__] += 1
            faults[check.__name__] += not _holds(check, number)
        number += 1
    for name, count in rounds.items():
        print(f"{name}: {count} rounds, {faults[name]} faults")
    return int(any(faults.values()))


def _holds(check: Callable[[Path, int], None], number: int) -> bool:
    """Tell whether a round has no fault, and print the fault that ends it, if one does."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        shut_off(patch, Path(os.path.realpath(folder)))
        try:
            check(Path(folder), number)
        except Exception:  # of any kind: it is the finding, and the others go on
            print(f"--- {check.__name__}, round {number}\n{traceback.format_exc()}", flush=True)
            return False
    return True


if __name__ == "__main__":
    raise SystemExit(main())
