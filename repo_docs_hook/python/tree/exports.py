"""``__all__``, evaluated where it is made of literals."""

from __future__ import annotations

import libcst as cst

from repo_docs_hook.python.tree.expressions import dotted_name, string_constant


class Exports:
    """The names in a module's ``__all__``: None before the first assignment."""

    def __init__(self) -> None:
        self.names: list[str] | None = None
        self.complete = True

    def read(self, node: cst.CSTNode, *, sure: bool = True) -> None:
        """Take in one statement of the module, if it is about ``__all__``.

        Where it is not ``sure`` to run (under ``if`` or ``try``), it adds to what is
        known: then the names are those of all alternatives.
        """
        if isinstance(node, cst.Assign):
            if any(_is_all(target.target) for target in node.targets):
                self._assign(node.value, sure)
        elif isinstance(node, cst.AnnAssign):
            if _is_all(node.target) and node.value:
                self._assign(node.value, sure)
        elif isinstance(node, cst.AugAssign):
            if _is_all(node.target):
                self._add(node.value)
        elif isinstance(node, cst.Expr) and isinstance(node.value, cst.Call):
            self._call(node.value)

    def _assign(self, value: cst.BaseExpression, sure: bool) -> None:
        if sure or self.names is None:
            self.names, self.complete = [], True
        self._add(value)

    def _call(self, call: cst.Call) -> None:
        func = call.func
        if not isinstance(func, cst.Attribute) or not _is_all(func.value):
            return
        if func.attr.value == "append" and len(call.args) == 1:
            self._take([call.args[0].value])
        elif func.attr.value == "extend" and len(call.args) == 1:
            self._add(call.args[0].value)
        elif func.attr.value != "sort":
            self.complete = False

    def _add(self, value: cst.BaseExpression) -> None:
        stack: list[cst.BaseExpression] = [value]
        while stack:
            node = stack.pop()
            if isinstance(node, (cst.List, cst.Tuple)):
                self._take([element.value for element in node.elements])
            elif isinstance(node, cst.BinaryOperation) and isinstance(node.operator, cst.Add):
                stack += [node.right, node.left]
            else:
                self.complete = False

    def _take(self, values: list[cst.BaseExpression]) -> None:
        found = [string_constant(value) for value in values]
        self.complete = self.complete and None not in found
        names = (name for name in found if name is not None)
        self.names = list(dict.fromkeys([*(self.names or []), *names]))


def _is_all(node: cst.CSTNode) -> bool:
    return dotted_name(node) == "__all__"
