"""The purpose of a module: one sentence, and what is known of the file."""

from __future__ import annotations

from repo_docs_hook.pages.kinds import Noun
from repo_docs_hook.pages.markup.escape import prose
from repo_docs_hook.pages.markup.markdown import Blocks
from repo_docs_hook.pages.markup.paragraphs import summary
from repo_docs_hook.pages.module import ModulePage, bounded
from repo_docs_hook.pages.public_names import is_variable, public_link, public_names
from repo_docs_hook.text.headings import FileSection

_FEW_NAMES = 5
_EXCEPTION_ENDS = ("Error", "Exception", "Warning")


def render_purpose(page: ModulePage) -> Blocks:
    """Return a sentence on the purpose, and what is known of the file."""
    known = known_line(page)
    nothing = "The source has no docstring and defines no public name."
    return describe_module(page) or ("" if known else nothing), known


def list_purposes(page: ModulePage) -> list[str]:
    """Return the purposes that rules found, as Markdown."""
    return [prose(each.words) for each in page.findings.purpose]


def known_line(page: ModulePage) -> str:
    """Return what path and rules say of a file, as one line of Markdown, ``""`` for nothing."""
    part = page.project.role(page.source)
    statements = [f"part of the **{prose(part)}**"] if part else []
    statements += [f"**{each}**" for each in list_purposes(page)]
    return f"This file: {', '.join(statements)}." if statements else ""


def describe_module(page: ModulePage) -> str:
    """Return the purpose of a module in one line of Markdown, ``""`` if nothing says it.

    That is the first sentence of its docstring, else what it tests or is the stub of, else its
    main public name and the first sentence of that name's docstring. The names in a test file
    are not public.
    """
    text = summary(page.facts.docstring)
    if text:
        return text
    if page.tested:
        return f"Tests {', '.join(map(page.links.documentation_link, page.tested))}."
    twin = page.project.modules.twin(page.source) if page.source.endswith(".pyi") else None
    if twin:
        return f"Declares the types of {page.links.documentation_link(twin)}."
    main = None if page.is_test else _main_name(page)
    if main is None:
        return "" if page.is_test else _describe_variables(page)
    sentence = summary(page.definitions[main].docstring)
    return f"Defines {page.name_link(main)}" + (f": {sentence}" if sentence else ".")


def _main_name(page: ModulePage) -> int | None:
    """Return the index of the main public class or function, the first of equals."""
    stem = page.source.rpartition("/")[2].partition(".")[0].replace("_", "")

    def rank(index: int) -> tuple[bool, ...]:
        definition = page.definitions[index]
        return (
            definition.name not in (page.facts.exports or ()),
            definition.name.replace("_", "").lower() != stem,
            not definition.docstring,
            definition.kind != "class",
            page.kinds[index].noun is Noun.EXCEPTION or definition.name.endswith(_EXCEPTION_ENDS),
        )

    named = (
        index
        for name, index in page.top_level.items()
        if not name.startswith("_") and page.definitions[index].kind in ("class", "function")
    )
    return min(named, key=rank, default=None)


def _describe_variables(page: ModulePage) -> str:
    public = [each for each in public_names(page) if is_variable(page, each)]
    rest = page.section_target(FileSection.OVERVIEW)
    links = bounded([public_link(page, each) for each in public], _FEW_NAMES, rest)
    return f"Defines {links}." if links else ""
