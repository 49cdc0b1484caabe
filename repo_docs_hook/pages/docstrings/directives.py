"""What reStructuredText's directives, and Markdown's admonitions, are in a docstring."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from repo_docs_hook.pages.docstrings.code import PYTHON, TEXT, language_of
from repo_docs_hook.pages.docstrings.lines import dedent, is_blank, trim
from repo_docs_hook.pages.docstrings.nodes import (
    CodeBlock,
    Item,
    ItemList,
    Node,
    Paragraph,
    Quote,
    is_running,
    labelled,
)

Parse = Callable[[Sequence[str]], list[Node]]

_DIRECTIVE = re.compile(r"\.\. ?([A-Za-z][\w:.+-]*?) ?:: *(.*)")
_MISSPELT = re.compile(r"\.\. ([a-z]+): *(.*)")
_TARGET = re.compile(r"\.\. _(?:`([^`]+)`|([^:`]*(?::\S[^:`]*)*)): *(.*)")
_FOOTNOTE = re.compile(r"\.\. (\[[^\]]+\]) *(.*)")
_OPTION = re.compile(r":[\w-]+:(?: |$)")
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?) ?([a-z]+) *(?:\"([^\"]*)\")?")

#: Directive -> the label of a remark.
REMARKS = {
    **{each: each.capitalize() for each in ("note", "warning", "tip", "hint", "important")},
    **{each: each.capitalize() for each in ("caution", "danger", "error", "attention", "todo")},
    **{"seealso": "See also", "legacy": "Legacy", "admonition": "", "topic": "", "sidebar": ""},
}
_VERSIONS = {
    "versionadded": "Added in version",
    "versionchanged": "Changed in version",
    "versionremoved": "Removed in version",
    "deprecated": "Deprecated since version",
    "deprecated-removed": "Deprecated since version",
}
_CODE = frozenset(("code", "code-block", "sourcecode", "parsed-literal", "highlight"))
_PYTHON = frozenset(("doctest", "ipython", "plot", "testcode", "testsetup", "testoutput"))
_NAMES = frozenset(("autosummary", "toctree"))
_BODIES = frozenset(
    ("container", "compound", "epigraph", "highlights", "ifconfig", "only", "pull-quote")
)
_OBJECTS = frozenset(
    "attribute class data decorator exception function method module py:class py:function".split()
)


def read_directive(line: str, body: Sequence[str], parse: Parse) -> list[Node]:
    """Return the nodes of a directive, target, footnote or comment: ``line``, and what is in it.

    ``body`` has no indent. What no rule understands is returned as written.
    """
    if footnote := _FOOTNOTE.match(line):
        text = parse([footnote[2], *body])
        return [ItemList((Item("-", tuple(_marked(footnote[1], text))),))]
    if target := _TARGET.match(line):
        return _target(target[1] or target[2], " ".join((target[3], *body)).strip(" "))
    match = _DIRECTIVE.match(line) or _MISSPELT.match(line)
    if match and (match.re is _DIRECTIVE or match[1] in REMARKS or match[1] in _VERSIONS):
        found = _known(match[1].lower(), match[2].strip(" "), body, parse)
        if found is not None:
            return found
    indented = (f"   {each}" if each else "" for each in body)
    return [CodeBlock((line, *indented))]


def _marked(mark: str, nodes: list[Node]) -> list[Node]:
    """Return nodes with the mark of a footnote before their first words."""
    if nodes and is_running(nodes[0]):
        first, *rest = nodes[0].lines
        return [Paragraph((f"{mark} {first}", *rest)), *nodes[1:]]
    return [Paragraph((mark,)), *nodes]


def read_admonition(line: str, body: Sequence[str], parse: Parse) -> list[Node] | None:
    """Return the nodes of Markdown's ``!!! note "Title"``, None if the line is none."""
    match = _ADMONITION.match(line)
    if match is None:
        return None
    return [Quote(tuple(labelled(match[2] or match[1].capitalize(), parse(body))))]


def _target(name: str, address: str) -> list[Node]:
    """Return what is worth reading of ``.. _name: address``: nothing for a place of the page."""
    return [Paragraph((address,), name)] if address and name != "_" else []


def _known(name: str, argument: str, body: Sequence[str], parse: Parse) -> list[Node] | None:
    if name in _CODE or name in _PYTHON:
        return _code(name, argument, body)
    if name == "math":
        content = trim([argument, *_content(body)])
        return [CodeBlock(tuple(content), TEXT)] if content else []
    if name in _VERSIONS:
        version, _, text = argument.partition(" ")
        label = f"{_VERSIONS[name]} {version}".rstrip(" :")
        return labelled(label, parse([text, *_content(body)]))
    if name in REMARKS:
        label = REMARKS[name] or argument or name.capitalize()
        words = argument if REMARKS[name] else ""
        return [Quote(tuple(labelled(label, parse([words, *_content(body)]))))]
    if name == "rubric":
        return labelled(argument, parse(_content(body)))
    if name in _NAMES:
        names = (line.strip(" ") for line in _content(body) if not is_blank(line))
        return [ItemList(tuple(Item("-", (Paragraph((_quoted(each),)),)) for each in names))]
    if name in _BODIES:
        return parse(_content(body))
    if name in _OBJECTS or name == "currentmodule":
        return labelled(f"``{argument}``" if argument else name, parse(_content(body)))
    return None


def _quoted(name: str) -> str:
    return f"`{name}`" if re.fullmatch(r"[~\w.]+", name) else name


def _code(name: str, argument: str, body: Sequence[str]) -> list[Node]:
    content = trim(_content(body))
    if name in _PYTHON:
        content, language = trim([*([argument] if name != "plot" else []), *content]), PYTHON
    else:
        language = language_of(argument or PYTHON)
    return [CodeBlock(tuple(dedent(content)), language)] if content else []


def _content(body: Sequence[str]) -> list[str]:
    """Return the body of a directive without its options."""
    at = 0
    while at < len(body) and _OPTION.match(body[at]):
        at += 1
        while at < len(body) and body[at][:1] == " ":
            at += 1
    return dedent(body[at:])
