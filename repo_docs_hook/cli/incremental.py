"""Check a scope, a commit or the whole tree, starting from what earlier runs found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from typing import TYPE_CHECKING

from repo_docs_hook.cache.memory import Memory
from repo_docs_hook.config.read import read_config
from repo_docs_hook.git.records import write_entries
from repo_docs_hook.git.repository import Repository
from repo_docs_hook.git.views import open_view
from repo_docs_hook.judge.plan import Plan, plan_changes, plan_everything
from repo_docs_hook.model.files import File
from repo_docs_hook.model.outcome import Checked, Outcome, Problem
from repo_docs_hook.model.settings import Config
from repo_docs_hook.model.view import Side, View
from repo_docs_hook.project.build import build_project
from repo_docs_hook.project.select import select, selects_by_suffix
from repo_docs_hook.text.paths import CONFIG_FILES

if TYPE_CHECKING:
    from repo_docs_hook.sources.library import Follow
    from repo_docs_hook.sources.worker import Worker


@dataclass(frozen=True, slots=True)
class Means:
    """What a check may use: the environment, processes, and what earlier runs found.

    ``prefix`` is the caller's folder below the top level, ``""`` or ``a/b/``; ``jobs`` the
    number of processes that parse, 0 for as many as are worth it; ``memory`` what earlier
    runs noted, None where that does not count. ``follow`` sees sources being read, see
    ``Library``, and ``workers`` have been started already.
    """

    environment: Mapping[str, str]
    prefix: str
    jobs: int
    memory: Memory | None
    follow: Follow
    workers: Sequence[Worker] = ()


def judge_scope(view: View, config: Config, plan: Plan, means: Means) -> Outcome:
    """Judge what is in scope, and name the untracked sources that are not."""
    untracked = select(view.snapshot.untracked, config).sources if view.is_on_disk else ()
    outcome = Outcome(checked=plan.checked)
    if not plan.scope.is_empty:
        from repo_docs_hook.judge.outcome import judge_pages
        from repo_docs_hook.sources.library import Library

        library = Library(
            view.read,
            view.measure,
            config.max_file_size,
            means.jobs,
            memory=means.memory,
            workers=means.workers,
            follow=means.follow,
        )
        outcome = judge_pages(view, plan, library, means.environment, means.prefix)
    left = tuple(path for path in untracked if path not in plan.project.paths)
    return replace(outcome, untracked=left)


def judge_commit(repository: Repository, view: View, config: Config, means: Means) -> Outcome:
    """Judge what a commit or a push would change, and note what settles the next one early."""
    plan = plan_changes(view, config, in_commit="GIT_INDEX_FILE" in means.environment)
    outcome = judge_scope(view, config, plan, means)
    unclean = outcome.drifts or outcome.problems
    if means.memory is None or view.side is not Side.INDEX or unclean:
        return outcome
    if plan.scope.is_empty:
        _note_settings(means.memory, view, config)
    elif not view.changes and (tree := repository.head_tree()):
        means.memory.note_commit(tree, outcome.checked.to_value())
    return outcome


def recall_tree(repository: Repository, means: Means) -> Outcome | None:
    """Return what an earlier run found of this very working tree, None where none has seen it.

    Nothing had drifted there, or it would not be known.
    """
    if means.memory is None:
        return None
    tree = (repository.working_lines(), repository.others)
    found = means.memory.find_tree(*tree, repository.top)
    if found is None:
        return None
    counted, untracked, problems = found
    kept = tuple(Problem(*each) for each in problems)
    return Outcome(problems=kept, checked=Checked.from_value(counted), untracked=untracked)


def judge_whole(repository: Repository, means: Means) -> tuple[Outcome, Config]:
    """Judge the whole working tree, starting from what the last such run found.

    With the outcome come the settings in force.
    """
    if means.memory is None:
        view = open_view(repository, staged=False, environment={})
        config = read_config(view)
        return judge_scope(
            view, config, plan_everything(build_project(view, config)), means
        ), config
    from repo_docs_hook.judge import last_state as states

    memory = means.memory
    tree = (repository.working_lines(), repository.others)
    now = states.State(tree[0], repository.untracked)
    last = states.from_value(memory.find_state(repository.top))
    ignored: dict[str, File] = {}
    view = _watched(open_view(repository, staged=False, environment={}), ignored)
    config = read_config(view)
    known = states.can_remember(now, view, config)
    if last and known:
        plan = states.plan_since(view, config, last, now)
    else:
        plan = plan_everything(build_project(view, config))
    outcome = judge_scope(view, config, plan, means)
    if known and not ignored:
        memory.note_state(repository.top, states.remember(now, outcome, config).to_value())
        _note_settings(memory, view, config)
        problems = tuple(map(astuple, outcome.problems))
        if not outcome.drifts and all(problem.lasting for problem in outcome.problems):
            memory.note_tree(*tree, (outcome.checked.to_value(), outcome.untracked, problems))
    return outcome, config


def _note_settings(memory: Memory, view: View, config: Config) -> None:
    """Note sound settings for the hook, where they select sources by suffix."""
    settings = view.pick(CONFIG_FILES)
    if selects_by_suffix(config) and all(file.is_regular for file in settings.values()):
        listed = write_entries(settings[path] for path in sorted(settings))
        memory.note_settings(listed, config.docs_root)


def _watched(view: View, seen: dict[str, File]) -> View:
    """Return a view that notes in ``seen`` which files it found that git does not list."""

    def on_disk(paths: Iterable[str]) -> dict[str, File]:
        found = view.on_disk(paths)
        seen.update(found)
        return found

    return replace(view, on_disk=on_disk)
