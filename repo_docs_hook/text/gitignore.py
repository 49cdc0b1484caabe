"""Compile git's ignore patterns (gitignore(5)) to regular expressions of bounded time.

If every ``*`` became ``[^/]*``, a regular expression would try all ways to divide a name among
the stars, and each star would multiply their number. Here the text between two stars is matched
at the first position where it fits and is not tried again further on: a later position leaves
less to the rest of the pattern, so the rest cannot match there if it did not before. The same
holds for the parts between two ``**``. Matching takes at most as many steps as the product of
the lengths of path and pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

#: The most characters of a pattern, which bounds the time that it takes.
LONGEST = 500

_TOKEN = re.compile(r"(?P<stars>\*+)|(?P<any>\?)|(?P<set>\[)|\\(?P<kept>.)|[^\\]", re.DOTALL)
_ITEM = re.compile(
    r"\[:(?P<named>[^\]]*):\]|(?P<first>\\.|[^\\])(?:-(?P<last>\\.|[^\\\]]))?", re.DOTALL
)
_NAMED = {
    "alnum": "0-9A-Za-z",
    "alpha": "A-Za-z",
    "blank": " \\t",
    "cntrl": "\\x00-\\x1f\\x7f",
    "digit": "0-9",
    "graph": "!-~",
    "lower": "a-z",
    "print": " -~",
    "punct": "!-/:-@\\[-`{-~",
    "space": " \\t-\\r",
    "upper": "A-Z",
    "xdigit": "0-9A-Fa-f",
}
_ANY_PARTS = "**"
_SKIPPED = "(?:[^/]+/)*?"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One compiled pattern.

    ``file`` matches the path of a file that the pattern names; it is None for patterns of
    folders. ``folder`` matches the path of a folder (with ``/`` at its end) if the pattern names
    that folder or one above it. ``negated`` is for patterns with ``!``.
    """

    negated: bool
    file: re.Pattern[str] | None
    folder: re.Pattern[str]


def compile_pattern(text: str) -> Pattern:
    """Compile one line of a gitignore file.

    It matches as git's manual says, except that it compares characters where git compares
    bytes, and that ``a/**`` names the folder ``a/`` too. Raises ValueError for text that is no
    pattern, matches nothing, or is longer than LONGEST; the message continues a sentence that
    begins with the pattern.
    """
    if len(text) > LONGEST:
        raise ValueError(f"is longer than {LONGEST} characters")
    body = _without_trailing_blanks(text)
    if body.startswith("#"):
        raise ValueError("matches nothing: it is a comment; a name that begins so is \\#")
    negated = body.startswith("!")
    body = body[negated:]
    parts = _parts(body.removesuffix("/"))
    folder = re.compile(_expression(parts, "/", below=body.endswith("/")))
    file = None if body.endswith("/") else re.compile(_expression(parts, r"\Z"))
    return Pattern(negated, file, folder)


def matcher(patterns: Iterable[Pattern]) -> Callable[[str], bool]:
    """Return a function that tells whether patterns match a path.

    Paths have ``/`` between parts, and one at the end if they are of a folder. The last pattern
    that names the path itself decides, else the last one that names a folder above it. So a
    ``!`` can take back files in an excluded folder, which git does not support.
    """
    last_first = tuple(patterns)[::-1]
    folders: dict[str, bool] = {}

    def matches(path: str) -> bool:
        for pattern in last_first:
            if pattern.file and pattern.file.match(path):
                return not pattern.negated
        folder = path[: path.rfind("/") + 1]
        if folder not in folders:
            above = (not each.negated for each in last_first if each.folder.match(folder))
            folders[folder] = next(above, False)
        return folders[folder]

    return matches


def _without_trailing_blanks(text: str) -> str:
    bare = text.rstrip(" ")
    escapes = len(bare) - len(bare.rstrip("\\"))
    return bare + " " if escapes % 2 and bare != text else bare


