"""Show the figures as the Markdown tables of guide/performance.md. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.peers import PEERS
from benchmarks.results import LINE_GOAL, MEMORY_GOAL, Results
from benchmarks.rows import Row

_SYNTHETIC = "synthetic-"


def format_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def format_times(rows: Iterable[Row], all_results: Sequence[Results]) -> str:
    """Return the table of goals: a line for each row, a column for each tree.

    A figure that misses its goal, as it is shown, is bold.
    """
    head = ["run", "its yardstick", "goal", *(each.name for each in all_results), "met"]
    sizes = ["sources", "", "", *(f"{each.sources}" for each in all_results), ""]
    lines = [_line(row, all_results) for row in rows if _was_run(row.run, all_results)]
    return format_table(head, [sizes, *lines, *_straight(all_results)])


def format_memory(all_results: Sequence[Results]) -> str:
    """Return the table of memory, nothing where none was measured."""
    measured = [each for each in all_results if "cold" in each.memory]
    if not measured:
        return ""
    head = ["peak memory", "goal", *(each.name for each in measured), "met"]
    workers = [
        (each.memory["cold"].child / each.memory["largest"].parent, each.memory["cold"].child)
        for each in measured
    ]
    name = "largest worker of `--check`, empty cache, times parsing the largest source alone"
    line = [name, *_judge(workers, MEMORY_GOAL, "MB", 0)]
    return format_table(head, [line, *_amounts(measured)])


def format_peers(results: Results) -> str:
    """Return the table of peers on one tree."""
    head = ["on " + _title(results), "s", "again, s", "what it does", *_TRAITS]
    lines = [
        [peer.name, *map(_seconds, results.peers[peer.name]), peer.does, *peer.traits]
        for peer in PEERS
        if peer.name in results.peers
    ]
    return format_table(head, lines)


_TRAITS = ("proves that docs are fresh", "shows the diff", "incremental", "reads what is staged")


def _amounts(measured: Sequence[Results]) -> Iterator[list[str]]:
    for name, kind, part in (
        ("the main process of it", "cold", "parent"),
        ("all its processes together", "cold", "total"),
        ("all processes of `--check`, unchanged since the last", "warm", "total"),
    ):
        yield [name, "", *(f"{getattr(each.memory[kind], part):.0f} MB" for each in measured), ""]


def _line(row: Row, all_results: Sequence[Results]) -> list[str]:
    figures = [each.figures.get(row.run) for each in all_results]
    pairs = [(each.ratio, each.seconds) if each else None for each in figures]
    return [row.run, row.yardstick, *_judge(pairs, row.goal, "s", 2)]


def _straight(all_results: Sequence[Results]) -> Iterator[list[str]]:
    """Yield a line that compares the time per byte of synthetic trees of several sizes."""
    run = "`--check`, empty cache"
    known = [each for each in all_results if each.name.startswith(_SYNTHETIC)]
    known = [each for each in known if run in each.figures]
    if len(known) > 1:
        paces = {each.name: each.figures[run].seconds / each.megabytes for each in known}
        least = paces[min(known, key=lambda each: each.size).name]
        pairs = [
            (paces[each.name] / least, paces[each.name]) if each.name in paces else None
            for each in all_results
        ]
        words = [f"{run}, for 1 MB of sources", "the same on the smallest synthetic tree"]
        yield [*words, *_judge(pairs, LINE_GOAL, "s", 2)]


def _judge(
    pairs: Sequence[tuple[float, float] | None], goal: float, unit: str, digits: int
) -> list[str]:
    """Return cells: the goal, each ratio with its amount, and whether all met the goal."""
    missed = [pair is not None and round(pair[0], 2) > goal for pair in pairs]
    texts = [f"{pair[0]:.2f}, {pair[1]:.{digits}f} {unit}" if pair else "" for pair in pairs]
    cells = [f"**{text}**" if miss else text for text, miss in zip(texts, missed, strict=True)]
    return [f"{goal:g}", *cells, "no" if any(missed) else "yes"]


def _title(results: Results) -> str:
    return f"{results.name}: {results.sources} sources, {results.megabytes:.1f} MB"


def _seconds(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _was_run(run: str, all_results: Iterable[Results]) -> bool:
    return any(run in each.figures for each in all_results)
