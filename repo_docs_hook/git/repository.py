"""A repository: every question that the rest of the package asks of git."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import TracebackType

from repo_docs_hook.git.discover import Location, find_repository
from repo_docs_hook.git.index import Index
from repo_docs_hook.git.launch import GitError
from repo_docs_hook.git.objects import name_object, read_objects, read_sizes
from repo_docs_hook.git.queries import RAW, RENAMES, STAGED, TREE
from repo_docs_hook.git.records import compare, read_records, read_tree
from repo_docs_hook.git.working_tree import Staging, WorkingTree
from repo_docs_hook.model.files import Change, File, Snapshot
from repo_docs_hook.text.git_lines import split_paths
from repo_docs_hook.text.paths import decode, encode

GREP = ("-l", "-E", "-w", "-z", "--full-name", "--no-color", "--no-textconv")
#: A word with a byte beyond ASCII, as a regular expression of the C locale.
_BEYOND_ASCII = "[0-9A-Za-z_]*[\udc80-\udcff][0-9A-Za-z_\udc80-\udcff]*"


class Repository:
    """A repository with a work tree; a context manager that removes its temporary files.

    ``top`` and ``git_dir`` are absolute paths; ``prefix`` is the folder below ``top`` that the
    user is in, ``""`` or ``a/b/``. All other paths are relative to ``top``, with ``/``, and
    decoded by ``text.paths.decode``. The index is read once: to see changes of it, open
    another Repository. Every method and property raises GitError, with one sentence for the
    user, where git cannot answer.
    """

    def __init__(self, location: Location) -> None:
        """Take the repository at ``location``; nothing is asked yet."""
        self.top = location.top
        self.prefix = location.prefix
        self.git_dir = location.git_dir
        self._git = location.git
        self._algorithm = location.algorithm
        self._head = location.head
        self._staging = Staging(location.git, location.objects)
        self._index = Index(location)
        self._disk = WorkingTree(location.git, location.top, self._index, self._staging)

    @classmethod
    def open(
        cls, folder: str = ".", known: Mapping[tuple[str, ...], bytes] | None = None
    ) -> Repository:
        """Return the repository that ``folder`` is in.

        ``known`` are answers that git gave there before, by arguments. Raises GitError where
        there is none, it is bare, git is not installed, or git does not trust it because
        another user owns it.
        """
        return cls(find_repository(folder, known or {}))

    def close(self) -> None:
        """Remove the temporary files; contents of the working tree cannot be read any more."""
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
        return self._index.snapshot()

    def working_tree(self) -> Snapshot:
        """Return the tracked files as git would store them, see ``WorkingTree.snapshot``."""
        return self._disk.snapshot()

    def working_lines(self) -> bytes:
        """Return what ``working_tree`` tells as one string of bytes, see ``WorkingTree.lines``."""
        return self._disk.lines

    @property
    def untracked(self) -> tuple[str, ...]:
        """The paths that git neither tracks nor ignores, sorted."""
        return self._disk.untracked

    @property
    def others(self) -> bytes:
        """What ``untracked`` is made of, as git prints it."""
        return self._disk.others

    def untracked_files(self, paths: Iterable[str]) -> dict[str, File]:
        """Return those of ``paths`` that are on disk as git would store them, ignored or not."""
        return self._disk.store(set(paths))

    def tree(self, rev: str) -> Snapshot:
        """Return the files of a commit or tree."""
        listed = self._git.run("ls-tree", "-r", "-z", "--full-tree", check_revision(rev))
        return Snapshot(read_tree(listed))

    def pick(self, paths: Iterable[str], rev: str | None = None) -> Mapping[str, File]:
        """Return those of ``paths`` that are in the index, or in the commit ``rev``."""
        if rev is None:
            return self._index.pick(paths)
        there = ("ls-tree", "-z", "--full-tree", check_revision(rev))
        return read_tree(self._git.run(*there, "--", *paths))

    def changes(self, old: str | None = None, new: str | None = None) -> tuple[Change, ...]:
        """Return what differs between two commits, sorted by path, renames found.

        ``old`` None is HEAD, or nothing where that is unborn; ``new`` None is the index,
        as ``index`` gives it. Unmerged paths are not included.
        """
        base = self._index.base if old is None else check_revision(old)
        if new is not None:
            ends = (base, check_revision(new))
            command: tuple[str, ...] = ("diff-tree", "-r", *RAW, *RENAMES, *ends, "--")
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
        old, new = self.tree(self._index.base).files, snapshot.files
        gone, came = (
            {path: here[path] for path in here.differing(there) - snapshot.unmerged}
            for here, there in ((old, new), (new, old))
        )
        return compare(gone, came)

    def read(self, oids: Iterable[str]) -> dict[str, bytes]:
        """Return the content of every object, by id; nothing is fetched into a partial clone.

        The ids of ``working_tree`` and ``untracked_files`` can be read until ``close``.
        """
        return read_objects(self._git, oids, self._staging.reading())

    def sizes(self, oids: Iterable[str]) -> dict[str, int]:
        """Return the size in bytes of every object, by id, without reading its content."""
        return read_sizes(self._git, oids, self._staging.reading())

    def grep(
        self, words: Iterable[str], endings: Iterable[str], rev: str | None = None
    ) -> frozenset[str]:
        """Return the paths in the index whose content holds one of ``words`` or a non-ASCII word.

        ``words`` are of letters, digits and ``_``, and are found as whole words. Only paths
        that end with one of ``endings`` are searched, and no unmerged ones. ``rev`` searches
        that commit instead of the index.
        """
        where = ("--cached",) if rev is None else (check_revision(rev),)
        spelled = [word for word in words if word.isascii()]
        output = self._git.ask(
            *("grep", *GREP, "--no-recurse-submodules", "-f", "-"),
            *(*where, "--", *map(_ending_pattern, endings)),
            given=encode("\n".join([*spelled, _BEYOND_ASCII]) + "\n"),
            extra={"GIT_LITERAL_PATHSPECS": "0"},
        )
        start = 0 if rev is None else len(rev) + 1
        return frozenset(path[start:] for path in split_paths(output or b""))

    def resolve(self, rev: str) -> str | None:
        """Return the id of the commit that ``rev`` names, None where it names none."""
        wanted = f"{rev}^{{commit}}"
        found = self._git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
        return None if found is None else decode(found).strip()

    def merge_base(self, a: str, b: str) -> str | None:
        """Return the id of a best common ancestor of two commits, None where there is none."""
        found = self._git.ask("merge-base", check_revision(a), check_revision(b))
        return None if found is None else decode(found).split("\n")[0]

    def blob_id(self, data: bytes) -> str:
        """Return the id of a blob with this content."""
        return name_object("blob", data, self._algorithm)

    def stage(self, pages: Mapping[str, str | None]) -> None:
        """Put texts by path into the index; None takes a path out. See ``Index.stage``."""
        self._index.stage(pages)

    @property
    def skipped(self) -> frozenset[str]:
        """The paths in the index that a sparse checkout leaves off the disk."""
        return self._index.skipped

    def holds_index(self) -> bool:
        """Tell whether git uses the index: in a hook, or while another git command runs."""
        return self._index.is_held()

    def head_tree(self) -> bytes | None:
        """Return the id of HEAD's tree, as git prints it; None where HEAD is unborn."""
        return self._git.ask(*TREE)


def _ending_pattern(ending: str) -> str:
    """Return a pathspec for what ends with ``ending`` (gitglossary, "pathspec")."""
    return "*" + re.sub(r"([*?\[\\])", r"\\\1", ending)


def check_revision(rev: str) -> str:
    """Return ``rev``; raise GitError where git would take it for an option."""
    if not rev or rev.startswith("-"):
        raise GitError(f"{rev or 'an empty name'} is not the name of a commit")
    return rev
