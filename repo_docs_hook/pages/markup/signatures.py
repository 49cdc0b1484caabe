"""Signatures as a formatter of Python leaves them: blocks of code for fences on pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from repo_docs_hook.pages.code.layout import STEP, Layout, Segment
from repo_docs_hook.pages.code.model import Code
from repo_docs_hook.pages.code.spacing import read_code

#: Characters of a signature that still stands on one line.
LONGEST = 80
_BODY = ": ..."


class Header(NamedTuple):
    """A class or function header: its decorators, with or without ``@``, and its signature.

    Both are on one line each, as written; the signature has no colon behind it.
    """

    decorators: tuple[str, ...]
    signature: str


def needs_block(header: Header) -> bool:
    """Whether a signature is too long for a code span, or has decorators."""
    return bool(header.decorators) or len(header.signature) > LONGEST


def signature_block(headers: Sequence[Header]) -> list[str]:
    """Return the lines of functions, or of a class without a constructor.

    Several headers are an overloaded function, or a property with its setter; two blank
    lines part them (PEP 8, "Blank Lines").
    """
    return _blocks(headers, 0)


def class_block(owner: Header, constructors: Sequence[Header]) -> list[str]:
    """Return the lines of a class with its constructors, overloads included, as its body."""
    if not constructors:
        return _blocks([owner], 0)
    return [*_header(owner, 0, ":"), *_blocks(constructors, STEP)]


def _blocks(headers: Sequence[Header], indent: int) -> list[str]:
    lines: list[str] = []
    for header in headers:
        if lines:
            lines += [""] if indent else ["", ""]
        lines += _header(header, indent, _BODY)
    return lines


def _header(header: Header, indent: int, tail: str) -> Iterator[str]:
    for decorator in header.decorators:
        yield from _decorator(decorator.removeprefix("@"), indent)
    code = read_code(header.signature)
    if code is None or code.texts[0] not in ("def", "class", "async"):
        yield " " * indent + header.signature + tail
        return
    _remove_empty_parentheses(code)
    layout = Layout(code)
    whole = Segment(0, len(code.texts), tail=tail)
    text = layout.text(whole)
    if len(text) - len(tail) <= LONGEST and layout.fits(whole, indent):
        yield " " * indent + text
    else:
        yield from _exploded(layout, whole, indent)


def _decorator(text: str, indent: int) -> Iterator[str]:
    code = read_code(text)
    if code is None:
        yield f"{' ' * indent}@{text}"
        return
    layout = Layout(code)
    segment = Segment(0, len(code.texts), "@")
    yield from layout.split(segment, layout.groups(segment, segment), indent)


def _remove_empty_parentheses(code: Code) -> None:
    """Remove the parentheses of ``class X():``."""
    if code.texts[0] == "class" and code.texts[-2:] == ["(", ")"]:
        for column in code:
            del column[-2:]


def _exploded(layout: Layout, whole: Segment, indent: int) -> Iterator[str]:
    """Yield the lines of a header, one parameter (base, type parameter) a line."""
    groups = layout.groups(whole, Segment(0, _arrow(layout.code)))
    if len(groups) > 1 and layout.fits(groups[-1].head, indent):
        groups = groups[-1:]
    rest = whole
    for group in groups:
        yield " " * indent + layout.text(layout.head(rest, group))
        yield from layout.entries(group.body, indent + STEP)
        rest = group.rest
    yield from _returned(layout, rest, indent)


def _returned(layout: Layout, rest: Segment, indent: int) -> Iterator[str]:
    """Yield the lines of what is behind the parameters."""
    arrow = _arrow(layout.code)
    if layout.fits(rest, indent) or arrow == len(layout.code.texts):
        yield " " * indent + layout.text(rest)
        return
    layout.explode = True
    groups = layout.value_groups(rest, Segment(arrow + 1, rest.end))
    if not groups and rest.first == 0:
        groups = [layout.wrapped(rest, arrow + 1, rest.end)]
    yield from layout.split(rest, groups, indent)


def _arrow(code: Code) -> int:
    """Return where the arrow of a header is, the end of it where there is none."""
    return code.texts.index("->") if "->" in code.texts else len(code.texts)
