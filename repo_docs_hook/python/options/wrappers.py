"""Functions of a source that pass a parameter on, and what their callers there give for it."""

from __future__ import annotations

from functools import cached_property

import libcst as cst

from repo_docs_hook.python.options.arguments import read_call
from repo_docs_hook.python.options.written import cut_code, write_code
from repo_docs_hook.python.tree.definitions import Draft
from repo_docs_hook.python.tree.expressions import dotted_name
from repo_docs_hook.python.tree.scopes import NameScope, normalise
from repo_docs_hook.python.tree.walk import Walk

#: What a caller passes, the call, and the scope that the call stands in.
Passed = tuple[cst.BaseExpression, cst.Call, NameScope]
_BY_POSITION = ("positional only", "positional or keyword")


class Wrappers:
    """The functions of a source, each with its callers there."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk

    def find_passed(self, node: cst.CSTNode, scope: NameScope) -> list[Passed]:
        """Return what callers pass for a name, where it is a parameter that is not rebound."""
        home = self._home(node, scope)
        if home is None or not isinstance(node, cst.Name):
            return []
        draft, name = self._walk.drafts[home.owner], normalise(node.value)
        return [
            (value, call, place)
            for call, place in self._callers.get(f":{draft.qualname}", ())
            if (value := self._argument(draft, name, call)) is not None
        ]

    def find_default(self, node: cst.CSTNode, scope: NameScope, call: cst.Call) -> str:
        """Return a default as code: what a caller passes for it, where it is a parameter."""
        home = self._home(node, scope)
        if home is None or not isinstance(node, cst.Name):
            return write_code(node)
        draft, name = self._walk.drafts[home.owner], normalise(node.value)
        value = self._argument(draft, name, call)
        if value is not None:
            return write_code(value)
        return next(cut_code(each.default) for each in draft.parameters if each.name == name)

    def _home(self, node: cst.CSTNode, scope: NameScope) -> NameScope | None:
        """Return the function whose parameter a name is, None where it is something else."""
        name = normalise(node.value) if isinstance(node, cst.Name) else ""
        home = scope.find(name) if name else None
        if home is None or home.kind != "function" or len(home.bindings[name]) > 1:
            return None
        parameters = self._walk.drafts[home.owner].parameters
        return home if any(normalise(each.name) == name for each in parameters) else None

    @cached_property
    def _callers(self) -> dict[str, list[tuple[cst.Call, NameScope]]]:
        found: dict[str, list[tuple[cst.Call, NameScope]]] = {}
        for call, scope in self._walk.calls:
            dotted = dotted_name(call.func)
            for target in self._resolve(dotted, scope) if dotted else ():
                found.setdefault(target, []).append((call, scope))
        return found

    def _resolve(self, dotted: str, scope: NameScope) -> tuple[str, ...]:
        """Return the definitions that a name means, ``self.method`` in a class of its own too."""
        first, _, method = dotted.partition(".")
        if first not in ("self", "cls") or scope.owner < 0:
            return scope.resolve(dotted)
        owner = self._walk.drafts[scope.owner].owner
        return (f":{self._walk.drafts[owner].qualname}.{method}",) if owner >= 0 else ()

    def _argument(self, draft: Draft, name: str, call: cst.Call) -> cst.BaseExpression | None:
        """Return what a call passes for a parameter, without the object of a bound method."""
        by_position = [
            normalise(each.name) for each in draft.parameters if each.kind in _BY_POSITION
        ]
        if by_position[:1] in (["self"], ["cls"]):
            del by_position[0]
        position = by_position.index(name) if name in by_position else -1
        return read_call(call).get(position, name)
