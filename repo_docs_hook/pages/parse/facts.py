"""The text of a documentation page -> the facts that it shows of its source.

It is read where no state before is known but the page: the committed page and the wanted one,
so that what this reading cannot tell is the same for both. Bodies and lines stand on no page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape
from itertools import pairwise

from repo_docs_hook.model.facts import Definition, Facts, Reference
from repo_docs_hook.pages.parse.docstrings import read_docstring
from repo_docs_hook.pages.parse.headers import read_header
from repo_docs_hook.pages.parse.imports import read_imports
from repo_docs_hook.pages.parse.lines import Reader, find_sections

_ANCHOR = re.compile(r'(#{4,5}|-) <a id="([^"]*)"></a>')
_KINDS = {
    "function": re.compile(r"(?:async )?def "),
    "class": re.compile(r"class "),
    "type alias": re.compile(r"type [^\W\d]\w* ?[=\[]"),
}
_FLAGS = {"typing only": "typing", "[whole value in the source]": "cut"}
_FLAGS |= {word: word for word in ("generator", "conditional", "reassigned")}
#: The sections that facts are read from.
TOLD_BY = ("high-level-overview", "detailed-analysis", "dependencies")
#: Stands on a page that is too long for its docstrings.
_TIGHT = "Too long to be shown with all docstrings"
_EXPORTED = re.compile(r"Exported by `__all__`:( More names .*)?|`__all__` names nothing\..*")
_PUBLIC = re.compile(
    r"Public names \(there is no `__all__`\):|Variables: \[.*|And what `import \*` takes from `.*"
    r"|It has no docstring and defines no public name\."
)


def read_page(text: str) -> Facts | None:
    """Return the facts that a page shows, None where it does not show them all."""
    sections = find_sections(text)
    if not sections.keys() >= set(TOLD_BY) or _TIGHT in text:
        return None
    overview, analysis, dependencies = (sections[name] for name in TOLD_BY)
    heads = (at for at, line in enumerate(overview) if _ends_docstring(line))
    end = next(heads, len(overview))
    head = next(iter(overview[end:]), "")
    exported = _EXPORTED.fullmatch(head)
    return Facts(
        docstring=read_docstring(overview[:end]),
        definitions=_owned(_definitions(analysis)),
        imports=tuple(read_imports(dependencies)),
        exports=tuple(_exports(overview[end:])) if exported else None,
        exports_complete="More names" not in head,
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
    decorators = [*reader.codes(", decorated ")]
    docstring = read_docstring(lines[at + 1 :])
    return _define(anchor, signature, decorators, reader.remarks(), docstring)


def _item(anchor: str, text: str, lines: list[str]) -> Definition:
    """Read a definition in a list: its name and signature, or the latter alone."""
    reader = Reader(text)
    signature = reader.code() or ""
    remarks = reader.remarks()
    if signature == _qualname(anchor) and reader.skip(": "):
        signature = reader.code() or ""
    decorators = [*reader.codes(", decorated ")]
    docstring = reader.rest if reader.skip(": ") else None
    return _define(anchor, signature, decorators, remarks, docstring)


def _define(
    anchor: str,
    signature: str,
    decorators: Iterable[str],
    remarks: Iterable[str],
    docstring: str | None,
) -> Definition:
    kind = next((kind for kind, start in _KINDS.items() if start.match(signature)), "variable")
    header = read_header(kind, signature)
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
    """Return the name that an anchor is for: the second one of a name ends in ``-2``."""
    return anchor.partition("-")[0]


def _owned(definitions: Iterable[Definition]) -> tuple[Definition, ...]:
    """Give each definition the last one before it of its owner's name."""
    owned: list[Definition] = []
    places: dict[str, int] = {}
    for item in definitions:
        owner = places.get(item.qualname.rpartition(".")[0], -1)
        if item.kind in ("class", "function"):
            places[item.qualname] = len(owned)
        owned.append(replace(item, owner=owner))
    return tuple(owned)
