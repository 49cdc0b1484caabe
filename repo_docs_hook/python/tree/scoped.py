"""Expressions that call something, bind names or have a scope of their own."""

from __future__ import annotations

import libcst as cst

from repo_docs_hook.model.facts import Call, Value
from repo_docs_hook.python.tree.definitions import target_names
from repo_docs_hook.python.tree.expressions import dotted_name, is_built, read_arguments
from repo_docs_hook.python.tree.scopes import NameScope, normalise
from repo_docs_hook.python.tree.walk import Context, Handler, Walk, visit_children

#: Methods that rules watch on objects of unknown type, whatever their arguments.
_WATCHED = frozenset(
    """
    backward chmod cuda exec_command extra extractall iterrows itertuples listen run
    run_in_executor set_missing_host_key_policy to
    """.split()
)


#: Functions that rules watch where they are taken as values.
_TAKEN = frozenset("_create_unverified_context load loads md5 sha1 unsafe_load".split())


def resolve_value(node: cst.Attribute, scope: NameScope) -> tuple[Value, ...]:
    """Return what is taken as a value, once for each imported function that it may be."""
    targets = scope.resolve(dotted_name(node))
    return tuple(Value(target, scope.owner) for target in targets if target[0] != ":")


def resolve_call(node: cst.Call, scope: NameScope) -> tuple[Call, ...]:
    """Return a call once for each thing that its function may be, see ``model.Call``."""
    dotted = dotted_name(node.func)
    targets = scope.resolve(dotted) if dotted else ()
    known = [target for target in targets if target[0] != ":"]
    if not known and type(node.func) is cst.Attribute:
        method = normalise(node.func.attr.value)
        built = any(is_built(arg.value) for arg in node.args)
        known = [f"?.{method}"] if built or method in _WATCHED else []
    arguments = read_arguments(node, scope) if known else ()
    return tuple(Call(target, scope.owner, arguments) for target in known)


def _call(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    assert isinstance(node, cst.Call)
    walk.calls.append((node, context.scope))
    # A method that is called is no value.
    func = node.func.value if isinstance(node.func, cst.Attribute) else node.func
    walk.push([func, *(arg.value for arg in node.args)], context)


def _attribute(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    assert isinstance(node, cst.Attribute)
    if node.attr.value in _TAKEN:
        walk.values.append((node, context.scope))
    walk.push([node.value], context)


def _lambda(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    assert isinstance(node, cst.Lambda)
    inner = NameScope(context.scope, context.scope.owner, "lambda")
    for parameter in _lambda_parameters(node.params):
        inner.bind(normalise(parameter.name.value))
    walk.push([node.params], context)
    walk.push([node.body], Context(inner, context.flags))


def _lambda_parameters(parameters: cst.Parameters) -> list[cst.Param]:
    found = [*parameters.posonly_params, *parameters.params, *parameters.kwonly_params]
    starred = (parameters.star_arg, parameters.star_kwarg)
    return found + [each for each in starred if isinstance(each, cst.Param)]


def _comprehension(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    """Visit what is inside in a scope of its own, all but the first iterable."""
    assert isinstance(node, (cst.ListComp, cst.SetComp, cst.DictComp, cst.GeneratorExp))
    inner = NameScope(context.scope, context.scope.owner, "comprehension")
    visit_children(walk, node, Context(inner, context.flags))
    walk.push([node.for_in.iter], context)


def _clause_for(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    assert isinstance(node, cst.CompFor)
    if node.asynchronous:
        walk.note("async for", "", context.scope)
    for name in target_names(node.target):
        context.scope.bind(name)
    further = node.inner_for_in
    walk.push([node.target, *node.ifs, further, further and further.iter], context)


def _named(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    assert isinstance(node, cst.NamedExpr)
    context.bind(target_names(node.target))
    visit_children(walk, node, context)


def _yield(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    scope: NameScope | None = context.scope
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
    cst.Attribute: _attribute,
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
