"""Measure rows and memory, tree by tree, and keep the figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from benchmarks.measure import median_pair
from benchmarks.memory import Memory, can_measure_memory, measure_memory
from benchmarks.rows import Row
from benchmarks.scenes import check_command, parse_command
from benchmarks.trees import Tree

#: The most memory of a worker, as a multiple of that of parsing the largest source alone.
MEMORY_GOAL = 1.5
#: The most time per byte of a larger synthetic tree, as a multiple of the smallest one's.
LINE_GOAL = 1.25


@dataclass(frozen=True)
class Figure:
    """Our median and the yardstick's, in seconds."""

    seconds: float
    yardstick: float

    @property
    def ratio(self) -> float:
        """Our time as a multiple of the yardstick's."""
        return self.seconds / self.yardstick


@dataclass
class Results:
    """The figures of one tree; ``memory`` is by the name of the command."""

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
