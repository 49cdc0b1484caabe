"""What each kind of simple statement tells: variables, imports, bindings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import libcst as cst

from repo_docs_hook.python.lexer.headers import read_statements
from repo_docs_hook.python.lexer.lines import LineSpan
from repo_docs_hook.python.tree.attributes import (
    Assigned,
    InstanceAttribute,
    column_of,
    find_attributes,
    is_constructor,
    read_attribute_docstring,
    read_comment,
)
from repo_docs_hook.python.tree.definitions import Draft, target_names
from repo_docs_hook.python.tree.expressions import dotted_name
from repo_docs_hook.python.tree.imports import binding_of, read_imports
from repo_docs_hook.python.tree.scopes import NameScope, normalise
from repo_docs_hook.python.tree.walk import Context, Handler, Walk, visit_children

#: Attributes that rules watch, on objects of any type.
_WATCHED = frozenset(("check_hostname", "verify", "verify_mode"))
_DEFINING = frozenset((cst.Assign, cst.AnnAssign, cst.TypeAlias))


def _simple_line(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    assert isinstance(node, cst.SimpleStatementLine)
    span = walk.next_line()
    _small_statements(walk, node.body, context, span, one_line_body=False)


def _simple_suite(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    assert isinstance(node, cst.SimpleStatementSuite)
    span = walk.spans[walk.cursor - 1]
    _small_statements(walk, node.body, context, span, one_line_body=True)


def _small_statements(
    walk: Walk,
    statements: Sequence[cst.BaseSmallStatement],
    context: Context,
    span: LineSpan,
    *,
    one_line_body: bool,
) -> None:
    assigned, walk.assigned = walk.assigned, None
    kind = context.scope.kind
    if _DEFINING.isdisjoint(map(type, statements)):
        _document(walk, statements, context.scope, span, assigned)
    elif kind in ("module", "class"):
        written = read_statements(walk.slice(span), one_line_body=one_line_body)
        drafts = [
            draft
            for statement, (start, text) in zip(statements, written, strict=True)
            for draft in _define_variables(walk, statement, text, context, span.start + start)
        ]
        _take_comment(walk, span, drafts)
        if not one_line_body:
            walk.assigned = Assigned(drafts, context.scope, column_of(walk.text, span.start))
    elif kind == "function":
        _find_instance_attributes(walk, statements, context.scope, span, one_line_body)
    if context.scope.kind == "module":
        for statement in statements:
            walk.exports.read(statement, sure="conditional" not in context.flags)
    walk.push(statements, context)


def _document(
    walk: Walk,
    statements: Sequence[cst.BaseSmallStatement],
    scope: NameScope,
    span: LineSpan,
    assigned: Assigned | None,
) -> None:
    """Take a string behind an assignment, in the same block, as its docstring."""
    if assigned is None or assigned.scope is not scope:
        return
    text = read_attribute_docstring(statements)
    if text is not None and assigned.column == column_of(walk.text, span.start):
        line = walk.line_number(span.start)
        for draft in assigned.drafts:
            draft.docstring, draft.docstring_line = text, line


def _take_comment(walk: Walk, span: LineSpan, drafts: Sequence[Draft]) -> None:
    """Take ``#:`` comments at an assignment as its docstring."""
    comment = read_comment(walk.text, span)
    for draft in drafts:
        if comment and draft.docstring is None:
            draft.docstring, draft.docstring_line = comment, draft.line


def _find_instance_attributes(
    walk: Walk,
    statements: Sequence[cst.BaseSmallStatement],
    scope: NameScope,
    span: LineSpan,
    one_line_body: bool,
) -> None:
    function, owner = walk.drafts[scope.owner], scope.parent
    if owner is None or owner.kind != "class" or not is_constructor(function):
        return
    written = read_statements(walk.slice(span), one_line_body=one_line_body)
    for statement, (start, text) in zip(statements, written, strict=True):
        for name, annotation in find_attributes(statement, text, function):
            line = walk.line_number(span.start + start)
            comment = read_comment(walk.text, span)
            walk.instance.append(InstanceAttribute(name, owner, line, annotation, comment))


