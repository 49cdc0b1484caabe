"""What an expression node says: dotted names, constants, arguments of calls."""

from __future__ import annotations

import libcst as cst

from repo_docs_hook.model.facts import Argument
from repo_docs_hook.python.lexer.literals import string_value
from repo_docs_hook.python.tree.scopes import NameScope, normalise

#: So many characters of a constant are enough for any rule.
_MAX_CONSTANT = 80


def dotted_name(node: cst.CSTNode) -> str:
    """Return ``a.b.c`` for a name or an attribute chain that starts with a name, else ``""``."""
    parts: list[str] = []
    while type(node) is cst.Attribute:
        parts.append(normalise(node.attr.value))
        node = node.value
    if type(node) is not cst.Name:
        return ""
    parts.append(normalise(node.value))
    return ".".join(reversed(parts))


def string_constant(node: cst.CSTNode) -> str | None:
    """Return the value of a string literal, implicitly concatenated ones too, else None."""
    values: list[str] = []
    while isinstance(node, cst.ConcatenatedString):
        value = string_value(node.left.value) if isinstance(node.left, cst.SimpleString) else None
        if value is None:
            return None
        values.append(value)
        node = node.right
    last = string_value(node.value) if isinstance(node, cst.SimpleString) else None
    return None if last is None else "".join([*values, last])


def read_arguments(call: cst.Call, scope: NameScope) -> tuple[Argument, ...]:
    """Return the arguments of a call in order, values as ``model.Argument`` describes them."""
    return tuple(_argument(arg, scope) for arg in call.args)


def _argument(arg: cst.Arg, scope: NameScope) -> Argument:
    keyword = normalise(arg.keyword.value) if arg.keyword else arg.star
    return Argument(keyword, read_value(arg.value, scope))


def read_value(node: cst.CSTNode, scope: NameScope) -> str:
    """Return a value as ``model.Argument.value`` describes it."""
    kind = type(node)
    if kind is cst.Name or kind is cst.Attribute:
        return _name_value(dotted_name(node), scope)
    if isinstance(node, (cst.Integer, cst.Float)):
        return node.value
    constant = string_constant(node)
    if constant is not None:
        return ascii(constant[:_MAX_CONSTANT])
    return _built_value(node)


def is_built(node: cst.CSTNode) -> bool:
    """Tell whether a value is a string that is built, see ``model.Argument``."""
    return type(node) in _BUILDING and string_constant(node) is None and bool(_built_value(node))


_BUILDING = frozenset((cst.BinaryOperation, cst.Call, cst.FormattedString, cst.ConcatenatedString))


def _name_value(dotted: str, scope: NameScope) -> str:
    if dotted in {"True", "False", "None"}:
        return dotted
    return next((f"={target}" for target in scope.resolve(dotted)), "") if dotted else ""


def _built_value(node: cst.CSTNode) -> str:
    """Say how a string is built, with the text that it begins with (for rules about SQL)."""
    how, first = "", node
    if isinstance(node, cst.BinaryOperation):
        how = {cst.Add: ":concatenation", cst.Modulo: ":percent"}.get(type(node.operator), "")
        while isinstance(first, cst.BinaryOperation):
            first = first.left
    elif isinstance(node, cst.Call) and isinstance(node.func, cst.Attribute):
        how = ":format" if node.func.attr.value == "format" else ""
        first = node.func.value
    elif isinstance(node, (cst.FormattedString, cst.ConcatenatedString)):
        how = ":f-string"
    text = _leading_text(first) if how else None
    return "" if text is None else f"{how} {text[:_MAX_CONSTANT]}".rstrip()


def _leading_text(node: cst.CSTNode) -> str | None:
    while isinstance(node, cst.ConcatenatedString):
        node = node.left
    if isinstance(node, cst.FormattedString):
        head = node.parts[0] if node.parts else None
        return head.value if isinstance(head, cst.FormattedStringText) else ""
    return string_constant(node)
