"""Read the settings of the state that is checked; refuse files that are not in force."""

from __future__ import annotations

import posixpath

from repo_docs_hook.config.parse import ConfigError, has_settings, parse_config
from repo_docs_hook.model.files import File
from repo_docs_hook.model.settings import Config
from repo_docs_hook.model.view import View
from repo_docs_hook.text.paths import CONFIG_FILES, decode

_OWN, _ = CONFIG_FILES
_SYMLINK = "120000"


def read_config(view: View) -> Config:
    """Return the settings of the state that is checked.

    Raises ConfigError for wrong settings and for settings that are not in force, GitError where
    git cannot answer.
    """
    return parse_config(_read_files(view))


def _read_files(view: View) -> dict[str, bytes]:
    """Return the contents of the configuration files that are plain files in ``view``, by name.

    Raises ConfigError for settings that would be ignored without a word: those in a symlink,
    which is not followed, and in the working tree those in a file that git does not track.
    """
    files = view.pick(CONFIG_FILES)
    texts = view.read_plain(files)
    for name in CONFIG_FILES:
        if name in texts:
            break  # the settings of no other file are read
        file = files.get(name)
        if file is not None:
            _refuse_symlink(view, name, file)
        elif view.is_on_disk:
            _refuse_untracked(view, name)
    return texts


def _refuse_symlink(view: View, name: str, file: File) -> None:
    if file.mode != _SYMLINK or not _may_lead_to_settings(view, name, file):
        return
    mend = f"put its settings into {_OWN}, or leave that empty where it has none"
    if name == _OWN:
        mend = f"run `cp {name} {name}.new && mv {name}.new {name} && git add {name}`"
    raise ConfigError(f"{name} is not in force, since it is a symbolic link: {mend}")


def _may_lead_to_settings(view: View, name: str, file: File) -> bool:
    """Tell whether the target of a link holds settings; also where git does not track it."""
    target = posixpath.normpath(decode(view.read([file.oid])[file.oid]))
    inside = not target.startswith(("/", ".."))
    texts = view.read_plain(view.pick([target])) if inside else {}
    return target not in texts or has_settings(name, texts[target])


def _refuse_untracked(view: View, name: str) -> None:
    file = view.on_disk([name]).get(name)
    if file is None:
        return
    _refuse_symlink(view, name, file)
    if file.is_regular and has_settings(name, view.read([file.oid])[file.oid]):
        known = name in view.snapshot.untracked
        why = "git does not track it" if known else "git ignores it"
        add = "git add -N" if known else "git add -f -N"
        raise ConfigError(f"{name} is not in force, since {why}: run `{add} {name}`")
