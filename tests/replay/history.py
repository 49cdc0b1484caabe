"""A clone in which consecutive commits are staged again, one after the other, beside pages."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import IDENTITY

#: Where the pages go; no repository that is replayed has such a folder.
PAGES = "code-pages"
_SETTINGS = f'docs-root = "{PAGES}"\n'


@dataclass(frozen=True)
class Commit:
    """A commit, the one before it, and the sources by suffix that it changes.

    ``moves`` tells whether it adds or deletes some of them.
    """

    before: str
    name: str
    sources: tuple[str, ...]
    moves: bool


class History:
    """The last ``number`` first-parent commits of ``last`` in a repository, in a clone of it.

    The clone is made in ``folder``. HEAD holds what is before the next commit, with pages.
    """

    def __init__(self, repository: str, folder: Path, number: int, last: str) -> None:
        self.top = folder / "repository"
        self._index = folder / "index"
        _run(folder, "clone", "--quiet", "--no-checkout", repository, str(self.top))
        self.git("config", "gc.auto", "0")
        names = self.git("rev-list", "--first-parent", f"--max-count={number + 1}", last).split()
        self._names = names[::-1]

    def begin(self) -> None:
        """Check out what is before the first commit, with settings and without pages."""
        self.git("checkout", "--quiet", "--detach", self._names[0])
        (self.top / "repo-docs-hook.toml").write_text(_SETTINGS, encoding="utf-8")
        self.git("add", "repo-docs-hook.toml")

    def __iter__(self) -> Iterator[Commit]:
        """Yield the commits; each is staged, and is to be recorded before the next."""
        for before, name in zip(self._names, self._names[1:], strict=False):
            yield self._stage(before, name)

    def record(self, message: str) -> None:
        """Commit the index and the pages that are on disk."""
        if (self.top / PAGES).exists():
            self.git("add", "--all", "--force", PAGES)
        self.git("commit", "--quiet", "--no-verify", "--allow-empty", "-m", message)

    def commit_index(self) -> str:
        """Return a commit of the index that no branch has."""
        return self.git("commit-tree", "-p", "HEAD", "-m", "pushed", self.git("write-tree"))

    def _stage(self, before: str, name: str) -> Commit:
        """Make index and disk what HEAD and the changes of a commit make."""
        changes = self.git("diff-tree", "-r", "-z", "--no-renames", "--no-abbrev", before, name)
        words = changes.split("\0")[:-1]
        pairs = zip(words[::2], words[1::2], strict=True)
        records = [(*head.split(" ")[1:], path) for head, path in pairs]
        records.sort(key=lambda record: record[3] != "D")  # a file may go for a folder
        lines = [f"{mode} {oid}\t{path}\0" for mode, _, oid, _, path in records]
        other = {"GIT_INDEX_FILE": str(self._index)}
        self.git("read-tree", "HEAD", **other)
        self.git("update-index", "-z", "--index-info", given="".join(lines), **other)
        self.git("read-tree", "-m", "-u", "HEAD", self.git("write-tree", **other))
        sources = [each for each in records if each[4].endswith((".py", ".pyi"))]
        moves = any(status != "M" for *_, status, _ in sources)
        return Commit(before, name, tuple(path for *_, path in sources), moves)

    def git(self, *arguments: str, given: str = "", **environment: str) -> str:
        """Run git in the clone and return what it printed."""
        return _run(self.top, *arguments, given=given, **environment)


def _run(folder: Path, *arguments: str, given: str = "", **environment: str) -> str:
    ran = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        input=os.fsencode(given),
        capture_output=True,
        env=surroundings(environment),
        check=False,
    )
    if ran.returncode:
        raise SystemExit(f"git {arguments} failed: {ran.stderr.decode(errors='replace')}")
    return os.fsdecode(ran.stdout).removesuffix("\n")


def surroundings(more: Mapping[str, str]) -> dict[str, str]:
    """Return the environment without what any git or hook around this run has set."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "PRE_COMMIT"))
    }
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return kept | alone | IDENTITY | dict(more)
