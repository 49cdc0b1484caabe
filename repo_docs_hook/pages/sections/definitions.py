"""Every variable, class and function of a module, with its docstring."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from repo_docs_hook.model.facts import Parameter
from repo_docs_hook.pages.docstrings.render import render_docstring
from repo_docs_hook.pages.kinds import ACCESSORS, Noun, Trait
from repo_docs_hook.pages.markup.escape import code, prose
from repo_docs_hook.pages.markup.markdown import Blocks, anchor, bullets, fence, link
from repo_docs_hook.pages.markup.paragraphs import summary
from repo_docs_hook.pages.markup.signatures import (
    LONGEST,
    Header,
    class_block,
    needs_block,
    signature_block,
)
from repo_docs_hook.pages.module import MOST_SIGNATURE, ModulePage
from repo_docs_hook.pages.sections.items import hides_value, item_signature
from repo_docs_hook.text.headings import CODE_STRUCTURE

#: Flag of a definition -> the word for it on a page.
FLAG_WORDS = {
    "conditional": "conditional",
    "instance": "instance",
    "typing": "typing only",
}
#: Remarks on what neither a signature nor a decorator shows; ``CUT`` is the label of a link.
GENERATOR = "generator"
CUT = "whole value in the source"
#: Stands between a signature and the docstring behind it.
COLON = ": "
#: The note on a page without docstrings begins so.
TIGHT = "Too long to be shown with all docstrings"
HEADING, MEMBER_HEADING = "####", "#####"
_CONSTRUCTORS = ("__init__", "__new__")


def render_definitions(page: ModulePage) -> Blocks:
    """Return all definitions with their docstrings.

    Variables stand first, then classes and functions, all in source order. In a class the
    members without a docstring stand first, as a list, so that none seems to belong to the
    heading of another. A tight page has one list, with the docstrings' first sentences.
    """
    tops = page.members(-1)
    if not tops:
        return ()
    if page.tight:
        return _compact(page)
    listed = [index for index in tops if _is_listed_variable(page, index)]
    headed = [index for index in tops if not _is_listed_variable(page, index)]
    blocks = [bullets(_items(page, listed))]
    for group in _groups(page, headed):
        blocks += _entry(page, group, HEADING)
    return CODE_STRUCTURE, *blocks


def _compact(page: ModulePage) -> Blocks:
    source = link("source", page.links.to(page.source))
    note = f"{TIGHT}, which stand in the {source}."
    items = [_tight_item(page, index) for index in range(page.shown) if page.stands(index)]
    more = [page.more] if page.shown < len(page.definitions) else []
    return CODE_STRUCTURE, note, bullets(items + more)


def _tight_item(page: ModulePage, index: int) -> str:
    definition = page.definitions[index]
    text = item_signature(definition)
    shown = code(text[:MOST_SIGNATURE])
    more = f", {page.more}" if len(text) > MOST_SIGNATURE else ""
    sentence = summary(definition.docstring)
    told = f"{COLON}{sentence}" if sentence else ""
    return f"{anchor(definition.anchor)}{shown}{more}{_remarks(page, index)}{told}"


def _is_listed_variable(page: ModulePage, index: int) -> bool:
    """Tell whether a definition is a variable or type alias with one line of docstring at most."""
    definition = page.definitions[index]
    is_block = definition.kind in ("class", "function")
    return not is_block and "\n" not in (definition.docstring or "")


def _groups(page: ModulePage, indices: Sequence[int]) -> list[list[int]]:
    """Return the indices in groups that share a heading, in source order.

    A property stands with its setter and deleter, a function with its overloads.
    """
    groups: list[list[int]] = []
    families: dict[str, list[int]] = {}
    for index in indices:
        name = page.definitions[index].name
        noun = page.kinds[index].noun
        family = families.get(name)
        if family and (noun in ACCESSORS or page.kinds[family[-1]].noun is Noun.OVERLOAD):
            family.append(index)
        else:
            families[name] = [index]
            groups.append(families[name])
    return groups


def _entry(page: ModulePage, group: list[int], mark: str) -> list[str]:
    """Return the blocks of definitions that share a heading, of their members and classes."""
    if page.definitions[group[0]].kind == "class":
        return _class_entry(page, group[0], mark)
    blocks = [
        _heading(page, group, mark),
        *_signature(page, group, partial(signature_block, _headers(page, group))),
    ]
    for index in group:
        blocks += _docstring(page, index)
    return blocks


def _class_entry(page: ModulePage, index: int, mark: str) -> list[str]:
    """Return the blocks of a class: with its constructors, then members, then nested classes."""
    members = page.members(index)
    constructors = _constructors(page, members)
    told = [each for each in constructors if page.definitions[each].docstring]
    untold = [each for each in constructors if each not in told]
    [owner] = _headers(page, [index])
    block = partial(class_block, owner, _headers(page, constructors))
    blocks = [
        _heading(page, [index, *untold], mark),
        *_signature(page, [index, *constructors], block),
        *_docstring(page, index),
    ]
    groups = _groups(page, [each for each in members if each not in constructors])
    listed = [group[0] for group in groups if not _is_headed(page, group)]
    blocks.append(bullets(_items(page, listed)))
    blocks += _told(page, told)
    nested: list[str] = []
    for group in filter(partial(_is_headed, page), groups):
        if page.definitions[group[0]].kind == "class":
            nested += _class_entry(page, group[0], HEADING)
        else:
            blocks += _entry(page, group, MEMBER_HEADING)
    return blocks + nested


def _told(page: ModulePage, constructors: Sequence[int]) -> list[str]:
    """Return the docstrings of constructors, whose signatures stand with their class."""
    if not constructors:
        return []
    docstrings = [block for index in constructors for block in _docstring(page, index)]
    return [_heading(page, constructors, MEMBER_HEADING), *docstrings]


def _heading(page: ModulePage, group: Sequence[int], mark: str) -> str:
    """Return a heading with the anchors of all definitions of a group, named as the first is."""
    anchors = "".join(anchor(page.definitions[index].anchor) for index in group)
    return f"{mark} {anchors}{code(page.definitions[group[0]].qualname)}"


def _constructors(page: ModulePage, members: Sequence[int]) -> list[int]:
    """Return what makes an instance of a class: ``__init__``, else ``__new__``."""
    for name in _CONSTRUCTORS:
        found = [
            index
            for index in members
            if page.definitions[index].name == name and page.definitions[index].kind == "function"
        ]
        if found:
            return found
    return []


def _is_headed(page: ModulePage, group: Sequence[int]) -> bool:
    """Tell whether members get a heading: those with a fence, and those with a docstring.

    A docstring of one line stands behind its variable.
    """
    definition = page.definitions[group[0]]
    if definition.kind != "function":
        return not _is_listed_variable(page, group[0])
    if len(group) > 1 or definition.docstring or definition.decorators:
        return True
    return len(item_signature(definition)) > LONGEST


def _signature(page: ModulePage, group: Sequence[int], block: partial[list[str]]) -> Iterator[str]:
    """Yield the signature of definitions: a code span, or a fence, with remarks behind it."""
    remarks = _remarks(page, group[0])
    headers = _headers(page, group)
    is_variable = page.definitions[group[0]].kind not in ("class", "function")
    if is_variable:
        yield _item_text(page, group[0])
    elif len(group) > 1 or needs_block(headers[0]):
        yield fence("\n".join(block()), "python")
        yield remarks.strip(" ")
    else:
        yield code(headers[0].signature) + remarks


def _headers(page: ModulePage, indices: Sequence[int]) -> list[Header]:
    found = (page.definitions[index] for index in indices)
    return [Header(tuple(each.text for each in item.decorators), item.signature) for item in found]


def _docstring(page: ModulePage, index: int) -> list[str]:
    definition = page.definitions[index]
    parameters = _parameters(page, index)
    return render_docstring(definition.docstring, page.references.subject(index, parameters))


def _parameters(page: ModulePage, index: int) -> Mapping[str, Parameter]:
    """Return the parameters that a docstring describes, for a class those of its constructor."""
    if page.definitions[index].kind == "class":
        constructors = _constructors(page, page.children.get(index, ()))
        index = constructors[0] if constructors else index
    return {each.name: each for each in page.definitions[index].parameters}


def _items(page: ModulePage, indices: Sequence[int]) -> Iterator[str]:
    """Yield list items for definitions without a heading; equal ones that follow become one."""
    for _, equal in groupby(indices, lambda index: _item(page, index)):
        group = list(equal)
        marks = "".join(anchor(page.definitions[index].anchor) for index in group)
        yield marks + _item(page, group[0])


def _item(page: ModulePage, index: int) -> str:
    docstring, text = page.definitions[index].docstring, _item_text(page, index)
    if not docstring:
        return text
    blocks = _docstring(page, index)
    is_line = len(blocks) == 1 and "\n" not in blocks[0]
    return f"{text}{COLON}{blocks[0] if is_line else prose(docstring)}"


def _item_text(page: ModulePage, index: int) -> str:
    return code(item_signature(page.definitions[index])) + _remarks(page, index)


def _remarks(page: ModulePage, index: int) -> str:
    definition = page.definitions[index]
    words = [GENERATOR] if Trait.GENERATOR in page.kinds[index].traits else []
    words += [FLAG_WORDS[flag] for flag in definition.flags if flag in FLAG_WORDS]
    if "cut" in definition.flags and not hides_value(definition):
        words.append(link(CUT, page.links.to(page.source)))
    return f" ({', '.join(words)})" if words else ""
