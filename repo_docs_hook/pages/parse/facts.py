"""Read a documentation page back: the facts that it shows of its source.

Used when no earlier source is known. Read both the committed and the wanted page then, so that
what a page does not show (bodies, line numbers) is missing from both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import unescape
from itertools import pairwise, takewhile

from repo_docs_hook.model.facts import Definition, Facts, Reference
from repo_docs_hook.pages.parse.docstrings import read_shown_docstring
from repo_docs_hook.pages.parse.headers import read_shown_header
from repo_docs_hook.pages.parse.imports import read_shown_imports
from repo_docs_hook.pages.parse.lines import ANCHOR, FENCED, Reader, find_sections
from repo_docs_hook.pages.parse.signatures import read_shown_block
from repo_docs_hook.pages.sections.definitions import (
    COLON,
    CUT,
    FLAG_WORDS,
    GENERATOR,
    HEADING,
    MEMBER_HEADING,
    TIGHT,
)
from repo_docs_hook.pages.sections.overview import (
    HEAD,
    MORE_EXPORTED,
    NOT_EXPORTED,
    NOTHING_EXPORTED,
)
from repo_docs_hook.pages.sections.purpose import DEFINES, PASSES_ON
from repo_docs_hook.pages.sections.table import SECTIONS
from repo_docs_hook.text.headings import FileSection

_ANCHORED = re.compile(rf"(?:({HEADING}|{MEMBER_HEADING})|-) ((?:{ANCHOR})+)")
_ANCHOR = re.compile(ANCHOR)
_KINDS = {
    "function": re.compile(r"(?:async )?def "),
    "class": re.compile(r"class "),
    "type alias": re.compile(r"type [^\W\d]\w* ?[=\[]"),
}
_FLAGS = {word: flag for flag, word in FLAG_WORDS.items()}
_FLAGS |= {f"[{CUT}]": "cut", GENERATOR: "generator"}
_TABLE = f"| {' | '.join(HEAD)} |"
_AFTER_DOCSTRING = (NOTHING_EXPORTED, MORE_EXPORTED, _TABLE)
_NOTHING = frozenset(row.nothing for row in SECTIONS)
#: The sections that facts are read from.
TOLD_BY = (
    FileSection.PURPOSE,
    FileSection.OVERVIEW,
    FileSection.ANALYSIS,
    FileSection.DEPENDENCIES,
)


def read_page(text: str) -> Facts | None:
    """Return the facts that a page shows, None for a page that leaves out some docstrings.

    Whatever the text is, nothing is raised; of a text that is no page some facts or none are read.
    """
    if TIGHT in text:
        return None
    sections = find_sections(text)
    purpose, overview, analysis, dependencies = (sections.get(name, []) for name in TOLD_BY)
    definitions = _owned(_definitions(analysis))
    told = takewhile(lambda line: line not in _AFTER_DOCSTRING, _without(_NOTHING, overview))
    has_exports = any(item.name == "__all__" for item in definitions)
    return Facts(
        docstring=read_shown_docstring([*_sentence(purpose), *told]),
        definitions=definitions,
        imports=tuple(read_shown_imports(dependencies)),
        exports=tuple(_exports(overview)) if has_exports else None,
        exports_complete=MORE_EXPORTED not in overview,
    )


def _sentence(lines: Sequence[str]) -> list[str]:
    """Return the paragraph on the purpose if it is a docstring's first sentence."""
    paragraph = (line for line in _without(_NOTHING, lines[1:]) if not line.startswith("- "))
    found = list(takewhile(bool, paragraph))
    is_derived = not found or found[0].startswith((DEFINES, PASSES_ON))
    return [] if is_derived else [*found, ""]


def _without(left_out: frozenset[str], lines: Iterable[str]) -> Iterator[str]:
    return (line for line in lines if line not in left_out)


def _exports(lines: Iterable[str]) -> Iterator[str]:
    """Yield the names in the first column of the table."""
    for line in lines:
        reader = Reader(line)
        name = reader.code() if reader.skip("| ") else None
        if name is not None and NOT_EXPORTED not in line:
            yield name


