"""Measures rows and memory, tree by tree, and keeps the figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from benchmarks.measure import median_pair
from benchmarks.memory import Memory, can_measure_memory, measure_memory
from benchmarks.rows import Row
from benchmarks.scenes import check_command, parse_command
from benchmarks.trees import Tree

#: How many times the memory of parsing the largest source alone a worker may have.
MEMORY_GOAL = 1.5
#: How many times the time per byte of the smallest synthetic tree a larger one may take.
LINE_GOAL = 1.25


@dataclass(frozen=True)
class Figure:
    """Our median and the yardstick's, in seconds."""

    seconds: float
    yardstick: float

    @property
    def ratio(self) -> float:
        """How many times the yardstick's time ours is."""
        return self.seconds / self.yardstick


@dataclass
class Results:
    """What was measured of one tree; ``memory`` is by what ran."""

    name: str
    sources: int
    size: int
    prepared: dict[str, float]
    figures: dict[str, Figure] = field(default_factory=dict)
    memory: dict[str, Memory] = field(default_factory=dict)
    peers: dict[str, tuple[float | None, float | None]] = field(default_factory=dict)

    @property
    def megabytes(self) -> float:
        """The size of the sources."""
        return self.size / 1_000_000


def begin(tree: Tree) -> Results:
    """Return results without figures."""
    return Results(tree.name, len(tree.sources), tree.size, tree.seconds)


def measure_rows(
    tree: Tree, rows: Iterable[Row], rounds: int, cold_rounds: int
) -> Iterator[tuple[str, Figure]]:
    """Yield the figures of each row, by what it runs, as they are measured."""
    for row in rows:
        number = cold_rounds if row.cold else rounds
        ours, other = partial(row.ours, tree), partial(row.other, tree)
        yield row.run, Figure(*median_pair(ours, other, number))


def measure_peaks(tree: Tree) -> Iterator[tuple[str, Memory]]:
    """Yield the peaks of checks, cold and warm, and of parsing the largest source alone."""
    if not can_measure_memory():
        return
    largest = max(tree.sources, key=lambda path: (tree.top / path).stat().st_size)
    tree.go("clean")
    yield "largest", measure_memory(parse_command(tree, [largest]))
    tree.cool()
    yield "cold", measure_memory(check_command(tree))
    tree.warm()
    yield "warm", measure_memory(check_command(tree))
