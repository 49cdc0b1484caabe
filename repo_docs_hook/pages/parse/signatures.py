"""Read the signatures of a fence back from a page, with the lexer of sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from repo_docs_hook.python.lexer.lines import Trouble, split_lines
from repo_docs_hook.python.lexer.tokens import LogicalLine

_BODY = re.compile(r":(?: \.\.\.)?$")
_NAME = re.compile(r"(?:async )?(?:def|class) (\w+)")


class ShownSignature(NamedTuple):
    """A class or function: its name, decorators and signature, and whether a class holds it."""

    name: str
    decorators: tuple[str, ...]
    signature: str
    inside: bool


def read_shown_block(lines: Sequence[str]) -> list[ShownSignature]:
    """Return the signatures that the lines of a fence show, each on one line.

    Nothing is raised: of lines that are no Python some signatures or none are read.
    """
    text = "\n".join(lines)
    try:
        return list(_signatures(text))
    except Trouble:
        return []  # the page was edited by hand


def _signatures(text: str) -> Iterator[ShownSignature]:
    decorators: list[str] = []
    for span in split_lines(text):
        line = LogicalLine(text[span.start : span.end]).fold()
        if line.startswith("@"):
            decorators.append(line[1:])
            continue
        name = _NAME.match(line)
        if name:
            inside = text[span.start - 1 : span.start] == " "
            yield ShownSignature(name[1], tuple(decorators), _BODY.sub("", line), inside)
        decorators = []
