"""Detailed Analysis: every variable, class and function of a module, with its docstring."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from repo_docs_hook.model.facts import Definition, Parameter
from repo_docs_hook.pages.markup.docstrings import render_docstring
from repo_docs_hook.pages.markup.escape import code
from repo_docs_hook.pages.markup.markdown import anchor, bullets, link, section, stack
from repo_docs_hook.pages.markup.paragraphs import summary
from repo_docs_hook.pages.module import MOST_SIGNATURE, View

_FLAG_WORDS = {
    "conditional": "conditional",
    "reassigned": "reassigned",
    "typing": "typing only",
}
#: Kinds that neither a signature nor a decorator shows.
_UNSEEN = ("generator", "nested")
#: Bytes of a definition's decorators where the page is too long.
_MOST_DECORATION = 1_000


def render_definitions(view: View) -> str:
    """Return the section "Detailed Analysis".

    Variables first, then classes and functions, each in source order; in a class first the
    members without a docstring, as a list, so that none seems to belong to a heading. On a
    tight page it is one list, which has the docstrings' first sentences.
    """
    if view.tight:
        return _compact(view)
    tops = view.children.get(-1, [])
    variables = [index for index in tops if _is_listed_at_top(view.definitions[index])]
    blocks = [bullets(_items(view, variables))]
    for index in tops:
        if not _is_listed_at_top(view.definitions[index]):
            blocks += _entry(view, index, "####")
    body = stack(*blocks) or "The source defines no variable, class or function."
    return section("Detailed Analysis", "### Code Structure", body)


def _compact(view: View) -> str:
    source = link("source", view.links.to(view.path))
    note = f"Too long to be shown with all docstrings, which stand in the {source}."
    items = [_item(view, index) for index in range(view.shown)]
    more = [view.more] if view.shown < len(view.definitions) else []
    return section("Detailed Analysis", "### Code Structure", note, bullets(items + more))


def _is_listed_at_top(definition: Definition) -> bool:
    return definition.kind not in ("class", "function")


def _entry(view: View, index: int, mark: str) -> list[str]:
    """Return the blocks of a definition that has a heading, its members and what is nested."""
    definition = view.definitions[index]
    children = view.children.get(index, [])
    headed = [child for child in children if definition.kind == "class" and _is_headed(view, child)]
    listed = [child for child in children if child not in set(headed)]
    blocks = [
        f"{mark} {anchor(definition.anchor)}{code(definition.qualname)}",
        code(definition.signature) + _decoration(view, definition) + _remarks(view, index),
        *render_docstring(definition.docstring, _parameters(view, index), definition.returns),
        bullets(_items(view, listed)),
    ]
    nested = []
    for child in headed:
        if view.definitions[child].kind == "class":
            nested += _entry(view, child, "####")
        else:
            blocks += _entry(view, child, "#####")
    return blocks + nested


def _is_headed(view: View, index: int) -> bool:
    """Tell whether a member gets a heading: it, or a method of it, has a docstring."""
    definition = view.definitions[index]
    if definition.kind == "class":
        children = view.children.get(index, ())
        return bool(definition.docstring) or any(_is_headed(view, child) for child in children)
    return definition.kind == "function" and bool(definition.docstring)


def _parameters(view: View, index: int) -> Mapping[str, Parameter]:
    """Return the parameters that a docstring speaks of; a class's are its initialiser's."""
    definition = view.definitions[index]
    if definition.kind == "class":
        members = (view.definitions[child] for child in view.children.get(index, ()))
        found = next((each for each in members if each.name == "__init__"), None)
        return {} if found is None else {each.name: each for each in found.parameters}
    return {each.name: each for each in definition.parameters}


def _items(view: View, indices: list[int]) -> Iterator[str]:
    """List items for definitions without a heading, each followed by what it holds."""
    pending = indices[::-1]
    while pending:
        index = pending.pop()
        yield _item(view, index)
        pending += view.children.get(index, [])[::-1]


def _item(view: View, index: int) -> str:
    definition = view.definitions[index]
    mark = anchor(definition.anchor)
    remarks = _remarks(view, index)
    if definition.kind in ("class", "function"):
        head = f"{mark}{code(definition.qualname)}{remarks}: {_signature(view, definition)}"
        text = head + _decoration(view, definition)
    else:
        text = f"{mark}{_signature(view, definition)}{remarks}"
    sentence = summary(definition.docstring)
    return f"{text}: {sentence}" if sentence else text


def _signature(view: View, definition: Definition) -> str:
    text = definition.signature
    if not view.tight or len(text) <= MOST_SIGNATURE:
        return code(text)
    return f"{code(text[:MOST_SIGNATURE])}, {view.more}"


def _decoration(view: View, definition: Definition) -> str:
    names = [code("@" + each.text.removeprefix("@")) for each in definition.decorators]
    names = view.fit(names, _MOST_DECORATION)
    return f", decorated {', '.join(names)}" if names else ""


def _remarks(view: View, index: int) -> str:
    definition = view.definitions[index]
    words = [word for word in _UNSEEN if word in view.kinds[index].split(" ")]
    words += [_FLAG_WORDS[flag] for flag in definition.flags if flag in _FLAG_WORDS]
    if "cut" in definition.flags:
        words.append(link("whole value in the source", view.links.to(view.path)))
    return f" ({', '.join(words)})" if words else ""
