"""What a docstring's text is made of: paragraphs, lists, quotes, code. Data alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, groupby
from typing import NamedTuple, TypeGuard

from repo_docs_hook.pages.docstrings.code import PYTHON, is_session


class Paragraph(NamedTuple):
    """Lines of running text, as written.

    ``label`` is a term or a title that stands before it, as written; ``head`` likewise, but
    Markdown already, with what parts it from the text.
    """

    lines: tuple[str, ...]
    label: str = ""
    head: str = ""


class CodeBlock(NamedTuple):
    """Lines that are shown as they are, in a language; ``""``: words that no rule understands."""

    lines: tuple[str, ...]
    language: str = ""


class Item(NamedTuple):
    """One item of a list: its marker as Markdown has it (``-`` or ``3.``), and what it holds."""

    marker: str
    nodes: tuple[Node, ...]


class ItemList(NamedTuple):
    """A list, with bullets or numbers."""

    items: tuple[Item, ...]


class Quote(NamedTuple):
    """An indented text, or a remark such as a note."""

    nodes: tuple[Node, ...]


Node = Paragraph | CodeBlock | ItemList | Quote


def labelled(label: str, nodes: list[Node]) -> list[Node]:
    """Return nodes with a label before the first paragraph, or in a paragraph of its own."""
    if nodes and is_running(nodes[0]):
        return [nodes[0]._replace(label=label), *nodes[1:]]
    return [Paragraph((), label), *nodes]


def is_running(node: Node) -> TypeGuard[Paragraph]:
    """Tell whether a node is running text without a label."""
    return isinstance(node, Paragraph) and not node.label and not node.head


def joined(nodes: Iterable[Node]) -> list[Node]:
    """Return nodes with neighbours in one: lists, sessions, and lines that stand as written."""
    found: list[Node] = []
    for kind, group in groupby(nodes, _kind):
        if kind == "list":
            items = (item for node in group if isinstance(node, ItemList) for item in node.items)
            found.append(ItemList(tuple(items)))
        elif kind:
            blocks = [("", *node.lines) for node in group if isinstance(node, CodeBlock)]
            language = "" if kind == "written" else PYTHON
            found.append(CodeBlock(tuple(chain.from_iterable(blocks))[1:], language))
        else:
            found += group
    return found


def _kind(node: Node) -> str:
    if isinstance(node, ItemList):
        return "list"
    if not isinstance(node, CodeBlock):
        return ""
    if not node.language:
        return "written"
    return "session" if node.language == PYTHON and is_session(node.lines[0]) else ""


def next_marker(marker: str, items: Sequence[Item]) -> str:
    """Return the marker of an item, of one that is numbered by ``#.`` the next number."""
    if marker != "#":
        return marker
    last = items[-1].marker.rstrip(".") if items else "0"
    return f"{int(last) + 1}." if last.isdecimal() else "1."
