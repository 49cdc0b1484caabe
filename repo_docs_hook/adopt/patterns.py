"""How other tools are told which files are pages: pre-commit's regex, git's patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repo_docs_hook.model.settings import Config
from repo_docs_hook.text.paths import FILE_PAGES, FOLDER_PAGES

ATTRIBUTES = ("linguist-generated", "eol=lf")
_FOLDERS = ("", "pkg/", "pkg/part/")


def page_expression(config: Config) -> str:
    """Return a regular expression that finds in a path, and in no other, that it is a page's.

    It means the same with and without Python's verbose flag.
    """
    root = config.docs_root
    below = "" if root == "." else f"{re.escape(root)}/".replace("\\-", "-")
    of_file = rf"[^/]+_({'|'.join(_bare(suffix)[1:] for suffix in FILE_PAGES)})"
    if config.folder_pages:
        return rf"^{below}(.*/)?({'|'.join((of_file, *map(_bare, FOLDER_PAGES)))})\.md$"
    return rf"^{below}(.*/)?{of_file}\.md$"


def attribute_patterns(config: Config) -> dict[str, tuple[str, ...]]:
    """Return git's patterns of all pages, each with some paths that it alone matches."""
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
    """Take the meaning from gitignore's special characters."""
    return re.sub(r"([\[\]*?])", r"\\\1", text)


def _quoted(pattern: str) -> str:
    """Quote a pattern that ``.gitattributes`` would read otherwise, as gitattributes(5) says."""
    if not re.search(r'[\s"]|^[#!]', pattern):
        return pattern
    escaped = pattern.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
