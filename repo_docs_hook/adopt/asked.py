"""What git says of paths that need not exist: whether it ignores them, which attributes hold."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping

from repo_docs_hook.git.process import Git
from repo_docs_hook.text.git_lines import split_paths, write_paths

# The user's own and the system's attributes do not come with the repository.
_ALONE = ("-c", f"core.attributesFile={os.devnull}")
_NO_SYSTEM = {"GIT_ATTR_NOSYSTEM": "1"}


def find_ignored(git: Git, paths: Iterable[str]) -> tuple[str, ...]:
    """Return those of ``paths`` that git ignores. Raises GitError."""
    # check-ignore takes paths as they are, and refuses to be told so.
    printed = git.ask(
        *("check-ignore", "-z", "--stdin", "--no-index"),
        given=write_paths(paths),
        extra={"GIT_LITERAL_PATHSPECS": "0"},
    )
    return tuple(split_paths(printed or b""))


def find_attributes(
    git: Git, names: Iterable[str], paths: Iterable[str]
) -> Mapping[str, Mapping[str, str]]:
    """Return for each path what the repository's attributes ``names`` are for it.

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
