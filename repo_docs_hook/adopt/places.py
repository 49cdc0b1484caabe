"""Find where entries under `repos` are: their indentation, blank lines between them, their end."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from repo_docs_hook.adopt.texts import line_end, line_start
from repo_docs_hook.adopt.yaml_text import get, items

_DASH = re.compile(r"( *)-( +)")


@dataclass(frozen=True, slots=True)
class Style:
    """The number of blanks before and after an entry's dash, and before the dashes of its hooks."""

    before: int = 2
    behind: int = 1
    inner: int = 2


DEFAULT = Style()


def read_style(text: str, repos: yaml.SequenceNode) -> Style | None:
    """Return the style of the entries that are there, None where it is not known."""
    first = _dash(text, repos.value[0])
    if first is None:
        return None
    before, behind = first
    keys = before + 1 + behind
    for entry in repos.value:
        hooks = get(entry, "hooks")
        dash = _dash(text, hooks.value[0]) if hooks and items(hooks) else None
        if dash and dash[0] >= keys:
            return Style(before, behind, dash[0] - keys)
    return Style(before, behind)


def _dash(text: str, item: yaml.Node) -> tuple[int, int] | None:
    """Return the number of blanks before and after the dash of an item."""
    at = item.start_mark.index
    match = _DASH.fullmatch(text[line_start(text, at) : at])
    return (len(match[1]), len(match[2])) if match else None


def are_apart(text: str, repos: yaml.SequenceNode) -> bool:
    """Tell whether blank lines separate the entries, by the last two."""
    if len(repos.value) < 2:
        return False
    between = text[_leaf_end(text, repos.value[-2]) : repos.value[-1].start_mark.index]
    return any(not line.strip() for line in between.split("\n")[1:-1])


def find_end(text: str, repos: yaml.SequenceNode, indent: int) -> int:
    """Return where the line after the last entry, and the comments that belong to it, begins."""
    end = here = line_end(text, _leaf_end(text, repos))
    while here < len(text):
        line = text[here : line_end(text, here)]
        words = line.lstrip(" ")
        if words.startswith("#") and len(line) - len(words) > indent:
            end = line_end(text, here)
        elif words.strip():
            break
        here = line_end(text, here)
    return end


def _leaf_end(text: str, node: yaml.Node) -> int:
    """Return where the text of a node ends, without the blank lines after it."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return len(text[: node.end_mark.index].rstrip())
