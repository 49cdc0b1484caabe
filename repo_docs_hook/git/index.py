"""The index: its entries, and new ones put into it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import cached_property

from repo_docs_hook.git.discover import Location
from repo_docs_hook.git.objects import name_object, store_blobs
from repo_docs_hook.git.queries import LISTING, RAW
from repo_docs_hook.git.records import Entries, read_entries, read_records, write_entries
from repo_docs_hook.model.files import File, Snapshot
from repo_docs_hook.text.git_lines import split_paths
from repo_docs_hook.text.paths import encode


class Index:
    """The index of the repository at ``location``, read when it is first needed, and once.

    Every method and property raises GitError where git cannot answer.
    """

    def __init__(self, location: Location) -> None:
        self._git, self._git_dir = location.git, location.git_dir
        self._algorithm = location.algorithm
        #: The id of HEAD's commit, of the empty tree where HEAD is unborn.
        self.base = location.head or name_object("tree", b"", location.algorithm)

    @cached_property
    def listing(self) -> bytes:
        """All entries as ``git ls-files -s -z`` prints them: equal bytes, equal index.

        They are far cheaper than ``entries``, which is made of them, and list the files of
        ``git add -N`` too, as empty ones.
        """
        return self._git.run(*LISTING)

    @cached_property
    def entries(self) -> Entries:
        """The entries, those of ``git add -N`` among them."""
        return read_entries(self.listing)

    def snapshot(self) -> Snapshot:
        """Return what a commit would take: no unmerged path, none added by ``add -N``."""
        intended = self._intended(self.listing)
        files = self.entries.files
        return Snapshot(
            files.without(intended) if intended else files, frozenset(self.entries.conflicts)
        )

    def pick(self, paths: Iterable[str]) -> Mapping[str, File]:
        """Return those of ``paths`` that a commit would take, without listing all others."""
        printed = self._git.run(*LISTING, "--", *paths)
        files = read_entries(printed).files
        intended = self._intended(printed)
        return files.without(intended) if intended else files

    @cached_property
    def skipped(self) -> frozenset[str]:
        """The paths in the index that a sparse checkout leaves off the disk."""
        lines = split_paths(self._git.run("ls-files", "-t", "-z"))
        return frozenset(line[2:] for line in lines if line.startswith("S "))

    def is_held(self) -> bool:
        """Tell whether git uses the index: in a hook, or while another git command runs."""
        lock = os.path.join(self._git_dir, "index.lock")
        return "GIT_INDEX_FILE" in self._git.environment or os.path.lexists(encode(lock))

    def stage(self, pages: Mapping[str, str | None]) -> None:
        """Put texts into the index, as they are and as regular files; None takes a path out.

        A path keeps its mode. Raises GitError where git refuses, as while another git
        holds the index. What was read of the index before stays as it was.
        """
        there = self.entries.files
        modes = {path: there[path].mode for path in pages if path in there}
        oids = store_blobs(self._git, [text for text in pages.values() if text is not None])
        fresh = iter(oids)
        files = [
            File(path, modes.get(path, "100644"), next(fresh))
            if text is not None
            else File(path, "0", "0" * len(self._empty))
            for path, text in pages.items()
        ]
        self._git.run("update-index", "-z", "--index-info", given=write_entries(files))

    @property
    def _empty(self) -> str:
        """The id of an empty file."""
        return name_object("blob", b"", self._algorithm)

    def _intended(self, printed: bytes) -> set[str]:
        """Return the paths of ``git add -N`` if some of those printed may be such.

        ``ls-files -s`` lists them as empty files. They are what two diffs, of which one
        leaves them out, do not agree on.
        """
        if encode(self._empty) not in printed:
            return set()
        shown, hidden = (
            read_records(self._git.run("diff-index", "--cached", *RAW, option, self.base, "--"))
            for option in ("--ita-visible-in-index", "--ita-invisible-in-index")
        )
        return {record.path for record in set(shown) ^ set(hidden)}
