"""What nodes say: code on one line, and strings, by a literal or by a constant of the module."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from repo_docs_hook.model.facts import Option
from repo_docs_hook.python.lexer.tokens import LogicalLine
from repo_docs_hook.python.options.arguments import Arguments
from repo_docs_hook.python.tree.expressions import string_constant
from repo_docs_hook.python.tree.scopes import NameScope, normalise

#: Characters of a piece of code that is shown.
_LONGEST = 80
#: Nodes of an expression that is shown; so a deep one is not written out, which is recursive.
_MOST_NODES = 120
CUT = "…"


def write_code(node: cst.CSTNode) -> str:
    """Return an expression as written, on one line and cut at 80 characters."""
    stack, count = [node], 0
    while stack:
        node_or_part = stack.pop()
        count += isinstance(node_or_part, cst.BaseExpression)
        if count > _MOST_NODES:
            return CUT
        stack.extend(node_or_part.children)
    return cut_code(LogicalLine(cst.Module([]).code_for_node(node)).fold())


def cut_code(text: str) -> str:
    """Return code on one line, cut at 80 characters."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + CUT


def make_option(
    command: str,
    names: tuple[str, ...],
    arguments: Arguments,
    owner: int,
    *,
    choices: cst.BaseExpression | None = None,
) -> Option:
    """Return an option with what the keywords of the call say that adds it.

    ``choices`` are its values where another place than the keyword of that name says them.
    """
    keywords = arguments.keywords
    shown, required = keywords.get("help"), keywords.get("required")
    choices = choices or keywords.get("choices")
    text = string_constant(shown) if shown is not None else ""
    return Option(
        command,
        names,
        write_code(keywords["default"]) if "default" in keywords else "",
        " ".join((text or "").replace("\b", " ").split()),
        write_code(shown) if shown is not None and text is None else "",
        isinstance(required, cst.Name) and required.value == "True",
        write_code(choices) if choices is not None else "",
        owner,
    )


class Constants:
    """The strings that a module gives names to, in one assignment each that always runs."""

    def __init__(self, module: cst.Module) -> None:
        self._values = dict(_read_constants(module))

    def read(self, node: cst.CSTNode | None, scope: NameScope) -> str | None:
        """Return the string that an expression is: a literal or a constant's name, else None."""
        if node is None:
            return None
        if not isinstance(node, cst.Name):
            return string_constant(node)
        name = normalise(node.value)
        home = scope.find(name)
        if home is None or home.kind != "module":
            return None
        bindings = home.bindings[name]
        return self._values.get(name) if len(bindings) == 1 and bindings[0].sure else None


def _read_constants(module: cst.Module) -> Iterator[tuple[str, str | None]]:
    """Yield names with their strings; None for a name that an operator changes later."""
    for line in module.body:
        for statement in line.body if isinstance(line, cst.SimpleStatementLine) else ():
            if isinstance(statement, cst.Assign):
                targets = [each.target for each in statement.targets]
            elif isinstance(statement, (cst.AnnAssign, cst.AugAssign)):
                targets = [statement.target]
            else:
                continue
            is_plain = statement.value is not None and not isinstance(statement, cst.AugAssign)
            value = string_constant(statement.value) if is_plain and statement.value else None
            for target in targets:
                if isinstance(target, cst.Name):
                    yield normalise(target.value), value
