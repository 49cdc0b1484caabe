"""Paths of sources and folders to the paths of their pages, and back."""

from __future__ import annotations

from repo_docs_hook.project.project import Project
from repo_docs_hook.text.paths import (
    FILE_PAGES,
)


def page_source(page: str, project: Project) -> str | None:
    """Return the source that a file page would belong to, None for a folder's page."""
    for suffix in FILE_PAGES:
        if page.endswith(suffix):
            return _inside(page, project)[: -len(suffix)]
    return None


def _inside(page: str, project: Project) -> str:
    """Return a page's path below the docs root."""
    root = project.config.docs_root
    return page if root == "." else page[len(root) + 1 :]
