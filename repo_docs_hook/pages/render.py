"""The tables of kinds of pages: what is generated for a file and for a folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from repo_docs_hook.model.module import Module
from repo_docs_hook.model.notes import Findings
from repo_docs_hook.model.outcome import Page
from repo_docs_hook.pages.file import documentation_page
from repo_docs_hook.pages.folder import FolderPage
from repo_docs_hook.pages.folder_doc import doc_text
from repo_docs_hook.pages.folder_index import index_text
from repo_docs_hook.pages.keywords import keyword_page
from repo_docs_hook.pages.markup.markdown import is_long
from repo_docs_hook.project.page_paths import PagePaths
from repo_docs_hook.project.project import Project

#: A source gets a page from each.
FILE_PAGES: tuple[Callable[[Module, Project, Findings], Page], ...] = (
    documentation_page,
    keyword_page,
)
#: A folder gets a page from each: its path (None if it is turned off), and its text.
FOLDER_PAGES: tuple[
    tuple[Callable[[PagePaths, str], str | None], Callable[[FolderPage], str]], ...
] = (
    (PagePaths.folder_index, index_text),
    (PagePaths.folder_doc, doc_text),
)


def file_pages(module: Module, project: Project, findings: Findings) -> tuple[Page, ...]:
    """Return the pages of one source: its documentation and its keyword index."""
    return tuple(render(module, project, findings) for render in FILE_PAGES)


def folder_pages(
    folder: str,
    modules: Sequence[tuple[Module, Findings]],
    project: Project,
    summaries: Mapping[str, str],
    unread: Sequence[str],
) -> tuple[Page, ...]:
    """Return the pages of one folder (``""``: the top level), nothing if they are turned off.

    ``modules`` are the sources directly in it that could be read, each with what the rules say
    of its purpose; ``unread`` are the paths of the others. ``summaries`` maps the subfolders
    that are packages to the first sentences of their docstrings.
    """
    pages = []
    for locate, render in FOLDER_PAGES:
        path = locate(project.pages, folder)
        if path is not None:
            seen = FolderPage(folder, modules, project, summaries, unread, path)
            text = render(seen)
            if is_long(text):
                seen.tight = True
                text = render(seen)
            pages.append(Page(path, text))
    return tuple(pages)
