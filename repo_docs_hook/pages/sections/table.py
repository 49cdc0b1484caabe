"""The table of the sections of a documentation page: what renders each, and what it holds.

Ids and titles are those of ``FileSection``. The pages of a source are made from this table:
the documentation page in its order, and the map on the keyword page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from repo_docs_hook.pages.markup.markdown import Blocks, section, stack
from repo_docs_hook.pages.module import ModulePage
from repo_docs_hook.pages.sections.architecture import render_architecture
from repo_docs_hook.pages.sections.definitions import render_definitions
from repo_docs_hook.pages.sections.dependencies import render_dependencies
from repo_docs_hook.pages.sections.notes import (
    list_patterns,
    list_performance,
    list_risks,
    render_patterns,
    render_performance,
    render_security,
)
from repo_docs_hook.pages.sections.overview import (
    render_metadata,
    render_original,
    render_overview,
)
from repo_docs_hook.pages.sections.purpose import render_purpose
from repo_docs_hook.pages.sections.settable import list_settable
from repo_docs_hook.pages.sections.usage import render_references, render_related, render_testing
from repo_docs_hook.text.headings import FileSection


def list_nothing(_page: ModulePage) -> Iterable[str]:
    """Return nothing: the section holds nothing that a keyword would lead to."""
    return ()


class SectionRow(NamedTuple):
    """One section.

    ``render`` returns the blocks below its heading, ``nothing`` is the sentence for a section
    that has none. ``list_keywords`` returns what the keyword page says that the section holds,
    as Markdown.
    """

    section: FileSection
    render: Callable[[ModulePage], Blocks]
    nothing: str = ""
    list_keywords: Callable[[ModulePage], Iterable[str]] = list_nothing


_NO_RULE = "No rule matched."
#: All sections of a documentation page, in the order of the page.
SECTIONS = (
    SectionRow(FileSection.METADATA, render_metadata),
    SectionRow(
        FileSection.PURPOSE,
        render_purpose,
        "It has no docstring, and none of its names stands out.",
    ),
    SectionRow(FileSection.ORIGINAL, render_original),
    SectionRow(FileSection.OVERVIEW, render_overview, "No public names."),
    SectionRow(FileSection.ANALYSIS, render_definitions, "Defines no names."),
    SectionRow(FileSection.ARCHITECTURE, render_architecture),
    SectionRow(FileSection.DEPENDENCIES, render_dependencies, "Imports nothing."),
    SectionRow(FileSection.PATTERNS, render_patterns, _NO_RULE, list_patterns),
    SectionRow(FileSection.PERFORMANCE, render_performance, _NO_RULE, list_performance),
    SectionRow(
        FileSection.SECURITY, render_security, "No rule matched (not an audit).", list_risks
    ),
    SectionRow(FileSection.TESTING, render_testing, list_keywords=list_settable),
    SectionRow(FileSection.RELATED, render_related, "No related files."),
    SectionRow(FileSection.REFERENCES, render_references),
)


def render_section(page: ModulePage, row: SectionRow) -> str:
    """Return a section with its heading, ``""`` where it is left out for having nothing to say."""
    blocks = stack(*row.render(page))
    if blocks or not page.only_filled:
        return section(row.section, blocks or row.nothing)
    return ""
