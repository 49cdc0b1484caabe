"""The documentation page of one source: its sections in their order."""

from __future__ import annotations

from repo_docs_hook.model import Findings, Module, Page
from repo_docs_hook.pages.architecture import render_architecture
from repo_docs_hook.pages.definitions import render_definitions
from repo_docs_hook.pages.dependencies import render_dependencies
from repo_docs_hook.pages.escape import code
from repo_docs_hook.pages.markdown import page_text
from repo_docs_hook.pages.notes import render_patterns, render_performance, render_security
from repo_docs_hook.pages.overview import (
    render_metadata,
    render_original,
    render_overview,
    render_purpose,
)
from repo_docs_hook.pages.usage import render_references, render_related, render_testing
from repo_docs_hook.pages.view import View
from repo_docs_hook.project import Project

#: GitHub stops rendering a page of more bytes.
MOST_BYTES = 500_000
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
    the embedded source, then the docstrings.
    """
    view = View(module, project, findings, project.docs_page(module.path))
    before = render_metadata(view), render_purpose(view)
    overview = render_overview(view)
    after = [render(view) for render in _AFTER]

    def assemble(*, embed: bool, compact: bool) -> str:
        original = render_original(view, embed=embed)
        definitions = render_definitions(view, compact=compact)
        title = f"Documentation: {code(module.path)}"
        return page_text(title, *before, original, overview, definitions, *after)

    text = assemble(embed=project.config.original_source == "embed", compact=False)
    if _is_long(text) and project.config.original_source == "embed":
        text = assemble(embed=False, compact=False)
    if _is_long(text):
        text = assemble(embed=False, compact=True)
    return Page(view.links.page, text, module.path)


def _is_long(text: str) -> bool:
    return len(text.encode()) > MOST_BYTES
