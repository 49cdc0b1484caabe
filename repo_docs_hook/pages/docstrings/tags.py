"""Read the fields of Sphinx (``:param x:``) and epytext (``@param x:``), one by one."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from repo_docs_hook.pages.docstrings.fields import Field, Role, split_default
from repo_docs_hook.pages.docstrings.lines import hang, trim

_SPHINX = re.compile(r":([A-Za-z][A-Za-z-]*)((?: [^:`]*)?(?::[^\s:`][^:`]*)*) ?:(?: (.*)|\Z)")
_EPYTEXT = re.compile(r"@([A-Za-z]+)(?: +([^:]{1,200}?))? ?:(?: (.*)|\Z)")
_ROLES: dict[str, Role] = {
    **dict.fromkeys(("param", "parameter", "arg", "argument", "key", "keyword"), Role.PARAMETER),
    **dict.fromkeys(("kwarg", "params"), Role.PARAMETER),
    **dict.fromkeys(("attribute", "var", "ivar", "cvar"), Role.ATTRIBUTE),
    **dict.fromkeys(("return", "returns"), Role.RETURNS),
    **dict.fromkeys(("yield", "yields"), Role.YIELDS),
    **dict.fromkeys(("raise", "raises", "except", "exception"), Role.RAISES),
    "warns": Role.WARNS,
}
#: A field that gives the type of others -> the roles of those.
_TYPES: dict[str, tuple[Role, ...]] = {
    "type": (Role.PARAMETER, Role.ATTRIBUTE),
    "kwtype": (Role.PARAMETER,),
    "vartype": (Role.ATTRIBUTE,),
    **dict.fromkeys(("rtype", "returntype"), (Role.RETURNS,)),
    "ytype": (Role.YIELDS,),
}
_VALUES = (Role.RETURNS, Role.YIELDS)
#: What other fields are called on a page; the rest is called as it is written.
_WORDS = {"seealso": "see also", "todo": "to do"}


class _Tag(NamedTuple):
    """A field as it is written: ``name argument: text``, with the lines of the text."""

    name: str
    argument: str
    lines: tuple[str, ...]


def is_field(line: str, *, sphinx: bool, epytext: bool) -> bool:
    """Tell whether a line begins a field of one of these styles."""
    if line[:1] == ":":
        return sphinx and bool(_SPHINX.match(line))
    return line[:1] == "@" and epytext and bool(_EPYTEXT.match(line))


def read_fields(chunks: Iterable[Sequence[str]]) -> list[Field]:
    """Return the fields of consecutive chunks of lines, each of which begins with a field.

    Fields that give others a type become the type of those, or a field of their own where
    there is none. ``:meta private:`` and its kin are left out: Sphinx shows nothing for them.
    """
    tags = [tag for chunk in chunks if (tag := _tag(chunk)).name != "meta"]
    known = {(_ROLES[tag.name], _named(tag.argument)) for tag in tags if tag.name in _ROLES}
    types: dict[tuple[Role, str], str] = {}
    left: list[_Tag] = []
    for tag in tags:
        key = _typed(tag, known)
        if key and key in known and key not in types:
            types[key] = " ".join(tag.lines).strip(" ")
        else:
            left.append(tag)
    return [_field(tag, types) for tag in left]


def _tag(chunk: Sequence[str]) -> _Tag:
    match = _SPHINX.match(chunk[0]) or _EPYTEXT.match(chunk[0])
    name, argument, text = match.groups() if match else ("", "", chunk[0])
    lines = trim(hang((text or "").strip(" "), chunk[1:]))
    return _Tag(name.lower(), (argument or "").strip(" "), tuple(lines))


def _named(argument: str) -> str:
    """Return the name in an argument, which may have a type before it (``int x``)."""
    return argument.rpartition(" ")[2].lstrip("*\\")


def _typed(tag: _Tag, known: Container[tuple[Role, str]]) -> tuple[Role, str] | None:
    """Return the field that a tag gives a type to, None for a tag that gives none."""
    keys = [(role, _named(tag.argument)) for role in _TYPES.get(tag.name, ())]
    return next((key for key in keys if key in known), keys[0] if keys else None)


def _field(tag: _Tag, types: Mapping[tuple[Role, str], str]) -> Field:
    if tag.name in _TYPES and (tag.argument or _TYPES[tag.name][0] in _VALUES):
        kind = " ".join(tag.lines).strip(" ")
        return Field(_TYPES[tag.name][0], tag.argument, kind, ())
    role = _ROLES.get(tag.name)
    if role is None:
        label = f"{_WORDS.get(tag.name, tag.name)} {tag.argument}".rstrip(" ")
        return Field(Role.NAMED, label, "", tag.lines)
    written = types.get((role, _named(tag.argument)), "")
    if role in (Role.RAISES, Role.WARNS):
        return Field(role, "", tag.argument, tag.lines)
    if role in _VALUES:
        return Field(role, tag.argument, written, tag.lines)
    kind, _, name = tag.argument.rpartition(" ")
    written, default = split_default(written or kind)
    return Field(role, name, written, tag.lines, default)
