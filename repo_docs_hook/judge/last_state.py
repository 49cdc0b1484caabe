"""Remember the last working tree that was checked as a whole; check only what changed since.

The scope is then that of a commit with the remembered tree as HEAD, together with whatever
was not clean.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace
from typing import Any

from repo_docs_hook.judge.mentions import find_mentions
from repo_docs_hook.judge.plan import Plan, plan_everything
from repo_docs_hook.judge.scope import touched
from repo_docs_hook.model.outcome import Outcome
from repo_docs_hook.model.settings import Config
from repo_docs_hook.model.view import View
from repo_docs_hook.project.build import build_project, with_existing_pages
from repo_docs_hook.project.front import find_readme
from repo_docs_hook.project.project import Project
from repo_docs_hook.project.select import select
from repo_docs_hook.text.git_lines import differing_paths, split_kinds
from repo_docs_hook.text.paths import is_page_name


@dataclass(frozen=True, slots=True)
class State:
    """A working tree as it was judged.

    ``lines`` are git's records of its files, see ``Repository.working_lines``, and
    ``strangers`` the paths that git does not track. ``unclean`` are the pages that drifted,
    their sources, and whatever could not be judged. ``settings`` names those in force.
    """

    lines: bytes
    strangers: tuple[str, ...]
    unclean: tuple[str, ...] = ()
    settings: bytes = b""

    def to_value(self) -> tuple[Any, ...]:
        """Return the state as a plain value for a cache."""
        return astuple(self)


def from_value(value: Any) -> State | None:
    """Return the state that ``to_value`` made a value of, None where it is something else."""
    kinds = (bytes, tuple, tuple, bytes)
    if not isinstance(value, tuple) or tuple(map(type, value)) != kinds:
        return None
    return State(*value)


def remember(now: State, outcome: Outcome, config: Config) -> State:
    """Return the state that a judgement of the whole tree under some settings leaves."""
    unclean = {drift.page for drift in outcome.drifts}
    unclean |= {drift.source for drift in outcome.drifts if drift.source}
    unclean |= {problem.path for problem in outcome.problems}
    return State(now.lines, now.strangers, tuple(sorted(unclean)), _name(config))


def can_remember(now: State, view: View, config: Config) -> bool:
    """Tell whether git's records show everything that the check depends on.

    They do not where there are pages that git does not track, or files in conflict.
    """
    strange = any(is_page_name(path, config.docs_root) for path in now.strangers)
    return not strange and not view.snapshot.unmerged


def plan_since(view: View, config: Config, last: State, now: State) -> Plan:
    """Return the scope of a whole check, knowing what the last one has found.

    Raises ConfigError.
    """
    project = build_project(view, config)
    everything = plan_everything(project)
    if last.settings != _name(config):
        return everything
    before = _project_of(last.lines, config)
    paths = differing_paths(last.lines, now.lines).union(last.unclean)
    scope = touched(paths, before, project, find_mentions(view, before, project))
    return Plan(project, before, scope, everything.checked)


def _name(config: Config) -> bytes:
    """Return all that pages are made by besides sources and paths, as bytes."""
    return repr(replace(config, origins=())).encode("utf-8", "surrogatepass")


def _project_of(lines: bytes, config: Config) -> Project:
    paths, regular = split_kinds(lines)
    selection = select(regular, config)
    readme = find_readme(regular)
    project = Project(config, selection.sources, selection.link_only, readme=readme)
    return with_existing_pages(project, paths)
