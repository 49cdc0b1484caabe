"""The documentation page of one source: its sections in their order."""

from __future__ import annotations

from repo_docs_hook.model.module import Module
from repo_docs_hook.model.notes import Findings
from repo_docs_hook.model.outcome import Page
from repo_docs_hook.pages.markup.escape import code
from repo_docs_hook.pages.markup.markdown import is_long, page_text
from repo_docs_hook.pages.module import View
from repo_docs_hook.pages.sections.architecture import render_architecture
from repo_docs_hook.pages.sections.definitions import render_definitions
from repo_docs_hook.pages.sections.dependencies import render_dependencies
from repo_docs_hook.pages.sections.notes import render_patterns, render_performance, render_security
from repo_docs_hook.pages.sections.overview import render_metadata, render_original, render_overview
from repo_docs_hook.pages.sections.purpose import render_purpose
from repo_docs_hook.pages.sections.usage import render_references, render_related, render_testing
from repo_docs_hook.project.project import Project

_AFTER = (
    render_architecture,
    render_dependencies,
    render_patterns,
    render_performance,
    render_security,
    render_testing,
    render_related,
    render_references,
)


def documentation_page(module: Module, project: Project, findings: Findings) -> Page:
    """Return the page ``<path>_docs.md`` of a source.

    What would make it longer than GitHub renders is left out, and the page says so: first
    the embedded source, then the docstrings and the ends of long lists.
    """
    page = project.pages.docs_page(module.path)
    view = View(module, project, findings, page)
    wanted = [(view, True)] if project.config.original_source == "embed" else []
    text = ""
    for each, embed in (*wanted, (view, False), (None, False)):
        text = _assemble(each or View(module, project, findings, page, tight=True), embed=embed)
        if not is_long(text):
            break
    return Page(page, text, module.path)


def _assemble(view: View, *, embed: bool) -> str:
    before = render_metadata(view), render_purpose(view), render_original(view, embed=embed)
    after = (render(view) for render in _AFTER)
    title = f"Documentation: {code(view.path)}"
    return page_text(title, *before, render_overview(view), render_definitions(view), *after)
