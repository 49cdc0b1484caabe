"""Choose a folder for the pages that holds nothing else and that git does not ignore."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace

from repo_docs_hook.adopt.patterns import sample_pages
from repo_docs_hook.git.process import Git
from repo_docs_hook.model.settings import Config
from repo_docs_hook.pages.markup.markdown import read_format
from repo_docs_hook.text.git_lines import split_paths, write_paths
from repo_docs_hook.text.paths import ancestors, encode, is_page_name, name_of
from repo_docs_hook.write.folders import way_to
from repo_docs_hook.write.pages import inspect, open_top

#: Bytes at the start of a file among which the marker is looked for; a title holds a path.
_HEAD_BYTES = 8192

CANDIDATES = ("docs", "docs/code", "docs/reference", "docs/api", "code-docs", "reference-docs")


@dataclass(frozen=True, slots=True)
class Choice:
    """A docs root, ``""`` where no candidate is free, and why the candidates before are not."""

    root: str
    reasons: tuple[str, ...] = ()


def choose_root(git: Git, paths: Iterable[str], config: Config) -> Choice:
    """Return the docs root that is set or holds pages already, else the first free candidate.

    ``paths`` are all files that git does not ignore. Raises GitError where git cannot answer,
    and WriteError where the top level cannot be opened.
    """
    known = sorted(paths)
    root = config.docs_root
    if "docs-root" in dict(config.origins):
        ignored = _find_ignored(git, sample_pages(config))
        return Choice(root, (f"git ignores {ignored[0]}: see .gitignore",) if ignored else ())
    if any(_is_ours(git.folder, path, root) for path in known):
        return Choice(root)
    reasons: list[str] = []
    for candidate in CANDIDATES:
        reason = _find_reason(git, known, replace(config, docs_root=candidate))
        if not reason:
            return Choice(candidate, tuple(reasons))
        reasons.append(reason)
    return Choice("", tuple(reasons))


def _find_ignored(git: Git, paths: Iterable[str]) -> tuple[str, ...]:
    """Return those of ``paths`` that git ignores. Raises GitError."""
    # check-ignore takes all paths literally, and fails where this variable is set to 1.
    printed = git.ask(
        *("check-ignore", "-z", "--stdin", "--no-index"),
        given=write_paths(paths),
        extra={"GIT_LITERAL_PATHSPECS": "0"},
    )
    return tuple(split_paths(printed or b""))


def _find_reason(git: Git, paths: list[str], config: Config) -> str:
    """Return why a docs root is not free, ``""`` where it is."""
    root = config.docs_root
    for folder in reversed([*ancestors(root)][:-1]):
        if _kind(git.folder, folder) not in (None, stat.S_IFDIR):
            return f"{folder} is a link or a file"
    inside = f"{root}/".casefold()
    if taken := next((path for path in paths if path.casefold().startswith(inside)), ""):
        return f"{root} holds other files, such as {taken}"
    if ignored := _find_ignored(git, sample_pages(config)):
        return f"git ignores {ignored[0]}"
    return ""


def _kind(top: str, path: str) -> int | None:
    """Return the type of file at a path (``stat.S_IFMT``), None where there is nothing."""
    try:
        return stat.S_IFMT(os.lstat(os.path.join(encode(top), encode(path))).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _is_ours(top: str, path: str, root: str) -> bool:
    """Tell by its name and first lines whether a file is a page of ours."""
    if not is_page_name(path, root):
        return False
    name = encode(name_of(path))
    with suppress(OSError), open_top(top) as folder, way_to(folder, path) as way:
        if inspect(way[-1], name) is not None:
            head = way[-1].read(name, _HEAD_BYTES).decode("utf-8", "replace")
            return read_format(head) is not None
    return False
