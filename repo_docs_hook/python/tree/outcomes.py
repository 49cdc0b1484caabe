"""How a block of statements ends: whether it always raises, whether it imports something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import libcst as cst

from repo_docs_hook.python.tree.imports import FROM, PLAIN

_LOOPS = (cst.For, cst.While)


def always_raises(block: cst.BaseSuite) -> bool:
    """Tell whether a block ends in ``raise`` on every way through it.

    A block that may return, or leave a loop around it, before its end does not.
    """
    if not _raises(block) or any(isinstance(each, cst.Return) for each in _walk(block)):
        return False
    outside = _walk(block, but=_LOOPS)
    return not any(isinstance(each, (cst.Break, cst.Continue)) for each in outside)


def holds_import(block: cst.BaseSuite) -> bool:
    """Tell whether an import stands in a block, functions and classes in it left out."""
    return any(isinstance(each, (*PLAIN, *FROM)) for each in _walk(block))


def _raises(block: cst.CSTNode | None) -> bool:
    """Whether the last statement of a block raises, in each branch if it is an ``if``."""
    last = next(reversed(_statements(block)), None) if block is not None else None
    if isinstance(last, cst.If):
        return _raises(last.body) and _raises(last.orelse)
    if isinstance(last, cst.With):
        return _raises(last.body)
    return isinstance(last, cst.Raise)


def _statements(node: cst.CSTNode) -> Sequence[cst.CSTNode]:
    """Return the statements of a block, the last of which may be one of several on a line."""
    if isinstance(node, cst.If):  # an elif
        return (node,)
    if isinstance(node, cst.Else):
        return _statements(node.body)
    body: Sequence[cst.CSTNode] = getattr(node, "body", ())
    last = body[-1] if body else None
    return [*body[:-1], *last.body] if isinstance(last, cst.SimpleStatementLine) else body


def _walk(block: cst.CSTNode, but: tuple[type, ...] = ()) -> Iterator[cst.CSTNode]:
    """Yield every statement below a block, without those of functions and classes in it.

    What is inside a statement of the types ``but`` is left out too.
    """
    waiting: list[cst.CSTNode] = [block]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, (cst.FunctionDef, cst.ClassDef, *but)):
            continue
        for name in ("body", "orelse", "handlers", "finalbody", "cases"):
            inner = getattr(node, name, None)
            if isinstance(inner, cst.CSTNode):
                waiting.append(inner)
            elif inner:
                waiting.extend(inner)
