"""Classes, functions, variables and type aliases, as they are met and as they are in the end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import libcst as cst

from repo_docs_hook.model.facts import Definition, Parameter, Reference
from repo_docs_hook.python.lexer.literals import clean_docstring
from repo_docs_hook.python.tree.expressions import dotted_name, read_arguments, string_constant
from repo_docs_hook.python.tree.scopes import NameScope, normalise

#: A variable's line longer than this is cut; the page links to the source for the rest.
_MAX_VARIABLE = 200


@dataclass(slots=True)
class Draft:
    """A definition whose names are not resolved yet: that takes the whole file's bindings."""

    kind: str
    name: str
    qualname: str
    anchor: str
    owner: int
    line: int
    signature: str
    scope: NameScope
    decorators: list[tuple[str, cst.CSTNode]] = field(default_factory=list)
    bases: list[tuple[str, cst.CSTNode]] = field(default_factory=list)
    parameters: tuple[Parameter, ...] = ()
    returns: str = ""
    docstring: str | None = None
    docstring_line: int = 0
    flags: set[str] = field(default_factory=set)

    def finish(self) -> Definition:
        """Resolve decorators and bases and return the definition.

        What is bound outside of TYPE_CHECKING too is there at run time.
        """
        there = {"typing"} if self.name in self.scope.at_run_time else set()
        return Definition(
            kind=self.kind,
            name=self.name,
            qualname=self.qualname,
            anchor=self.anchor,
            owner=self.owner,
            line=self.line,
            signature=self.signature,
            decorators=tuple(_reference(*each, self.scope) for each in self.decorators),
            bases=tuple(_reference(*each, self.scope) for each in self.bases),
            parameters=self.parameters,
            returns=self.returns,
            docstring=self.docstring,
            docstring_line=self.docstring_line,
            flags=tuple(sorted(self.flags - there)),
        )


class Drafts(list[Draft]):
    """The definitions of a file in source order; it keeps their anchors apart."""

    def __init__(self) -> None:
        super().__init__()
        self._anchors: dict[str, int] = {}
        self._variables: dict[tuple[int, str], Draft] = {}
        self._defined: set[tuple[int, str]] = set()

    def add(
        self,
        kind: str,
        name: str,
        scope: NameScope,
        line: int,
        signature: str,
        flags: Iterable[str],
    ) -> Draft:
        """Append a definition that stands in ``scope`` and return it."""
        name = normalise(name)
        qualname = f"{self[scope.owner].qualname}.{name}" if scope.owner >= 0 else name
        draft = Draft(
            kind, name, qualname, self._anchor(qualname), scope.owner, line, signature, scope
        )
        draft.flags.update(flags)
        self.append(draft)
        self._defined.add((scope.owner, name))
        return draft

    def add_variable(
        self, name: str, scope: NameScope, line: int, statement: str, flags: Iterable[str]
    ) -> Draft:
        """Append a variable, assigned in ``statement`` (folded), and return it.

        A known one is reassigned.
        """
        known = self._variables.get((scope.owner, normalise(name)))
        if known is not None:
            known.flags.add("reassigned")
            return known
        draft = self.add("variable", name, scope, line, statement, flags)
        if len(statement) > _MAX_VARIABLE:
            draft.signature = statement[: _MAX_VARIABLE - 1].rstrip() + "…"
            draft.flags.add("cut")
        self._variables[scope.owner, draft.name] = draft
        return draft

    def add_instance_attribute(
        self, name: str, scope: NameScope, line: int, annotation: str, comment: str
    ) -> None:
        """Append an attribute that a constructor assigns, unless its class defines that name.

        One whose name is private is left out without a ``comment`` that documents it.
        """
        if (scope.owner, name) in self._defined:
            return
        if name.startswith("_") and not comment:
            return
        signature = f"{name}: {annotation}" if annotation else name
        draft = self.add("variable", name, scope, line, signature, ("instance",))
        draft.docstring, draft.docstring_line = comment or None, line if comment else 0

    def _anchor(self, qualname: str) -> str:
        """Return the qualified name, from its second definition on with a number.

        No name has a hyphen, so that no numbered one can be another's own.
        """
        number = self._anchors.get(qualname, 0) + 1
        self._anchors[qualname] = number
        return qualname if number == 1 else f"{qualname}-{number}"


def read_docstring(body: cst.CSTNode) -> str | None:
    """Return the cleaned docstring of a module, a block or a one-line body, None without one."""
    statements = body.body if isinstance(body, _BODIES) else ()
    first = statements[0] if statements else None
    if isinstance(first, cst.SimpleStatementLine):
        first = first.body[0]
    if not isinstance(first, cst.Expr):
        return None
    value = string_constant(first.value)
    return None if value is None else clean_docstring(value)


_BODIES = (cst.Module, cst.IndentedBlock, cst.SimpleStatementSuite)


def target_names(target: cst.CSTNode) -> list[str]:
    """Return the plain names that an assignment target binds, in order."""
    names: list[str] = []
    stack = [target]
    while stack:
        node = stack.pop()
        if isinstance(node, cst.Name):
            names.append(normalise(node.value))
        elif isinstance(node, (cst.Tuple, cst.List)):
            stack.extend(element.value for element in reversed(node.elements))
    return names


def _reference(text: str, node: cst.CSTNode, scope: NameScope) -> Reference:
    call = node if isinstance(node, cst.Call) else None
    named = call.func if call else node
    while isinstance(named, cst.Subscript):
        named = named.value
    dotted = dotted_name(named)
    target = next(iter(scope.resolve(dotted)), "") if dotted else ""
    return Reference(text, target, read_arguments(call, scope) if call else ())
