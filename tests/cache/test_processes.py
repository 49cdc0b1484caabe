"""Runs at once, runs of other versions, and runs that are killed: one cache, right answers."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cache.rounds import (
    check_killed_fixes,
    check_killed_runs,
    check_runs_at_once,
    check_versions,
)


def test_runs_at_once(tmp_path: Path) -> None:
    check_runs_at_once(tmp_path, seed=1)


def test_versions_take_turns(tmp_path: Path) -> None:
    check_versions(tmp_path, seed=1)


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals that end a process")
@pytest.mark.parametrize("check", [check_killed_runs, check_killed_fixes])
def test_a_killed_run_leaves_a_good_cache(
    check: Callable[[Path, int], None], tmp_path: Path
) -> None:
    check(tmp_path, 1)
