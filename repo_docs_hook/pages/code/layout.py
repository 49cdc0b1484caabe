"""Lines of code that are too long, broken in their brackets and at their operators.

The rules are those of black's right-hand split ("The Black code style", "How Black wraps
lines"), where ruff and black differ the form that neither of them changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from repo_docs_hook.pages.code.model import (
    ANNOTATION,
    COMMA,
    COMPREHENSION,
    DEFAULT,
    TERNARY,
    Code,
)
from repo_docs_hook.pages.code.widths import width

#: Columns of a line, and of one level of indentation. Deeper than ``_DEEPEST``, no line is broken.
WIDTH, STEP = 88, 4
_DEEPEST = 60
#: What may stand right before a bracket, without a blank, that is neither called nor subscripted.
_NO_OPERAND = frozenset("( [ { = * ** + - ~ : @".split())


class Segment(NamedTuple):
    """Tokens ``first`` to ``end`` (exclusive) with ``lead`` before and ``tail`` behind them."""

    first: int
    end: int
    lead: str = ""
    tail: str = ""


class Brackets(NamedTuple):
    """A pair of brackets that a line can be broken in; what is before, in and behind it.

    ``added``: they are no tokens of the line but parentheses that are put there.
    """

    head: Segment
    body: Segment
    rest: Segment
    added: bool = False


class Layout:
    """Breaks segments of one line of code. ``explode``: an entry a line in any broken bracket."""

    def __init__(self, code: Code) -> None:
        self.code = code
        widths = (width(text) + blank for text, blank in zip(code.texts, code.blanks, strict=True))
        self.ends = [0, *accumulate(widths)]
        self.explode = False

    def text(self, segment: Segment) -> str:
        """Return a segment on one line."""
        texts, blanks = self.code.texts, self.code.blanks
        parts = [segment.lead]
        for at in range(segment.first, segment.end):
            if blanks[at] and at > segment.first:
                parts.append(" ")
            parts.append(texts[at])
        parts.append(segment.tail)
        return "".join(parts)

    def fits(self, segment: Segment, indent: int) -> bool:
        """Whether a segment fits on one line behind ``indent`` blanks."""
        first, end, lead, tail = segment
        inner = 0
        if first < end:
            inner = self.ends[end] - self.ends[first] - self.code.blanks[first]
        return indent + width(lead) + inner + width(tail) <= WIDTH

    def lines(self, segment: Segment, indent: int, *, enclosed: bool = False) -> Iterator[str]:
        """Yield the lines of a segment in brackets: an entry, or (``enclosed``) all between two."""
        if self.fits(segment, indent) or indent > _DEEPEST:
            yield " " * indent + self.text(segment)
            return
        ranks = self._ranks(segment)
        if any(rank == COMPREHENSION for _, rank in ranks):
            yield from self._broken(segment, COMPREHENSION, indent)
            return
        marks = {rank: at for at, rank in ranks if rank < 0}
        equals = marks.get(DEFAULT, segment.first - 1)
        colon = marks.get(ANNOTATION, segment.first - 1)
        annotated = colon >= segment.first
        value = Segment(equals + 1 if equals >= colon else segment.end, segment.end)
        rank = max((rank for at, rank in ranks if at > value.first), default=0)
        if rank > 0 and not annotated and (rank != TERNARY or enclosed):
            yield from self._broken(segment, rank, indent)
            return
        groups = self.value_groups(segment, value)
        if annotated:
            annotation = Segment(colon + 1, equals if equals > colon else segment.end)
            key = self.groups(segment, Segment(segment.first, colon))
            groups = [*key, *self.value_groups(segment, annotation), *groups]
        yield from self.split(segment, groups, indent)

    def value_groups(self, segment: Segment, value: Segment) -> list[Brackets]:
        """Return what a part can be broken in: parentheses of its own where it has operators."""
        if any(rank > 0 for _, rank in self._ranks(value)):
            return [self.wrapped(segment, value.first, value.end)]
        return self.groups(segment, value)

    def split(self, segment: Segment, groups: list[Brackets], indent: int) -> Iterator[str]:
        """Yield the lines of a segment, broken in the last of the groups whose head fits."""
        rest, at = segment, 0
        while at < len(groups) and not self.fits(rest, indent):
            head = self.head(rest, groups[at])
            while at + 1 < len(groups):
                longer = self.head(rest, groups[at + 1])
                if not self.fits(longer, indent):
                    break
                head, at = longer, at + 1
            yield " " * indent + self.text(head)
            yield from self._body(groups[at], indent + STEP)
            rest, at = groups[at].rest, at + 1
        yield " " * indent + self.text(rest)

    def head(self, rest: Segment, group: Brackets) -> Segment:
        """Return what is left of a segment up to the opening bracket of a group."""
        return Segment(rest.first, group.head.end, rest.lead, group.head.tail)

    def _body(self, group: Brackets, indent: int) -> Iterator[str]:
        """Yield the lines of what is between two brackets."""
        segment = group.body
        ranks = {rank for _, rank in self._ranks(segment)}
        opening = "(" if group.added else self.code.texts[segment.first - 1]
        trailer = not group.added and self._is_trailer(segment.first - 1)
        if self.fits(segment, indent) and not (COMMA in ranks and (self.explode or not trailer)):
            yield " " * indent + self.text(segment)
        elif COMMA in ranks:
            yield from self.entries(segment, indent)
        else:
            comma = opening == "(" and trailer and COMPREHENSION not in ranks
            alone = segment._replace(tail=",") if comma else segment
            yield from self.lines(alone, indent, enclosed=opening == "(")

    def entries(self, segment: Segment, indent: int) -> Iterator[str]:
        """Yield the lines of the entries of brackets, each with a comma behind it."""
        start = segment.first
        for at, rank in self._ranks(segment):
            if rank == COMMA:
                yield from self.lines(Segment(start, at, tail=","), indent)
                start = at + 1
        if start < segment.end:
            yield from self.lines(Segment(start, segment.end, tail=","), indent)

    def _broken(self, segment: Segment, rank: int, indent: int) -> Iterator[str]:
        """Yield the lines of a segment that is broken before each token of a rank."""
        starts = [at for at, each in self._ranks(segment) if each == rank]
        for first, end in pairwise([segment.first, *starts, segment.end]):
            lead = segment.lead if first == segment.first else ""
            tail = segment.tail if end == segment.end else ""
            yield from self.lines(Segment(first, end, lead, tail), indent, enclosed=True)

    def _ranks(self, segment: Segment) -> list[tuple[int, int]]:
        """Return where a segment can be broken outside brackets, and the rank of each place."""
        found, at = [], segment.first
        ranks, partners = self.code.ranks, self.code.partners
        while at < segment.end:
            if ranks[at] and at > segment.first:
                found.append((at, ranks[at]))
            at = partners[at] if partners[at] > at else at + 1
        return found

    def groups(self, segment: Segment, part: Segment) -> list[Brackets]:
        """Return the brackets outermost in a part of a segment, empty ones left out."""
        found, at = [], part.first
        partners = self.code.partners
        while at < part.end:
            close = partners[at]
            if close > at:
                if close > at + 1:
                    head = Segment(segment.first, at + 1, segment.lead)
                    body, rest = (
                        Segment(at + 1, close),
                        Segment(close, segment.end, tail=segment.tail),
                    )
                    found.append(Brackets(head, body, rest))
                at = close
            at += 1
        return found

    def wrapped(self, segment: Segment, first: int, end: int) -> Brackets:
        """Return a part of a segment as a group in parentheses of its own."""
        blank = " " if self.code.blanks[first] and first > segment.first else ""
        head = Segment(segment.first, first, segment.lead, blank + "(")
        space = " " if end < segment.end and self.code.blanks[end] else ""
        return Brackets(
            head, Segment(first, end), Segment(end, segment.end, ")" + space, segment.tail), True
        )

    def _is_trailer(self, opening: int) -> bool:
        """Whether a bracket belongs to a call or a subscript, not to a list or the like."""
        before = self.code.texts[opening - 1] if opening else "("
        return not self.code.blanks[opening] and before not in _NO_OPERAND