def _definitions(lines: list[str]) -> Iterator[Definition]:
    starts = [at for at, line in enumerate(lines) if _ANCHORED.match(line)]
    for start, end in pairwise([*starts, len(lines)]):
        found = _ANCHORED.match(lines[start])
        if found:
            read = _entry if found[1] else _item
            anchors = [unescape(name) for name in _ANCHOR.findall(found[2])]
            yield from read(anchors, lines[start][found.end() :], lines[start + 1 : end])


def _entry(anchors: Sequence[str], heading: str, lines: list[str]) -> Iterator[Definition]:
    """Read what stands under a heading: signatures, then docstrings."""
    at = next((at for at, line in enumerate(lines) if line), len(lines))
    fenced = [*takewhile(lambda line: line.startswith(FENCED), lines[at:])]
    if fenced:
        yield from _fenced_entry(anchors, fenced, lines[at + len(fenced) :])
        return
    reader = Reader(next(iter(lines[at:]), ""))
    written, remarks = reader.code() or "", reader.remarks()
    is_signature = not reader.rest and _is_signature(written, _qualname(anchors[0]))
    # A constructor with a docstring has its signature under the heading of its class.
    docstring = read_shown_docstring(lines[at + 1 :] if is_signature else lines)
    yield _define(anchors[0], written if is_signature else "def ...", (), remarks, docstring)


def _is_signature(written: str, qualname: str) -> bool:
    name = qualname.rpartition(".")[2]
    return written.startswith(name) or any(start.match(written) for start in _KINDS.values())


def _fenced_entry(
    anchors: Sequence[str], fenced: Sequence[str], rest: Sequence[str]
) -> Iterator[Definition]:
    """Read the signatures of a fence; what stands below it belongs to the first of them."""
    reader = Reader(f" {next(filter(None, rest), '')}")
    remarks = [] if (words := reader.remarks()) and reader.rest else words
    docstring = read_shown_docstring(rest[2:] if remarks else rest)
    outer, left = _qualname(anchors[0]), list(anchors)
    for shown in read_shown_block([line[len(FENCED) :] for line in fenced[1:-1]]):
        qualname = f"{outer}.{shown.name}" if shown.inside else outer
        anchor = next((each for each in left if _qualname(each) == qualname), qualname)
        left = [each for each in left if each != anchor]
        yield _define(anchor, shown.signature, shown.decorators, remarks, docstring)
        remarks, docstring = [], None


def _item(anchors: Sequence[str], text: str, _lines: list[str]) -> Iterator[Definition]:
    """Read what stands in a list: a variable, or a function by its qualified name."""
    reader = Reader(text)
    shown = reader.code() or ""
    remarks = reader.remarks()
    docstring = reader.rest if reader.skip(COLON) else None
    for anchor in anchors:
        yield _define(anchor, _as_written(shown, _qualname(anchor)), (), remarks, docstring)


def _as_written(shown: str, qualname: str) -> str:
    """Return the signature of a list item, of a function with ``def`` and its name alone."""
    start = next((mark for mark in ("async ", "") if shown.startswith(mark + qualname)), None)
    if start is None:
        return shown
    rest = shown[len(start) + len(qualname) :]
    return f"{start}def {qualname.rpartition('.')[2]}{rest}" if rest[:1] in ("(", "[") else shown


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
    """Set the owner of each definition: the last one before it with the owner's name.

    Of two with one anchor the second has the docstring of the first.
    """
    owned: list[Definition] = []
    places: dict[str, int] = {}
    anchors: dict[str, int] = {}
    for item in definitions:
        known = anchors.setdefault(item.anchor, len(owned))
        if known < len(owned):
            owned[known] = replace(owned[known], docstring=item.docstring)
            continue
        owner = places.get(item.qualname.rpartition(".")[0], -1)
        if item.kind in ("class", "function"):
            places[item.qualname] = len(owned)
        owned.append(replace(item, owner=owner))
    return tuple(owned)
