"""Compare the settings and our hooks with those before: a difference concerns every page."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from repo_docs_hook.config.hooks_file import UnreadError, read_own_hooks
from repo_docs_hook.config.parse import ConfigError, parse_config
from repo_docs_hook.model.files import Change
from repo_docs_hook.model.settings import Config
from repo_docs_hook.model.view import View
from repo_docs_hook.text.paths import CONFIG_FILES, HOOKS_FILE


def differs(view: View, config: Config, changes: Iterable[Change]) -> bool:
    """Tell whether the settings before ``changes`` were others than ``config``.

    Any difference of our own hooks counts too, since they may run another release. A file that
    cannot be read, before or now, counts as different. Raises GitError where git cannot answer.
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
    return (HOOKS_FILE in before and _hooks_differ(view, hooks)) or (
        bool(old) and _settings_differ(view, config, old)
    )


def _hooks_differ(view: View, old: bytes | None) -> bool:
    new = view.read_paths([HOOKS_FILE]).get(HOOKS_FILE)
    try:
        before, now = (() if data is None else read_own_hooks(data) for data in (old, new))
    except UnreadError:
        return True
    return before != now


def _settings_differ(view: View, config: Config, old: Mapping[str, bytes | None]) -> bool:
    """Tell whether the settings differ with the ``old`` contents of some files, None for none."""
    texts = {**view.read_paths(CONFIG_FILES), **old}
    try:
        before = parse_config({path: text for path, text in texts.items() if text is not None})
    except ConfigError:
        return True
    return in_force(before) != in_force(config)


def in_force(config: Config) -> Config:
    """Return the settings without their origins: equal ones make equal pages."""
    return dataclasses.replace(config, origins=())
