"""Functions and classes: their header lines as written, their docstrings, their scopes."""

from __future__ import annotations

from collections.abc import Sequence

import libcst as cst

from repo_docs_hook.python.lexer.headers import read_class, read_function
from repo_docs_hook.python.lexer.tokens import LogicalLine
from repo_docs_hook.python.tree.definitions import Draft, read_docstring
from repo_docs_hook.python.tree.scopes import NameScope, normalise
from repo_docs_hook.python.tree.walk import Context, Handler, Walk


def _function(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    assert isinstance(node, cst.FunctionDef)
    decorators = _read_decorators(walk, node.decorators)
    span = walk.next_line()
    header = read_function(walk.slice(span))
    draft = _draft(walk, node, context, header.signature)
    draft.decorators, draft.parameters = decorators, header.parameters
    draft.returns = header.returns
    if node.asynchronous:
        draft.flags.add("async")
    inner = _enter(walk, node, context, draft)
    for parameter in header.parameters:
        inner.bind(normalise(parameter.name))
    walk.push([node.type_parameters, node.params, node.returns], context)
    _visit_decorators(walk, node.decorators, context)


def _class(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    assert isinstance(node, cst.ClassDef)
    decorators = _read_decorators(walk, node.decorators)
    span = walk.next_line()
    header = read_class(walk.slice(span))
    draft = _draft(walk, node, context, header.signature)
    draft.decorators = decorators
    arguments = [*node.bases, *node.keywords]
    draft.bases = [
        (text, argument.value) for text, argument in zip(header.arguments, arguments, strict=True)
    ]
    _enter(walk, node, context, draft)
    walk.push([node.type_parameters, *arguments], context)
    _visit_decorators(walk, node.decorators, context)


def _draft(
    walk: Walk, node: cst.FunctionDef | cst.ClassDef, context: Context, signature: str
) -> Draft:
    """Append the definition whose header line the walk has just stepped over."""
    kind = "class" if isinstance(node, cst.ClassDef) else "function"
    line = walk.line_number(walk.spans[walk.cursor - 1].start)
    flags = context.flags - {"optional"}
    draft = walk.drafts.add(kind, node.name.value, context.scope, line, signature, flags)
    sure = "conditional" not in context.flags
    typing = "typing" in context.flags
    context.scope.bind(draft.name, f":{draft.qualname}", sure=sure, typing=typing)
    draft.docstring = read_docstring(node.body)
    if draft.docstring is not None:
        one_line = isinstance(node.body, cst.SimpleStatementSuite)
        draft.docstring_line = line if one_line else walk.line_number(walk.spans[walk.cursor].start)
    return draft


def _enter(
    walk: Walk, node: cst.FunctionDef | cst.ClassDef, context: Context, draft: Draft
) -> NameScope:
    """Visit the body, in a scope of its own, after whatever is pushed later."""
    inner = NameScope(context.scope, len(walk.drafts) - 1, draft.kind)
    walk.push([node.body], Context(inner, context.flags & {"typing"}))
    return inner


def _read_decorators(walk: Walk, nodes: Sequence[cst.Decorator]) -> list[tuple[str, cst.CSTNode]]:
    lines = [LogicalLine(walk.slice(walk.next_line())).fold(1) for _ in nodes]
    return [(line, node.decorator) for line, node in zip(lines, nodes, strict=True)]


def _visit_decorators(walk: Walk, nodes: Sequence[cst.Decorator], context: Context) -> None:
    """Visit what decorators hold; one that is a call is told as a decorator, not as a call."""
    for node in nodes:
        inner = node.decorator
        walk.push(inner.args if isinstance(inner, cst.Call) else [inner], context)


BLOCKS: dict[type, Handler] = {cst.FunctionDef: _function, cst.ClassDef: _class}
