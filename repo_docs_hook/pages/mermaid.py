"""Mermaid diagrams with safe labels, within the bounds in which GitHub draws them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from repo_docs_hook.pages.escape import mermaid_label

#: PAGES.md: more is not readable, and GitHub's renderer refuses it.
MOST_NODES, MOST_EDGES, MOST_CHARACTERS = 60, 400, 40_000


def class_diagram(pairs: Sequence[tuple[str, str]]) -> str:
    """Return a class diagram of (class, base) pairs, or a sentence why there is none.

    Where all classes are too many, only those that have both a base and a subclass
    or share a base are drawn: bases with one subclass go first.
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
    """Return an id (``n0``, ``n1``, ...) for each label, given out in sorted order."""
    return {label: f"n{number}" for number, label in enumerate(sorted(set(labels)))}


def fits(nodes: int, edges: int, text: str) -> bool:
    """Tell whether a diagram is within the bounds."""
    return nodes <= MOST_NODES and edges <= MOST_EDGES and len(text) <= MOST_CHARACTERS


def _shared_bases(pairs: Sequence[tuple[str, str]]) -> set[str]:
    return {base for _, base in pairs}


def _fits_pairs(pairs: Sequence[tuple[str, str]]) -> bool:
    nodes = {name for pair in pairs for name in pair}
    return len(nodes) <= MOST_NODES and fits(len(nodes), len(pairs), _class_diagram(pairs))


def _class_diagram(pairs: Sequence[tuple[str, str]]) -> str:
    ids = node_ids(name for pair in pairs for name in pair)
    lines = [f'    class {ids[name]}["{mermaid_label(name)}"]' for name in ids]
    lines += [f"    {ids[base]} <|-- {ids[child]}" for child, base in pairs]
    return "\n".join(("```mermaid", "classDiagram", *lines, "```"))
