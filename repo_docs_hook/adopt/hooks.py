"""Add our entry under `repos` of `.pre-commit-config.yaml`, in the file's own indentation."""

from __future__ import annotations

import yaml

from repo_docs_hook.adopt.excludes import COMMENT, exclude_line
from repo_docs_hook.adopt.places import DEFAULT, Style, are_apart, find_end, read_style
from repo_docs_hook.adopt.source import Source
from repo_docs_hook.adopt.texts import append_lines, insert_lines, line_end, line_start
from repo_docs_hook.adopt.yaml_text import (
    Document,
    Event,
    get,
    is_replaced,
    is_shared,
    items,
    read_document,
)
from repo_docs_hook.config.parse import ConfigError
from repo_docs_hook.model.settings import Config
from repo_docs_hook.text.paths import HOOK_IDS

_BY_HAND = "  # by hand: pre-commit run --hook-stage manual repo-docs-fix"
_OPEN: Event = ("SequenceStartEvent", None, None, None)
_CLOSE: Event = ("SequenceEndEvent", None, None, None)


def entry_lines(source: Source, style: Style = DEFAULT) -> list[str]:
    """Return the lines of the entry."""
    dash = f"-{' ' * style.behind}"
    start = " " * style.before
    keys = start + " " * len(dash)
    hook = f"{keys}{' ' * style.inner}{dash}id: "
    return [
        f"{start}{dash}repo: {source.url}",
        f"{keys}rev: {source.rev}",
        f"{keys}hooks:",
        f"{hook}{HOOK_IDS[0]}",
        f"{hook}{HOOK_IDS[1]}{_BY_HAND}",
    ]


def file_lines(source: Source, config: Config) -> list[str]:
    """Return the lines of a whole ``.pre-commit-config.yaml``."""
    return [COMMENT, exclude_line(config), "repos:", *entry_lines(source)]


def find_entry(document: Document) -> tuple[str, str] | None:
    """Return ``repo`` and ``rev`` (``""`` if missing) of the entry that has a hook of ours."""
    for entry in items(document.get("repos")):
        if any(_text(get(hook, "id")) in HOOK_IDS for hook in items(get(entry, "hooks"))):
            return _text(get(entry, "repo")), _text(get(entry, "rev"))
    return None


def add_entry(document: Document, source: Source) -> str | None:
    """Return the text with our entry as the last under ``repos``, None if that is not safe."""
    text, repos = document.text, document.get("repos")
    if repos is None:
        lines = ["repos:", *entry_lines(source)]
        key = ("ScalarEvent", None, None, "repos")
        added = [key, _OPEN, *_events(source), _CLOSE]
        return _checked(document, append_lines(text, lines), [], added)
    if _is_null(repos):
        new = _fill(text, repos, source)
        null = ("ScalarEvent", None, None, "")
        return _checked(document, new, [null], [_OPEN, *_events(source), _CLOSE])
    if isinstance(repos, yaml.SequenceNode) and not repos.value:
        return _checked(document, _fill(text, repos, source), [], list(_events(source)))
    if not isinstance(repos, yaml.SequenceNode) or repos.flow_style or is_shared(document, repos):
        return None
    return _add_last(document, repos, source)


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.value and node.style is None


def _fill(text: str, repos: yaml.Node, source: Source) -> str:
    """Add the entry under a ``repos:`` that has none, in the place of ``[]``."""
    start, end = repos.start_mark.index, repos.end_mark.index
    text = text[:start].rstrip(" ") + text[end:]
    indent = len(text[line_start(text, start - 1) : start].partition("repos")[0])
    style = Style(before=indent + 2)
    return insert_lines(text, line_end(text, start - 1), entry_lines(source, style))


def _add_last(document: Document, repos: yaml.SequenceNode, source: Source) -> str | None:
    text = document.text
    style = read_style(text, repos)
    if style is None:
        return None
    at = find_end(text, repos, style.before)
    gap = [""] if are_apart(text, repos) else []
    new = insert_lines(text, at, [*gap, *entry_lines(source, style)])
    return _checked(document, new, [], list(_events(source)))


def _events(source: Source) -> tuple[Event, ...]:
    """Return the events of a YAML parser for the entry."""
    lines = entry_lines(source)
    alone = read_document("", "repos:\n" + "\n".join(lines) + "\n")
    return alone.events[5:-4]


def _checked(document: Document, text: str, removed: list[Event], added: list[Event]) -> str | None:
    """Return ``text`` if its last entry is ours and nothing else has changed."""
    try:
        new = read_document("", text)
    except ConfigError:
        return None
    count = len(items(document.get("repos")))
    entries = items(new.get("repos"))
    is_last = len(entries) == count + 1 and any(
        _text(get(hook, "id")) == HOOK_IDS[0] for hook in items(get(entries[-1], "hooks"))
    )
    return text if is_last and is_replaced(document, new, removed, added) else None


def _text(node: yaml.Node | None) -> str:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""
