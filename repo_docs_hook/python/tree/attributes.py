"""What is said of variables: a string behind them, ``#:`` comments, and what ``self`` gets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import libcst as cst

from repo_docs_hook.model.facts import Parameter
from repo_docs_hook.python.lexer.headers import read_annotation
from repo_docs_hook.python.lexer.lines import LineSpan
from repo_docs_hook.python.lexer.literals import clean_docstring
from repo_docs_hook.python.lexer.tokens import LogicalLine
from repo_docs_hook.python.tree.definitions import Draft
from repo_docs_hook.python.tree.expressions import string_constant
from repo_docs_hook.python.tree.scopes import NameScope, normalise

_MARK = "#:"
_CONSTRUCTORS = frozenset(("__init__", "__new__", "__post_init__"))


class Assigned(NamedTuple):
    """The variables that a logical line assigns: a string that follows documents them (PEP 258).

    ``column`` is where the line begins; what stands elsewhere is another block.
    """

    drafts: Sequence[Draft]
    scope: NameScope
    column: int


class InstanceAttribute(NamedTuple):
    """An attribute that a constructor assigns; ``scope`` is that of its class."""

    name: str
    scope: NameScope
    line: int
    annotation: str
    comment: str


def column_of(text: str, start: int) -> int:
    """Return how far from the start of its physical line an offset is."""
    return start - text.rfind("\n", 0, start) - 1


def read_attribute_docstring(statements: Sequence[cst.BaseSmallStatement]) -> str | None:
    """Return the cleaned string that a line consists of, None for any other line."""
    if len(statements) != 1 or not isinstance(statements[0], cst.Expr):
        return None
    value = string_constant(statements[0].value)
    return None if value is None else clean_docstring(value)


def read_comment(text: str, span: LineSpan) -> str:
    """Return what ``#:`` comments say of an assignment, ``""`` where there are none.

    They stand behind it or directly above it, as Sphinx reads them (sphinx.ext.autodoc).
    """
    line = text[span.start : span.end]
    if _MARK in line:
        last = LogicalLine(line).tokens[-1]
        behind = line[last.start + len(last.text) :].strip(" \t\f")
        if behind.startswith(_MARK):
            return behind[len(_MARK) :].strip(" ")
    lines = [line.removeprefix(" ") for line in reversed([*_lines_above(text, span.start)])]
    return "\n".join(lines).strip("\n")


def _lines_above(text: str, start: int) -> Iterator[str]:
    """Yield the ``#:`` comments above a line, the last one first."""
    end = text.rfind("\n", 0, start)
    while end >= 0:
        begin = text.rfind("\n", 0, end) + 1
        line = text[begin:end].strip(" \t\f")
        if not line.startswith(_MARK):
            return
        yield line[len(_MARK) :]
        end = begin - 1


def is_constructor(method: Draft) -> bool:
    """Tell whether a method's assignments to ``self`` make the attributes of an instance."""
    return method.name in _CONSTRUCTORS


def find_attributes(
    statement: cst.CSTNode, written: str, function: Draft
) -> Iterator[tuple[str, str]]:
    """Yield the name and annotation of each attribute that a constructor's statement assigns.

    ``written`` is the statement on one line. An attribute without an annotation that is given
    a parameter as its value has that parameter's.
    """
    own = "self" if function.name == "__new__" else _first_name(function.parameters)
    for target in _attribute_targets(statement):
        if isinstance(target.value, cst.Name) and target.value.value == own:
            annotated = isinstance(statement, cst.AnnAssign)
            known = "" if annotated else _annotation_of(statement, function.parameters)
            yield normalise(target.attr.value), read_annotation(written) if annotated else known


def _attribute_targets(statement: cst.CSTNode) -> list[cst.Attribute]:
    if isinstance(statement, cst.AnnAssign):
        targets: list[cst.CSTNode] = [statement.target]
    elif isinstance(statement, cst.Assign):
        targets = [each.target for each in statement.targets]
    else:
        return []
    return [target for target in targets if isinstance(target, cst.Attribute)]


def _first_name(parameters: Sequence[Parameter]) -> str:
    return parameters[0].name if parameters else ""


def _annotation_of(statement: cst.CSTNode, parameters: Sequence[Parameter]) -> str:
    """Return the annotation of the parameter that is assigned as it is, ``""`` for none."""
    value = statement.value if isinstance(statement, cst.Assign) else None
    name = value.value if isinstance(value, cst.Name) else ""
    plain = (each for each in parameters if not each.kind.startswith("variable"))
    return next((each.annotation for each in plain if each.name == name), "")
