"""The options and arguments that a source declares with click, and what is made like it."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from repo_docs_hook.model.facts import Option
from repo_docs_hook.python.options.arguments import Arguments, read_call
from repo_docs_hook.python.options.commands import Commands
from repo_docs_hook.python.options.written import Constants, make_option
from repo_docs_hook.python.tree.expressions import dotted_name
from repo_docs_hook.python.tree.scopes import NameScope
from repo_docs_hook.python.tree.walk import Walk

#: Modules with click's interface.
_MODULES = frozenset(("asyncclick", "click", "rich_click"))


def uses_click(text: str) -> bool:
    """Tell whether a source may declare options with click."""
    return "click" in text


def list_click_options(walk: Walk, constants: Constants) -> Iterator[Option]:
    """Yield the options of decorated functions, then those that are made to decorate with."""
    if not any(each.module.partition(".")[0] in _MODULES for each in walk.imports):
        return
    commands = Commands(constants, _MODULES)
    for node, owner, scope in walk.functions:
        command = commands.name(node, walk.drafts[owner].qualname, scope)
        for each in node.decorators:
            yield from _read_option(each.decorator, command, owner, scope, constants)
    for call, scope in walk.calls:
        yield from _read_option(call, "", scope.owner, scope, constants)


def _read_option(
    node: cst.BaseExpression, command: str, owner: int, scope: NameScope, constants: Constants
) -> Iterator[Option]:
    """Yield the option that a call of ``click.option`` or ``click.argument`` makes."""
    kind = _kind(node, scope)
    if not isinstance(node, cst.Call) or not kind:
        return
    arguments = read_call(node)
    written = [constants.read(each, scope) or "" for each in arguments.positional]
    names = [each for each in written if each[:1] == "-"] if kind == "option" else written[:1]
    if any(names):
        choices = _read_choices(arguments, scope)
        yield make_option(command, tuple(names), arguments, owner, choices=choices)


def _kind(node: cst.CSTNode, scope: NameScope) -> str:
    """Return ``option`` or ``argument`` for a call of click's function, else ``""``."""
    dotted = dotted_name(node.func) if isinstance(node, cst.Call) else ""
    for target in scope.resolve(dotted) if dotted else ():
        module, _, name = target.rpartition(".")
        if module in _MODULES and name in ("option", "argument"):
            return name
    return ""


def _read_choices(arguments: Arguments, scope: NameScope) -> cst.BaseExpression | None:
    """Return the values of ``type=click.Choice([...])``."""
    given = arguments.keywords.get("type")
    if not isinstance(given, cst.Call):
        return None
    targets = scope.resolve(dotted_name(given.func))
    is_choice = any(each.rpartition(".")[::2] in _CHOICES for each in targets)
    return read_call(given).get(0, "choices") if is_choice else None


_CHOICES = frozenset((module, "Choice") for module in _MODULES)
