"""Mermaid diagrams: safe labels, and a size that GitHub draws."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence

from repo_docs_hook.pages.markup.escape import mermaid_label

#: The largest diagram: one with more nodes is not readable, and Mermaid refuses more than 500 edges
#: or 50,000 characters (its settings ``maxEdges`` and ``maxTextSize``).
MOST_NODES, MOST_EDGES, MOST_CHARACTERS = 60, 400, 40_000
# Class diagrams show `__init__` in bold, and obey `direction TB` even in quotes.
_LIVE = re.compile("[_ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def quote_label(text: str) -> str:
    """Return any text as a quoted label that Mermaid shows as it is; a long one is cut."""
    escaped = _LIVE.sub(lambda match: f"#{ord(match[0])};", mermaid_label(text))
    return f'"{escaped}"'


def block(kind: str, lines: Iterable[str]) -> str:
    """Return a diagram of a kind (``graph LR``) as a fenced block.

    The comment is a checksum of all lines. Ids and cycles depend on all lines too, so two
    branches that both change a diagram must conflict; merged line by line it would be wrong.
    """
    text = "\n".join(f"    {line}" for line in lines)
    mark = f"    %% {zlib.crc32(text.encode('utf-8', 'surrogatepass')):08x}"
    return "\n".join(("```mermaid", kind, mark, text, "```"))


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


def node_ids(labels: Iterable[str]) -> dict[str, str]:
    """Return an id for each label: ``n0``, ``n1``, ... in sorted order."""
    return {label: f"n{number}" for number, label in enumerate(sorted(set(labels)))}


def fits(nodes: int, edges: int, text: str) -> bool:
    """Tell whether a diagram is small enough to be drawn."""
    return nodes <= MOST_NODES and edges <= MOST_EDGES and len(text) <= MOST_CHARACTERS


def _shared_bases(pairs: Sequence[tuple[str, str]]) -> set[str]:
    return {base for _, base in pairs}


def _fits_pairs(pairs: Sequence[tuple[str, str]]) -> bool:
    nodes = {name for pair in pairs for name in pair}
    return len(nodes) <= MOST_NODES and fits(len(nodes), len(pairs), _class_diagram(pairs))


def _class_diagram(pairs: Sequence[tuple[str, str]]) -> str:
    ids = node_ids(name for pair in pairs for name in pair)
    lines = [f"class {ids[name]}[{quote_label(name)}]" for name in ids]
    lines += [f"{ids[base]} <|-- {ids[child]}" for child, base in pairs]
    return block("classDiagram", lines)
