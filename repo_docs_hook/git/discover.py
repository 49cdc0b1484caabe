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
    """A repository and its absolute paths; ``head`` is None where HEAD is unborn.

    ``prefix`` is the asking folder below ``top``, ``""`` or ``a/b/``. ``algorithm`` names
    the object ids, ``sha1`` or ``sha256``.
    """

    git: Git
    top: str
    prefix: str
    git_dir: str
    objects: str
    algorithm: str
    head: str | None


def find_repository(folder: str, known: Mapping[tuple[str, ...], bytes]) -> Location:
    """Return the repository of ``folder``, for git calls from its top level.

    ``known`` are answers that git has given already, where ``folder`` is that top level.
    Raises GitError where there is none, it is bare, or git does not trust it.
    """
    git = start(folder, known)
    top, prefix, git_dir, objects, algorithm, commit = split_place(_ask(git, *PLACE))
    # Said outright, because a relative GIT_DIR is relative to the caller's folder.
    named = {**git.environment, "GIT_DIR": git_dir, "GIT_WORK_TREE": top}
    there = replace(git, folder=top, environment=named)
    return Location(there, top, prefix, git_dir, objects, algorithm, commit or None)


def _ask(git: Git, *args: str) -> bytes:
    answer = git.attempt(*args)
    # 1 is the answer of an unborn HEAD, which comes after all others.
    if answer.code in (0, 1) and answer.printed:
        return answer.printed
    advice = re.search(r"safe\.directory (.+)", answer.said)
    trusted = advice[1] if advice else git.folder
    for words, sentence in REFUSALS:
        if words in answer.said:
            raise GitError(sentence.format(folder=os.path.abspath(git.folder), trusted=trusted))
    raise GitError(answer.sentence)


#: What git's folder then holds, and the command that goes on (wt-status.c of git looks there too).
_SIGNS = (
    ("rebase-merge", "rebase"),
    ("rebase-apply/applying", "am"),
    ("rebase-apply", "rebase"),
    ("CHERRY_PICK_HEAD", "cherry-pick"),
    ("REVERT_HEAD", "revert"),
)
#: Here a rebase waits for a commit of the user's own, whatever command that takes.
_OWN = "rebase-merge/amend"


def find_operation(git_dir: str) -> str:
    """Return the git command that ``--continue`` goes on with, ``""`` where there is none.

    ``git_dir`` is absolute. A merge is none: any commit ends it.
    """
    if _is_there(git_dir, _OWN):
        return ""
    return next((command for sign, command in _SIGNS if _is_there(git_dir, sign)), "")


def _is_there(git_dir: str, sign: str) -> bool:
    return os.path.lexists(encode(os.path.join(git_dir, sign)))
