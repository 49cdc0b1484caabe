"""The arguments of those calls of git that are asked in advance, and how two are read."""

from __future__ import annotations

RAW = ("--raw", "-z", "--no-abbrev", "--no-ext-diff", "--no-textconv", "--no-relative")
# Git's own default limit, said outright so that no configuration changes the answer.
RENAMES = ("-M", "-l1000", "--ignore-submodules=none", "--ita-invisible-in-index")

#: Every entry of the index, or of some paths in it: ``mode id stage<TAB>path``.
LISTING = ("ls-files", "-s", "-z")
#: What of the disk is not as in the index, by git's own record of sizes and times.
EDITED = ("diff-files", *RAW, "--no-renames", "--ignore-submodules=all")
#: What git neither tracks nor ignores.
UNTRACKED = ("ls-files", "-o", "--exclude-standard", "-z")
#: What a commit would change.
STAGED = ("diff-index", "--cached", *RAW, *RENAMES, "HEAD", "--")
#: The id of HEAD's tree.
TREE = ("rev-parse", "--verify", "--quiet", "--end-of-options", "HEAD^{tree}")

# rev-parse repeats an option that it does not know. No normalised path holds two
# slashes, so that none, whatever newlines are in it, can be taken for this one.
_MARK = "--//"
_QUESTIONS = (
    ("--show-toplevel",),
    ("--show-prefix",),
    ("--git-dir",),
    ("--git-path", "objects"),
    ("--show-object-format",),
)
#: Where the repository is: see ``split_place``.
PLACE = (
    *("rev-parse", "--path-format=absolute"),
    *[part for question in _QUESTIONS for part in (*question, _MARK)][:-1],
    *("--verify", "--quiet", "HEAD^{commit}"),
)


def split_place(printed: bytes) -> list[str]:
    """Return what ``PLACE`` printed: top, prefix, git folder, objects, algorithm, HEAD's id.

    The last is ``""`` where HEAD is unborn.
    """
    *places, last = printed.decode("utf-8", "surrogateescape").split(f"\n{_MARK}\n")
    return [*places, *last.split("\n")[:2]]


def split_changes(printed: bytes) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return what a diff with ``RAW`` printed: status, id of the new content, and paths.

    A rename has two paths, the old one first. The id is all zeros where there is no new
    content, or where git has not looked at the one on disk.
    """
    words = printed.decode("utf-8", "surrogateescape").split("\0")[:-1]
    changes = []
    position = 0
    while position < len(words):
        _, _, _, oid, status = words[position].split(" ")
        end = position + (3 if status[0] in "RC" else 2)
        changes.append((status[0], oid, tuple(words[position + 1 : end])))
        position = end
    return changes
