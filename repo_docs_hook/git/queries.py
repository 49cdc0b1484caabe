"""The arguments of the git calls that the fast path makes in advance."""

from __future__ import annotations

from repo_docs_hook.text.paths import decode

RAW = ("--raw", "-z", "--no-abbrev", "--no-ext-diff", "--no-textconv", "--no-relative")
# Git's default limit for renames, set here so that no configuration changes the answer.
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

# rev-parse prints an option that it does not know, so this one stands between its answers. No
# path that git prints holds two slashes, so none can be taken for it, newlines or not.
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
    """Return the six answers to ``PLACE``.

    They are the top level, the prefix, git's folder, the object store, the hash algorithm and
    the id of HEAD's commit, which is ``""`` where HEAD is unborn.
    """
    *places, last = decode(printed).split(f"\n{_MARK}\n")
    return [*places, *last.split("\n")[:2]]
