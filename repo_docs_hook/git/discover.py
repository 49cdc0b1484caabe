"""Find the repository that a folder is in, and the git command it is in the middle of."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from repo_docs_hook.git.launch import GitError
from repo_docs_hook.git.process import Git, start
from repo_docs_hook.git.queries import PLACE, split_place
from repo_docs_hook.text.paths import encode

REFUSALS = (
    ("not a git repository", "{folder} is not in a git repository"),
    ("cannot use bare repository", "{folder} has no work tree: it is in a bare repository"),
    ("must be run in a work tree", "{folder} has no work tree: it is in a bare repository"),
    (
        "dubious ownership",
        "git does not trust this repository, because it belongs to another user: "
        "run `git config --global --add safe.directory {trusted}`",
    ),
)


@dataclass(frozen=True)
class Location:
    """A repository with a work tree.

    ``git`` runs in ``top``, the top level of the work tree. ``top``, ``git_dir`` and
    ``objects`` (the object store) are absolute paths. ``prefix`` is the folder below ``top``
    that the user is in, ``""`` or ``a/b/``. ``algorithm`` makes the object ids, ``sha1`` or
    ``sha256``. ``head`` is the id of HEAD's commit, None where HEAD is unborn.
    """

    git: Git
    top: str
    prefix: str
    git_dir: str
    objects: str
    algorithm: str
    head: str | None


def find_repository(folder: str, known: Mapping[tuple[str, ...], bytes]) -> Location:
    """Return the repository that ``folder`` is in.

    ``known`` are answers that git gave in ``folder`` before, by arguments; there are some only
    where ``folder`` is the top level. Raises GitError where there is no git, no such folder or
    no repository, where it is bare, or git does not trust it.
    """
    git = start(folder, known)
    top, prefix, git_dir, objects, algorithm, commit = split_place(_ask(git, *PLACE))
    # Set both, since a relative GIT_DIR of the environment is relative to the caller's folder.
    named = {**git.environment, "GIT_DIR": git_dir, "GIT_WORK_TREE": top}
    there = replace(git, folder=top, environment=named)
    return Location(there, top, prefix, git_dir, objects, algorithm, commit or None)


def _ask(git: Git, *args: str) -> bytes:
    answer = git.attempt(*args)
    # git ends with 1 where HEAD is unborn, which is the last question.
    if answer.code in (0, 1) and answer.printed:
        return answer.printed
    advice = re.search(r"safe\.directory (.+)", answer.said)
    trusted = advice[1] if advice else git.folder
    for words, sentence in REFUSALS:
        if words in answer.said:
            raise GitError(sentence.format(folder=os.path.abspath(git.folder), trusted=trusted))
    raise GitError(answer.sentence)


#: Files in git's folder that tell which command is to be continued (wt-status.c of git).
#: The first that is there counts.
_SIGNS = (
    ("rebase-merge", "rebase"),
    ("rebase-apply/applying", "am"),
    ("rebase-apply", "rebase"),
    ("CHERRY_PICK_HEAD", "cherry-pick"),
    ("REVERT_HEAD", "revert"),
)
#: With this file a rebase has stopped for the user to edit a commit: no ``--continue`` yet.
_OWN = "rebase-merge/amend"


def find_operation(git_dir: str) -> str:
    """Return the git command that has to be continued with ``--continue``, ``""`` for none.

    ``git_dir`` is the absolute path of git's folder. A merge does not count: any commit ends it.
    """
    if _is_there(git_dir, _OWN):
        return ""
    return next((command for sign, command in _SIGNS if _is_there(git_dir, sign)), "")


def _is_there(git_dir: str, sign: str) -> bool:
    return os.path.lexists(encode(os.path.join(git_dir, sign)))
