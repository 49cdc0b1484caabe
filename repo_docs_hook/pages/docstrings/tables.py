"""Render fields of one kind as a table, a paragraph or a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from repo_docs_hook.pages.docstrings.blocks import read_blocks
from repo_docs_hook.pages.docstrings.fields import Field, Role
from repo_docs_hook.pages.docstrings.layout import lay_out, lay_out_cell
from repo_docs_hook.pages.docstrings.nodes import (
    Item,
    ItemList,
    Node,
    Paragraph,
    is_running,
    labelled,
)
from repo_docs_hook.pages.markup.escape import code
from repo_docs_hook.pages.markup.inline import inline
from repo_docs_hook.pages.markup.markdown import link, table
from repo_docs_hook.pages.markup.references import Documented, find_only

#: The columns that a docstring fills, and the titles of what it says is returned.
DESCRIPTION, WHEN = "Description", "When"
RETURNS, YIELDS = Role.RETURNS.value, Role.YIELDS.value


def render_fields(fields: Sequence[Field], subject: Documented) -> list[str]:
    """Return blocks of Markdown for fields of one role."""
    return _RENDERERS.get(fields[0].role, _parameters)(fields, subject)


def _parameters(fields: Sequence[Field], subject: Documented) -> list[str]:
    head = (fields[0].role.value, "Type", DESCRIPTION)
    return [table(head, [_parameter(each, subject) for each in fields])]


def _parameter(each: Field, subject: Documented) -> tuple[str, str, str]:
    names = [name.strip(" `'").replace("\\", "") for name in each.names.split(",")]
    of_signature = each.role is not Role.ATTRIBUTE
    known = subject.parameters.get(names[0].lstrip("*")) if of_signature else None
    kind = _type((known.annotation if known else "") or each.type, subject)
    default = each.default
    if known and default in ("optional", known.default):
        default = ""
    if default not in ("", "optional"):
        default = f"default {code(default)}"
    label = ", ".join(map(code, names))
    return label, ", ".join(filter(None, (kind, default))), _cell(each, subject)


def _cell(each: Field, subject: Documented) -> str:
    return lay_out_cell(read_blocks(each.lines), subject.find)


def _type(written: str, subject: Documented) -> str:
    """Return a type on one line: as code, linked where one name in it resolves."""
    text = " ".join(written.split())
    if "`" in text or "L{" in text or "C{" in text:
        return inline(text, subject.refer_type)
    if not text:
        return ""
    target = find_only(text, subject.refer_type)
    return code(text) if target is None else link(code(text), target)


def _values(fields: Sequence[Field], subject: Documented) -> list[str]:
    """Return what is returned: one value as a paragraph, several as a list."""
    title = f"**{fields[0].role.value}**"
    if len(fields) == 1:
        annotation = subject.returns if fields[0].role is Role.RETURNS else ""
        return lay_out(_value(fields[0], f"{title} ", annotation, subject), subject.find)
    items = (Item("-", tuple(_value(each, "", "", subject))) for each in fields)
    return [title, *lay_out([ItemList(tuple(items))], subject.find)]


def _value(each: Field, title: str, annotation: str, subject: Documented) -> list[Node]:
    """Return what is said of a value, behind its name and type."""
    name = code(each.names) if each.names else ""
    known = ", ".join(filter(None, (name, _type(annotation or each.type, subject))))
    nodes = read_blocks(each.lines)
    if nodes and is_running(nodes[0]):
        head = f"{title}{known}: " if known else title
        return [nodes[0]._replace(head=head), *nodes[1:]]
    head = f"{title}{known}".rstrip(" ")
    return [Paragraph((), head=head), *nodes] if head else nodes


def _errors(fields: Sequence[Field], subject: Documented) -> list[str]:
    """Return a table of exceptions; of one without a name, a paragraph."""
    if not all(each.type for each in fields):
        title = f"**{fields[0].role.value}** "
        nodes = (node for each in fields for node in _value(each, title, "", subject))
        return lay_out(nodes, subject.find)
    rows = [(_type(each.type, subject), _cell(each, subject)) for each in fields]
    return [table((fields[0].role.value, WHEN), rows)]


def _named(fields: Sequence[Field], subject: Documented) -> list[str]:
    items = (Item("-", tuple(labelled(each.names, read_blocks(each.lines)))) for each in fields)
    return lay_out([ItemList(tuple(items))], subject.find)


_RENDERERS: Mapping[Role, Callable[[Sequence[Field], Documented], list[str]]] = {
    Role.RETURNS: _values,
    Role.YIELDS: _values,
    Role.RAISES: _errors,
    Role.WARNS: _errors,
    Role.NAMED: _named,
}