def _define_variables(
    walk: Walk, statement: cst.CSTNode, text: str, context: Context, start: int
) -> Iterator[Draft]:
    if type(statement) not in _DEFINING:
        return
    flags = context.flags - {"optional"}
    line = walk.line_number(start)
    if isinstance(statement, cst.TypeAlias):
        yield walk.drafts.add("type alias", statement.name.value, context.scope, line, text, flags)
        return
    for target in assigned_targets(statement):
        for name in target_names(target):
            yield walk.drafts.add_variable(name, context.scope, line, text, flags)


def assigned_targets(statement: cst.CSTNode) -> list[cst.CSTNode]:
    """Return the targets of an assignment, none for another statement."""
    if isinstance(statement, cst.Assign):
        return [each.target for each in statement.targets]
    return [statement.target] if isinstance(statement, cst.AnnAssign) else []


def _assign(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    """Bind the targets; ``name = None`` beside an import (its fallback) leaves the import be."""
    value = node.value if isinstance(node, (cst.Assign, cst.AnnAssign)) else None
    is_none = isinstance(value, cst.Name) and value.value == "None"
    if value is not None:
        maker = _read_maker(value)
        for target in assigned_targets(node):
            context.bind(target_names(target), fallback=is_none, maker=maker)
            if isinstance(target, cst.Attribute) and target.attr.value in _WATCHED:
                walk.settings.append((target.attr.value, value, context.scope))
    visit_children(walk, node, context)


def _read_maker(value: cst.BaseExpression) -> str:
    """Return the name of the function that a value comes from by a call without arguments."""
    made = value if isinstance(value, cst.Call) and not value.args else None
    return normalise(made.func.value) if made and isinstance(made.func, cst.Name) else ""


def _return(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    assert isinstance(node, cst.Return)
    scope = context.scope
    if isinstance(node.value, cst.Name) and scope.kind == "function":
        returned = scope.module.returned.setdefault(f":{walk.drafts[scope.owner].qualname}", [])
        returned.append((normalise(node.value.value), scope))
    visit_children(walk, node, context)


def _type_alias(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    assert isinstance(node, cst.TypeAlias)
    context.bind([normalise(node.name.value)])
    visit_children(walk, node, context)


def _import(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    scope = context.scope
    lazy = scope.in_function or isinstance(node, (cst.LazyImport, cst.LazyImportFrom))
    flags = (context.flags & {"typing", "optional"}) | ({"lazy"} if lazy else set())
    for found in read_imports(node, scope.owner, tuple(sorted(flags))):
        walk.imports.append(found)
        if found.name != "*":
            name, target = binding_of(found)
            sure, typing = "conditional" not in context.flags, "typing" in context.flags
            scope.bind(name, target, sure=sure, typing=typing)


def _global(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    assert isinstance(node, cst.Global)
    context.scope.globals.update(normalise(item.name.value) for item in node.names)
    walk.globals.append(context.scope)


def _add(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    """Note ``name += 1`` of a global name; it binds no other."""
    assert isinstance(node, cst.AugAssign)
    scope = context.scope
    scope.rebinds = scope.rebinds or not scope.globals.isdisjoint(target_names(node.target))
    visit_children(walk, node, context)


def _raise(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    assert isinstance(node, cst.Raise)
    raised = node.exc.func if isinstance(node.exc, cst.Call) else node.exc
    if raised is not None and dotted_name(raised):
        walk.note("raise", dotted_name(raised), context.scope)
    visit_children(walk, node, context)


def _assert(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    walk.note("assert", "", context.scope)
    visit_children(walk, node, context)


STATEMENTS: dict[type, Handler] = {
    cst.SimpleStatementLine: _simple_line,
    cst.SimpleStatementSuite: _simple_suite,
    cst.Assign: _assign,
    cst.AnnAssign: _assign,
    cst.AugAssign: _add,
    cst.TypeAlias: _type_alias,
    cst.Import: _import,
    cst.ImportFrom: _import,
    cst.LazyImport: _import,
    cst.LazyImportFrom: _import,
    cst.Global: _global,
    cst.Raise: _raise,
    cst.Return: _return,
    cst.Assert: _assert,
}
