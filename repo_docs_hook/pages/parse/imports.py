"""The "Dependencies" of a page -> the imports that they show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from repo_docs_hook.model.facts import Import
from repo_docs_hook.pages.parse.lines import Reader

_FLAGS = {"lazy": "lazy", "optional": "optional", "typing only": "typing"}


def read_imports(lines: Iterable[str]) -> Iterator[Import]:
    """Yield the imports of each module; which scope they stand in is on no page."""
    for line in lines:
        reader = Reader(line)
        module = reader.code() if reader.skip("- ") else None
        if module is not None:
            yield from _of_module(module, reader)


def _of_module(module: str, reader: Reader) -> Iterator[Import]:
    aliases = [*_aliases(reader)]
    common = _flags(reader)
    plain = [Import(module, "", alias, -1, common) for alias in aliases]
    mark = ": "
    names = []
    while reader.skip(mark):
        name = reader.code()
        alias = (reader.code() or "") if reader.skip(" as ") else ""
        flags = _flags(reader)
        names.append(Import(module, name or "", alias, -1, tuple(sorted({*common, *flags}))))
        mark = ", "
    yield from plain or ([] if names else [Import(module, "", "", -1, common)])
    yield from names


def _aliases(reader: Reader) -> Iterator[str]:
    while reader.skip(" as "):
        yield reader.code() or ""


def _flags(reader: Reader) -> tuple[str, ...]:
    words = (word for part in iter(reader.remarks, []) for word in part)
    return tuple(sorted({_FLAGS[word] for word in words if word in _FLAGS}))
