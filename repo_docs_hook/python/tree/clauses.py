"""What each clause of a compound statement tells: ``if``, ``try``, ``with``, loops, ``match``."""

from __future__ import annotations

import libcst as cst

from repo_docs_hook.python.tree.definitions import target_names
from repo_docs_hook.python.tree.expressions import dotted_name, string_constant
from repo_docs_hook.python.tree.outcomes import always_raises, holds_import
from repo_docs_hook.python.tree.scopes import normalise
from repo_docs_hook.python.tree.walk import Context, Handler, Walk, visit_children

_IMPORT_ERRORS = frozenset(("", "ImportError", "ModuleNotFoundError", "Exception", "BaseException"))


def _clause(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    """Step over the header, a logical line of its own; what the clause holds is conditional."""
    walk.next_line()
    visit_children(walk, node, context.adding("conditional"))


def _loop(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    assert isinstance(node, cst.For)
    context.bind(target_names(node.target))
    if node.asynchronous:
        walk.note("async for", "", context.scope)
    _clause(walk, node, context)


def _with(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    """Bind the targets; the body always runs, so it is no condition."""
    assert isinstance(node, cst.With)
    for item in node.items:
        if item.asname:
            context.bind(target_names(item.asname.name))
    if node.asynchronous:
        walk.note("async with", "", context.scope)
    walk.next_line()
    visit_children(walk, node, context)


def _if(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    assert isinstance(node, cst.If)
    walk.next_line()
    inside = context.adding("conditional")
    if context.scope.kind == "module" and _is_main_guard(node.test):
        walk.main_guard = True
    typing = inside.adding("typing")
    walk.push([node.orelse], typing if _is_run_time(node.test) else inside)
    walk.push([node.body], typing if _is_type_checking(node.test) else inside)
    walk.push([node.test], context)


def _is_type_checking(test: cst.CSTNode) -> bool:
    return dotted_name(test).rpartition(".")[2] == "TYPE_CHECKING"


def _is_run_time(test: cst.CSTNode) -> bool:
    """``not TYPE_CHECKING``."""
    is_not = isinstance(test, cst.UnaryOperation) and isinstance(test.operator, cst.Not)
    return is_not and _is_type_checking(test.children[-1])


def _is_main_guard(test: cst.CSTNode) -> bool:
    """``__name__ == "__main__"``, either way round, alone or under ``and``."""
    while isinstance(test, cst.BooleanOperation) and isinstance(test.operator, cst.And):
        if _is_main_guard(test.right):
            return True
        test = test.left
    if not isinstance(test, cst.Comparison) or len(test.comparisons) != 1:
        return False
    if not isinstance(test.comparisons[0].operator, cst.Equal):
        return False
    sides = (test.left, test.comparisons[0].comparator)
    return {dotted_name(side) or string_constant(side) for side in sides} == {
        "__name__",
        "__main__",
    }


def _try(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    assert isinstance(node, (cst.Try, cst.TryStar))
    walk.next_line()
    inside = context.adding("conditional")
    in_function = context.scope.in_function
    missing = [each for each in node.handlers if _catches_missing(each)]
    goes_on = any(in_function or not always_raises(each.body) for each in missing)
    optional = inside.adding("optional") if goes_on else inside
    walk.push([node.orelse, node.finalbody], inside)
    has_import = bool(missing) and holds_import(node.body)
    for handler in reversed(node.handlers):
        walk.push([handler], optional if has_import and handler in missing else inside)
    walk.push([node.body], optional)


def _catches_missing(handler: cst.ExceptHandler | cst.ExceptStarHandler) -> bool:
    """Whether a handler catches the error of an import that fails."""
    return not _IMPORT_ERRORS.isdisjoint(_exceptions(handler.type))


def _handler(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    assert isinstance(node, (cst.ExceptHandler, cst.ExceptStarHandler))
    walk.next_line()
    feature = "except raise" if always_raises(node.body) else "except"
    if isinstance(node, cst.ExceptStarHandler):
        feature = "except*"
    for name in _exceptions(node.type):
        walk.note(feature, name, context.scope)
    if node.name:
        context.bind(target_names(node.name.name))
    visit_children(walk, node, context)


def _exceptions(caught: cst.BaseExpression | None) -> list[str]:
    """Return the exceptions of a handler as dotted names: ``""`` where it is bare."""
    if caught is None:
        return [""]
    nodes = [each.value for each in caught.elements] if isinstance(caught, cst.Tuple) else [caught]
    return [name for name in map(dotted_name, nodes) if name]


def _match(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    walk.note("match", "", context.scope)
    _clause(walk, node, context)


def _capture(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    """Bind the name of a ``match`` pattern."""
    assert isinstance(node, (cst.MatchAs, cst.MatchStar, cst.MatchMapping))
    name = node.rest if isinstance(node, cst.MatchMapping) else node.name
    if name is not None:
        context.bind([normalise(name.value)])
    visit_children(walk, node, context)


CLAUSES: dict[type, Handler] = {
    cst.If: _if,
    cst.Else: _clause,
    cst.For: _loop,
    cst.While: _clause,
    cst.With: _with,
    cst.Try: _try,
    cst.TryStar: _try,
    cst.ExceptHandler: _handler,
    cst.ExceptStarHandler: _handler,
    cst.Finally: _clause,
    cst.Match: _match,
    cst.MatchCase: _clause,
    cst.MatchAs: _capture,
    cst.MatchStar: _capture,
    cst.MatchMapping: _capture,
}
