"""Every variable, class and function of a module, with its docstring."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from repo_docs_hook.model.facts import Definition, Parameter
from repo_docs_hook.pages.kinds import Noun, Trait
from repo_docs_hook.pages.markup.docstrings import render_docstring
from repo_docs_hook.pages.markup.escape import code
from repo_docs_hook.pages.markup.markdown import Blocks, anchor, bullets, link
from repo_docs_hook.pages.markup.paragraphs import summary
from repo_docs_hook.pages.module import MOST_SIGNATURE, ModulePage

#: Flag of a definition -> the word for it on a page.
FLAG_WORDS = {
    "conditional": "conditional",
    "reassigned": "reassigned",
    "typing": "typing only",
}
#: Remarks on what neither a signature nor a decorator shows; ``CUT`` is the label of a link.
GENERATOR, NESTED = "generator", "nested"
CUT = "whole value in the source"
#: Stands before the decorators, which are parted by commas.
DECORATED = ", decorated "
#: Stands between a name, its signature and the first sentence of its docstring.
COLON = ": "
#: The note on a page without docstrings begins so.
TIGHT = "Too long to be shown with all docstrings"
HEADING, MEMBER_HEADING = "####", "#####"
#: Bytes of a definition's decorators where the page is too long.
_MOST_DECORATION = 1_000


def render_definitions(page: ModulePage) -> Blocks:
    """Return all definitions with their docstrings.

    Variables stand first, then classes and functions, all in source order. In a class the
    members without a docstring stand first, as a list, so that none seems to belong to the
    heading of another. A tight page has one list, with the docstrings' first sentences.
    """
    if page.tight:
        return _compact(page)
    tops = page.children.get(-1, [])
    variables = [index for index in tops if _is_listed_at_top(page.definitions[index])]
    blocks = [bullets(_items(page, variables))]
    for index in tops:
        if not _is_listed_at_top(page.definitions[index]):
            blocks += _entry(page, index, HEADING)
    if not any(blocks):
        blocks = ["The source defines no variable, class or function."]
    return "### Code Structure", *blocks


def list_names(page: ModulePage) -> list[str]:
    """Return the names that the module defines itself, sorted, as code spans."""
    return [code(name) for name in sorted(page.top_level)]


def _compact(page: ModulePage) -> Blocks:
    source = link("source", page.links.to(page.source))
    note = f"{TIGHT}, which stand in the {source}."
    items = [_item(page, index) for index in range(page.shown)]
    more = [page.more] if page.shown < len(page.definitions) else []
    return "### Code Structure", note, bullets(items + more)


def _is_listed_at_top(definition: Definition) -> bool:
    return definition.kind not in ("class", "function")


def _entry(page: ModulePage, index: int, mark: str) -> list[str]:
    """Return the blocks of a definition with a heading, of its members and nested classes."""
    definition = page.definitions[index]
    children = page.children.get(index, [])
    headed = [child for child in children if definition.kind == "class" and _is_headed(page, child)]
    listed = [child for child in children if child not in set(headed)]
    blocks = [
        f"{mark} {anchor(definition.anchor)}{code(definition.qualname)}",
        code(definition.signature) + _decoration(page, definition) + _remarks(page, index),
        *render_docstring(definition.docstring, _parameters(page, index), definition.returns),
        bullets(_items(page, listed)),
    ]
    nested = []
    for child in headed:
        if page.definitions[child].kind == "class":
            nested += _entry(page, child, HEADING)
        else:
            blocks += _entry(page, child, MEMBER_HEADING)
    return blocks + nested


def _is_headed(page: ModulePage, index: int) -> bool:
    """Tell whether a member gets a heading: it, or a method of it, has a docstring."""
    definition = page.definitions[index]
    if definition.kind == "class":
        children = page.children.get(index, ())
        return bool(definition.docstring) or any(_is_headed(page, child) for child in children)
    return definition.kind == "function" and bool(definition.docstring)


def _parameters(page: ModulePage, index: int) -> Mapping[str, Parameter]:
    """Return the parameters that a docstring describes, for a class those of ``__init__``."""
    definition = page.definitions[index]
    if definition.kind == "class":
        members = (page.definitions[child] for child in page.children.get(index, ()))
        found = next((each for each in members if each.name == "__init__"), None)
        return {} if found is None else {each.name: each for each in found.parameters}
    return {each.name: each for each in definition.parameters}


def _items(page: ModulePage, indices: list[int]) -> Iterator[str]:
    """Yield list items for definitions without a heading, each followed by what it defines."""
    pending = indices[::-1]
    while pending:
        index = pending.pop()
        yield _item(page, index)
        pending += page.children.get(index, [])[::-1]


def _item(page: ModulePage, index: int) -> str:
    definition = page.definitions[index]
    mark = anchor(definition.anchor)
    remarks = _remarks(page, index)
    if definition.kind in ("class", "function"):
        head = f"{mark}{code(definition.qualname)}{remarks}{COLON}{_signature(page, definition)}"
        text = head + _decoration(page, definition)
    else:
        text = f"{mark}{_signature(page, definition)}{remarks}"
    sentence = summary(definition.docstring)
    return f"{text}{COLON}{sentence}" if sentence else text


def _signature(page: ModulePage, definition: Definition) -> str:
    text = definition.signature
    if not page.tight or len(text) <= MOST_SIGNATURE:
        return code(text)
    return f"{code(text[:MOST_SIGNATURE])}, {page.more}"


def _decoration(page: ModulePage, definition: Definition) -> str:
    names = [code("@" + each.text.removeprefix("@")) for each in definition.decorators]
    names = page.fit(names, _MOST_DECORATION)
    return f"{DECORATED}{', '.join(names)}" if names else ""


def _remarks(page: ModulePage, index: int) -> str:
    definition = page.definitions[index]
    kind = page.kinds[index]
    words = [GENERATOR] if Trait.GENERATOR in kind.traits else []
    words += [NESTED] if kind.noun is Noun.NESTED_FUNCTION else []
    words += [FLAG_WORDS[flag] for flag in definition.flags if flag in FLAG_WORDS]
    if "cut" in definition.flags:
        words.append(link(CUT, page.links.to(page.source)))
    return f" ({', '.join(words)})" if words else ""
