"""Mermaid diagrams: safe labels, and a size that GitHub draws."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from repo_docs_hook.pages.markup.escape import mermaid_label

#: The largest diagram: one with more nodes is not readable, and Mermaid refuses more than 500 edges
#: or 50,000 characters (its settings ``maxEdges`` and ``maxTextSize``).
MOST_NODES, MOST_EDGES, MOST_CHARACTERS = 60, 400, 40_000
_NOT_PLAIN = re.compile("[^A-Za-z0-9]")
# Mermaid obeys `direction TB` even in quotes; and class diagrams show `__init__` in bold.
_BLANKS = "[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_IN_CLASSES = f"{_BLANKS}|_"


def node_id(name: str) -> str:
    """Return an id of ASCII letters, digits and ``_``, made from a name alone.

    No word of Mermaid begins as an id does, so ``end``, ``graph``, ``o`` and ``x`` are names as
    any other. Every character but ASCII letters and digits is written as its code point, so
    different names have different ids: ``a-b_c`` is ``ida_2d_b_5f_c``.
    """
    return "id" + _NOT_PLAIN.sub(lambda match: f"_{ord(match[0]):x}_", name)


def node(name: str, live: str = _BLANKS) -> str:
    """Return an id with the name as its quoted label; a long one is cut.

    ``live`` is a pattern of what the kind of diagram would not show as it is.
    """
    label = re.sub(live, lambda match: f"#{ord(match[0])};", mermaid_label(name))
    return f'{node_id(name)}["{label}"]'


def block(kind: str, lines: Iterable[str]) -> str:
    """Return a diagram of a kind (``graph LR``) as a fenced block.

    Each line must depend on nothing but its own node or edge, so that two branches that both
    change a diagram merge into the right one.
    """
    return "\n".join(("```mermaid", kind, *(f"    {line}" for line in lines), "```"))


def class_diagram(pairs: Sequence[tuple[str, str]]) -> str:
    """Return a class diagram of (class, base) pairs, or a sentence that says why there is none.

    If the classes are too many for one diagram, only pairs are drawn whose class is itself the
    base of another one.
    """
    if _fits_pairs(pairs):
        return _class_diagram(pairs)
    shared = _shared_bases(pairs)
    coarser = [pair for pair in pairs if pair[1] in shared and pair[0] in shared]
    if coarser and _fits_pairs(coarser):
        note = "Too many classes for one diagram; it shows those that others inherit from."
        return f"{note}\n\n{_class_diagram(coarser)}"
    return "Too many classes for a diagram."


def fits(nodes: int, edges: int, text: str) -> bool:
    """Tell whether a diagram is small enough to be drawn."""
    return nodes <= MOST_NODES and edges <= MOST_EDGES and len(text) <= MOST_CHARACTERS


def _shared_bases(pairs: Sequence[tuple[str, str]]) -> set[str]:
    return {base for _, base in pairs}


def _fits_pairs(pairs: Sequence[tuple[str, str]]) -> bool:
    nodes = {name for pair in pairs for name in pair}
    return len(nodes) <= MOST_NODES and fits(len(nodes), len(pairs), _class_diagram(pairs))


def _class_diagram(pairs: Sequence[tuple[str, str]]) -> str:
    """Return a diagram in which the arrows to a class stand below its own line.

    Where one branch takes the last of them away, and with it the class, and another branch adds
    one, git sees neighbours and reports a conflict.
    """
    classes = {(name, "", f"class {node(name, _IN_CLASSES)}") for pair in pairs for name in pair}
    edges = {(base, child, f"{node_id(base)} <|-- {node_id(child)}") for child, base in pairs}
    return block("classDiagram", (line for _, _, line in sorted(classes | edges)))
