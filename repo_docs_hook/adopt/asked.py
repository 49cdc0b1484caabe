"""Ask git which paths it ignores and which attributes they have; they need not exist."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping

from repo_docs_hook.git.process import Git
from repo_docs_hook.text.git_lines import split_paths, write_paths

# Leave out the attributes of the user and the system: others do not have them.
_ALONE = ("-c", f"core.attributesFile={os.devnull}")
_NO_SYSTEM = {"GIT_ATTR_NOSYSTEM": "1"}


def find_ignored(git: Git, paths: Iterable[str]) -> tuple[str, ...]:
    """Return those of ``paths`` that git ignores. Raises GitError."""
    # check-ignore takes all paths literally, and fails where this variable is set to 1.
    printed = git.ask(
        *("check-ignore", "-z", "--stdin", "--no-index"),
        given=write_paths(paths),
        extra={"GIT_LITERAL_PATHSPECS": "0"},
    )
    return tuple(split_paths(printed or b""))


def find_attributes(
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
