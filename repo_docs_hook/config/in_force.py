"""Compare the settings and our hooks with those before: a difference concerns every page."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from repo_docs_hook.config.hooks_file import UnreadError, read_own_hooks
from repo_docs_hook.config.parse import ConfigError, parse_config
from repo_docs_hook.model.files import Change
from repo_docs_hook.model.settings import About, Config
from repo_docs_hook.model.view import View
from repo_docs_hook.text.paths import CONFIG_FILES, HOOKS_FILE


def find_earlier(view: View, config: Config, changes: Iterable[Change]) -> Config | None:
    """Return the settings before ``changes``, None where every page may differ by them.

    Any difference of our own hooks counts too, since they may run another release. A file that
    cannot be read, before or now, counts as different. What ``[project]`` tells readers may
    differ in the result. Raises GitError where git cannot answer.
    """
    before = {
        path: change.old_oid if path == (change.old_path or change.path) else ""
        for change in changes
        for path in (change.path, change.old_path)
        if path in (*CONFIG_FILES, HOOKS_FILE)
    }
    oids = [oid for oid in before.values() if oid]
    contents = view.read(oids) if oids else {}
    old = {path: contents.get(oid) for path, oid in before.items()}
    hooks = old.pop(HOOKS_FILE) if HOOKS_FILE in old else None
    if HOOKS_FILE in before and _hooks_differ(view, hooks):
        return None
    earlier = _settings_with(view, old) if old else config
    return earlier if earlier and in_force(earlier) == in_force(config) else None


def _hooks_differ(view: View, old: bytes | None) -> bool:
    new = view.read_paths([HOOKS_FILE]).get(HOOKS_FILE)
    try:
        before, now = (() if data is None else read_own_hooks(data) for data in (old, new))
    except UnreadError:
        return True
    return before != now


def _settings_with(view: View, old: Mapping[str, bytes | None]) -> Config | None:
    """Return the settings with the ``old`` contents of some files, None where they are wrong.

    A content is None for no file.
    """
    texts = {**view.read_paths(CONFIG_FILES), **old}
    try:
        return parse_config({path: text for path, text in texts.items() if text is not None})
    except ConfigError:
        return None


def in_force(config: Config) -> Config:
    """Return the settings alone: equal ones make equal pages, the root's index aside."""
    return dataclasses.replace(config, origins=(), about=About())
