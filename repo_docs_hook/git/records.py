"""What git prints as data: entries of an index or a tree, records of a diff. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from posixpath import basename

from repo_docs_hook.model.files import Change, File, Files
from repo_docs_hook.text.git_lines import ABSENT, split_changes, split_entries, write_entry

Key = tuple[str, str]
# Files of equal content and name are paired as renames first, then those of equal content.
SAMENESS: tuple[Callable[[File], Key], ...] = (
    lambda file: (file.oid, basename(file.path)),
    lambda file: (file.oid, ""),
)


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of an index.

    ``conflicts`` maps each unmerged path to our side's file, None where we have none.
    """

    files: Files
    conflicts: dict[str, File | None]


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a raw diff, with the fields that ``split_changes`` describes."""

    old_mode: str
    new_mode: str
    old_oid: str
    new_oid: str
    status: str
    path: str
    old_path: str = ""

    def change(self) -> Change:
        """Return the record as a Change: ids are ``""`` where a side has no file."""
        old = "" if self.old_mode == ABSENT else self.old_oid
        new = "" if self.new_mode == ABSENT else self.new_oid
        return Change(self.status, self.path, self.old_path, old, new)


def read_entries(printed: bytes) -> Entries:
    """Return the entries that ``git ls-files -s -z`` printed."""
    heads: dict[str, str] = {}
    conflicts: dict[str, File | None] = {}
    for path, head in split_entries(printed):
        if head.endswith(" 0"):
            heads[path] = head[:-2]
        elif head.endswith(" 2"):
            mode, oid, _ = head.split(" ")
            conflicts[path] = File(path, mode, oid)
        else:
            conflicts.setdefault(path, None)
    return Entries(Files(heads), conflicts)


def read_tree(printed: bytes) -> Files:
    """Return the files that ``git ls-tree -r -z`` printed."""
    heads = {}
    for path, head in split_entries(printed):
        mode, _, oid = head.split(" ")
        heads[path] = f"{mode} {oid}"
    return Files(heads)


def read_records(printed: bytes) -> list[Record]:
    """Return the records that a diff with ``--raw -z --no-abbrev`` printed."""
    return [
        Record(*head, paths[-1], paths[0] if len(paths) == 2 else "")
        for head, paths in split_changes(printed)
    ]


def write_entries(files: Iterable[File]) -> bytes:
    """Return ``files`` as ``git update-index -z --index-info`` reads them."""
    return b"".join(write_entry(file.mode, file.oid, file.path) for file in files)


def compare(old: Mapping[str, File], new: Mapping[str, File]) -> tuple[Change, ...]:
    """Return the changes between two snapshots, by path; a rename is an equal file that moved.

    A file whose kind changed (a symlink now, or a submodule) has status T.
    """
    deleted = {path: old[path] for path in sorted(old.keys() - new.keys())}
    added = {path: new[path] for path in sorted(new.keys() - old.keys())}
    changes = [change for same in SAMENESS for change in _pair(deleted, added, same)]
    changes += [Change("D", path, "", file.oid, "") for path, file in deleted.items()]
    changes += [Change("A", path, "", "", file.oid) for path, file in added.items()]
    changes += [
        Change(_status(old[path], new[path]), path, "", old[path].oid, new[path].oid)
        for path in old.keys() & new.keys()
        if old[path] != new[path]
    ]
    return tuple(sorted(changes, key=lambda change: change.path))


def _pair(
    deleted: dict[str, File], added: dict[str, File], same: Callable[[File], Key]
) -> list[Change]:
    """Return as renames the pairs of regular files with an equal ``same``; remove them there."""
    origins: dict[Key, list[str]] = {}
    for path, file in deleted.items():
        if file.is_regular:
            origins.setdefault(same(file), []).append(path)
    renames = []
    for path, file in list(added.items()):
        if file.is_regular and (paths := origins.get(same(file))):
            origin = deleted.pop(paths.pop(0))
            renames.append(Change("R", path, origin.path, origin.oid, added.pop(path).oid))
    return renames


def _status(old: File, new: File) -> str:
    """Return T where the kind of file changed (the mode's first half), M elsewhere."""
    return "M" if old.mode[:3] == new.mode[:3] else "T"
