"""The modes: check, fix, show-files and show-config, from options to an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from repo_docs_hook.cache import Cache, default_folder
from repo_docs_hook.config import ConfigError, describe
from repo_docs_hook.fingerprint import fingerprint_product, fingerprint_reader
from repo_docs_hook.git import GitError, Repository
from repo_docs_hook.judged import (
    Judged,
    build_project,
    judge_changes,
    judge_everything,
    open_view,
    read_config,
)
from repo_docs_hook.model import Config, File, Outcome
from repo_docs_hook.options import Options
from repo_docs_hook.paths import PathError, add_untracked, judge_paths, locate
from repo_docs_hook.select import select
from repo_docs_hook.view import View
from repo_docs_hook.write import WriteError, lock, sweep

if TYPE_CHECKING:
    from repo_docs_hook.fix import Fixed

#: Errors that say in a sentence what the user can do.
EXPECTED = (GitError, ConfigError, PathError, WriteError)


def _check(options: Options) -> int:
    with Repository.open() as repository:
        outcome, _ = _judge(repository, options, os.environ)
        return _report(outcome, options)


def _fix(options: Options) -> int:
    from repo_docs_hook.fix import mend_drifts

    if options.staged:
        return _fix_staged(options)
    with Repository.open() as repository, lock(repository.git_dir):
        outcome, config = _judge(repository, options, os.environ)
        sweep(repository.top, {drift.page.rpartition("/")[0] for drift in outcome.drifts})
        fixed = mend_drifts(
            outcome.drifts, repository.top, config.docs_root, lambda: repository.skipped
        )
        return _report(_after_fix(outcome, fixed, config), options)


def _fix_staged(options: Options) -> int:
    from repo_docs_hook.fix import stage_drifts

    with Repository.open() as repository, lock(repository.git_dir):
        if repository.holds_index():
            raise GitError(
                "git holds the index, as it does in a hook: run --fix --staged before the commit"
            )
        view = open_view(repository, staged=True, environment={})
        config = read_config(view)
        judged = judge_changes(view, config, in_commit=False)
        outcome = _judge_scope(view, config, judged, options, os.environ)
        fixed = stage_drifts(outcome.drifts, view, repository.top, repository.stage)
        return _report(replace(_after_fix(outcome, fixed, config), mend=()), options)


def _show_files(options: Options) -> int:
    with Repository.open() as repository:
        view = open_view(repository, staged=options.staged, environment=os.environ)
        project = build_project(view, read_config(view))
        for path in sorted(project.paths):
            _write(path)
    return 0


def _show_config(options: Options) -> int:
    with Repository.open() as repository:
        view = open_view(repository, staged=options.staged, environment=os.environ)
        for line in describe(read_config(view)).split("\n")[:-1]:
            _write(line)
    return 0


MODES: Mapping[str, Callable[[Options], int]] = {
    "check": _check,
    "fix": _fix,
    "show-files": _show_files,
    "show-config": _show_config,
}


def _judge(
    repository: Repository, options: Options, environment: Mapping[str, str]
) -> tuple[Outcome, Config]:
    """Judge what the options ask for."""
    if not (options.staged or options.paths or options.no_cache):
        return _judge_whole(repository, options, environment)
    view = open_view(repository, staged=options.staged, environment=environment)
    paths = [locate(path, repository.top, repository.prefix) for path in options.paths]
    view = add_untracked(view, paths)
    config = read_config(view)
    judged = _scope(view, config, options, paths, in_commit="GIT_INDEX_FILE" in environment)
    return _judge_scope(view, config, judged, options, environment), config


def _judge_whole(
    repository: Repository, options: Options, environment: Mapping[str, str]
) -> tuple[Outcome, Config]:
    """Judge the whole working tree, starting from what the last such run found."""
    from repo_docs_hook import states

    memory = _open_cache(options, environment, fingerprint_product())
    name = f"state of {repository.top}"
    now = states.State(repository.working_lines(), repository.untracked)
    last = states.from_value(memory.get([name]).get(name))
    if last and not last.unclean and last.holds(now):
        return states.outcome_of(last), Config()
    ignored: dict[str, File] = {}
    view = _watched(open_view(repository, staged=False, environment=environment), ignored)
    config = read_config(view)
    known = states.can_remember(now, view, config)
    if last and known:
        judged = states.judge_since(view, config, last, now)
    else:
        judged = judge_everything(build_project(view, config))
    outcome = _judge_scope(view, config, judged, options, environment)
    if known and not ignored:
        memory.put({name: states.remember(now, outcome).to_value()})
    return outcome, config


def _watched(view: View, seen: dict[str, File]) -> View:
    """Return a view that notes in ``seen`` which files it found that git does not list."""

    def on_disk(paths: Iterable[str]) -> dict[str, File]:
        found = view.on_disk(paths)
        seen.update(found)
        return found

    return replace(view, on_disk=on_disk)


def _judge_scope(
    view: View,
    config: Config,
    judged: Judged,
    options: Options,
    environment: Mapping[str, str],
) -> Outcome:
    untracked = select(view.snapshot.untracked, config).sources if view.is_on_disk else ()
    outcome = Outcome(judged=judged.label)
    if not judged.scope.is_empty:
        from repo_docs_hook.outcome import judge_scope

        cache = None
        if not options.no_cache:
            cache = _open_cache(options, environment, fingerprint_reader())
        outcome = judge_scope(view, judged, environment, options.jobs, cache)
    left = tuple(path for path in untracked if path not in judged.project.paths)
    return replace(outcome, untracked=left)


def _open_cache(options: Options, environment: Mapping[str, str], salt: bytes) -> Cache:
    return Cache(options.cache_dir or default_folder(environment), salt)


def _scope(
    view: View, config: Config, options: Options, paths: list[str], *, in_commit: bool
) -> Judged:
    if paths:
        return judge_paths(view, config, paths)
    if options.staged:
        return judge_changes(view, config, in_commit=in_commit)
    return judge_everything(build_project(view, config))


def _after_fix(outcome: Outcome, fixed: Fixed, config: Config) -> Outcome:
    """Return the outcome of a fix run: it tells what was mended, and what comes next."""
    from repo_docs_hook.mend import add_command

    done = {*fixed.written, *fixed.deleted}
    return replace(
        outcome,
        drifts=tuple(drift for drift in outcome.drifts if drift.page in done),
        written=fixed.written,
        deleted=fixed.deleted,
        problems=(*outcome.problems, *fixed.problems),
        mend=(add_command(config, outcome.drifts),) if done else (),
        drop=(),
        then="",
    )


def _report(outcome: Outcome, options: Options) -> int:
    """Print the outcome and return the exit code."""
    from repo_docs_hook.report import FORMATS

    FORMATS["full"](
        outcome,
        stream=sys.stdout,
        color=options.color,
        verbose=options.verbose,
        quiet=options.quiet,
        diff_lines=options.diff_lines,
        no_diff=options.no_diff,
    )
    mended = {*outcome.written, *outcome.deleted}
    if outcome.problems:
        return 2
    if any(drift.page not in mended for drift in outcome.drifts):
        return 1
    return int(bool(mended) and options.exit_non_zero_on_fix)


def _write(text: str) -> None:
    """Write a line that may hold names of files to standard output."""
    from repo_docs_hook.report.lines import line
    from repo_docs_hook.report.plain import write_plain

    write_plain([line(text)], sys.stdout)
