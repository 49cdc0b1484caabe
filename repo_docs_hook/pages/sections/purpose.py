"""File Purpose: what a module is for, in one sentence, and what is known of the file."""

from __future__ import annotations

from repo_docs_hook.pages.markup.escape import prose
from repo_docs_hook.pages.markup.markdown import section
from repo_docs_hook.pages.markup.paragraphs import summary
from repo_docs_hook.pages.module import View, bounded
from repo_docs_hook.pages.public_names import is_variable, public_link, public_names

_FEW_NAMES = 5
_EXCEPTION_ENDS = ("Error", "Exception", "Warning")


def render_purpose(view: View) -> str:
    """Return the section "File Purpose": a sentence, and what is known of the file."""
    known = known_line(view)
    nothing = "The source has no docstring and defines no public name."
    text = describe(view) or ("" if known else nothing)
    return section("File Purpose", text, known)


def known_line(view: View) -> str:
    """Return what is known of a file besides its words, as a line, ``""`` for nothing."""
    part = view.project.role(view.path)
    statements = [f"part of the **{prose(part)}**"] if part else []
    statements += [f"**{prose(each)}**" for each in view.findings.purpose]
    return f"This file: {', '.join(statements)}." if statements else ""


def describe(view: View) -> str:
    """Return what a module is for in one line of Markdown, ``""`` where nothing says so.

    That is the first sentence of its docstring, else what it tests or is the stub of, else its
    main public name and the first sentence of that. The names in a test are for no one else.
    """
    text = summary(view.facts.docstring)
    if text:
        return text
    if view.tested:
        return f"Tests {', '.join(map(view.links.documentation_link, view.tested))}."
    twin = view.project.modules.twin(view.path) if view.path.endswith(".pyi") else None
    if twin:
        return f"Declares the types of {view.links.documentation_link(twin)}."
    main = None if view.is_test else _main_name(view)
    if main is None:
        return "" if view.is_test else _describe_variables(view)
    sentence = summary(view.definitions[main].docstring)
    return f"Defines {view.name_link(main)}" + (f": {sentence}" if sentence else ".")


def _main_name(view: View) -> int | None:
    """Return the public class or function that tells most of a module, the first of equals."""
    stem = view.path.rpartition("/")[2].partition(".")[0].replace("_", "")

    def rank(index: int) -> tuple[bool, ...]:
        definition = view.definitions[index]
        return (
            definition.name not in (view.facts.exports or ()),
            definition.name.replace("_", "").lower() != stem,
            not definition.docstring,
            definition.kind != "class",
            view.kinds[index] == "exception" or definition.name.endswith(_EXCEPTION_ENDS),
        )

    named = (
        index
        for name, index in view.top_level.items()
        if not name.startswith("_") and view.definitions[index].kind in ("class", "function")
    )
    return min(named, key=rank, default=None)


def _describe_variables(view: View) -> str:
    public = [each for each in public_names(view) if is_variable(view, each)]
    rest = view.anchor_target("section-high-level-overview")
    links = bounded([public_link(view, each) for each in public], _FEW_NAMES, rest)
    return f"Defines {links}." if links else ""
