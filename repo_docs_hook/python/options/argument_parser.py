"""The options that a source adds to parsers of argparse, with the subcommands they belong to."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from repo_docs_hook.model.facts import UNKNOWN_COMMAND, Option
from repo_docs_hook.python.options.arguments import Arguments, read_call
from repo_docs_hook.python.options.written import Constants, make_option
from repo_docs_hook.python.tree.expressions import dotted_name
from repo_docs_hook.python.tree.scopes import NameScope
from repo_docs_hook.python.tree.statements import STATEMENTS, assigned_targets
from repo_docs_hook.python.tree.walk import Context, Handler, Walk

#: Methods of a parser or group whose value adds to the same command.
_SAME_COMMAND = frozenset(("add_argument_group", "add_mutually_exclusive_group", "add_subparsers"))


def adds_arguments(text: str) -> bool:
    """Tell whether a source may add options to a parser."""
    return "add_argument" in text and "argparse" in text


def list_arguments(walk: Walk, constants: Constants) -> Iterator[Option]:
    """Yield the options that a source which imports argparse adds, in source order."""
    if not any(each.module == "argparse" for each in walk.imports):
        return
    parsers, assignments = _Parsers(constants), iter(walk.assignments)
    following = next(assignments, None)
    for at, (call, scope) in enumerate(walk.calls):
        while following is not None and following[0] <= at:
            parsers.assign(*following[1:])
            following = next(assignments, None)
        if isinstance(call.func, cst.Attribute) and call.func.attr.value == "add_argument":
            arguments = read_call(call)
            names = _read_names(arguments, constants, scope)
            if names:
                command = parsers.command_of(call.func.value, scope)
                yield make_option(command, names, arguments, scope.owner)


def _read_names(arguments: Arguments, constants: Constants, scope: NameScope) -> tuple[str, ...]:
    """Return the names of an option, or of a positional argument, that are known."""
    written = arguments.positional or (arguments.keywords.get("dest"),)
    return tuple(name for each in written if (name := constants.read(each, scope)))


class _Parsers:
    """Which subcommand the parser is for that a name has at this point of the source."""

    def __init__(self, constants: Constants) -> None:
        self._constants = constants
        self._commands: dict[tuple[NameScope | None, str], str] = {}

    def assign(self, target: cst.CSTNode, value: cst.BaseExpression, scope: NameScope) -> None:
        """Note an assignment."""
        dotted = dotted_name(target)
        if dotted:
            key = scope.find(dotted.partition(".")[0]), dotted
            self._commands[key] = self.command_of(value, scope)

    def command_of(self, node: cst.BaseExpression, scope: NameScope) -> str:
        """Return the names of the subcommands that a parser, a group or subparsers are for.

        ``""`` for anything else.
        """
        names: list[str] = []
        while isinstance(node, cst.Call) and isinstance(node.func, cst.Attribute):
            method = node.func.attr.value
            if method == "add_parser":
                name = self._constants.read(read_call(node).get(0, "name"), scope)
                names.append(name or UNKNOWN_COMMAND)
            elif method not in _SAME_COMMAND:
                break
            node = node.func.value
        dotted = dotted_name(node)
        home = scope.find(dotted.partition(".")[0]) if dotted else None
        known = self._commands.get((home, dotted), "")
        return " ".join([known, *reversed(names)]).strip()


def _assign(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    """Record a plain assignment, with the number of calls that stand before it."""
    assert isinstance(node, (cst.Assign, cst.AnnAssign))
    value = node.value
    if value is not None:
        for target in assigned_targets(node):
            walk.assignments.append((len(walk.calls), target, value, context.scope))
    STATEMENTS[type(node)](walk, node, context)


#: What the walk has to do besides in a source that may add options to a parser.
ASSIGNMENTS: dict[type, Handler] = {cst.Assign: _assign, cst.AnnAssign: _assign}
