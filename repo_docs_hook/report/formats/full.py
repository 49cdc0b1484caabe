"""The report for people: sources and what changed, page diffs, summary."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import TextIO

from repo_docs_hook.model.outcome import Outcome
from repo_docs_hook.report import Manner
from repo_docs_hook.report.lines import Line, separate
from repo_docs_hook.report.plain import fit_lines, write_plain
from repo_docs_hook.report.summary import checked_nothing, is_clean, show_clean, show_summary
from repo_docs_hook.report.terminal import is_styled, terminal_width
from repo_docs_hook.text.inert import guard

_COLOURS = {
    "name": "bold",
    "cause": "yellow",
    "added": "green",
    "removed": "red",
    "section": "cyan",
    "command": "cyan",
    "note": "dim",
}


def report(outcome: Outcome, stream: TextIO, manner: Manner) -> None:
    """Write what a run found to a stream.

    With ``quiet`` a clean run is silent, unless it checked nothing. Raises OSError as the
    stream does.
    """
    if is_clean(outcome):
        if not manner.quiet or checked_nothing(outcome):
            write_plain(show_clean(outcome, verbose=manner.verbose), stream)
        return
    from repo_docs_hook.report.body import show_body, show_briefly

    parts = show_briefly(outcome) if manner.quiet else show_body(outcome, manner)
    summary = show_summary(outcome, verbose=manner.verbose)
    _write(separate(chain(parts, (summary,))), stream, manner.color)


def _write(lines: Iterable[Line], stream: TextIO, color: str) -> None:
    """Write lines in colour where that is wanted, wrapped where there is a terminal."""
    width = terminal_width(stream) if stream.isatty() else None
    styled = is_styled(stream, color)
    if width is None and not styled:
        write_plain(lines, stream)
        return
    from rich.cells import cell_len

    if not styled:
        write_plain(lines, stream, width, cell_len)
        return
    _write_styled(lines, stream, width)


def _write_styled(lines: Iterable[Line], stream: TextIO, width: int | None) -> None:
    """Write lines in colour; rich itself would exit where nobody reads the stream any more."""
    from io import StringIO

    from rich.cells import cell_len
    from rich.console import Console
    from rich.text import Text

    rendered = StringIO()
    console = Console(
        file=rendered,
        force_terminal=True,
        force_jupyter=False,
        color_system="standard",
        no_color=False,
        highlight=False,
        markup=False,
        emoji=False,
        width=width or 80,
    )
    for spans in fit_lines(lines, stream, width, cell_len):
        plain = "".join(span.text for span in spans)
        parts = ((span.text, _COLOURS.get(span.style, "")) for span in spans)
        text = Text.assemble(*parts) if guard(plain) == plain else Text(guard(plain))
        console.print(text, soft_wrap=True)
    stream.write(rendered.getvalue())
