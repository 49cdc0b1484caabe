"""What git says of paths that need not exist: whether it ignores them, which attributes hold."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping

from repo_docs_hook.git.launch import decode, encode
from repo_docs_hook.git.process import Git

# The user's own and the system's attributes do not come with the repository.
_ALONE = ("-c", f"core.attributesFile={os.devnull}")
_NO_SYSTEM = {"GIT_ATTR_NOSYSTEM": "1"}


def find_ignored(git: Git, paths: Iterable[str]) -> tuple[str, ...]:
    """Return those of ``paths`` that git ignores. Raises GitError."""
    # check-ignore takes paths as they are, and refuses to be told so.
    printed = git.ask(
        *("check-ignore", "-z", "--stdin", "--no-index"),
        given=_list(paths),
        extra={"GIT_LITERAL_PATHSPECS": "0"},
    )
    return tuple(map(decode, (printed or b"").split(b"\0")[:-1]))


def find_attributes(
    git: Git, names: Iterable[str], paths: Iterable[str]
) -> Mapping[str, Mapping[str, str]]:
    """Return for each path what the repository's attributes ``names`` are for it.

    The values are git's: ``set``, ``unset``, ``unspecified`` or a text. Raises GitError.
    """
    found: dict[str, dict[str, str]] = defaultdict(dict)
    printed = git.run(
        *_ALONE, "check-attr", "-z", "--stdin", *names, given=_list(paths), extra=_NO_SYSTEM
    )
    parts = list(map(decode, printed.split(b"\0")[:-1]))
    for path, name, value in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        found[path][name] = value
    return found


def _list(paths: Iterable[str]) -> bytes:
    return b"".join(encode(path) + b"\0" for path in paths)
