"""Plan what to check: which pages, and how that is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from repo_docs_hook.config.in_force import find_earlier
from repo_docs_hook.judge.mentions import find_mentions
from repo_docs_hook.judge.scope import NOTHING, Scope, touched, whole
from repo_docs_hook.model.files import Change
from repo_docs_hook.model.outcome import Checked, Since, Where
from repo_docs_hook.model.settings import Config
from repo_docs_hook.model.view import Side, View
from repo_docs_hook.project.build import build_project, with_existing_pages
from repo_docs_hook.project.front import about_differs, find_readme
from repo_docs_hook.project.project import Project
from repo_docs_hook.project.select import select
from repo_docs_hook.text.paths import is_page_name, is_readme


@dataclass(frozen=True, slots=True)
class Plan:
    """What to check: the project as it is and as it was before, the scope, and what that is."""

    project: Project
    before: Project
    scope: Scope
    checked: Checked


def plan_everything(project: Project, since: Since = Since.ASKED) -> Plan:
    """Return the scope of every page; ``since`` says why it is not a smaller one."""
    scope = whole(project)
    return Plan(project, project, scope, Checked(len(scope.sources), since=since))


def plan_changes(view: View, config: Config, *, in_commit: bool) -> Plan:
    """Return the scope of what differs from before, in an index or a range of commits.

    That is everything, where the settings or our hooks differ, where no before is known,
    or where nothing differs although no commit is being made; ``in_commit`` tells that
    one is. Raises ConfigError.
    """
    changes = view.changes
    if changes is None:
        return _everything(view, config, Since.NOTHING_BEFORE)
    if not changes and view.side is Side.INDEX and not in_commit:
        return _everything(view, config, Since.NOTHING_STAGED)
    paths = {path for change in changes for path in (change.path, change.old_path) if path}
    earlier = find_earlier(view, config, changes)
    if earlier is None:
        return _everything(view, config, Since.SETTINGS)
    where = Where.STAGED if view.side is Side.INDEX else Where.PUSHED
    if earlier.about == config.about and not _concerns(paths, config):
        empty = Project(config, ())
        return Plan(empty, empty, NOTHING, Checked(where=where))
    project = build_project(view, config)
    before = _project_before(view, project, earlier, changes)
    return plan_touched(view, before, project, paths, where)


def _everything(view: View, config: Config, since: Since) -> Plan:
    return plan_everything(build_project(view, config), since)


def _concerns(paths: Iterable[str], config: Config) -> bool:
    """Tell whether some of the paths are sources, pages or READMEs, or named so."""
    return bool(select(paths, config).sources) or any(
        is_readme(path) or is_page_name(path, config.docs_root) for path in paths
    )


def plan_touched(
    view: View, before: Project, project: Project, paths: Iterable[str], where: Where
) -> Plan:
    """Return the scope of some paths, which are ``where``, and of what depends on them."""
    paths = set(paths)
    scope = touched(paths, before, project, find_mentions(view, before, project))
    sources = paths & (before.paths | project.paths)
    bare = {path for path in sources if not (before.has_pages(path) or project.has_pages(path))}
    ours = {page for path in sources for page in project.pages.file_pages(path)}
    pages = {path for path in paths - ours if is_page_name(path, project.config.docs_root)}
    index = project.pages.folder_index("")
    pages |= {index} if index and about_differs(before, project) else set()
    checked = Checked(
        len(sources - bare),
        len(pages),
        where,
        bare=len(bare),
        settings=_why_bare(project.config) if bare else "",
        alone=scope.is_empty,
    )
    return Plan(project, before, scope, checked)


def _why_bare(config: Config) -> str:
    """Name the settings by which sources have no pages."""
    existing = 'require = "existing"' if config.require == "existing" else ""
    return " or ".join(filter(None, ("link-only" if config.link_only else "", existing)))


def _project_before(
    view: View, project: Project, config: Config, changes: Iterable[Change]
) -> Project:
    """Return the project as it was before some changes, under the settings of then."""
    came = {change.path for change in changes if change.status in "AR"}
    went = {change.old_path or change.path for change in changes if change.status in "DR"}
    turned = {change.path for change in changes if change.status == "T"}
    if config == project.config and not (came or went or turned):
        return project
    files = {path for path in view.regular_paths() if is_readme(path)}
    readme = find_readme((files - came) ^ turned | went)
    came |= turned & project.paths
    selection = select(went | turned - project.paths, config)
    paths = (project.paths - came).union(selection.sources)
    linked = select(project.paths - came, config).link_only | selection.link_only
    known = _FilesBefore(frozenset(view.snapshot.files), came, went)
    return with_existing_pages(Project(config, paths, linked, readme=readme), known)


@dataclass(frozen=True, slots=True)
class _FilesBefore:
    """The paths that there were before some came and some went."""

    now: frozenset[str]
    came: frozenset[str] | set[str]
    went: frozenset[str] | set[str]

    def __contains__(self, path: object) -> bool:
        return path in self.went or (path in self.now and path not in self.came)
