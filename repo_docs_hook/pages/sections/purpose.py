"""The purpose of a module: one sentence, and what is known of the file."""

from __future__ import annotations

import re

from repo_docs_hook.pages.kinds import Noun
from repo_docs_hook.pages.markup.escape import code, prose
from repo_docs_hook.pages.markup.markdown import Blocks, bullets
from repo_docs_hook.pages.markup.paragraphs import summary
from repo_docs_hook.pages.module import ModulePage
from repo_docs_hook.pages.public_names import is_package, public_names, starred_modules
from repo_docs_hook.text.comments import COMMENT_END

#: What a purpose begins with that is no docstring's sentence.
DEFINES, PASSES_ON = "Defines [", "Passes on names from"
_LICENCE = re.compile(
    r"copyright|licen[cs]e|spdx|all rights reserved|\(c\)|\u00a9|redistribut|warrant|\bauthors?\b",
    re.IGNORECASE,
)
#: Four words or more that begin as a sentence does, and not as a line for a tool.
_TELLING = re.compile(
    r"(?!(?:standard|stdlib|third|local|future|built-?in)\b)(?!TODO|FIXME|XXX|NOTE)"
    r"[A-Z][\w'-]*[,;]?(?:\s+\S+){3}"
)
_EXCEPTION_ENDS = ("Error", "Exception", "Warning")


def render_purpose(page: ModulePage) -> Blocks:
    """Return a sentence on the purpose, and what is known of the file."""
    return describe_module(page) or _describe_package(page), bullets(known_lines(page))


def list_purposes(page: ModulePage) -> list[str]:
    """Return the purposes that rules found, as Markdown."""
    return [prose(each.words) for each in page.findings.purpose]


def known_lines(page: ModulePage) -> list[str]:
    """Return what path and rules say of a file, an entry a line, as Markdown."""
    part = page.project.role(page.source)
    lines = [f"part of the **{prose(part)}**"] if part else []
    return lines + [f"**{each}**" for each in list_purposes(page)]


def describe_module(page: ModulePage) -> str:
    """Return the purpose of a module in one line of Markdown, ``""`` if nothing says it.

    That is the first sentence of its docstring, else of the comment above its first statement,
    else its main public name and the first sentence of that name's docstring. The names in a test
    file are not public.
    """
    text = summary(page.facts.docstring) or summary(_leading_words(page.facts.comment))
    if text:
        return text
    main = None if page.is_test else _main_name(page)
    if main is None:
        return ""
    sentence = summary(page.definitions[main].docstring)
    return DEFINES + page.name_link(main)[1:] + (f": {sentence}" if sentence else ".")


def _leading_words(comment: str) -> str:
    """Return the paragraph of leading comments that tells what a file is for, ``""`` for none.

    Licences, lines for tools and headings of imports do not.
    """
    blocks = (block for block in comment.split(COMMENT_END) if not _LICENCE.search(block))
    paragraphs = (each for block in blocks for each in block.split("\n\n"))
    return next((each for each in paragraphs if _TELLING.match(each)), "")


def _main_name(page: ModulePage) -> int | None:
    """Return the index of the main public class or function, None where none stands out.

    That is the one that is named as the file is, else the only class that is no exception, else
    the only one.
    """
    public = [each.definition for each in public_names(page) if each.definition is not None]
    stem = page.source.rpartition("/")[2].partition(".")[0].replace("_", "").lower()
    named = [each for each in public if page.definitions[each].kind in ("class", "function")]
    classes = [each for each in named if page.definitions[each].kind == "class"]
    for candidates in (
        [each for each in named if page.definitions[each].name.replace("_", "").lower() == stem],
        [each for each in classes if not _is_exception(page, each)],
        named,
    ):
        if len(candidates) == 1:
            return candidates[0]
    return None


def _is_exception(page: ModulePage, index: int) -> bool:
    is_named_so = page.definitions[index].name.endswith(_EXCEPTION_ENDS)
    return is_named_so or page.kinds[index].noun is Noun.EXCEPTION


def _describe_package(page: ModulePage) -> str:
    """Return which modules a package passes names on from, ``""`` for none."""
    if not is_package(page):
        return ""
    imports = [each.import_ for each in public_names(page) if each.import_ and each.import_.name]
    modules = {page.project.modules.absolute(page.source, each.module) for each in imports}
    if page.facts.exports is None:
        modules |= {module for module, _ in starred_modules(page)}
    entries = [f"· {code(name)}" for name in sorted(modules)]
    return "\n".join([PASSES_ON, *entries]) if entries else ""
