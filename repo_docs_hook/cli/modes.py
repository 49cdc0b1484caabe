"""The modes: from options to an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from repo_docs_hook.cache.folder import VARIABLE, default_folder, find_trouble
from repo_docs_hook.cache.memory import Memory
from repo_docs_hook.cli.arguments import WORDS, UsageError
from repo_docs_hook.cli.incremental import (
    Means,
    judge_commit,
    judge_scope,
    judge_whole,
    recall_tree,
)
from repo_docs_hook.cli.listings import (
    list_rules,
    plain_lines,
    show_config,
    show_files,
    write_lines,
)
from repo_docs_hook.cli.options import Options
from repo_docs_hook.cli.streams import StreamError, tell, try_to_tell
from repo_docs_hook.cli.warm_start import HeadStart
from repo_docs_hook.config.parse import ConfigError
from repo_docs_hook.config.read import read_config
from repo_docs_hook.git.launch import GitError
from repo_docs_hook.git.repository import Repository
from repo_docs_hook.git.views import open_view
from repo_docs_hook.judge.path_arguments import (
    PathError,
    add_untracked,
    plan_paths,
    relative_to_top,
)
from repo_docs_hook.judge.plan import plan_changes
from repo_docs_hook.model.outcome import Command, Outcome
from repo_docs_hook.model.settings import Config
from repo_docs_hook.report.progress import Bar
from repo_docs_hook.text.paths import folder_of, is_under
from repo_docs_hook.write.folders import Folder
from repo_docs_hook.write.leftovers import is_leftover, sweep
from repo_docs_hook.write.lock import lock
from repo_docs_hook.write.pages import WriteError, open_top

if TYPE_CHECKING:
    from repo_docs_hook.write.fix import Fixed

#: Errors whose text is written for the user.
EXPECTED = (GitError, ConfigError, PathError, UsageError, WriteError, StreamError)


def _check(options: Options, start: HeadStart) -> int:
    with Repository.open(known=start.answers) as repository:
        means = _means(options, start, repository)
        outcome = _recall(repository, options, means) or _judge(repository, options, means)[0]
        return _report(outcome, options)


def _fix(options: Options, start: HeadStart) -> int:
    from repo_docs_hook.write.fix import mend_drifts

    if options.output_file:
        from repo_docs_hook.write.report_file import refuse_bad

        refuse_bad(options.output_file)
    if options.staged:
        return _fix_staged(options, start)
    with (
        Repository.open(known=start.answers) as repository,
        lock(repository.git_dir),
        open_top(repository.top) as top,
    ):
        means = _means(options, start, repository)
        if known := _recall(repository, options, means):
            _sweep(repository, top, known, None)
            return _report(known, options)
        outcome, config = _judge(repository, options, means)
        _sweep(repository, top, outcome, config)
        fixed = mend_drifts(outcome.drifts, top, config.docs_root, lambda: repository.skipped)
        return _report(_after_fix(outcome, fixed, config, repository.prefix), options)


def _sweep(repository: Repository, top: Folder, outcome: Outcome, config: Config | None) -> None:
    """Remove untracked temporary files that killed runs left below the docs root.

    Look in the folders that are written to, and in those where git lists such a file.
    ``config`` is None where the settings have not been read.
    """
    left = filter(is_leftover, repository.untracked)
    paths = [*left, *(drift.page for drift in outcome.drifts)]
    if paths:
        config = config or read_config(open_view(repository, staged=False, environment={}))
        folders = {folder_of(path) for path in paths if is_under(path, config.docs_root)}
        sweep(top, folders, repository.index().files)


def _fix_staged(options: Options, start: HeadStart) -> int:
    from repo_docs_hook.write.fix import stage_drifts

    with (
        Repository.open(known=start.answers) as repository,
        lock(repository.git_dir),
        open_top(repository.top) as top,
    ):
        if repository.holds_index():
            raise GitError(
                "git holds the index, as it does in a hook: run --fix --staged before the commit"
            )
        view = open_view(repository, staged=True, environment={})
        config = read_config(view)
        plan = plan_changes(view, config, in_commit=False)
        means = _means(options, start, repository)
        outcome = judge_scope(view, config, plan, means)
        fixed = stage_drifts(outcome.drifts, view, top, config.docs_root, repository.stage)
        return _report(
            replace(_after_fix(outcome, fixed, config, repository.prefix), mend=()), options
        )


def _init(options: Options, start: HeadStart) -> int:
    from repo_docs_hook.adopt import adopt

    with Repository.open(known=start.answers) as repository, lock(repository.git_dir):
        return adopt(repository, lambda text: write_lines([text]), dry_run=options.dry_run)


#: The function of each mode, which returns the exit code.
MODES: Mapping[str, Callable[[Options, HeadStart], int]] = {
    "check": _check,
    "fix": _fix,
    "show-files": show_files,
    "show-config": show_config,
    "list-rules": list_rules,
    "init": _init,
}


def _recall(repository: Repository, options: Options, means: Means) -> Outcome | None:
    """Return the outcome that an earlier run found, None where there is none for these options."""
    return None if options.staged or options.paths else recall_tree(repository, means)


def _judge(repository: Repository, options: Options, means: Means) -> tuple[Outcome, Config]:
    """Check what the options ask for; return the outcome and the settings in force."""
    if not (options.staged or options.paths):
        return judge_whole(repository, means)
    view = open_view(repository, staged=options.staged, environment=os.environ)
    paths = [relative_to_top(path, repository.top, repository.prefix) for path in options.paths]
    view = add_untracked(view, paths)
    config = read_config(view)
    if not paths:
        return judge_commit(repository, view, config, means), config
    return judge_scope(view, config, plan_paths(view, config, paths, WORDS), means), config


def _means(options: Options, start: HeadStart, repository: Repository) -> Means:
    memory = None if options.no_cache else _find_memory(options)
    bar = Bar(sys.stderr, wanted=not options.quiet)
    return Means(os.environ, repository.prefix, options.jobs, memory, bar.follow, start.workers)


def _find_memory(options: Options) -> Memory:
    """Return the cache; print a warning where its folder cannot be used."""
    folder = options.cache_dir or default_folder(os.environ)
    named = bool(options.cache_dir or os.environ.get(VARIABLE))
    if trouble := find_trouble(folder, named):
        try_to_tell(sys.stderr, plain_lines([f"repo-docs-hook: warning: {trouble}"]))
    return Memory(folder)


def _after_fix(outcome: Outcome, fixed: Fixed, config: Config, prefix: str) -> Outcome:
    """Return the outcome after the pages were written: what was updated, and what comes next."""
    from repo_docs_hook.explain.commands import add_command, from_top

    done = {*fixed.written, *fixed.deleted}
    return replace(
        outcome,
        drifts=tuple(drift for drift in outcome.drifts if drift.page in done),
        written=fixed.written,
        deleted=fixed.deleted,
        problems=(*outcome.problems, *fixed.problems),
        mend=(Command(from_top(add_command(config, outcome.drifts), prefix)),) if done else (),
        drop=(),
        then=None,
    )


def _report(outcome: Outcome, options: Options) -> int:
    """Print the outcome, or write it to the file of the options; return the exit code."""
    from repo_docs_hook.report import Manner, find_report

    code = _exit_code(outcome, options)
    manner = Manner(
        color=options.color,
        verbose=options.verbose,
        quiet=options.quiet,
        diff_lines=options.diff_lines,
        no_diff=options.no_diff,
        code=code,
    )
    report = find_report("patch" if options.patch else options.output_format)
    if options.output_file:
        from repo_docs_hook.write.report_file import save

        save(options.output_file, lambda stream: report(outcome, stream, manner))
    else:
        tell(sys.stdout, lambda stream: report(outcome, stream, manner))
    if options.patch:
        concise = find_report("concise")
        tell(sys.stderr, lambda stream: concise(outcome, stream, manner))
    return code


def _exit_code(outcome: Outcome, options: Options) -> int:
    mended = {*outcome.written, *outcome.deleted}
    if outcome.problems:
        return 2
    if any(drift.page not in mended for drift in outcome.drifts):
        return 1
    return int(bool(mended) and options.exit_non_zero_on_fix)
