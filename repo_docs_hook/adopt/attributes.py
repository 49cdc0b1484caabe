"""Add the lines to `.gitattributes` that fold pages in reviews and keep their newlines."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from repo_docs_hook.adopt.patterns import ATTRIBUTES, attribute_patterns, sample_pages
from repo_docs_hook.adopt.texts import append_lines
from repo_docs_hook.git.process import Git
from repo_docs_hook.model.settings import Config
from repo_docs_hook.text.git_lines import split_paths, write_paths

FILE = ".gitattributes"
_GENERATED, _EOL = (each.partition("=")[0] for each in ATTRIBUTES)
# Leave out the attributes of the user and the system: others do not have them.
_ALONE = ("-c", f"core.attributesFile={os.devnull}")
_NO_SYSTEM = {"GIT_ATTR_NOSYSTEM": "1"}


def add_attributes(text: str, config: Config, git: Git) -> str:
    """Return ``text``, that of ``.gitattributes``, with the missing lines at its end.

    A line is missing unless it is there, or its pages have both attributes anyway. Raises
    GitError where git cannot answer.
    """
    held = _find_attributes(git, (_GENERATED, _EOL), sample_pages(config))
    lines = text.replace("\r", "").split("\n")
    missing = [
        pattern
        for pattern, pages in attribute_patterns(config).items()
        if not _stands(pattern, lines) and not all(_holds(held[page]) for page in pages)
    ]
    return append_lines(text, _aligned(missing))


def _find_attributes(
    git: Git, names: Iterable[str], paths: Iterable[str]
) -> Mapping[str, Mapping[str, str]]:
    """Return the values of attributes for each path, by path and name.

    The values are git's: ``set``, ``unset``, ``unspecified`` or a text. Raises GitError.
    """
    found: dict[str, dict[str, str]] = defaultdict(dict)
    printed = git.run(
        *_ALONE, "check-attr", "-z", "--stdin", *names, given=write_paths(paths), extra=_NO_SYSTEM
    )
    parts = split_paths(printed)
    for path, name, value in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        found[path][name] = value
    return found


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
