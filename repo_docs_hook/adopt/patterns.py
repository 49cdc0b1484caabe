"""Describe the pages to other tools: as pre-commit's regular expression, as git's patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repo_docs_hook.model.settings import Config
from repo_docs_hook.text.paths import FILE_PAGES, FOLDER_PAGES

ATTRIBUTES = ("linguist-generated", "eol=lf")
_FOLDERS = ("", "pkg/", "pkg/part/")


def page_expression(config: Config) -> str:
    """Return a regular expression that matches the paths of pages, and no others.

    It means the same with and without Python's verbose flag.
    """
    root = config.docs_root
    below = "" if root == "." else f"{re.escape(root)}/".replace("\\-", "-")
    of_file = rf"[^/]+_({'|'.join(_bare(suffix)[1:] for suffix in FILE_PAGES)})"
    if config.folder_pages:
        return rf"^{below}(.*/)?({'|'.join((of_file, *map(_bare, FOLDER_PAGES)))})\.md$"
    return rf"^{below}(.*/)?{of_file}\.md$"


def attribute_patterns(config: Config) -> dict[str, tuple[str, ...]]:
    """Return git's patterns for all pages, each with sample paths that only it matches."""
    names = [f"*{suffix}" for suffix in FILE_PAGES]
    names += FOLDER_PAGES if config.folder_pages else ()
    root = config.docs_root
    below = "" if root == "." else f"{root}/"
    inside = f"{_literal(below)}**/" if below else ""
    return {
        _quoted(f"{inside}{name}"): tuple(
            f"{below}{folder}{name.replace('*', 'mod.py')}" for folder in _FOLDERS
        )
        for name in names
    }


def sample_pages(config: Config) -> Iterator[str]:
    """Yield paths of pages of every kind, at several depths."""
    for paths in attribute_patterns(config).values():
        yield from paths


def _bare(name: str) -> str:
    return name.removesuffix(".md")


def _literal(text: str) -> str:
    """Escape gitignore's special characters."""
    return re.sub(r"([\[\]*?])", r"\\\1", text)


def _quoted(pattern: str) -> str:
    """Quote a pattern where ``.gitattributes`` needs it (gitattributes(5))."""
    if not re.search(r'[\s"]|^[#!]', pattern):
        return pattern
    escaped = pattern.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
