"""Facts that no source could have: every string in them is the same hostile text."""

from __future__ import annotations

from repo_docs_hook.model.facts import (
    Definition,
    Facts,
    Import,
    Option,
    Parameter,
    Reference,
    Variable,
)


def hostile_facts(text: str, docstring: str) -> Facts:
    """Return facts in which every string that a source writes is ``text``."""
    reference = (Reference(text, text),)
    parameters = (Parameter("x", "keyword only", text, text),)

    def define(kind: str, name: str, owner: int, *, doc: bool = True) -> Definition:
        return Definition(
            kind,
            name,
            name,
            name,
            owner,
            1,
            text,
            reference,
            reference,
            parameters,
            text,
            docstring if doc else None,
        )

    return Facts(
        docstring=docstring,
        definitions=(
            define("class", "A", -1),
            define("function", "f", 0),
            define("function", "g", 0, doc=False),
            define("variable", "v", 0),
            define("variable", "w", -1),
            define("class", "B", -1),
            define("class", "C", -1),
            define("class", f"K{text}", -1),
            define("function", f"h{text}", -1),
        ),
        imports=(Import(text or "x", text, text, -1), Import(".", "m", "", -1)),
        exports=(text, "A"),
        options=(
            Option(text, (text, text), text, text, "", True, text, 1),
            Option(text, (text,), text, "", text, False, text, 1),
        ),
        variables=(Variable(text, "", text, 1), Variable("", text, text, -1)),
    )
