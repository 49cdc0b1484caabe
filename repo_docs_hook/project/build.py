"""Build the project of all sources in a view."""

from __future__ import annotations

from collections.abc import Container, Iterable

from repo_docs_hook.config.docs_root import refuse_bad_root
from repo_docs_hook.model.settings import Config
from repo_docs_hook.model.view import View
from repo_docs_hook.project.front import find_readme
from repo_docs_hook.project.project import Project
from repo_docs_hook.project.select import select


def build_project(view: View, config: Config, wanted: Iterable[str] = ()) -> Project:
    """Return the project of all sources in a view.

    Raises ConfigError for a bad pattern, and for a docs root that is no folder.
    With ``require = "existing"`` the sources and folders without a page get none, unless
    they are ``wanted``.
    """
    refuse_bad_root(view, config)
    paths = view.regular_paths()
    selection = select(paths, config)
    project = Project(config, selection.sources, selection.link_only, readme=find_readme(paths))
    if config.require == "all":
        return project
    known = {*view.snapshot.files, *view.snapshot.untracked}
    return with_existing_pages(project, known, frozenset(wanted))


def with_existing_pages(
    project: Project, known: Container[str], wanted: frozenset[str] = frozenset()
) -> Project:
    """Return the project as ``require`` restricts it; ``known`` are the files there are."""
    if project.config.require == "all":
        return project
    pageless = {
        path
        for path in project.paths - wanted
        if not any(page in known for page in project.pages.file_pages(path))
    }
    bare = {
        folder
        for folder in project.folders - wanted
        if not any(page in known for page in project.pages.folder_pages(folder))
    }
    linked = project.link_only | pageless
    return Project(project.config, project.paths, linked, bare, project.readme)
