"""What git is in the middle of: commits that it makes one after the other, and one that stopped."""

from __future__ import annotations

import os

from repo_docs_hook.git.spawn import encode

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
