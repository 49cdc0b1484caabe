"""Add the lines to `.gitattributes` that fold pages in reviews and keep their newlines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from repo_docs_hook.adopt.asked import find_attributes
from repo_docs_hook.adopt.patterns import ATTRIBUTES, attribute_patterns, sample_pages
from repo_docs_hook.adopt.texts import append_lines
from repo_docs_hook.git.process import Git
from repo_docs_hook.model.settings import Config

FILE = ".gitattributes"
_GENERATED, _EOL = (each.partition("=")[0] for each in ATTRIBUTES)


def add_attributes(text: str, config: Config, git: Git) -> str:
    """Return ``text``, that of ``.gitattributes``, with the missing lines at its end.

    A line is missing unless it is there, or its pages have both attributes anyway. Raises
    GitError where git cannot answer.
    """
    held = find_attributes(git, (_GENERATED, _EOL), sample_pages(config))
    lines = text.replace("\r", "").split("\n")
    missing = [
        pattern
        for pattern, pages in attribute_patterns(config).items()
        if not _stands(pattern, lines) and not all(_holds(held[page]) for page in pages)
    ]
    return append_lines(text, _aligned(missing))


def _aligned(patterns: list[str]) -> Iterator[str]:
    width = max(map(len, patterns), default=0)
    for pattern in patterns:
        yield f"{pattern:<{width}} {' '.join(ATTRIBUTES)}"


def _stands(pattern: str, lines: list[str]) -> bool:
    return any(
        line.startswith(f"{pattern} ") and set(ATTRIBUTES) <= set(line[len(pattern) :].split())
        for line in lines
    )


def _holds(values: Mapping[str, str]) -> bool:
    return values[_GENERATED] in ("set", "true") and values[_EOL] == "lf"
