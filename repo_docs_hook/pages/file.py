"""The documentation page of one source: its sections in their order."""

from __future__ import annotations

from repo_docs_hook.model.module import Module
from repo_docs_hook.model.notes import Findings
from repo_docs_hook.model.outcome import Page
from repo_docs_hook.pages.markup.markdown import is_long, page_text
from repo_docs_hook.pages.module import ModulePage
from repo_docs_hook.pages.sections.table import SECTIONS, render_section
from repo_docs_hook.project.project import Project
from repo_docs_hook.text.headings import Title


def documentation_page(module: Module, project: Project, findings: Findings) -> Page:
    """Return the page ``<path>_docs.md`` of a source.

    What would make it longer than GitHub renders is left out, and the page says so: first
    the embedded source, then the docstrings and the ends of long lists.
    """
    path, text = project.pages.docs_page(module.path), ""
    embedded = [(True, False)] if project.config.original_source == "embed" else []
    for embed, tight in (*embedded, (False, False), (False, True)):
        text = _assemble(ModulePage(module, project, findings, path, tight=tight, embed=embed))
        if not is_long(text):
            break
    return Page(path, text, module.path)


def _assemble(page: ModulePage) -> str:
    sections = (render_section(page, row) for row in SECTIONS)
    return page_text(Title.DOCUMENTATION, page.source, *sections)
