"""Expressions that call something, bind names or have a scope of their own."""

from __future__ import annotations

import libcst as cst

from repo_docs_hook.model import Call
from repo_docs_hook.python.definitions import target_names
from repo_docs_hook.python.expressions import dotted_name, read_arguments
from repo_docs_hook.python.scopes import Scope, normalise
from repo_docs_hook.python.walk import Context, Handler, Walk, visit_children

#: Methods that rules watch on objects of unknown type, whatever their arguments.
_WATCHED = frozenset(("extractall",))


def resolve_call(node: cst.Call, scope: Scope) -> tuple[Call, ...]:
    """Return a call once for each thing that its function may be, see ``model.Call``."""
    arguments = read_arguments(node, scope)
    dotted = dotted_name(node.func)
    targets = scope.resolve(dotted) if dotted else ()
    known = [target for target in targets if target and target[0] != ":"]
    if not known and isinstance(node.func, cst.Attribute):
        method = normalise(node.func.attr.value)
        built = any(each.value.startswith(":") for each in arguments)
        known = [f"?.{method}"] if built or method in _WATCHED else []
    return tuple(Call(target, scope.owner, arguments) for target in known)


def _call(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    assert isinstance(node, cst.Call)
    walk.calls.append((node, context.scope))
    visit_children(walk, node, context)


def _lambda(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    assert isinstance(node, cst.Lambda)
    inner = Scope(context.scope, context.scope.owner, "lambda")
    for parameter in _lambda_parameters(node.params):
        inner.bind(normalise(parameter.name.value))
    walk.push([node.params], context)
    walk.push([node.body], Context(inner, context.flags))


def _lambda_parameters(parameters: cst.Parameters) -> list[cst.Param]:
    found = [*parameters.posonly_params, *parameters.params, *parameters.kwonly_params]
    starred = (parameters.star_arg, parameters.star_kwarg)
    return found + [each for each in starred if isinstance(each, cst.Param)]


def _comprehension(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    inner = Scope(context.scope, context.scope.owner, "comprehension")
    visit_children(walk, node, Context(inner, context.flags))


def _clause_for(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    assert isinstance(node, cst.CompFor)
    for name in target_names(node.target):
        context.scope.bind(name)
    visit_children(walk, node, context)


def _named(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    assert isinstance(node, cst.NamedExpr)
    context.bind(target_names(node.target))
    visit_children(walk, node, context)


def _yield(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    scope: Scope | None = context.scope
    while scope is not None and scope.kind == "comprehension":
        scope = scope.parent
    if scope is not None and scope.kind == "function":
        walk.drafts[scope.owner].flags.add("generator")
    visit_children(walk, node, context)


def _await(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    walk.note("await", "", context.scope)
    visit_children(walk, node, context)


SCOPED: dict[type, Handler] = {
    cst.Call: _call,
    cst.Lambda: _lambda,
    cst.ListComp: _comprehension,
    cst.SetComp: _comprehension,
    cst.DictComp: _comprehension,
    cst.GeneratorExp: _comprehension,
    cst.CompFor: _clause_for,
    cst.NamedExpr: _named,
    cst.Yield: _yield,
    cst.Await: _await,
}
