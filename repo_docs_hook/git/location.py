"""Finds the repository that a folder is in."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace

from repo_docs_hook.git.command import Git, GitError, decode, start

# rev-parse repeats an option that it does not know. No normalised path holds two
# slashes, so that none, whatever newlines are in it, can be taken for this one.
MARK = "--//"
QUESTIONS = (
    ("--show-toplevel",),
    ("--show-prefix",),
    ("--git-dir",),
    ("--git-path", "objects"),
    ("--show-object-format",),
)
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


def locate(folder: str) -> Location:
    """Return the repository of ``folder``, for git calls from its top level.

    Raises GitError where there is none, it is bare, or git does not trust it.
    """
    git = start(folder)
    options = [part for question in QUESTIONS for part in (*question, MARK)][:-1]
    head = ("--verify", "--quiet", "HEAD^{commit}")
    answer = _ask(git, "rev-parse", "--path-format=absolute", *options, *head)
    top, prefix, git_dir, objects, last = answer.split(f"\n{MARK}\n")
    algorithm, commit = last.split("\n")[:2]
    # Said outright, because a relative GIT_DIR is relative to the caller's folder.
    named = {**git.environment, "GIT_DIR": git_dir, "GIT_WORK_TREE": top}
    there = replace(git, folder=top, environment=named)
    return Location(there, top, prefix, git_dir, objects, algorithm, commit or None)


def _ask(git: Git, *args: str) -> str:
    answer = git.attempt(*args)
    # 1 is the answer of an unborn HEAD, which comes after all others.
    if answer.code in (0, 1) and answer.printed:
        return decode(answer.printed)
    advice = re.search(r"safe\.directory (.+)", answer.said)
    trusted = advice[1] if advice else git.folder
    for words, sentence in REFUSALS:
        if words in answer.said:
            raise GitError(sentence.format(folder=os.path.abspath(git.folder), trusted=trusted))
    raise GitError(answer.sentence)
