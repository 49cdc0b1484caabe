"""What a ``.pre-commit-config.yaml`` says of our hooks."""

from __future__ import annotations

from typing import Any

from repo_docs_hook.text.paths import HOOK_IDS

#: A hook of ours: the ``repo`` and the ``rev`` of its entry, and each of its keys.
Hook = tuple[Any, ...]


class UnreadError(Exception):
    """A text that is no such file, or that says of hooks what is not read here."""


def read_own_hooks(data: bytes) -> tuple[Hook, ...]:
    """Return our hooks in a ``.pre-commit-config.yaml``, in order; equal ones run alike.

    Raises UnreadError for what is no YAML, for entries that are not made as pre-commit's
    documentation shows them, and for hooks that take their keys from elsewhere (``<<``).
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
    import yaml  # takes longer than the rest of most runs

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
    """Return a key and its value: a text or a list of texts, which is all that hooks have."""
    key, value = item
    texts = value if isinstance(value, list) else [value]
    if not all(isinstance(each, str) for each in (key, *texts)):
        raise UnreadError(f"a value of {key} that is no text and no list of texts")
    return key, value
