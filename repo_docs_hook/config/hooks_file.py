"""Read our hooks in a ``.pre-commit-config.yaml``."""

from __future__ import annotations

from typing import Any

from repo_docs_hook.text.paths import HOOK_IDS

#: A hook of ours: ``repo`` and ``rev`` of its entry, then each key of the hook with its value.
Hook = tuple[Any, ...]


class UnreadError(Exception):
    """A text that is no such file, or that writes hooks in a way which is not supported here."""


def read_own_hooks(data: bytes) -> tuple[Hook, ...]:
    """Return our hooks in ``data``, the content of a ``.pre-commit-config.yaml``, in order.

    Equal results mean that the same release runs with the same options. Raises UnreadError for
    text that is not YAML, for entries in another form than in pre-commit's documentation, and
    for hooks with merged keys (``<<``).
    """
    found = []
    for entry in _list(_parse(data), "repos"):
        for hook in _list(entry, "hooks"):
            if not isinstance(hook, dict) or not isinstance(hook.get("id"), str):
                raise UnreadError("a hook without an id of its own")
            if hook["id"] in HOOK_IDS:
                found.append((entry.get("repo"), entry.get("rev"), *map(_plain, hook.items())))
    return tuple(found)


def _parse(data: bytes) -> Any:
    import yaml  # slow to import, and rarely needed

    try:
        return yaml.load(data, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, UnicodeError, RecursionError) as error:
        raise UnreadError(str(error)) from error


def _list(mapping: Any, key: str) -> list[Any]:
    if not isinstance(mapping, dict) or not isinstance(mapping.get(key), list):
        raise UnreadError(f"no list {key}")
    found: list[Any] = mapping[key]
    return found


def _plain(item: tuple[Any, Any]) -> tuple[str, Any]:
    """Return a key and its value. Raises UnreadError unless it is a text or a list of texts."""
    key, value = item
    texts = value if isinstance(value, list) else [value]
    if not all(isinstance(each, str) for each in (key, *texts)):
        raise UnreadError(f"a value of {key} that is no text and no list of texts")
    return key, value
