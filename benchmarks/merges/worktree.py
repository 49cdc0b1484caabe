"""Generate the pages of trees with the tool, in the work tree of a clone."""

from __future__ import annotations

from benchmarks.merges.clone import Clone
from benchmarks.trees import PAGES, TOOL

_SETTINGS = "repo-docs-hook.toml"
_FIX = (*TOOL, "--fix", "--quiet", "--no-diff")
#: 1: settings with require-docs; 2: sources that cannot be read.
_UNREADABLE = 2
_CODES = (0, 1, _UNREADABLE)


class Worktree:
    """Adds the pages to trees; ``unreadable`` counts trees with sources that the tool cannot read.

    Only what differs from the tree before is generated, except beside such sources, whose
    pages would stay as they were there. ``settings`` is TOML without ``docs-root``.
    """

    def __init__(self, clone: Clone, settings: str) -> None:
        self._clone = clone
        text = f'docs-root = "{PAGES}"\n{settings}'
        self._settings = clone.git("hash-object", "-w", "--stdin", given=text.encode())
        self._pages = ""
        self._documented: dict[str, str] = {}
        self.unreadable = 0

    def document(self, revision: str) -> str:
        """Return the tree of a commit or tree, with the settings and all its pages."""
        tree = self._clone.git("rev-parse", f"{revision}^{{tree}}")
        if tree not in self._documented:
            if self._generate(tree) == _UNREADABLE:
                self.unreadable += 1
                self._pages = ""
                self._generate(tree)
            self._documented[tree] = self._compose(tree)
        return self._documented[tree]

    def _generate(self, tree: str) -> int:
        """Generate the pages of a tree from those of the tree before; return the exit code."""
        self._clone.git("read-tree", "--reset", "-u", self._compose(tree))
        code = self._fix()
        self._pages = self._clone.git("write-tree", f"--prefix={PAGES}/")
        return code

    def _fix(self) -> int:
        code, _ = self._clone.run(*_FIX, codes=_CODES)
        self._clone.git("add", "--all", "--force", "--", PAGES)
        return code

    def _compose(self, tree: str) -> str:
        """Return a tree with the settings and the pages generated last."""
        entries = self._clone.paths("ls-tree", "-z", tree)
        entries.append(f"100644 blob {self._settings}\t{_SETTINGS}")
        if self._pages:
            entries.append(f"040000 tree {self._pages}\t{PAGES}")
        listed = "\0".join(entries).encode("utf-8", "surrogateescape")
        return self._clone.git("mktree", "-z", given=listed)

    def list_pages(self, tree: str) -> dict[str, str]:
        """Return the object id of each page of a tree, by path below the docs root."""
        listed = self._clone.paths("ls-tree", "-r", "-z", f"{tree}:{PAGES}")
        return {path: about.split()[2] for about, _, path in (e.partition("\t") for e in listed)}

    def is_mended(self, ours: str, theirs: str, wanted: str) -> bool:
        """Merge two commits in the work tree; tell whether ``--fix`` and ``git add`` resolve pages.

        The pages of the tree ``wanted`` are right.
        """
        git = self._clone.git
        git("update-ref", "--no-deref", "HEAD", ours)
        git("reset", "--quiet", "--hard")
        git("merge", "--quiet", "--no-commit", "--no-ff", theirs, codes=(0, 1))
        self._fix()
        staged = self._clone.paths("ls-files", "--stage", "-z", "--", PAGES)
        right = self._clone.paths("ls-tree", "-r", "-z", wanted, "--", f"{PAGES}/")
        git("symbolic-ref", "HEAD", "refs/heads/unborn")
        return [_staged(entry) for entry in right] == staged


def _staged(entry: str) -> str:
    """Return an entry of a tree as ``git ls-files --stage`` prints it."""
    about, _, path = entry.partition("\t")
    mode, _, oid = about.split()
    return f"{mode} {oid} 0\t{path}"
