"""Parse YAML with PyYAML, keeping the position of each node in the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from repo_docs_hook.config.parse import ConfigError

#: An event of the parser without positions and quotes: its type, anchor, tag and text.
Event = tuple[str, str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Document:
    """A text, the events of its parser, and its root, None where there are only comments."""

    text: str
    events: tuple[Event, ...]
    root: yaml.MappingNode | None

    def get(self, key: str) -> yaml.Node | None:
        """Return the value of a key of the root; the last one of a key that is written twice."""
        return get(self.root, key) if self.root else None

    def key(self, name: str) -> yaml.Node | None:
        """Return the node of a key of the root, not that of its value."""
        pairs = self.root.value if self.root else []
        return next((key for key, _ in reversed(pairs) if key.value == name), None)


def get(mapping: yaml.Node, key: str) -> yaml.Node | None:
    """Return the value of a key of a mapping; None where it has none, or is no mapping."""
    pairs = mapping.value if isinstance(mapping, yaml.MappingNode) else []
    found: list[yaml.Node] = [value for name, value in pairs if name.value == key]
    return found[-1] if found else None


def items(node: yaml.Node | None) -> list[yaml.Node]:
    """Return the items of a sequence, none for anything else."""
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def is_shared(document: Document, node: yaml.Node) -> bool:
    """Tell whether a node is used at several places of a document, by aliases."""
    places, seen, todo = 0, set[int](), [document.root]
    while todo:
        here = todo.pop()
        if not isinstance(here, yaml.CollectionNode) or id(here) in seen:
            continue
        seen.add(id(here))
        pairs = [each if isinstance(each, tuple) else (each,) for each in here.value]
        inner = [each for pair in pairs for each in pair]
        places += sum(each is node for each in inner)
        todo += inner
    return places > 1


def read_document(name: str, text: str) -> Document:
    """Parse ``text``, the content of the file ``name``, which holds one mapping or nothing.

    Raises ConfigError, ``NAME:LINE:COLUMN: what is wrong``, for any other text.
    """
    try:
        events = tuple(map(_meaning, yaml.parse(text, Loader=yaml.SafeLoader)))
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"{mark.line + 1}:{mark.column + 1}" if mark else "1:1"
        raise ConfigError(f"{name}:{place}: {error.problem}") from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise ConfigError(f"{name}:{line}: holds a character that YAML forbids") from None
    except RecursionError:
        raise ConfigError(f"{name}: is nested too deeply") from None
    if root is not None and not isinstance(root, yaml.MappingNode):
        raise ConfigError(f"{name}: must be a mapping with the key `repos`")
    return Document(text, events, root)


def _meaning(event: Any) -> Event:
    return (
        type(event).__name__,
        getattr(event, "anchor", None),
        getattr(event, "tag", None),
        getattr(event, "value", None),
    )


def is_replaced(old: Document, new: Document, removed: list[Event], added: list[Event]) -> bool:
    """Tell whether ``new`` is ``old`` with events ``added`` in the place of those ``removed``."""
    shared = 0
    for before, after in zip(old.events, new.events, strict=False):
        if before != after:
            break
        shared += 1
    return any(
        list(new.events[at : at + len(added)]) == added
        and list(old.events[at : at + len(removed)]) == removed
        and new.events[at + len(added) :] == old.events[at + len(removed) :]
        for at in range(shared, max(-1, shared - len(added) - 1), -1)
    )
