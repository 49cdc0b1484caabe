"""Find the sources and pages that PATH arguments name."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable

from repo_docs_hook.judge.plan import Plan, plan_everything, plan_touched
from repo_docs_hook.model.outcome import Where
from repo_docs_hook.model.settings import Config
from repo_docs_hook.model.view import View
from repo_docs_hook.project.build import build_project
from repo_docs_hook.project.project import Project
from repo_docs_hook.project.select import select
from repo_docs_hook.text.paths import ancestors, folder_of, is_page_name, name_of


class PathError(Exception):
    """A PATH that names nothing that can be checked; its text is for the user."""


def relative_to_top(argument: str, top: str, prefix: str) -> str:
    """Return a PATH relative to the top level, ``""`` for the top level itself.

    ``argument`` is as typed in the folder ``prefix`` (``""`` or ``a/b/``) of the repository
    whose absolute path is ``top``. Raises PathError for a PATH outside the repository.
    """
    start = os.path.join(top, prefix)
    path = os.path.normpath(os.path.join(start, argument))
    inside = os.path.relpath(path, top).replace(os.sep, "/")
    if inside == ".." or inside.startswith("../"):
        real = os.path.relpath(os.path.realpath(path), os.path.realpath(top)).replace(os.sep, "/")
        if real == ".." or real.startswith("../"):
            raise PathError(f"{argument}: is outside the repository")
        inside = real
    return "" if inside == "." else inside


def add_untracked(view: View, paths: Iterable[str]) -> View:
    """Return the view with those of ``paths`` added that are untracked files.

    Raises GitError where git cannot answer.
    """
    unknown = [path for path in paths if path and path not in view.snapshot.files]
    return view.with_files(view.on_disk(unknown).values()) if unknown else view


def plan_paths(view: View, config: Config, paths: Iterable[str], words: Container[str]) -> Plan:
    """Return the plan for some paths relative to the top level, and for what depends on them.

    A path is a source, a folder or a page, which means its source. It may be deleted, if HEAD
    had it or a page of it exists. Raises PathError for any other path, with a hint at an option
    if it is one of ``words``; ConfigError for a bad pattern; GitError where git cannot answer.
    """
    paths = dict.fromkeys(paths)  # in order, so that the error names the first wrong one
    project = build_project(view, config)
    if "" in paths:
        return plan_everything(project)
    gone = _deleted(view, project)
    named = {each for path in paths for each in _expand(path, view, project, gone, words)}
    moved = named & (project.paths | gone)
    others = project.paths ^ moved
    before = Project(config, others, project.link_only, project.bare, project.readme)
    if config.require == "existing":
        inside = {each for path in named for each in ancestors(folder_of(path))}
        folders = {folder for folder in inside if _is_below(folder, paths)}
        project = build_project(view, config, named | folders)
    return plan_touched(view, before, project, named, Where.ANYWHERE)


def _is_below(folder: str, paths: Container[str]) -> bool:
    """Tell whether a folder is one of some paths, or below one."""
    return any(each in paths for each in ancestors(folder))


def _deleted(view: View, project: Project) -> frozenset[str]:
    """Return the deleted sources that HEAD had, or that still have a page."""
    changes = view.changes or ()
    went = {change.old_path or change.path for change in changes if change.status in "DRT"}
    pages = [*view.snapshot.files, *view.snapshot.untracked]
    went |= {
        source
        for page in pages
        if is_page_name(page, project.config.docs_root)
        and (source := project.pages.source_of(page))
    }
    return frozenset(select(went - project.paths, project.config).sources)


def _expand(
    path: str, view: View, project: Project, gone: frozenset[str], words: Container[str]
) -> set[str]:
    """Return the sources and pages that one path means."""
    if path in project.paths or path in gone:
        return {path}
    known = [*view.snapshot.files, *view.snapshot.untracked]
    if is_page_name(path, project.config.docs_root):
        if project.pages.asks_for(path) or path in known:
            return {project.pages.source_of(path) or path} & (project.paths | gone) or {path}
        raise PathError(f"{path}: is not the page of any source")
    inside = {each for each in project.paths | gone if each.startswith(f"{path}/")}
    inside |= {
        page
        for page in known
        if page.startswith(f"{path}/") and is_page_name(page, project.config.docs_root)
    }
    if not inside and ".git" in path.lower().split("/"):
        raise PathError(f"{path}: leads into .git, git's own folder")
    if not inside:
        what = "is no source" if path in view.snapshot.files else "there is no such source"
        word = name_of(path)
        hint = f"; did you mean --{word}?" if word in words else ""
        raise PathError(f"{path}: {what}, folder of sources or page (or it is excluded){hint}")
    return inside
