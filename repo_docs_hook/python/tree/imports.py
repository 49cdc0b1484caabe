"""Import statements."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from repo_docs_hook.model.facts import Import
from repo_docs_hook.python.tree.expressions import dotted_name
from repo_docs_hook.python.tree.scopes import normalise

PLAIN = (cst.Import, cst.LazyImport)
FROM = (cst.ImportFrom, cst.LazyImportFrom)


def read_imports(node: cst.CSTNode, owner: int, flags: tuple[str, ...]) -> Iterator[Import]:
    """Yield what an ``import`` or ``from ... import`` statement imports, in order."""
    if isinstance(node, PLAIN):
        for alias in node.names:
            yield Import(dotted_name(alias.name), "", _alias(alias), owner, flags)
    elif isinstance(node, FROM):
        module = "." * len(node.relative) + (dotted_name(node.module) if node.module else "")
        if isinstance(node.names, cst.ImportStar):
            yield Import(module, "*", "", owner, flags)
        else:
            for alias in node.names:
                yield Import(module, dotted_name(alias.name), _alias(alias), owner, flags)


def _alias(alias: cst.ImportAlias) -> str:
    named = alias.asname.name if alias.asname else None
    return normalise(named.value) if isinstance(named, cst.Name) else ""


def binding_of(import_: Import) -> tuple[str, str]:
    """Return the name that an import binds and the dotted name that it then means."""
    if import_.name or import_.alias:
        return import_.bound, import_.target
    return import_.bound, import_.bound
