"""Which command a decorated function is: ``@cli.command("build")`` of click, typer and others."""

from __future__ import annotations

from collections.abc import Mapping

import libcst as cst

from repo_docs_hook.model.facts import UNKNOWN_COMMAND
from repo_docs_hook.python.options.arguments import read_call
from repo_docs_hook.python.options.written import Constants
from repo_docs_hook.python.tree.blocks import BLOCKS
from repo_docs_hook.python.tree.expressions import dotted_name
from repo_docs_hook.python.tree.scopes import NameScope
from repo_docs_hook.python.tree.walk import Context, Handler, Walk

_MAKERS = frozenset(("command", "group"))
#: Ends of function names that click leaves out of the command's name from release 8.2 on.
_LEFT_OUT = ("_command", "_cmd", "_group", "_grp")


class Commands:
    """The commands of a source's functions, which must be asked for in source order.

    ``modules`` are those whose own ``command`` makes a program and no subcommand, and ``alone``
    the objects of which only one function is a command: that is the program then. ``above`` are
    the subcommands that lead to the commands of an object, by its name.
    """

    def __init__(
        self,
        constants: Constants,
        modules: frozenset[str] = frozenset(),
        alone: frozenset[str] = frozenset(),
        above: Mapping[str, str] | None = None,
    ) -> None:
        self._constants = constants
        self._modules = modules
        self._alone = alone
        self._above = above or {}
        self._paths: dict[str, str] = {}

    def name(self, node: cst.FunctionDef, qualname: str, scope: NameScope) -> str:
        """Return the names of the subcommands that lead to a function, ``""`` if it is none."""
        path = next(
            (
                self._path(decorator, func, node.name.value, scope)
                for decorator, func in find_makers(node, _MAKERS)
            ),
            "",
        )
        self._paths[f":{qualname}"] = path
        return path

    def _path(
        self, decorator: cst.BaseExpression, func: cst.Attribute, function: str, scope: NameScope
    ) -> str:
        maker = dotted_name(func.value)
        targets = scope.resolve(maker) if maker else ()
        is_program = not self._modules.isdisjoint(targets) or maker in self._alone
        known = (self._paths[each] for each in targets if each in self._paths)
        parent = next(known, self._above.get(maker, ""))
        return f"{parent} {self._own_name(decorator, function, scope, is_program)}".strip()

    def _own_name(
        self, decorator: cst.BaseExpression, function: str, scope: NameScope, is_program: bool
    ) -> str:
        """Return the name that a decorator gives, else that of the function as click makes it."""
        given = read_call(decorator).get(0, "name") if isinstance(decorator, cst.Call) else None
        if given is not None and not (isinstance(given, cst.Name) and given.value == "None"):
            return self._constants.read(given, scope) or UNKNOWN_COMMAND
        if is_program:
            return ""
        is_cut = function.endswith(_LEFT_OUT) and "click" in self._modules
        return UNKNOWN_COMMAND if is_cut else function.lower().replace("_", "-")


def find_makers(
    node: cst.FunctionDef, names: frozenset[str]
) -> list[tuple[cst.BaseExpression, cst.Attribute]]:
    """Return the decorators that are methods with one of these names, with or without a call."""
    found = []
    for each in node.decorators:
        func = each.decorator.func if isinstance(each.decorator, cst.Call) else each.decorator
        if isinstance(func, cst.Attribute) and func.attr.value in names:
            found.append((each.decorator, func))
    return found


def _function(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    """Record a function with the index of its definition and the scope that it stands in."""
    assert isinstance(node, cst.FunctionDef)
    BLOCKS[cst.FunctionDef](walk, node, context)
    walk.functions.append((node, len(walk.drafts) - 1, context.scope))


#: What the walk has to do besides in a source whose functions may be commands.
FUNCTIONS: dict[type, Handler] = {cst.FunctionDef: _function}
