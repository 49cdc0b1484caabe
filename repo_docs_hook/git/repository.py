"""One repository, and what the rest of the package asks of it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Set
from functools import cached_property
from types import TracebackType

from repo_docs_hook.git.difference import compare
from repo_docs_hook.git.discover import Location, locate
from repo_docs_hook.git.launch import GitError, decode, encode
from repo_docs_hook.git.objects import name_object, read_objects, read_sizes, store_blobs
from repo_docs_hook.git.queries import EDITED, LISTING, RAW, RENAMES, STAGED, TREE, UNTRACKED
from repo_docs_hook.git.records import (
    Entries,
    read_entries,
    read_paths,
    read_records,
    read_tree,
    write_entries,
)
from repo_docs_hook.git.staging import Staging, can_store
from repo_docs_hook.model.files import Change, File, Snapshot

GREP = ("-l", "-E", "-w", "-z", "--full-name", "--no-color", "--no-textconv")
#: A word with a byte beyond ASCII, as a regular expression of the C locale.
_BEYOND_ASCII = "[0-9A-Za-z_]*[\udc80-\udcff][0-9A-Za-z_\udc80-\udcff]*"


class Repository:
    """A repository with a work tree; a context manager, since it may set objects aside.

    ``top`` and ``git_dir`` are absolute; ``prefix`` is the caller's folder below ``top``,
    ``""`` or ``a/b/``. Paths are relative to ``top``, with ``/``, odd bytes
    surrogate-escaped. The index is read once: to see it changed, open another. Every
    method raises GitError, with one sentence for the user, where git cannot answer.
    """

    def __init__(self, location: Location) -> None:
        """Speak for the repository at ``location``."""
        self.top = location.top
        self.prefix = location.prefix
        self.git_dir = location.git_dir
        self._git = location.git
        self._algorithm = location.algorithm
        self._head = location.head
        self._staging = Staging(location.git, location.objects)

    @classmethod
    def open(
        cls, folder: str = ".", known: Mapping[tuple[str, ...], bytes] | None = None
    ) -> Repository:
        """Return the repository that ``folder`` is in.

        ``known`` are answers by arguments that git has given there already.
        Raises GitError where there is none, it is bare, git is not installed, or git
        does not trust it because another user owns it.
        """
        return cls(locate(folder, known or {}))

    def close(self) -> None:
        """Remove what was set aside; contents of the working tree cannot be read then."""
        self._staging.close()

    def __enter__(self) -> Repository:
        """Return the repository itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    def index(self) -> Snapshot:
        """Return what a commit would take: no unmerged path, none added by ``add -N``."""
        entries = self._entries
        intended = self._intended()
        files = entries.files.without(intended) if intended else entries.files
        return Snapshot(files, frozenset(entries.conflicts))

    def working_tree(self) -> Snapshot:
        """Return the tracked files as git would store them, were they added now.

        Files of ``git add -N`` are tracked; deleted ones are left out, those that a sparse
        checkout skips are not. An unmerged path is the file that the disk has.
        """
        entries = self._entries
        touched, stored, untracked = self._unstaged
        files = entries.files
        if touched:
            files = files.without(touched).adding(stored.values())
        return Snapshot(files, frozenset(entries.conflicts), untracked)

    def working_lines(self) -> bytes:
        """Return what ``working_tree`` tells, without building it, as one string of bytes.

        They are ``listing``'s records, with those of the disk in the place of the index's
        where the two differ, each behind a NUL; equal strings are equal working trees, but
        for what git does not track.
        """
        touched, stored, _ = self._unstaged
        if not touched:
            return self.listing
        kept = [line for line in self.listing.split(b"\0") if _path_of(line) not in touched]
        return b"\0".join(kept) + write_entries(stored[path] for path in sorted(stored))

    @property
    def untracked(self) -> tuple[str, ...]:
        """The paths that git neither tracks nor ignores, sorted."""
        return self._unstaged[2]

    @cached_property
    def others(self) -> bytes:
        """What ``untracked`` is made of, as git prints it."""
        return self._git.run(*UNTRACKED)

    @cached_property
    def _unstaged(self) -> tuple[frozenset[str], dict[str, File], tuple[str, ...]]:
        """What of the disk is not in the index: paths, their files, untracked paths."""
        output = self._git.run(*EDITED)
        touched = {record.path for record in read_records(output)}
        if b" 1\t" in self.listing or b" 2\t" in self.listing or b" 3\t" in self.listing:
            touched |= self._entries.conflicts.keys()
        untracked = [path for path in read_paths(self.others) if not path.endswith("/")]
        stored = self._store(touched) if touched else {}
        return frozenset(touched), stored, tuple(sorted(untracked))

    def tree(self, rev: str) -> Snapshot:
        """Return the files of a commit or tree."""
        return Snapshot(read_tree(self._git.run("ls-tree", "-r", "-z", "--full-tree", named(rev))))

    def pick(self, paths: Iterable[str], rev: str | None = None) -> Mapping[str, File]:
        """Return those of ``paths`` that are in the index, or in the commit ``rev``."""
        if rev is not None:
            listed = self._git.run("ls-tree", "-z", "--full-tree", named(rev), "--", *paths)
            return read_tree(listed)
        printed = self._git.run(*LISTING, "--", *paths)
        files = read_entries(printed).files
        return files.without(self._intended()) if self._empty in printed else files

    def untracked_files(self, paths: Iterable[str]) -> dict[str, File]:
        """Return those of ``paths`` that are on disk as git would store them, ignored or not.

        Left out is what is no file or symlink, or what a symlinked folder leads to.
        """
        return self._store(set(paths))

    def changes(self, old: str | None = None, new: str | None = None) -> tuple[Change, ...]:
        """Return what differs between two commits, sorted by path, renames found.

        ``old`` None is HEAD, or nothing where that is unborn; ``new`` None is the index,
        as ``index`` gives it. Unmerged paths are not included.
        """
        base = self._base if old is None else named(old)
        if new is not None:
            command: tuple[str, ...] = ("diff-tree", "-r", *RAW, *RENAMES, base, named(new), "--")
        elif old is None and self._head:
            command = STAGED
        else:
            command = ("diff-index", "--cached", *RAW, *RENAMES, base, "--")
        records = read_records(self._git.run(*command))
        unmerged = {record.path for record in records if record.status == "U"}
        found = [record.change() for record in records if record.path not in unmerged]
        return tuple(sorted(found, key=lambda change: change.path))

    def working_changes(self, snapshot: Snapshot) -> tuple[Change, ...]:
        """Return what differs between HEAD and ``snapshot``, a ``working_tree()``.

        Only files with equal content are seen as renamed. Unmerged paths are not included.
        """
        old, new = self.tree(self._base).files, snapshot.files
        gone, came = (
            {path: here[path] for path in here.differing(there) - snapshot.unmerged}
            for here, there in ((old, new), (new, old))
        )
        return compare(gone, came)

    def read(self, oids: Iterable[str]) -> dict[str, bytes]:
        """Return the content of every object; nothing is fetched into a partial clone.

        The ids of ``working_tree`` and ``untracked_files`` are readable until ``close``.
        """
        return read_objects(self._git, oids, self._staging.reading())

    def sizes(self, oids: Iterable[str]) -> dict[str, int]:
        """Return the size in bytes of every object, without reading it."""
        return read_sizes(self._git, oids, self._staging.reading())

    def grep(
        self, words: Iterable[str], endings: Iterable[str], rev: str | None = None
    ) -> frozenset[str]:
        """Return the paths in the index whose content has one of ``words``, or is not all ASCII.

        ``words`` are made of letters, digits and ``_``, and count where they stand alone.
        Only paths that end with one of ``endings`` are searched, and no unmerged ones;
        ``rev`` reads that commit instead.
        """
        where = ("--cached",) if rev is None else (named(rev),)
        spelled = [word for word in words if word.isascii()]
        output = self._git.ask(
            *("grep", *GREP, "--no-recurse-submodules", "-f", "-"),
            *(*where, "--", *map(_ending_pattern, endings)),
            given=encode("\n".join([*spelled, _BEYOND_ASCII]) + "\n"),
            extra={"GIT_LITERAL_PATHSPECS": "0"},
        )
        start = 0 if rev is None else len(rev) + 1
        return frozenset(path[start:] for path in read_paths(output or b""))

    def resolve(self, rev: str) -> str | None:
        """Return the id of a commit, None where ``rev`` names none."""
        wanted = f"{rev}^{{commit}}"
        found = self._git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
        return None if found is None else decode(found).strip()

    def merge_base(self, a: str, b: str) -> str | None:
        """Return the id of a best common ancestor, None where history shows none."""
        found = self._git.ask("merge-base", named(a), named(b))
        return None if found is None else decode(found).split("\n")[0]

    def blob_id(self, data: bytes) -> str:
        """Return the id that git gives to this content."""
        return name_object("blob", data, self._algorithm)

    def stage(self, pages: Mapping[str, str | None]) -> None:
        """Put texts into the index, as they are and as regular files; None takes a path out.

        A path keeps its mode. Raises GitError where git refuses, as while another git
        holds the index.
        """
        there = self._entries.files
        modes = {path: there[path].mode for path in pages if path in there}
        oids = store_blobs(self._git, [text for text in pages.values() if text is not None])
        fresh = iter(oids)
        files = [
            File(path, modes.get(path, "100644"), next(fresh))
            if text is not None
            else File(path, "0", "0" * len(self.blob_id(b"")))
            for path, text in pages.items()
        ]
        self._git.run("update-index", "-z", "--index-info", given=write_entries(files))

    @cached_property
    def skipped(self) -> frozenset[str]:
        """The paths in the index that a sparse checkout leaves off the disk."""
        lines = read_paths(self._git.run("ls-files", "-t", "-z"))
        return frozenset(line[2:] for line in lines if line.startswith("S "))

    def head_tree(self) -> bytes | None:
        """Return the id of HEAD's tree, as git prints it; None where HEAD is unborn."""
        return self._git.ask(*TREE)

    def holds_index(self) -> bool:
        """Whether git has the index in its hands: in a hook, or while another git runs."""
        lock = os.path.join(self.git_dir, "index.lock")
        return "GIT_INDEX_FILE" in self._git.environment or os.path.lexists(encode(lock))

    @cached_property
    def listing(self) -> bytes:
        """The index as ``git ls-files -s -z`` prints it: equal bytes, equal index.

        It is far cheaper than ``index``, which is made of it; it also lists the files of
        ``git add -N``, as empty ones.
        """
        return self._git.run(*LISTING)

    @cached_property
    def _entries(self) -> Entries:
        return read_entries(self.listing)

    @property
    def _base(self) -> str:
        return self._head or name_object("tree", b"", self._algorithm)

    @property
    def _empty(self) -> bytes:
        """The id of an empty file, as git prints it."""
        return encode(self.blob_id(b""))

    def _intended(self) -> set[str]:
        """Return the paths of ``git add -N``, which ``ls-files -s`` lists as empty blobs.

        They are what two diffs, of which one leaves them out, do not agree on.
        """
        if self._empty not in self.listing:
            return set()
        shown, hidden = (
            read_records(self._git.run("diff-index", "--cached", *RAW, option, self._base, "--"))
            for option in ("--ita-visible-in-index", "--ita-invisible-in-index")
        )
        return {record.path for record in set(shown) ^ set(hidden)}

    def _store(self, paths: Set[str]) -> dict[str, File]:
        """Return the files of those ``paths`` that the disk has, as git would store them."""
        given = [path for path in sorted(paths) if can_store(self.top, path)]
        if not given:
            return {}
        entries = self._entries
        attributes = {path for path in entries.files if path.endswith(".gitattributes")}
        relevant = sorted(path for path in attributes | paths if path in entries.files)
        known = [entries.files[path] for path in relevant]
        known += [ours for path in paths if (ours := entries.conflicts.get(path))]
        return self._staging.store(given, known)


def _path_of(line: bytes) -> str:
    return decode(line.partition(b"\t")[2])


def _ending_pattern(ending: str) -> str:
    """Return a pathspec for what ends with ``ending`` (gitglossary, "pathspec")."""
    return "*" + re.sub(r"([*?\[\\])", r"\\\1", ending)


def named(rev: str) -> str:
    """Return ``rev``; raise GitError where git would take it for an option."""
    if not rev or rev.startswith("-"):
        raise GitError(f"{rev or 'an empty name'} is not the name of a commit")
    return rev
