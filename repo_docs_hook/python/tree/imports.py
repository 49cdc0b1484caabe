"""Import statements."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

import libcst as cst

from repo_docs_hook.model.facts import Definition, Import
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


def served_lazily(
    imports: Sequence[Import], definitions: Iterable[Definition], exports: Collection[str]
) -> tuple[Import, ...]:
    """Return imports with ``lazy`` for ``typing`` where a module's ``__getattr__`` serves them.

    PEP 562. What stands under TYPE_CHECKING there is what type checkers see of it: the names of
    ``__all__``, and those of the package's own modules.
    """
    names = {item.name for item in definitions if item.owner < 0 and item.kind == "function"}
    if "__getattr__" not in names:
        return tuple(imports)
    return tuple(
        replace(each, flags=tuple(sorted({*each.flags, "lazy"} - {"typing"})))
        if "typing" in each.flags and (each.bound in exports or each.module.startswith("."))
        else each
        for each in imports
    )


def binding_of(import_: Import) -> tuple[str, str]:
    """Return the name that an import binds and the dotted name that it then means."""
    if import_.name or import_.alias:
        return import_.bound, import_.target
    return import_.bound, import_.bound
