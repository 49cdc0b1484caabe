"""Cut a docstring into sections, and each section into fields, in the style that it is written.

Styles are found out line by line, since many docstrings have more than one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from repo_docs_hook.pages.docstrings.entries import ROLES, read_entries
from repo_docs_hook.pages.docstrings.fields import Field, Part
from repo_docs_hook.pages.docstrings.lines import (
    dedent,
    end_of_indented,
    end_of_item,
    is_blank,
    is_underline,
    trim,
)
from repo_docs_hook.pages.docstrings.tags import is_field, read_fields


class Styles(NamedTuple):
    """The styles whose fields are looked for."""

    google: bool = False
    numpy: bool = False
    sphinx: bool = False
    epytext: bool = False


#: Value of the setting ``docstring-style`` -> the styles whose fields are looked for.
STYLES = {
    "auto": Styles(google=True, numpy=True, sphinx=True, epytext=True),
    "google": Styles(google=True),
    "numpy": Styles(numpy=True),
    "sphinx": Styles(sphinx=True),
    "epytext": Styles(epytext=True),
    "markdown": Styles(),
    "plain": Styles(),
}
_TEXTS = frozenset(
    "attention caution danger error example examples hint important methods note notes references"
    " see also tip todo usage warning warnings".replace("see also", "see_also").split()
)
_GOOGLE = re.compile(r"([A-Za-z][A-Za-z ]{0,30}): *\Z")


def cut(text: str, styles: Styles) -> Iterator[Part]:
    """Yield the sections of a docstring in order; text between them has no title."""
    lines = text.split("\n")
    at = start = 0
    while at < len(lines):
        found = _section(lines, at, styles)
        if found is None:
            at += 1
            continue
        sections, end = found
        yield from _text(lines[start:at])
        yield from sections
        at = start = end
    yield from _text(lines[start:])


def _text(lines: Sequence[str]) -> Iterator[Part]:
    if any(not is_blank(line) for line in lines):
        yield Part("", tuple(dedent(lines)))


def _section(lines: Sequence[str], at: int, styles: Styles) -> tuple[Iterator[Part], int] | None:
    """Return the sections that begin at a line, and where they end, None for running text."""
    line = lines[at]
    if not line or line[0] == " ":
        return None
    following = lines[at + 1] if at + 1 < len(lines) else ""
    if styles.numpy and is_underline(following) and _key(line) in _KNOWN:
        end = _end_of_numpy(lines, at + 2, styles)
        return _titled(line, lines[at + 2 : end], numpy=True), end
    if styles.google and line.rstrip(" ").endswith(":"):
        end = _end_of_google(line, lines, at)
        if end:
            return _titled(line, lines[at + 1 : end], numpy=False), end
    if is_field(line, sphinx=styles.sphinx, epytext=styles.epytext):
        chunks, end = _fields(lines, at, styles)
        return iter((Part("", (), tuple(read_fields(chunks))),)), end
    return None


def _key(title: str) -> str:
    return title.strip(" ").rstrip(":").lower().replace(" ", "_")


_KNOWN = _TEXTS | {name.replace(" ", "_") for name in ROLES}


def _end_of_numpy(lines: Sequence[str], at: int, styles: Styles) -> int:
    """Return where the next section with an underlined title, or the first tagged field, begins."""
    while at < len(lines):
        line, below = lines[at], lines[at + 1] if at + 1 < len(lines) else ""
        if line and line[0] != " " and is_underline(below) and not is_underline(line):
            return at
        if is_field(line, sphinx=styles.sphinx, epytext=styles.epytext):
            return at
        at += 1
    return at


def _end_of_google(line: str, lines: Sequence[str], at: int) -> int:
    """Return where a section of Google's ends, 0 if the line is no title of one."""
    if not _GOOGLE.match(line) or _key(line) not in _KNOWN:
        return 0
    end = end_of_indented(lines, at + 1)
    return end if end > at + 1 else 0


def _fields(lines: Sequence[str], at: int, styles: Styles) -> tuple[list[Sequence[str]], int]:
    """Return the chunks of consecutive fields, and where they end."""
    chunks: list[Sequence[str]] = []
    end = at
    while at < len(lines) and is_field(lines[at], sphinx=styles.sphinx, epytext=styles.epytext):
        end = at + 1
        while True:
            end = end_of_item(lines, end)
            if end == len(lines) or is_blank(lines[end]) or is_blank(lines[end - 1]):
                break
            if is_field(lines[end], sphinx=styles.sphinx, epytext=styles.epytext):
                break
            end += 1
        chunks.append(lines[at:end])
        at = end
        while at < len(lines) and is_blank(lines[at]):
            at += 1
    return chunks, end


def _titled(title: str, lines: Sequence[str], *, numpy: bool) -> Iterator[Part]:
    """Yield a section with a title: its fields, with what is no field of it in its place."""
    name = title.strip(" ").rstrip(":")
    body = dedent(trim(lines))
    role = ROLES.get(name.lower())
    if role is None:
        yield Part(name, tuple(body))
        return
    fields: list[Field] = []
    said = False
    for entry in read_entries(role, body, numpy=numpy):
        if isinstance(entry, Field):
            fields.append(entry)
            continue
        if fields:
            yield Part("", (), tuple(fields))
        said = said or bool(fields)
        yield Part("" if said else name, entry)
        fields, said = [], True
    if fields or not said:
        yield Part("" if fields else name, (), tuple(fields))
