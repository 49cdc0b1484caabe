"""A bar on a terminal while sources are read, where that takes long enough to ask how long."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TextIO, TypeVar

from repo_docs_hook.report.terminal import can_redraw

if TYPE_CHECKING:
    from rich.progress import Progress

K = TypeVar("K")
T = TypeVar("T")

#: Seconds of work before the bar appears, and between two drawings of it.
_PATIENCE = 0.5
_INTERVAL = 0.1


class Bar:
    """A bar on ``stream``, which stays as it is where that is no terminal.

    Where it is ``wanted``, it appears when the work has taken _PATIENCE seconds, and is gone
    when the work is done.
    """

    def __init__(self, stream: TextIO, *, wanted: bool) -> None:
        self._stream, self._wanted = stream, wanted

    def follow(
        self, answers: Iterable[tuple[K, T]], sizes: Mapping[K, int]
    ) -> Iterator[tuple[K, T]]:
        """Yield the answers, each with the key of a source, and show how far it has come.

        ``sizes`` are those of all sources by key, in bytes: they tell what time is left.
        """
        if not (self._wanted and can_redraw(self._stream)):
            yield from answers
            return
        bar: Progress | None = None
        next_time = time.monotonic() + _PATIENCE
        files = weight = 0
        try:
            for answer in answers:
                files, weight = files + 1, weight + sizes[answer[0]]
                if time.monotonic() >= next_time and files < len(sizes):
                    bar = bar or _start(self._stream, sum(sizes.values()))
                    done = f"{files}/{len(sizes)}"
                    bar.update(bar.task_ids[0], completed=weight, files=done, refresh=True)
                    next_time = time.monotonic() + _INTERVAL
                yield answer
        finally:
            if bar is not None:
                bar.stop()


def _start(stream: TextIO, total: int) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("Reading sources", markup=False),
        BarColumn(),
        TextColumn("{task.fields[files]}", markup=False),
        TimeRemainingColumn(compact=True),
        TextColumn("left", markup=False),
    )
    console = Console(file=stream, force_jupyter=False)
    # A thread that redraws would be copied into every child that is started meanwhile.
    bar = Progress(*columns, console=console, transient=True, auto_refresh=False)
    bar.add_task("", total=total, files="")
    bar.start()
    return bar