def _parts(body: str) -> list[str]:
    """Return the parts of a pattern from the top level on; ``**`` stands for any number."""
    if not body:
        raise ValueError("matches nothing")
    if "/" not in body:
        return [_ANY_PARTS, body if body.strip("*") else "*"]
    parts: list[str] = []
    for part in body.removeprefix("/").split("/"):
        if part in ("", ".", ".."):
            raise ValueError("matches nothing: no part of a path is empty, . or ..")
        if part.strip("*") or part == "*":
            parts.append(part)
        elif parts[-1:] != [_ANY_PARTS]:
            parts.append(_ANY_PARTS)
    return parts


def _expression(parts: Sequence[str], end: str, *, below: bool = False) -> str:
    """Return the expression of a path whose last part is followed by ``end``.

    ``below``: a pattern that ends with ``**`` matches only folders inside, not the folder itself.
    """
    names = map("step{}".format, count())
    *runs, last = _runs(parts)
    text = ""
    for number, run in enumerate(runs):
        steps = "".join(f"{_part(part, names)}/" for part in run)
        text += _first_fit(_SKIPPED + steps, names) if number else steps
    if runs and last:
        text += _SKIPPED
    if last:
        return text + "/".join(_part(part, names) for part in last) + end
    return text + "[^/]+/" if below else text


def _runs(parts: Sequence[str]) -> list[list[str]]:
    """Return the parts before, between and after each ``**``."""
    runs: list[list[str]] = [[]]
    for part in parts:
        if part == _ANY_PARTS:
            runs.append([])
        else:
            runs[-1].append(part)
    return runs


def _part(part: str, names: Iterator[str]) -> str:
    """Return the expression of one part of a path, to be followed by ``/`` or the end."""
    if part == "*":
        return "[^/]+"
    first, *others = _pieces(part)
    if not others:
        return first
    *middle, last = others
    return first + "".join(_first_fit(f"[^/]*?{each}", names) for each in middle) + "[^/]*" + last


def _first_fit(text: str, names: Iterator[str]) -> str:
    """Return an expression that keeps the first match of ``text``, whatever follows.

    It means ``(?>...)``, which is new in Python 3.11: once a lookahead has matched, no other
    match of it is tried.
    """
    name = next(names)
    return f"(?=(?P<{name}>{text}))(?P={name})"


def _pieces(part: str) -> list[str]:
    """Return the expressions of the text between the stars; each matches one length only."""
    pieces = [""]
    at = 0
    while at < len(part):
        token = _TOKEN.match(part, at)
        if token is None:
            raise ValueError("is not a gitignore pattern: nothing follows a backslash")
        at = token.end()
        if token["stars"]:
            pieces.append("")
        elif token["set"]:
            text, at = _set(part, at)
            pieces[-1] += text
        else:
            pieces[-1] += "[^/]" if token["any"] else re.escape(token["kept"] or token[0])
    return pieces


def _set(part: str, at: int) -> tuple[str, int]:
    """Return the expression of the set whose ``[`` is before ``at``, and where it ends."""
    negated = part[at : at + 1] in ("!", "^")
    at += negated
    items = ""
    while not items or part[at : at + 1] != "]":
        item = _ITEM.match(part, at)
        if item is None:
            raise ValueError("is not a gitignore pattern: a [ has no ] in the same part")
        items += _item(item)
        at = item.end()
    return f"(?!/)[{'^' * negated}{items}]", at + 1


def _item(item: re.Match[str]) -> str:
    if item["named"] is not None:
        if item["named"] not in _NAMED:
            raise ValueError(f"is not a gitignore pattern: there is no {item[0]}")
        return _NAMED[item["named"]]
    first, last = item["first"][-1], (item["last"] or item["first"])[-1]
    if first > last:
        raise ValueError(f"is not a gitignore pattern: no character is in {item[0]}")
    return f"{re.escape(first)}-{re.escape(last)}"
