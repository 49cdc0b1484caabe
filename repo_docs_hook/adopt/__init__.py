"""`--init`: add the hooks and settings to the files of a repository."""

from __future__ import annotations

from collections.abc import Callable

from repo_docs_hook.adopt.adoption import plan_adoption
from repo_docs_hook.adopt.source import find_source
from repo_docs_hook.adopt.steps import next_steps, preview
from repo_docs_hook.git.discover import find_repository
from repo_docs_hook.git.repository import Repository
from repo_docs_hook.write.pages import open_top, write_page

__all__ = ["adopt"]


def adopt(repository: Repository, say: Callable[[str], None], *, dry_run: bool) -> int:
    """Add the tool to a repository; pass each line about it to ``say``.

    Plans everything before it writes, and with ``dry_run`` writes nothing. Stages nothing.
    Returns the exit code: 0, or 2 where a file has to be edited by hand. Raises ConfigError,
    WriteError and GitError, each with a text for the user.
    """
    git = find_repository(repository.top, {}).git
    adoption = plan_adoption(git, repository.working_tree(), repository.skipped, find_source())
    for line in preview(adoption):
        say(line)
    if not dry_run:
        with open_top(repository.top) as top:
            for edit in adoption.edits:
                write_page(top, edit.path, edit.new)
    for line in next_steps(adoption, repository.prefix, written=not dry_run):
        say(line)
    return 2 if adoption.by_hand else 0
