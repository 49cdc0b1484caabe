"""Parse the configuration files into a Config, and write a Config as TOML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from repo_docs_hook.config.about import read_about
from repo_docs_hook.config.keys import KEYS
from repo_docs_hook.config.note_ids import explain_unknown
from repo_docs_hook.config.rule_tables import rule_table
from repo_docs_hook.config.toml import parse_toml
from repo_docs_hook.config.values import quote, text_line
from repo_docs_hook.model.settings import Config
from repo_docs_hook.text.paths import CONFIG_FILES
from repo_docs_hook.text.sizes import show_size

_OWN, _PROJECT = CONFIG_FILES
_TABLE = ("tool", "repo-docs-hook")
# Only the letters of a table's name are compared: with those of ours, and of a short form.
_NO_LETTERS = re.compile("[^a-z]+")
_LETTERS, _SHORT = "repodocshook", "repodocs"
_BARE_KEY = re.compile("[A-Za-z0-9_-]+")


class ConfigError(Exception):
    """Settings that cannot be used; its text has one line for each error, for the user."""


def parse_config(texts: Mapping[str, bytes]) -> Config:
    """Return the settings in ``texts``: the contents of those of CONFIG_FILES that exist.

    Where ``repo-docs-hook.toml`` exists, the table in ``pyproject.toml`` is not read, not even
    for keys that the former leaves out. Where ``project-name`` is not set, it is the
    ``[project].name`` of ``pyproject.toml``; where it is, a ``pyproject.toml`` beside
    ``repo-docs-hook.toml`` need not be TOML, as that of a template is not, and tells nothing.

    Raises ConfigError, which names file and key, for a file that is not TOML and for every
    unknown key, wrong type and impossible value in it.
    """
    if _OWN in texts:
        file, table = _OWN, _read(texts, _OWN)
        project = _read_project(texts, lenient="project-name" in table)
    else:
        project = _read_project(texts)
        file, table = _PROJECT, _subtable(project, _TABLE)
    values, errors = _parse_values(file, table)
    errors += [] if file == _OWN else _near_tables(project)
    errors += [_unknown(file, key) for key in table if key not in KEYS]
    if errors:
        raise ConfigError("\n".join(errors))
    origins = {key: file for key in table}
    if "project-name" not in table and (name := _project_name(project)):
        values["project_name"] = name
        origins["project-name"] = f"{_PROJECT} [project].name"
    about = read_about(project)
    return Config(**values, origins=tuple(sorted(origins.items())), about=about)


def has_settings(file: str, data: bytes) -> bool:
    """Tell whether a configuration file holds settings; also where it cannot be parsed.

    ``file`` is its name, ``data`` its content.
    """
    try:
        project = {} if file == _OWN else _read_project({file: data})
        there = _TABLE[1] in _subtable(project, _TABLE[:1])
        return file == _OWN or there or bool(_near_tables(project))
    except ConfigError:
        return True


def show_config(config: Config) -> str:
    """Return the settings in force as TOML, one line for each, with its origin as a comment."""
    origins = dict(config.origins)
    return "".join(
        f"{key} = {_toml(_shown(config, field))}  # {origins.get(key, 'default')}\n"
        for key, (field, _) in KEYS.items()
    )


def origin_of(config: Config, key: str) -> str:
    """Return the name of the file that sets ``key``, ``default`` where none does."""
    return dict(config.origins).get(key, "default")


def _parse_values(file: str, table: Mapping[str, object]) -> tuple[dict[str, Any], list[str]]:
    values: dict[str, Any] = {}
    errors = []
    for key in (key for key in KEYS if key in table):
        field, parse = KEYS[key]
        try:
            values[field] = parse(table[key])
        except ValueError as error:
            errors.append(f"{file}: {key}: {error}")
    if "ignore" in values:
        unknown = explain_unknown(values["ignore"], values.get("rules", ()))
        errors += [f"{file}: ignore: {each}" for each in unknown]
    return values, errors


def _near_tables(document: Mapping[str, Any]) -> list[str]:
    """Return an error for each table of ``pyproject.toml`` that is named nearly as ours is."""
    tools = _subtable(document, _TABLE[:1])
    named = {_key(key): key for key, value in document.items() if isinstance(value, dict)}
    named |= {f"tool.{_key(key)}": key for key, value in tools.items() if isinstance(value, dict)}
    ours = ".".join(_TABLE)
    return [
        f"{_PROJECT}: unknown table [{shown}]; did you mean [{ours}]?"
        for shown, name in named.items()
        if shown != ours and _is_near(name, alone=_TABLE[1] not in tools)
    ]


def _is_near(name: str, *, alone: bool) -> bool:
    """Tell whether a table's name means ours: by equal letters, or if ``alone`` by similar ones."""
    letters = _NO_LETTERS.sub("", name.casefold())
    if letters == _LETTERS:
        return True
    if not (alone and any(word in letters for word in ("repo", "docs", "hook"))):
        return False
    from difflib import get_close_matches

    return bool(get_close_matches(letters, (_LETTERS, _SHORT), cutoff=0.9))


def _unknown(file: str, key: str) -> str:
    if file == _OWN and key == _TABLE[0]:
        return f"{file}: its keys stand at the top level, without [{'.'.join(_TABLE)}]"
    from difflib import get_close_matches

    near = get_close_matches(key, KEYS, n=1)
    hint = f'did you mean "{near[0]}"?' if near else f"the keys are {', '.join(sorted(KEYS))}"
    return f"{file}: unknown key {quote(key)}; {hint}"


def _read(texts: Mapping[str, bytes], file: str) -> Mapping[str, Any]:
    try:
        return parse_toml(texts[file])
    except ValueError as error:
        raise ConfigError(f"{file}:{error}") from None


def _read_project(texts: Mapping[str, bytes], *, lenient: bool = False) -> Mapping[str, Any]:
    """Parse ``pyproject.toml``, but only where words of our tables or of [project] are in it.

    A backslash counts as such a word too, since keys may be written with escapes. Raises
    ConfigError for what is not TOML, which with ``lenient`` counts as empty.
    """
    data = texts.get(_PROJECT, b"")
    lower = data.lower()
    if not any(word in lower for word in (b"repo", b"docs", b"hook", b"project", b"\\")):
        return {}
    try:
        return _read(texts, _PROJECT)
    except ConfigError:
        if not lenient:
            raise
        return {}


def _subtable(document: Mapping[str, Any], names: tuple[str, ...]) -> Mapping[str, Any]:
    table: Mapping[str, Any] = document
    for depth, name in enumerate(names, 1):
        table = table.get(name, {})
        if not isinstance(table, dict):
            raise ConfigError(f"{_PROJECT}: {'.'.join(names[:depth])}: must be a table")
    return table


def _project_name(document: Mapping[str, Any]) -> str | None:
    table = _subtable(document, ("project",))
    try:
        return text_line(table["name"]) if "name" in table else None
    except ValueError as error:
        raise ConfigError(f"{_PROJECT}: project.name: {error}") from None


def _shown(config: Config, field: str) -> Any:
    """Return a setting with tables as dictionaries, as in TOML."""
    if field == "roles":
        return dict(config.roles)
    return tuple(map(rule_table, config.rules)) if field == "rules" else getattr(config, field)


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return quote(value)
    if isinstance(value, dict):
        pairs = ", ".join(f"{_key(key)} = {_toml(each)}" for key, each in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return quote(show_size(value))


def _key(text: str) -> str:
    return text if _BARE_KEY.fullmatch(text) else quote(text)
