"""Turn errors of libcst into one line, with the exact position or none."""

from __future__ import annotations

import re
from importlib.metadata import version
from keyword import iskeyword

from repo_docs_hook.model.facts import SourceError
from repo_docs_hook.python.lexer.bad_tokens import find_bad_indent, find_bad_token, find_unclosed
from repo_docs_hook.python.lexer.lines import LineSpan, Trouble, split_lines
from repo_docs_hook.python.lexer.source import position_of
from repo_docs_hook.python.lexer.tokens import LogicalLine

_PLACE = re.compile(r"parser error: error at (\d+):(\d+)(?:: expected ([^\n]*))?")
_TOKENIZER = re.compile(r"tokenizer error: ([^\n]*)")
_INDENTATION = ("no matching outer block for dedent", "inconsistent mixing of tabs and spaces")
#: Among what libcst expected, the mark of a place where a statement can begin.
_STATEMENT = re.compile(r"\b(?:pass|class)\b")
#: What can only be followed by a name.
_NAMING = frozenset({"def", "class", "import", "as", "global", "nonlocal", "."})
#: What libcst expects where the block of a ``try`` ends, and nothing else with it.
_AFTER_TRY = re.compile(r"one of except, finally\s*$")
_MARKER = re.compile(r"(?:<{7}|>{7}) ")
_CONFLICT = re.compile(r"^<{7} .*\n(?:.*\n)*?={7}\n(?:.*\n)*?>{7} ", re.MULTILINE)
_MARKED = "holds a merge conflict marker"


def explain_trouble(text: str, trouble: Trouble) -> SourceError:
    """Return the error for a text that could not be split into logical lines."""
    conflict = _CONFLICT.search(text)
    if conflict:
        return SourceError(_MARKED, *position_of(text, conflict.start()))
    return SourceError(trouble.message, *position_of(text, trouble.offset))


def explain_refusal(text: str, message: str) -> SourceError:
    """Return the error for a text that libcst refused with ``message``.

    libcst's tokenizer gives no place, so we look for it; its parser names the place
    after the token that it did not expect, so we step back by one token. Where that is
    not certain, the error has no position.
    """
    place, reason = _PLACE.search(message), _TOKENIZER.search(message)
    what, found = message.partition("\n")[0], -1
    if place:
        offset = _offset(text, int(place[1]), int(place[2]))
        what, found = _explain_parser(text, offset, place[3] or "")
    elif reason:
        what, found = _explain_tokenizer(text, reason[1].rstrip())
    if what != _MARKED:
        what = f"not understood by libcst {version('libcst')}: {what}"
    return SourceError(what, *(position_of(text, found) if found >= 0 else ()))


def _explain_tokenizer(text: str, reason: str) -> tuple[str, int]:
    conflict = _CONFLICT.search(text)
    if conflict:
        return _MARKED, conflict.start()
    find = find_bad_indent if reason in _INDENTATION else find_bad_token
    return reason, find(text, split_lines(text))


def _explain_parser(text: str, place: int, expected: str) -> tuple[str, int]:
    """Name the token before the offset that libcst gives, and say where it is."""
    line = text.rfind("\n", 0, place) + 1
    if _MARKER.match(text, line):
        return _MARKED, line
    before = [span for span in split_lines(text) if span.start < place]
    if _STATEMENT.search(expected) and text[line:place].isspace():
        return "unexpected indent", place
    if _AFTER_TRY.match(expected) and text[place:].strip() and not text[line:place].strip():
        return "expected `except` or `finally`", place
    last = before[-1]
    unclosed = find_unclosed(text, last)
    if 0 <= unclosed < line:
        return f"`{text[unclosed]}` is never closed", unclosed
    return _name_token(text, last, place)


def _name_token(text: str, span: LineSpan, place: int) -> tuple[str, int]:
    tokens = LogicalLine(text[span.start : span.end]).tokens
    at = sum(span.start + each.start < place for each in tokens) - 1
    if tokens[at].text in _NAMING and at + 1 < len(tokens) and iskeyword(tokens[at + 1].text):
        at, place = at + 1, span.end  # libcst tries other statements and forgets this token
    token = tokens[at]
    start = span.start + token.start
    end = start + len(token.text)
    if place > span.end:
        return "unexpected end of line", end
    shown = token.text.partition("\n")[0][:40]
    what = "unexpected" if place >= end else "error in"
    return f"{what} `{shown}`", start


def _offset(text: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return start + column
