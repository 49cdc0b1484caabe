"""The environment variables that a source reads through ``os.environ`` and ``os.getenv``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import libcst as cst

from repo_docs_hook.model.facts import Variable
from repo_docs_hook.python.options.arguments import read_call
from repo_docs_hook.python.options.wrappers import Wrappers
from repo_docs_hook.python.options.written import Constants, write_code
from repo_docs_hook.python.tree.expressions import dotted_name
from repo_docs_hook.python.tree.scopes import NameScope
from repo_docs_hook.python.tree.walk import Context, Handler, Walk, visit_children

_ENVIRON = "os.environ"
_ENVIRON_ALONE = re.compile(r"environ\b")
#: The default where a call that reads a variable has none; "" where it then raises KeyError.
_CALLS = {
    "os.getenv": "None",
    f"{_ENVIRON}.get": "None",
    f"{_ENVIRON}.pop": "",
    f"{_ENVIRON}.setdefault": "None",
}


class _Read(NamedTuple):
    """A place that reads a variable; ``implied`` is the default where none is written."""

    key: cst.CSTNode
    default: cst.CSTNode | None
    implied: str
    scope: NameScope


def reads_environment(text: str) -> bool:
    """Tell whether a source may read environment variables."""
    return "getenv" in text or ("environ" in text and _ENVIRON_ALONE.search(text) is not None)


def list_variables(walk: Walk, constants: Constants) -> tuple[Variable, ...]:
    """Return what a source reads from the environment, in source order, each once.

    A function of the source that takes the variable's name as a parameter stands for what its
    callers in the source pass.
    """
    wrappers = Wrappers(walk)
    found: list[tuple[int, Variable]] = []
    for read in _find_reads(walk):
        found += _follow(read, constants, wrappers)
    found.sort(key=lambda each: each[0])
    return tuple(dict.fromkeys(variable for _, variable in found))


def _follow(
    read: _Read, constants: Constants, wrappers: Wrappers
) -> Iterator[tuple[int, Variable]]:
    """Yield a variable for each caller of the function that a read stands in, else one.

    What a function does with a missing variable is not known where its read has no default.
    """
    passed = wrappers.find_passed(read.key, read.scope)
    for key, call, scope in passed:
        default = wrappers.find_default(read.default, read.scope, call) if read.default else ""
        yield scope.owner, _variable(key, default, scope, constants)
    if not passed:
        default = write_code(read.default) if read.default else read.implied
        yield read.scope.owner, _variable(read.key, default, read.scope, constants)


def _variable(key: cst.CSTNode, default: str, scope: NameScope, constants: Constants) -> Variable:
    name = constants.read(key, scope)
    if name is None:
        return Variable("", write_code(key), default, scope.owner)
    return Variable(name, "", default, scope.owner)


def _find_reads(walk: Walk) -> Iterator[_Read]:
    for node, scope in walk.lookups:
        yield from _read_lookup(node, scope)
    for call, scope in walk.calls:
        dotted = dotted_name(call.func)
        targets = scope.resolve(dotted) if dotted else ()
        target = next((each for each in targets if each in _CALLS), "")
        arguments = read_call(call)
        key = arguments.get(0, "key")
        if target and key is not None and id(call) not in walk.discarded:
            yield _Read(key, arguments.get(1, "default"), _CALLS[target], scope)


def _read_lookup(node: cst.CSTNode, scope: NameScope) -> Iterator[_Read]:
    """Yield what ``os.environ["X"]`` or ``"X" in os.environ`` reads."""
    if isinstance(node, cst.Subscript):
        index = node.slice[0].slice if len(node.slice) == 1 else None
        if isinstance(index, cst.Index) and _is_environ(node.value, scope):
            yield _Read(index.value, None, "", scope)
    elif isinstance(node, cst.Comparison):
        test = node.comparisons[0]
        is_test = isinstance(test.operator, (cst.In, cst.NotIn))
        if is_test and _is_environ(test.comparator, scope):
            yield _Read(node.left, None, "", scope)


def _is_environ(node: cst.CSTNode, scope: NameScope) -> bool:
    dotted = dotted_name(node)
    return bool(dotted) and _ENVIRON in scope.resolve(dotted)


def _lookup(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    assert isinstance(node, (cst.Subscript, cst.Comparison))
    walk.lookups.append((node, context.scope))
    visit_children(walk, node, context)


def _target(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    """Visit a target of an assignment or of ``del``: a subscript there reads nothing."""
    assert isinstance(node, (cst.AssignTarget, cst.Del))
    parts: list[cst.CSTNode] = [node.target]
    for part in parts:
        if isinstance(part, (cst.Tuple, cst.List)):
            parts += [element.value for element in part.elements]
        elif isinstance(part, cst.Subscript):
            visit_children(walk, part, context)
        else:
            walk.push([part], context)


def _expression(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    """Note a call of ``pop`` whose value nobody takes: it deletes and reads nothing."""
    assert isinstance(node, cst.Expr)
    func = node.value.func if isinstance(node.value, cst.Call) else None
    if isinstance(func, cst.Attribute) and func.attr.value == "pop":
        walk.discarded.add(id(node.value))
    visit_children(walk, node, context)


#: What the walk has to do besides in a source that may read environment variables.
LOOKUPS: dict[type, Handler] = {
    cst.Subscript: _lookup,
    cst.Comparison: _lookup,
    cst.AssignTarget: _target,
    cst.Del: _target,
    cst.Expr: _expression,
}
