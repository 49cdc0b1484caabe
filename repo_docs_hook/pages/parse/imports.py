"""Read imports back from the section of dependencies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from repo_docs_hook.model.facts import Import
from repo_docs_hook.pages.markup.markdown import ENTRY
from repo_docs_hook.pages.parse.lines import Reader
from repo_docs_hook.pages.sections.dependencies import AS, FLAG_WORDS

_FLAGS = {word: flag for flag, word in FLAG_WORDS.items()}


def read_shown_imports(lines: Iterable[str]) -> Iterator[Import]:
    """Yield the imports that the lines of the section show.

    A page does not show which scope an import stands in; each gets the module as its owner. Nor
    does it show whether a module is imported itself too, where names are taken from it.
    """
    module = None
    for line, following in pairwise([*lines, ""]):
        reader = Reader(line)
        if reader.skip("- "):
            module = reader.code()
            if module is not None and not following.startswith(ENTRY):
                yield _import(module, "", reader)
        elif module is not None and reader.skip(ENTRY):
            yield _import(module, reader.code() or "", reader)


def _import(module: str, name: str, reader: Reader) -> Import:
    alias = (reader.code() or "") if reader.skip(AS) else ""
    return Import(module, name, alias, -1, _flags(reader))


def _flags(reader: Reader) -> tuple[str, ...]:
    words = (word for part in iter(reader.remarks, []) for word in part)
    return tuple(sorted({_FLAGS[word] for word in words if word in _FLAGS}))
