"""The benchmark measures what it says: the same trees every time, and goals judged as shown."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from benchmarks.memory import Memory
from benchmarks.results import Figure, Results
from benchmarks.rows import ROWS
from benchmarks.synthetic import make_source, write_sources
from benchmarks.table import format_memory, format_peers, format_times

ROW = ROWS[0]
COLD = "`--check`, empty cache"


def make_results(name: str, ratio: float, size: int = 1_000_000) -> Results:
    return Results(name, 10, size, {}, {ROW.run: Figure(ratio, 1.0), COLD: Figure(2.0, 1.0)})


def cells(table: str, start: str) -> list[str]:
    (line,) = (line for line in table.split("\n") if line.startswith(f"| {start} |"))
    return line.removeprefix("| ").removesuffix(" |").split(" | ")


@pytest.mark.parametrize("number", [1, 2, 22, 250])
def test_a_synthetic_tree_has_as_many_sources_as_asked_for(tmp_path: Path, number: int) -> None:
    write_sources(tmp_path, number)
    sources = sorted(tmp_path.rglob("*.py"))
    assert len(sources) == number
    for source in sources:
        text = source.read_text(encoding="utf-8")
        assert text == make_source(source.relative_to(tmp_path).as_posix())
        ast.parse(text)
        assert len(text) < 6000


@pytest.mark.parametrize(
    ("ratio", "met"),
    [(1.0, "yes"), (ROW.goal + 0.004, "yes"), (ROW.goal + 0.006, "no")],
    ids=["below", "as shown", "above"],
)
def test_a_goal_is_judged_as_it_is_shown(ratio: float, met: str) -> None:
    other = make_results("django", 1.0)
    line = cells(format_times([ROW], [make_results("lib", ratio), other]), ROW.run)
    assert line[-1] == met
    bold = "**" if met == "no" else ""
    assert line[3:5] == [f"{bold}{ratio:.2f}, {ratio:.2f} s{bold}", "1.00, 1.00 s"]


def test_time_per_byte_is_held_against_the_smallest_tree() -> None:
    found = [make_results("synthetic-1", 1.0), make_results("synthetic-9", 1.0, 500_000)]
    line = cells(format_times([ROW], found), f"{COLD}, for 1 MB of sources")
    assert line[3:] == ["0.50, 2.00 s", "1.00, 4.00 s", "yes"]


def test_tables_without_figures_are_left_out() -> None:
    results = make_results("lib", 1.0)
    assert format_memory([results]) == ""
    results.memory |= {"cold": Memory(50, 31, 90), "largest": Memory(10, 0, 10)}
    results.memory["warm"] = Memory(20, 0, 20)
    assert "| **3.10, 31 MB** | no |" in format_memory([results])


def test_only_peers_that_ran_are_listed() -> None:
    results = make_results("lib", 1.0)
    results.peers["ctags"] = (0.5, None)
    assert cells(format_peers(results), "ctags")[:3] == ["ctags", "0.50", ""]
    assert "griffe" not in format_peers(results)
