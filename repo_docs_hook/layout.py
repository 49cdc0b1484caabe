"""Paths as git writes them: their folders and names, ``/`` between parts."""

from __future__ import annotations

from collections.abc import Iterator

#: Suffixes of the pages of files, and names of the pages of folders.
FILE_PAGES = ("_docs.md", "_kw.md")
FOLDER_PAGES = ("index.md", "doc.md")


def folder_of(path: str) -> str:
    """Return the folder of a path, ``""`` for the top level."""
    return path.rpartition("/")[0]


def name_of(path: str) -> str:
    """Return the last part of a path."""
    return path.rpartition("/")[2]


def join(folder: str, name: str) -> str:
    """Join a folder (``""``: the top level) and what stands in it."""
    return f"{folder}/{name}" if folder else name


def ancestors(folder: str) -> Iterator[str]:
    """Yield a folder and all folders above it, the top level (``""``) last."""
    while folder:
        yield folder
        folder = folder_of(folder)
    yield ""


def stem(path: str) -> str:
    """Return the file name without ``.py`` or ``.pyi``."""
    name = name_of(path)
    for suffix in (".py", ".pyi"):
        if name.endswith(suffix):
            return name[: -len(suffix)]
    return name
