"""What lists and tables show: signatures on one line, no value of a release, rows that fit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from repo_docs_hook.model.facts import Definition
from repo_docs_hook.pages.markup.markdown import table
from repo_docs_hook.pages.module import ModulePage

#: Names of variables whose values are new with each release, such as ``__version__``; a page
#: does not show them, since a release must not make it out of date.
_OF_A_RELEASE = re.compile(
    r"_*(?:version(?:_?(?:info|tuple))?|commit_?id)_*|__(?:build|date|release|revision)__", re.I
)
_TARGETS = re.compile(r"(?:[\w.,()\[\]* ]+(?::[^=]*)?=(?!=))+")
_NAME = re.compile(r"\w+")
_DEF = re.compile(r"(async )?def ")


def item_signature(definition: Definition) -> str:
    """Return a signature in a list: of a function with its qualified name in place of ``def``."""
    if definition.kind == "function":
        head = _DEF.match(definition.signature)
        start = head.end() if head else 0
        mark = head[1] or "" if head else ""
        return mark + definition.qualname + definition.signature[start + len(definition.name) :]
    targets = _TARGETS.match(definition.signature) if hides_value(definition) else None
    return targets[0].rstrip(" =") if targets else definition.signature


def hides_value(definition: Definition) -> bool:
    """Tell whether a page leaves out a value: that of ``__all__``, or one new with each release."""
    if definition.owner >= 0:
        return False
    targets = _TARGETS.match(definition.signature)
    names = _NAME.findall(targets[0]) if targets else ()
    return any(name == "__all__" or _OF_A_RELEASE.fullmatch(name) for name in names)


def fit_table(
    page: ModulePage, head: Sequence[str], rows: Iterable[Sequence[str]], budget: int
) -> str:
    """Return a table; on a tight page only the rows that fit into ``budget`` bytes.

    If some are left out, a paragraph with a link to the source follows.
    """
    lines = table(head, rows).split("\n")
    fitting = page.fit(lines, budget)
    return "\n".join(lines if fitting == lines else (*fitting[:-1], "", fitting[-1]))
