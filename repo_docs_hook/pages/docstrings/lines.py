"""Lines of docstrings: which stand together, how far they are indented, how they begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

_UNDERLINE = re.compile(r"([=\-~^\"'*+#_`:.])\1{2,} *\Z")
_BULLET = re.compile(r"(?:([-*+\u2022])|([0-9]{1,9})[.)]|\(([0-9]{1,9})\)|(#)\.) +(?=\S)")
# What may stand right below a line of running text and is none itself.
_STARTS = re.compile(
    r"[-*+\u2022] +\S|\(?1[.)] +\S|#\. |>>>|```|~~~|\.\. |\+[-=]+\+|#{1,6} \S|!!! |> |\| "
    r"|:[A-Za-z]+(?: [^:`]*)?:(?: |$)|@[a-z]+(?: [^:]{1,60})?: "
)
_WORDS = re.compile(r"[A-Za-z0-9`*\"'(]|[^\x00-\x7f]")
_TERM = re.compile(r"[^\s].{0,68}[^.,;\-(\s]|\S")
_MOST_WORDS = 6


def is_blank(line: str) -> bool:
    """Tell whether a line has nothing but blanks."""
    return not line or not line.strip(" \t")


def is_underline(line: str) -> bool:
    """Tell whether a line is one punctuation mark three times or more, as under headings."""
    return bool(line) and bool(_UNDERLINE.match(line))


def indent_of(line: str) -> int:
    """Return the number of blanks that a line begins with."""
    return len(line) - len(line.lstrip(" "))


def dedent(lines: Sequence[str], most: int = 1 << 30) -> list[str]:
    """Return lines without the indent that all of them share, or ``most``; blank ones empty."""
    width = min((indent_of(line) for line in lines if not is_blank(line)), default=0)
    width = min(width, most)
    return ["" if is_blank(line) else line[width:] for line in lines]


def hang(first: str, lines: Sequence[str], most: int = 1 << 30) -> list[str]:
    """Return the first line of an item or field, and those below it without their indent.

    The literal block that ``::`` at the end of the first line promises keeps one.
    """
    body = dedent(lines, most)
    following = next(filter(None, body), "")
    if first.endswith("::") and body and not body[0] and following[:1] != " ":
        body = [f"    {line}" if line else "" for line in body]
    return [first, *body]


def trim(lines: Sequence[str]) -> list[str]:
    """Return lines without blank ones at both ends."""
    start, end = 0, len(lines)
    while start < end and is_blank(lines[start]):
        start += 1
    while end > start and is_blank(lines[end - 1]):
        end -= 1
    return list(lines[start:end])


def end_of_indented(lines: Sequence[str], at: int) -> int:
    """Return the index behind the last indented line from ``at`` on, blank ones among them."""
    end = at
    while at < len(lines) and (lines[at][:1] == " " or is_blank(lines[at])):
        at += 1
        if not is_blank(lines[at - 1]):
            end = at
    return end


def end_of_item(lines: Sequence[str], at: int) -> int:
    """Return the index behind the lines that go on with the item or term in line ``at - 1``.

    Those are indented ones, with blank ones among them, and running text without an indent
    right below (CommonMark's lazy continuation).
    """
    while True:
        at = end_of_indented(lines, at)
        if at == len(lines) or is_blank(lines[at]) or is_blank(lines[at - 1]):
            return at
        if starts_block(lines[at]) or find_bullet(lines[at]) or is_underline(lines[at]):
            return at
        at += 1


def starts_block(line: str) -> bool:
    """Tell whether a line ends the running text above it."""
    return bool(_STARTS.match(line))


def find_bullet(line: str) -> tuple[str, int] | None:
    """Return the marker of a list's item as Markdown has it and its width, None for no item.

    The marker of an item that is numbered by ``#.`` is ``#``.
    """
    match = _BULLET.match(line)
    if match is None:
        return None
    number = match[2] or match[3]
    return f"{number}." if number else match[4] or "-", match.end()


def is_words(line: str) -> bool:
    """Tell whether a line, without its indent, can go on with running text."""
    text = line.lstrip(" ")
    return bool(_WORDS.match(text)) and not starts_block(text) and not find_bullet(text)


def is_term(line: str) -> bool:
    """Tell whether a line above an indented text is a term that the text defines."""
    return bool(_TERM.fullmatch(line)) and line[-2:] != "::" and line.count(" ") < _MOST_WORDS


def end_of_text(lines: Sequence[str], at: int) -> int:
    """Return where running text ends: at a blank line, a list, a block, an indented one."""
    at += 1
    while at < len(lines) and not is_blank(lines[at]) and not starts_block(lines[at]):
        hangs = lines[at][0] == " "
        if hangs and (lines[at - 1].endswith(":") or not is_words(lines[at])):
            break
        if at + 1 < len(lines) and is_underline(lines[at + 1]) and not hangs:
            break
        at += 1
    return at


def end_of_lines(lines: Sequence[str], at: int) -> int:
    """Return the index of the next blank line, or the number of lines."""
    while at < len(lines) and not is_blank(lines[at]):
        at += 1
    return at
