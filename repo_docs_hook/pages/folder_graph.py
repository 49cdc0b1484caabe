"""The import graph of a folder: which file imports which, the cycles, the diagram."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from repo_docs_hook.model.module import Module
from repo_docs_hook.pages.markup.mermaid import block, fits, node
from repo_docs_hook.project.project import Project
from repo_docs_hook.text.paths import folder_of, name_of, stem


class ImportEdge(NamedTuple):
    """``start`` imports ``end``; ``late`` if only inside functions."""

    start: str
    end: str
    late: bool


class Graph(NamedTuple):
    """The imports between files of a folder (``inner``), and of other folders (``outer``)."""

    inner: tuple[ImportEdge, ...]
    outer: tuple[ImportEdge, ...]


def import_graph(folder: str, modules: Iterable[Module], project: Project) -> Graph:
    """Return the imports between the ``modules`` of a folder, and from them to other folders.

    Files are named by their names, other folders by their paths with a slash at the end. What an
    ``__init__`` imports, which is as a rule all there is, and what is imported for typing alone
    is left out.
    """
    inner: dict[tuple[str, str], bool] = {}
    outer: dict[tuple[str, str], bool] = {}
    for module in (each for each in modules if stem(each.path) != "__init__"):
        start = name_of(module.path)
        for path, late in _imported(module, project):
            parent = folder_of(path)
            inside = parent == folder
            edges, end = (inner, name_of(path)) if inside else (outer, f"{parent or '.'}/")
            edges[start, end] = edges.get((start, end), True) and late
    return Graph(_edges(inner), _edges(outer))


def _edges(found: Mapping[tuple[str, str], bool]) -> tuple[ImportEdge, ...]:
    return tuple(ImportEdge(*pair, found[pair]) for pair in sorted(found))


def _imported(module: Module, project: Project) -> Iterator[tuple[str, bool]]:
    for each in module.facts.imports:
        path = None if "typing" in each.flags else project.resolve(module.path, each.target)
        if path and path != module.path:
            yield path, "lazy" in each.flags


def find_cycles(edges: Iterable[ImportEdge]) -> list[list[str]]:
    """Return the import cycles: groups of labels that import one another, all sorted.

    A group is a strongly connected component of two labels or more, found by Tarjan's algorithm
    without recursion. Late imports are ignored, since they do not run when a module is loaded.
    """
    after: dict[str, list[str]] = {}
    for edge in edges:
        if not edge.late:
            after.setdefault(edge.start, []).append(edge.end)
            after.setdefault(edge.end, [])
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []
    for root in sorted(after):
        work = [(root, iter(sorted(after[root])))] if root not in order else []
        while work:
            label, ends = work[-1]
            if label not in order:
                order[label] = low[label] = len(order)
                stack.append(label)
            for end in ends:
                if end not in order:
                    work.append((end, iter(sorted(after[end]))))
                    break
                if end in low:
                    low[label] = min(low[label], order[end])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[label])
                if low[label] == order[label]:
                    found.append(_pop_group(stack, low, label))
    return sorted(sorted(group) for group in found if len(group) > 1)


def _pop_group(stack: list[str], low: dict[str, int], label: str) -> list[str]:
    """Take a finished component off the stack, and out of ``low``."""
    at = stack.index(label)
    group = stack[at:]
    del stack[at:]
    for each in group:
        del low[each]
    return group


class Drawing(NamedTuple):
    """A Mermaid block, and a sentence that says what it leaves out; ``""`` for neither."""

    note: str = ""
    diagram: str = ""


def draw(graph: Graph) -> Drawing:
    """Return the diagram of a graph, neither part where there is nothing to draw.

    Late imports are dotted. A diagram that is too large is drawn without the other folders,
    or, if it is still too large, not at all.
    """
    for edges, note in (
        ([*graph.inner, *graph.outer], ""),
        (list(graph.inner), "Too much for one diagram with the other folders; without them:"),
    ):
        text = _diagram(edges)
        nodes = {label for edge in edges for label in (edge.start, edge.end)}
        if edges and fits(len(nodes), len(edges), text):
            return Drawing(note, text)
    too_many = "Too many files and imports for a diagram."
    return Drawing(too_many if graph.inner or graph.outer else "")


def _diagram(edges: list[ImportEdge]) -> str:
    """Return a diagram in which each line has the labels of both its ends.

    A line of its own for a node would depend on the arrows that there are.
    """
    arrows = ((edge, "-.->" if edge.late else "-->") for edge in sorted(edges))
    return block(
        "graph LR", (f"{node(edge.start)} {arrow} {node(edge.end)}" for edge, arrow in arrows)
    )
