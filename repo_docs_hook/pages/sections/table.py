"""The table of the sections of a documentation page: what renders each, and what it holds.

Ids and titles are those of ``FileSection``. The pages of a source are made from this table:
the documentation page in its order, and the map on the keyword page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from repo_docs_hook.pages.markup.markdown import Blocks
from repo_docs_hook.pages.module import ModulePage
from repo_docs_hook.pages.sections.architecture import list_heirs, render_architecture
from repo_docs_hook.pages.sections.definitions import list_names, render_definitions
from repo_docs_hook.pages.sections.dependencies import list_modules, render_dependencies
from repo_docs_hook.pages.sections.notes import (
    list_patterns,
    list_performance,
    list_risks,
    render_patterns,
    render_performance,
    render_security,
)
from repo_docs_hook.pages.sections.overview import (
    list_public_names,
    render_metadata,
    render_original,
    render_overview,
)
from repo_docs_hook.pages.sections.purpose import list_purposes, render_purpose
from repo_docs_hook.pages.sections.usage import render_references, render_related, render_testing
from repo_docs_hook.text.headings import FileSection


def list_nothing(_page: ModulePage) -> Sequence[str]:
    """Return nothing: the section holds nothing that a keyword would lead to."""
    return ()


class SectionRow(NamedTuple):
    """One section.

    ``render`` returns the blocks below its heading. ``list_keywords`` returns what the keyword
    page says that the section holds, as Markdown.
    """

    section: FileSection
    render: Callable[[ModulePage], Blocks]
    list_keywords: Callable[[ModulePage], Sequence[str]] = list_nothing


#: All sections of a documentation page, in the order of the page.
SECTIONS = (
    SectionRow(FileSection.METADATA, render_metadata),
    SectionRow(FileSection.PURPOSE, render_purpose, list_purposes),
    SectionRow(FileSection.ORIGINAL, render_original),
    SectionRow(FileSection.OVERVIEW, render_overview, list_public_names),
    SectionRow(FileSection.ANALYSIS, render_definitions, list_names),
    SectionRow(FileSection.ARCHITECTURE, render_architecture, list_heirs),
    SectionRow(FileSection.DEPENDENCIES, render_dependencies, list_modules),
    SectionRow(FileSection.PATTERNS, render_patterns, list_patterns),
    SectionRow(FileSection.PERFORMANCE, render_performance, list_performance),
    SectionRow(FileSection.SECURITY, render_security, list_risks),
    SectionRow(FileSection.TESTING, render_testing),
    SectionRow(FileSection.RELATED, render_related),
    SectionRow(FileSection.REFERENCES, render_references),
)
