"""Writes lines as text and nothing else: for pipes, files and CI logs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from repo_docs_hook.report.lines import Line, Measure, Span, lay_out
from repo_docs_hook.text.inert import escape, guard


def write_plain(
    report: Iterable[Line], stream: TextIO, width: int | None = None, measure: Measure = len
) -> None:
    """Write lines whole, or fitted into ``width`` cells, as ``measure`` counts them."""
    for spans in fit_lines(report, stream, width, measure):
        stream.write(guard("".join(span.text for span in spans)) + "\n")


def fit_lines(
    report: Iterable[Line], stream: TextIO, width: int | None, measure: Measure
) -> Iterable[tuple[Span, ...]]:
    """Yield lines as they will stand on a stream, in characters that it can encode."""
    encoding = stream.encoding or "utf-8"
    for each in report:
        spans, rest = (
            tuple(Span(escape(span.text, encoding), span.style) for span in part)
            for part in (each.spans, each.rest)
        )
        safe = Line(spans, rest, each.hang, each.fit)
        for laid in lay_out(safe, width, measure):
            yield _without_blank_end(laid)


def _without_blank_end(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    while spans and not spans[-1].text.rstrip(" "):
        spans = spans[:-1]
    if not spans:
        return ()
    return (*spans[:-1], Span(spans[-1].text.rstrip(" "), spans[-1].style))
