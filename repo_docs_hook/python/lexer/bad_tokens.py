"""Locate tokenizer errors: libcst's tokenizer says what is wrong, but not where."""

from __future__ import annotations

from bisect import bisect_left

import libcst as cst

from repo_docs_hook.python.lexer.lines import LineSpan
from repo_docs_hook.python.lexer.tokens import LogicalLine


def find_bad_token(text: str, spans: list[LineSpan]) -> int:
    """Return the offset of the first token that libcst's tokenizer refuses, -1 where none is."""
    for span in spans:
        line = text[span.start : span.end]
        if _is_refused(line):
            tokens = LogicalLine(line).tokens
            ends = [token.start + len(token.text) for token in tokens]
            at = bisect_left(ends, True, key=lambda end: _is_refused(line[:end]))
            return span.start + (tokens[at].start if at < len(tokens) else ends[-1])
    return -1


def find_bad_indent(text: str, spans: list[LineSpan]) -> int:
    """Return the offset of the first line whose indentation fits no block, -1 where none is.

    As in the Language Reference, "Indentation": columns count with tabs to multiples
    of eight, and may not mean something else with tabs of another width (here: one).
    """
    blocks = [(0, 0)]
    for span in spans:
        here = _columns(text, span.start)
        if here[0] > blocks[-1][0] and here[1] > blocks[-1][1]:
            blocks.append(here)
        while here[0] < blocks[-1][0]:
            blocks.pop()
        if here != blocks[-1]:
            return span.start
    return -1


def find_unclosed(text: str, span: LineSpan) -> int:
    """Return the offset of the innermost bracket that a logical line leaves open, -1: none."""
    opened: list[int] = []
    for token in LogicalLine(text[span.start : span.end]).tokens:
        if token.text in ("(", "[", "{"):
            opened.append(span.start + token.start)
        elif token.text in (")", "]", "}") and opened:
            opened.pop()
    return opened[-1] if opened else -1


def _is_refused(line: str) -> bool:
    try:
        cst.parse_module(line)
    except cst.ParserSyntaxError as error:
        return "tokenizer error" in str(error)
    except (cst.CSTLogicError, cst.CSTValidationError):
        pass  # it is a token
    return False


def _columns(text: str, offset: int) -> tuple[int, int]:
    indent = text[text.rfind("\n", 0, offset) + 1 : offset].rpartition("\f")[2]
    return len(indent.expandtabs(8)), len(indent)
