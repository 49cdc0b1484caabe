"""Lay the nodes of a text out as Markdown: as blocks of a page, or in one cell of a table.

No fence stands inside a list item or a quote, which Python-Markdown would break: the list or
quote ends before it and goes on behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from repo_docs_hook.pages.docstrings.code import TEXT
from repo_docs_hook.pages.docstrings.nodes import CodeBlock, Item, ItemList, Node, Paragraph, Quote
from repo_docs_hook.pages.markup.escape import code
from repo_docs_hook.pages.markup.inline import Refer, inline, inline_lines
from repo_docs_hook.pages.markup.markdown import fence

#: Python-Markdown wants nested lists, and further paragraphs of an item, indented so far.
_NESTED = " " * 4
#: The markers that may stand right below a paragraph (CommonMark 5.2).
_INTERRUPTS = ("-", "1.")
# The colon behind such a label would make an emoji of it.
_EMOJI = re.compile(r":[A-Za-z0-9_+-]+\Z")
_BULLET, _BREAK = "\u2022", "<br>"


def lay_out(nodes: Iterable[Node], refer: Refer) -> list[str]:
    """Return nodes as blocks of Markdown, to be joined with blank lines."""
    return [block for node in nodes for block in _blocks(node, refer) if block]


def _blocks(node: Node, refer: Refer) -> list[str]:
    if isinstance(node, Paragraph):
        return ["\n".join(_lines(node, refer))]
    if isinstance(node, CodeBlock):
        return [fence("\n".join(node.lines), node.language or TEXT)]
    return _list(node, refer) if isinstance(node, ItemList) else _quote(node, refer)


def _lines(node: Paragraph, refer: Refer) -> list[str]:
    label = node.head + _label(node.label, refer)
    mark = ": " if node.label and any(node.lines) else ""
    return inline_lines("\n".join(node.lines), refer, label + mark).split("\n")


def _label(label: str, refer: Refer) -> str:
    if not label:
        return ""
    shown = code(label) if _EMOJI.search(label) else inline(label, refer)
    return shown if "*" in shown else f"**{shown}**"


def _quote(node: Quote, refer: Refer) -> list[str]:
    blocks = []
    for is_code, inside in groupby(node.nodes, _holds_code):
        shown = lay_out(inside, refer)
        if not is_code:
            lines = "\n\n".join(shown).split("\n")
            shown = ["\n".join(f"> {line}".rstrip(" ") for line in lines)] if shown else []
        blocks += shown
    return blocks


def _holds_code(node: Node) -> bool:
    """Tell whether a node, or one inside it, is a code block."""
    if isinstance(node, CodeBlock):
        return True
    if isinstance(node, ItemList):
        return any(_holds_code(each) for item in node.items for each in item.nodes)
    return isinstance(node, Quote) and any(map(_holds_code, node.nodes))


def _list(node: ItemList, refer: Refer) -> list[str]:
    """Return a list; an item that holds code is cut into its first words, and what follows."""
    blocks: list[str] = []
    for cut, items in groupby(node.items, lambda item: any(map(_holds_code, item.nodes))):
        if not cut:
            blocks.append("\n".join(_items(items, refer, "")))
            continue
        for item in items:
            words = item.nodes[:1] if isinstance(item.nodes[0], Paragraph) else ()
            blocks.append("\n".join(_item(Item(item.marker, words), refer, "")))
            blocks += lay_out(item.nodes[len(words) :], refer)
    return blocks


def _items(items: Iterable[Item], refer: Refer, indent: str) -> Iterator[str]:
    for item in items:
        yield from _item(item, refer, indent)


def _item(item: Item, refer: Refer, indent: str) -> Iterator[str]:
    """Yield the lines of an item that holds no code."""
    number = 0
    for node in _flat(item.nodes):
        if isinstance(node, ItemList):
            if number > 1 or (number and node.items[0].marker not in _INTERRUPTS):
                yield ""
            yield from _items(node.items, refer, indent + (_NESTED if number else ""))
        elif isinstance(node, Paragraph) and any(shown := _lines(node, refer)):
            if number:
                yield ""
                yield from (f"{indent}{_NESTED}{line}" for line in shown)
            else:
                yield f"{indent}{item.marker} {shown[0]}"
                yield from (f"{indent}  {line}" for line in shown[1:])
            number += 1


def _flat(nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield nodes, of quotes what is in them."""
    for node in nodes:
        if isinstance(node, Quote):
            yield from _flat(node.nodes)
        else:
            yield node


def lay_out_cell(nodes: Sequence[Node], refer: Refer) -> str:
    """Return nodes as one line, for a cell of a table."""
    return _BREAK.join(_pieces(nodes, refer))


def _pieces(nodes: Sequence[Node], refer: Refer) -> Iterator[str]:
    for node in _flat(nodes):
        if isinstance(node, ItemList):
            for item in node.items:
                mark = _BULLET if item.marker == "-" else item.marker
                yield f"{mark} {_BREAK.join(_pieces(item.nodes, refer))}".rstrip(" ")
        elif isinstance(node, CodeBlock):
            show = code if node.language else (lambda line: inline(line, refer))
            yield from (show(line) for line in node.lines if line.strip(" "))
        elif isinstance(node, Paragraph):
            yield " ".join(filter(None, _lines(node, refer)))
