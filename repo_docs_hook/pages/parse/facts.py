"""Read a documentation page back: the facts that it shows of its source.

Used when no earlier source is known. Read both the committed and the wanted page then, so that
what a page does not show (bodies, line numbers) is missing from both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape
from itertools import pairwise

from repo_docs_hook.model.facts import Definition, Facts, Reference
from repo_docs_hook.pages.parse.docstrings import read_shown_docstring
from repo_docs_hook.pages.parse.headers import read_shown_header
from repo_docs_hook.pages.parse.imports import read_shown_imports
from repo_docs_hook.pages.parse.lines import ANCHOR, Reader, find_sections
from repo_docs_hook.pages.sections.definitions import (
    COLON,
    CUT,
    DECORATED,
    FLAG_WORDS,
    GENERATOR,
    HEADING,
    MEMBER_HEADING,
    TIGHT,
)
from repo_docs_hook.pages.sections.overview import (
    EXPORTED,
    MORE_EXPORTED,
    NOTHING,
    NOTHING_EXPORTED,
    PUBLIC,
    STARRED,
    VARIABLES,
)
from repo_docs_hook.text.headings import FileSection

_ANCHOR = re.compile(rf"({HEADING}|{MEMBER_HEADING}|-) {ANCHOR}")
_KINDS = {
    "function": re.compile(r"(?:async )?def "),
    "class": re.compile(r"class "),
    "type alias": re.compile(r"type [^\W\d]\w* ?[=\[]"),
}
_FLAGS = {word: flag for flag, word in FLAG_WORDS.items()}
_FLAGS |= {f"[{CUT}]": "cut", GENERATOR: "generator"}
#: The sections that facts are read from.
TOLD_BY = (FileSection.OVERVIEW, FileSection.ANALYSIS, FileSection.DEPENDENCIES)
_EXPORTED = re.compile(
    f"(?:{re.escape(EXPORTED)}|{re.escape(NOTHING_EXPORTED)})({re.escape(MORE_EXPORTED)})?"
)
_PUBLIC = re.compile(
    rf"{re.escape(PUBLIC)}|{re.escape(VARIABLES)}\[.*|{re.escape(STARRED)}`.*"
    f"|{re.escape(NOTHING)}"
)


def read_page(text: str) -> Facts | None:
    """Return the facts that a page shows, None for a page that leaves out some docstrings.

    Whatever the text is, nothing is raised; of a text that is no page some facts or none are read.
    """
    sections = find_sections(text)
    if not sections.keys() >= set(TOLD_BY) or TIGHT in text:
        return None
    overview, analysis, dependencies = (sections[name] for name in TOLD_BY)
    heads = (at for at, line in enumerate(overview) if _ends_docstring(line))
    end = next(heads, len(overview))
    head = next(iter(overview[end:]), "")
    exported = _EXPORTED.fullmatch(head)
    return Facts(
        docstring=read_shown_docstring(overview[:end]),
        definitions=_owned(_definitions(analysis)),
        imports=tuple(read_shown_imports(dependencies)),
        exports=tuple(_exports(overview[end:])) if exported else None,
        exports_complete=MORE_EXPORTED not in head,
    )


def _ends_docstring(line: str) -> bool:
    return bool(_EXPORTED.fullmatch(line) or _PUBLIC.fullmatch(line))


def _exports(lines: Iterable[str]) -> Iterator[str]:
    """Yield the names in the first column of the table."""
    for line in lines:
        reader = Reader(line)
        name = reader.code() if reader.skip("| ") else None
        if name is not None:
            yield name


def _definitions(lines: list[str]) -> Iterator[Definition]:
    starts = [at for at, line in enumerate(lines) if _ANCHOR.match(line)]
    for start, end in pairwise([*starts, len(lines)]):
        found = _ANCHOR.match(lines[start])
        if found:
            read = _item if found[1] == "-" else _entry
            yield read(unescape(found[2]), lines[start][found.end() :], lines[start + 1 : end])


def _entry(anchor: str, heading: str, lines: list[str]) -> Definition:
    """Read a definition under a heading: its signature, then its docstring."""
    at = next((at for at, line in enumerate(lines) if line), len(lines))
    reader = Reader(lines[at] if lines[at:] else "")
    signature = reader.code() or ""
    decorators = [*reader.codes(DECORATED)]
    docstring = read_shown_docstring(lines[at + 1 :])
    return _define(anchor, signature, decorators, reader.remarks(), docstring)


def _item(anchor: str, text: str, lines: list[str]) -> Definition:
    """Read a definition in a list: its name and signature, or its signature alone."""
    reader = Reader(text)
    signature = reader.code() or ""
    remarks = reader.remarks()
    if signature == _qualname(anchor) and reader.skip(COLON):
        signature = reader.code() or ""
    decorators = [*reader.codes(DECORATED)]
    docstring = reader.rest if reader.skip(COLON) else None
    return _define(anchor, signature, decorators, remarks, docstring)


def _define(
    anchor: str,
    signature: str,
    decorators: Iterable[str],
    remarks: Iterable[str],
    docstring: str | None,
) -> Definition:
    kind = next((kind for kind, start in _KINDS.items() if start.match(signature)), "variable")
    header = read_shown_header(kind, signature)
    words = {each.partition("(")[0] for each in remarks}
    flags = {_FLAGS[word] for word in words & _FLAGS.keys()}
    flags |= {"async"} if signature.startswith("async ") else set()
    return Definition(
        kind=kind,
        name=_qualname(anchor).rpartition(".")[2],
        qualname=_qualname(anchor),
        anchor=anchor,
        owner=-1,
        line=0,
        signature=signature,
        decorators=tuple(Reference(text.removeprefix("@"), "") for text in decorators),
        bases=tuple(Reference(text, "") for text in header.arguments),
        parameters=header.parameters,
        returns=header.returns,
        docstring=docstring,
        flags=tuple(sorted(flags)),
    )


def _qualname(anchor: str) -> str:
    """Return the qualified name of an anchor: that of its second definition ends in ``-2``."""
    return anchor.partition("-")[0]


def _owned(definitions: Iterable[Definition]) -> tuple[Definition, ...]:
    """Set the owner of each definition: the last one before it with the owner's name."""
    owned: list[Definition] = []
    places: dict[str, int] = {}
    for item in definitions:
        owner = places.get(item.qualname.rpartition(".")[0], -1)
        if item.kind in ("class", "function"):
            places[item.qualname] = len(owned)
        owned.append(replace(item, owner=owner))
    return tuple(owned)
