"""Render a whole docstring: its text, and its fields as tables."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from repo_docs_hook.pages.docstrings.blocks import read_blocks
from repo_docs_hook.pages.docstrings.entries import read_names
from repo_docs_hook.pages.docstrings.fields import Part
from repo_docs_hook.pages.docstrings.layout import lay_out
from repo_docs_hook.pages.docstrings.sections import STYLES, cut
from repo_docs_hook.pages.docstrings.tables import render_fields
from repo_docs_hook.pages.markup.escape import prose_lines
from repo_docs_hook.pages.markup.references import Documented

_PLAIN = "plain"
_SEE_ALSO = "see also"
#: What a docstring without a signature is about, such as a module's.
NOTHING = Documented()


def render_docstring(docstring: str | None, subject: Documented = NOTHING) -> list[str]:
    """Return Markdown blocks that show a whole docstring, none for None or ``""``.

    What no rule understands is shown as written, in its place. Nothing is raised.
    """
    if not docstring or not docstring.strip():
        return []
    if subject.style == _PLAIN:
        return _plain(docstring)
    sections = cut(docstring, STYLES[subject.style])
    return [block for section in sections for block in _section(section, subject)]


def _plain(docstring: str) -> list[str]:
    """Return paragraphs in which nothing is markup."""
    paragraphs = groupby(docstring.split("\n"), lambda line: bool(line.strip()))
    return [prose_lines("\n".join(lines)) for is_text, lines in paragraphs if is_text]


def _section(section: Part, subject: Documented) -> Iterator[str]:
    if section.title:
        yield f"**{section.title}**"
    for _, group in groupby(section.fields, lambda each: each.role):
        yield from render_fields(list(group), subject)
    read = read_names if section.title.lower() == _SEE_ALSO else read_blocks
    yield from lay_out(read(section.lines), subject.find)
