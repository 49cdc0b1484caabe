"""The languages of sources, and which of them a path is in.

A language is a package with two modules: ``reader`` (``read_facts``: the bytes of a source to
its facts) and ``modules`` (``Modules(paths).resolve``: what a name in one of them means among
the paths of all sources). A new language is such a package beside ``python`` and a row of
``LANGUAGES``.
"""

from __future__ import annotations

from typing import NamedTuple

PACKAGE = __name__.partition(".")[0]


class Language(NamedTuple):
    """A language: its name, the suffixes of its sources, and the dotted names of its modules."""

    name: str
    suffixes: tuple[str, ...]
    reader: str
    modules: str


PYTHON = Language(
    "python", (".py", ".pyi"), f"{PACKAGE}.python.reader", f"{PACKAGE}.python.modules"
)
LANGUAGES: tuple[Language, ...] = (PYTHON,)


class Key(NamedTuple):
    """What facts are of: the name of a language, and git's id of a content."""

    language: str
    oid: str


def key_of(path: str, oid: str) -> Key:
    """Return the key of the facts of a source with this content."""
    return Key(language_of(path).name, oid)


def reader_of(name: str) -> str:
    """Return the dotted name of the module that reads sources of a language."""
    return next(language.reader for language in LANGUAGES if language.name == name)


def language_of(path: str) -> Language:
    """Return the language of a source, by its path alone: Python where the suffix tells none."""
    for language in LANGUAGES:
        if path.endswith(language.suffixes):
            return language
    return PYTHON
