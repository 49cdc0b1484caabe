"""Read imports back from the section of dependencies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from repo_docs_hook.model.facts import Import
from repo_docs_hook.pages.parse.lines import Reader
from repo_docs_hook.pages.sections.dependencies import AS, FLAG_WORDS

_FLAGS = {word: flag for flag, word in FLAG_WORDS.items()}


def read_shown_imports(lines: Iterable[str]) -> Iterator[Import]:
    """Yield the imports that the lines of the section show.

    A page does not show which scope an import stands in; each gets the module as its owner.
    """
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
        alias = (reader.code() or "") if reader.skip(AS) else ""
        flags = _flags(reader)
        names.append(Import(module, name or "", alias, -1, tuple(sorted({*common, *flags}))))
        mark = ", "
    yield from plain or ([] if names else [Import(module, "", "", -1, common)])
    yield from names


def _aliases(reader: Reader) -> Iterator[str]:
    while reader.skip(AS):
        yield reader.code() or ""


def _flags(reader: Reader) -> tuple[str, ...]:
    words = (word for part in iter(reader.remarks, []) for word in part)
    return tuple(sorted({_FLAGS[word] for word in words if word in _FLAGS}))
