"""One walk over the tree, with an explicit stack, that meets every statement and expression.

The tree has no positions; but its statements come in the order of the source's logical
lines, each of which is one simple statement line, decorator or clause header. So the walk
counts lines, and what must be shown as written is sliced from the text.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

import libcst as cst

from repo_docs_hook.model.facts import Import, Syntax
from repo_docs_hook.python.lexer.lines import LineSpan
from repo_docs_hook.python.tree.attributes import Assigned, InstanceAttribute
from repo_docs_hook.python.tree.definitions import Drafts
from repo_docs_hook.python.tree.exports import Exports
from repo_docs_hook.python.tree.scopes import NameScope


class Context(NamedTuple):
    """Where a node stands: its scope, and ``conditional``, ``typing``, ``optional``."""

    scope: NameScope
    flags: frozenset[str] = frozenset()

    def adding(self, *flags: str) -> Context:
        """Return the context inside a clause that adds ``flags``."""
        return Context(self.scope, self.flags.union(flags))

    def bind(self, names: Iterable[str], *, fallback: bool = False, maker: str = "") -> None:
        """Bind names to something unknown in the nearest scope that is no comprehension."""
        scope = self.scope
        while scope.kind == "comprehension" and scope.parent is not None:
            scope = scope.parent
        for name in names:
            scope.bind(
                name,
                sure=not (fallback or "conditional" in self.flags),
                typing="typing" in self.flags,
                maker=maker,
            )


class Walk:
    """The state of one walk: where it is in the lines, and what it has found."""

    def __init__(self, text: str, spans: list[LineSpan], handlers: Mapping[type, Handler]) -> None:
        self.text = text
        self.spans = spans
        self.cursor = 0
        self.stack: list[tuple[cst.CSTNode, Context]] = []
        self.drafts = Drafts()
        self.exports = Exports()
        self.imports: list[Import] = []
        self.calls: list[tuple[cst.Call, NameScope]] = []
        self.values: list[tuple[cst.Attribute, NameScope]] = []
        self.settings: list[tuple[str, cst.BaseExpression, NameScope]] = []
        self.globals: list[NameScope] = []
        self.lookups: list[tuple[cst.BaseExpression, NameScope]] = []
        self.functions: list[tuple[cst.FunctionDef, int, NameScope]] = []
        self.discarded: set[int] = set()
        self.assignments: list[tuple[int, cst.CSTNode, cst.BaseExpression, NameScope]] = []
        self.syntax: dict[Syntax, None] = {}
        self.main_guard = False
        self.assigned: Assigned | None = None
        self.instance: list[InstanceAttribute] = []
        self._handlers = handlers
        self._counted = (0, 1)

    def run(self, module: cst.Module) -> None:
        """Visit the whole tree."""
        self.push(module.body, Context(NameScope(None, -1, "module")))
        get, pop = self._handlers.get, self.stack.pop
        while self.stack:
            node, context = pop()
            get(type(node), visit_children)(self, node, context)

    def push(self, nodes: Iterable[cst.CSTNode | None], context: Context) -> None:
        """Put nodes on the stack so that the first of them comes off first."""
        for node in reversed([*nodes]):
            if node is not None and _FIELDS[type(node)]:
                self.stack.append((node, context))

    def next_line(self) -> LineSpan:
        """Step over one logical line and return it."""
        self.cursor += 1
        return self.spans[self.cursor - 1]

    def slice(self, span: LineSpan) -> str:
        """Return a logical line as written."""
        return self.text[span.start : span.end]

    def line_number(self, start: int) -> int:
        """Return the 1-based number of the physical line that an offset stands on.

        Offsets must be asked for in rising order, so that each line break is counted once.
        """
        offset, number = self._counted
        number += self.text.count("\n", offset, start)
        self._counted = (start, number)
        return number

    def note(self, feature: str, detail: str, scope: NameScope) -> None:
        """Record a construct once for each definition that uses it."""
        self.syntax[Syntax(feature, detail, scope.owner)] = None


Handler = Callable[[Walk, cst.CSTNode, Context], None]

#: Fields that hold punctuation, blanks and comments.
_TRIVIA = ("whitespace", "lpar", "rpar", "lbra", "rbra", "leading", "trailing", "lines_", "comma")
_MARKS = frozenset(
    "semicolon equal colon dot header footer indent first_colon second_colon operator star "
    "separator posonly_ind asynchronous start end".split()
)
#: Nodes that hold no other node of interest.
_LEAVES = frozenset(
    (
        cst.Name,
        cst.SimpleString,
        cst.Integer,
        cst.Float,
        cst.Imaginary,
        cst.Ellipsis,
        cst.FormattedStringText,
        cst.TemplatedStringText,
        cst.Pass,
        cst.Break,
        cst.Continue,
        cst.ParamStar,
        cst.ParamSlash,
    )
)


class _Fields(dict[type, tuple[str, ...]]):
    """The fields of a type that hold nodes of interest, last in the source first."""

    def __missing__(self, kind: type) -> tuple[str, ...]:
        names: list[str] = []
        if issubclass(kind, cst.CSTNode) and kind not in _LEAVES:
            names = [each.name for each in reversed(dataclasses.fields(kind))]
        self[kind] = tuple(
            name for name in names if name not in _MARKS and not name.startswith(_TRIVIA)
        )
        return self[kind]


_FIELDS = _Fields()


def visit_children(walk: Walk, node: cst.CSTNode, context: Context) -> None:
    """Put a node's children on the stack."""
    add = walk.stack.append
    for name in _FIELDS[type(node)]:
        value = getattr(node, name)
        if isinstance(value, (tuple, list)):
            for child in reversed(value):
                if _FIELDS[type(child)]:
                    add((child, context))
        elif _FIELDS[type(value)]:
            add((value, context))
