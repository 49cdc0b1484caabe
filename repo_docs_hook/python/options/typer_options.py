"""The options and arguments that a source declares with typer, as parameters of functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

import libcst as cst

from repo_docs_hook.model.facts import UNKNOWN_COMMAND, Option
from repo_docs_hook.python.options.arguments import Arguments, read_call
from repo_docs_hook.python.options.commands import Commands, find_makers
from repo_docs_hook.python.options.written import Constants, make_option, write_code
from repo_docs_hook.python.tree.expressions import dotted_name
from repo_docs_hook.python.tree.scopes import NameScope, normalise
from repo_docs_hook.python.tree.walk import Walk

_KINDS = {"typer.Option": "option", "typer.Argument": "argument"}
_ANNOTATED = frozenset(("typing.Annotated", "typing_extensions.Annotated"))
_SWITCHES = frozenset(("bool", "Optional[bool]", "bool | None", "typing.Optional[bool]"))


def uses_typer(text: str) -> bool:
    """Tell whether a source may declare options with typer."""
    return "typer" in text


def list_typer_options(walk: Walk, constants: Constants) -> Iterator[Option]:
    """Yield the parameters that ``typer.Option`` or ``typer.Argument`` tell of."""
    above = _find_above(walk, constants)
    commands = Commands(constants, alone=_find_alone(walk) - above.keys(), above=above)
    for node, owner, scope in walk.functions:
        command = commands.name(node, walk.drafts[owner].qualname, scope)
        for parameter in (
            *node.params.posonly_params,
            *node.params.params,
            *node.params.kwonly_params,
        ):
            yield from _read_parameter(parameter, command, owner, scope, constants)


def _find_above(walk: Walk, constants: Constants) -> dict[str, str]:
    """Return, by its name, the subcommands that lead to each app which another one takes in."""
    parents: dict[str, tuple[str, str]] = {}
    for call, scope in walk.calls:
        if isinstance(call.func, cst.Attribute) and call.func.attr.value == "add_typer":
            arguments = read_call(call)
            taken = arguments.get(0, "typer_instance")
            name = constants.read(arguments.keywords.get("name"), scope) or UNKNOWN_COMMAND
            if taken is not None:
                parents[dotted_name(taken)] = dotted_name(call.func.value), name
    return {app: _lead_to(app, parents) for app in parents}


def _lead_to(app: str, parents: Mapping[str, tuple[str, str]]) -> str:
    names: list[str] = []
    seen: set[str] = set()
    while app in parents and app not in seen:
        seen.add(app)
        app, name = parents[app]
        names.append(name)
    return " ".join(reversed(names))


def _find_alone(walk: Walk) -> frozenset[str]:
    """Return the apps with one command here: typer runs that one without a name."""
    makers = frozenset(("command", "callback"))
    found = Counter(
        dotted_name(func.value)
        for node, _, _ in walk.functions
        for _, func in find_makers(node, makers)
    )
    return frozenset(name for name, number in found.items() if name and number == 1)


def _read_parameter(
    parameter: cst.Param, command: str, owner: int, scope: NameScope, constants: Constants
) -> Iterator[Option]:
    annotation = parameter.annotation.annotation if parameter.annotation else None
    plain, marks = _split_annotation(annotation, scope)
    kind = _kind(parameter.default, scope)
    if kind and isinstance(parameter.default, cst.Call):
        arguments = read_call(parameter.default)
        default = arguments.get(0, "default")
        written = arguments.positional[1:]
    else:
        call = next((each for each in marks if _kind(each, scope)), None)
        if not isinstance(call, cst.Call):
            return
        kind, arguments, default = _kind(call, scope), read_call(call), parameter.default
        written = arguments.positional
    names = [constants.read(each, scope) for each in written] if kind == "option" else []
    known = tuple(each for each in names if each) or _derive(parameter, kind, plain)
    if names and not any(names):
        return
    yield _make(command, known, arguments, owner, default)


def _make(
    command: str,
    names: tuple[str, ...],
    arguments: Arguments,
    owner: int,
    default: cst.BaseExpression | None,
) -> Option:
    """Return an option; without a default, or with ``...`` as its default, it is required."""
    required = default is None and "default_factory" not in arguments.keywords
    required = required or isinstance(default, cst.Ellipsis)
    shown = "" if required or default is None else write_code(default)
    found = make_option(command, names, arguments, owner)
    return replace(found, default=shown, required=required)


def _derive(parameter: cst.Param, kind: str, plain: cst.CSTNode | None) -> tuple[str, ...]:
    """Return the name that typer makes of a parameter's: ``--no-`` besides for a switch."""
    name = normalise(parameter.name.value)
    if kind == "argument":
        return (name,)
    dashed = name.lower().replace("_", "-")
    is_switch = plain is not None and write_code(plain) in _SWITCHES
    return (f"--{dashed}/--no-{dashed}" if is_switch else f"--{dashed}",)


def _split_annotation(
    annotation: cst.BaseExpression | None, scope: NameScope
) -> tuple[cst.BaseExpression | None, list[cst.BaseExpression]]:
    """Return the type of an annotation, and what ``Annotated`` adds to it."""
    if not isinstance(annotation, cst.Subscript):
        return annotation, []
    dotted = dotted_name(annotation.value)
    if not dotted or _ANNOTATED.isdisjoint(scope.resolve(dotted)):
        return annotation, []
    parts = [each.slice.value for each in annotation.slice if isinstance(each.slice, cst.Index)]
    return (parts[0] if parts else None), parts[1:]


def _kind(node: cst.CSTNode | None, scope: NameScope) -> str:
    """Return ``option`` or ``argument`` for a call of typer's function, else ``""``."""
    dotted = dotted_name(node.func) if isinstance(node, cst.Call) else ""
    targets = scope.resolve(dotted) if dotted else ()
    return next((_KINDS[each] for each in targets if each in _KINDS), "")
