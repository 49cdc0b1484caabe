"""Refuse a docs root that is not a folder, with one error instead of one for each page."""

from __future__ import annotations

from repo_docs_hook.config.parse import ConfigError, origin_of
from repo_docs_hook.config.values import quote
from repo_docs_hook.model.settings import Config
from repo_docs_hook.model.view import View
from repo_docs_hook.text.paths import ancestors

#: What a path is, by git's mode of it; any other mode is of a file.
_OTHERS = {"120000": "a link, and links are not followed", "160000": "a submodule"}


def refuse_bad_root(view: View, config: Config) -> None:
    """Raise ConfigError where the docs root, or a folder that it is in, is not a folder.

    Raises GitError where git cannot answer.
    """
    for path in ancestors("" if config.docs_root == "." else config.docs_root):
        if mode := _mode(view, path):
            raise ConfigError(
                f"{_name(config)} cannot hold pages: {path} is {_OTHERS.get(mode, 'a file')}"
            )


def _mode(view: View, path: str) -> str:
    """Return the mode of the file, link or submodule at a path, ``""`` where there is none."""
    if path in view.snapshot.files:
        return view.snapshot.files[path].mode
    if view.is_on_disk and path in view.snapshot.untracked:
        return "".join(file.mode for file in view.on_disk([path]).values())
    return ""


def _name(config: Config) -> str:
    file, root = origin_of(config, "docs-root"), quote(config.docs_root)
    return f"docs-root, by default {root}," if file == "default" else f"{file}: docs-root: {root}"
