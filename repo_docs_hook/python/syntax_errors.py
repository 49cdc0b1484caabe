"""Why a source was not understood, in one line, with its true position or none."""

from __future__ import annotations

import re
from importlib.metadata import version

from repo_docs_hook.python.headers import Header
from repo_docs_hook.python.lines import split_lines
from repo_docs_hook.python.source import SourceError, find_conflict, position_of

_PLACE = re.compile(r"parser error: error at (\d+):(\d+)")
_TOKENIZER = re.compile(r"tokenizer error: ([^\n]*)")


def explain(text: str, message: str, offset: int) -> SourceError:
    """Return the error for a text that cannot be read.

    ``message`` is ours with the ``offset`` where it holds, or libcst's own (offset -1).
    libcst names the place after the token that it did not expect, so we step back by
    one token; where that is not certain, the error has no position.
    """
    conflict = find_conflict(text)
    if conflict >= 0:
        line, column = position_of(text, conflict)
        return SourceError("holds a merge conflict marker", line, column)
    if offset >= 0:
        return SourceError(message, *position_of(text, offset))
    place = _PLACE.search(message)
    libcst = f"not understood by libcst {version('libcst')}"
    if place is None:
        reason = _TOKENIZER.search(message)
        return SourceError(f"{libcst}: {reason[1]}" if reason else libcst)
    return _unexpected(text, libcst, int(place[1]), int(place[2]))


def _unexpected(text: str, libcst: str, line: int, column: int) -> SourceError:
    """Name the token before the 1-based line and 0-based column that libcst gives."""
    place = _offset(text, line, column)
    before = [span for span in split_lines(text) if span.start < place]
    if not before:
        return SourceError(libcst)
    last = before[-1]
    tokens = Header(text[last.start : min(place, last.end)]).tokens
    if place <= last.end:
        what = f'unexpected "{tokens[-1].text[:40]}"'
        return SourceError(f"{libcst}: {what}", *position_of(text, last.start + tokens[-1].start))
    if _indent(text, place) > _indent(text, last.start):
        return SourceError(f"{libcst}: unexpected indent", *position_of(text, place))
    end = last.start + tokens[-1].start + len(tokens[-1].text)
    return SourceError(f"{libcst}: unexpected end of line", *position_of(text, end))


def _offset(text: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return start + column


def _indent(text: str, offset: int) -> int:
    return offset - text.rfind("\n", 0, offset) - 1
