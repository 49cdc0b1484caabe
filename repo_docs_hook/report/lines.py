"""Lines of a report as data, and how they fit into the width of a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

#: Styles whose text is never broken in the middle.
_WHOLE = frozenset({"name", "path", "command"})

Measure = Callable[[str], int]


class Span(NamedTuple):
    """A piece of a line; ``style`` is a name such as ``cause``, ``""`` for plain text."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a report, as long as it may be.

    ``rest`` goes on the same line if all of it fits, else on the next one. ``fit`` says
    what becomes of a line that is too long: ``wrap`` (at blanks, later lines indented
    by ``hang``), ``cut``, or ``keep`` (commands, which are to be copied).
    """

    spans: tuple[Span, ...] = ()
    rest: tuple[Span, ...] = ()
    hang: int = 0
    fit: str = "wrap"


def line(*parts: str | Span, hang: int = 0, fit: str = "wrap") -> Line:
    """Make a line of spans and plain texts."""
    spans = (Span(part) if isinstance(part, str) else part for part in parts)
    return Line(tuple(Span(*span) for span in spans), hang=hang, fit=fit)


def join_names(names: Iterable[str]) -> Iterator[Span]:
    """Yield the spans of a list of paths, with commas between them."""
    for index, name in enumerate(names):
        if index:
            yield Span(", ")
        yield Span(name, "path")


def separate(parts: Iterable[Iterable[Line]]) -> Iterator[Line]:
    """Chain paragraphs, with a blank line between those that say something."""
    started = False
    for part in parts:
        for index, each in enumerate(part):
            if started and not index:
                yield line()
            started = True
            yield each


def lay_out(report: Line, width: int | None, measure: Measure) -> list[tuple[Span, ...]]:
    """Return the lines that a line becomes on a terminal of ``width`` cells (None: no bound).

    ``measure`` tells how many cells a text takes.
    """
    whole = report.spans + report.rest
    if width is None or report.fit == "keep" or _cells(whole, measure) <= width:
        return [whole]
    if report.fit == "cut":
        return [tuple(_cut(whole, width, measure))]
    laid = _wrap(report.spans, width, report.hang, measure)
    if report.rest:
        first = report.rest[0]
        indented = Span(" " * report.hang + first.text.lstrip(" "), first.style)
        laid += _wrap((indented, *report.rest[1:]), width, report.hang + 2, measure)
    return laid


def _cells(spans: Iterable[Span], measure: Measure) -> int:
    return sum(measure(span.text) for span in spans)


def _cut(spans: Iterable[Span], width: int, measure: Measure) -> Iterator[Span]:
    room = width
    for text, style in spans:
        kept = text if measure(text) <= room else text[:room]
        while measure(kept) > room:
            kept = kept[:-1]
        yield Span(kept, style)
        room -= measure(kept)
        if kept != text:
            return


def _wrap(spans: Iterable[Span], width: int, hang: int, measure: Measure) -> list[tuple[Span, ...]]:
    """Fill lines with chunks; a chunk longer than a line has one of its own."""
    laid: list[tuple[Span, ...]] = []
    current: list[Span] = []
    used = 0
    for gap, chunk in _chunks(spans):
        size = _cells(chunk, measure)
        if current and used + gap + size > width:
            laid.append(tuple(current))
            current, used, gap = [], 0, hang
        current += [Span(" " * gap), *chunk] if gap else chunk
        used += gap + size
    return [*laid, tuple(current)] if current else laid


def _chunks(spans: Iterable[Span]) -> Iterator[tuple[int, list[Span]]]:
    """Yield what may not be broken, each with the number of blanks before it."""
    gap, chunk = 0, list[Span]()
    for text, style in spans:
        for index, word in enumerate([text] if style in _WHOLE else text.split(" ")):
            if index:
                if chunk:
                    yield gap, chunk
                    gap, chunk = 0, []
                gap += 1
            if word:
                chunk.append(Span(word, style))
    if chunk:
        yield gap, chunk
