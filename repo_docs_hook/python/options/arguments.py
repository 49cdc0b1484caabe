"""The arguments of a call as nodes, by position and by keyword."""

from __future__ import annotations

from dataclasses import dataclass

import libcst as cst

from repo_docs_hook.python.tree.scopes import normalise


@dataclass(frozen=True, slots=True)
class Arguments:
    """The arguments of a call that are known: those before the first ``*``, and by keyword."""

    positional: tuple[cst.BaseExpression, ...]
    keywords: dict[str, cst.BaseExpression]

    def get(self, position: int, keyword: str = "") -> cst.BaseExpression | None:
        """Return the argument at a position (-1: none) or with a keyword, None without one."""
        if 0 <= position < len(self.positional):
            return self.positional[position]
        return self.keywords.get(keyword)


def read_call(call: cst.Call) -> Arguments:
    """Return the arguments of a call."""
    positional: list[cst.BaseExpression] = []
    keywords: dict[str, cst.BaseExpression] = {}
    is_known = True
    for each in call.args:
        is_known &= each.star != "*"
        if each.keyword is not None:
            keywords[normalise(each.keyword.value)] = each.value
        elif is_known and not each.star:
            positional.append(each.value)
    return Arguments(tuple(positional), keywords)
