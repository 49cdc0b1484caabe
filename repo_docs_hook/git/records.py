"""Reads the NUL-separated output of git's plumbing (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from repo_docs_hook.git.launch import decode
from repo_docs_hook.model.files import Change, File, Files

ABSENT = "000000"


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of an index.

    ``conflicts`` maps each unmerged path to our side's file, None where we have none.
    """

    files: Files
    conflicts: dict[str, File | None]


@dataclass(frozen=True, slots=True)
class Record:
    """One line of a raw diff; modes are ABSENT and ids all zeros where a side has none.

    The new id is all zeros too where git has not looked at the content on disk.
    """

    old_mode: str
    new_mode: str
    old_oid: str
    new_oid: str
    status: str
    path: str
    old_path: str = ""

    def change(self) -> Change:
        """Return the Change that the record tells of."""
        old = "" if self.old_mode == ABSENT else self.old_oid
        new = "" if self.new_mode == ABSENT else self.new_oid
        return Change(self.status, self.path, self.old_path, old, new)


def read_paths(output: bytes) -> list[str]:
    """Return the paths of a ``-z`` list of names."""
    return decode(output).split("\0")[:-1]


def read_entries(output: bytes) -> Entries:
    """Return what ``git ls-files -s -z`` printed: ``mode id stage<TAB>path``."""
    heads: dict[str, str] = {}
    conflicts: dict[str, File | None] = {}
    for line in read_paths(output):
        head, path = line.split("\t", 1)
        if head.endswith(" 0"):
            heads[path] = head[:-2]
        elif head.endswith(" 2"):
            mode, oid, _ = head.split(" ")
            conflicts[path] = File(path, mode, oid)
        else:
            conflicts.setdefault(path, None)
    return Entries(Files(heads), conflicts)


def read_tree(output: bytes) -> Files:
    """Return what ``git ls-tree -r -z`` printed: ``mode type id<TAB>path``."""
    heads = {}
    for line in read_paths(output):
        head, path = line.split("\t", 1)
        mode, _, oid = head.split(" ")
        heads[path] = f"{mode} {oid}"
    return Files(heads)


def read_records(output: bytes) -> list[Record]:
    """Return what a diff with ``--raw -z --no-abbrev`` printed.

    A record is ``:mode mode id id status``, then the path, or two for a rename.
    """
    records = []
    words = iter(read_paths(output))
    for head in words:
        *sides, status = head.removeprefix(":").split(" ")
        names = list(_names(words, 2 if status[0] in "RC" else 1))
        old_path = names[0] if len(names) == 2 else ""
        old_mode, new_mode, old_oid, new_oid = sides
        records.append(Record(old_mode, new_mode, old_oid, new_oid, status[0], names[-1], old_path))
    return records


def _names(words: Iterator[str], count: int) -> Iterator[str]:
    for _ in range(count):
        yield next(words)


def write_entries(files: Iterable[File]) -> bytes:
    """Return ``files`` as ``git update-index -z --index-info`` reads them."""
    lines = (f"{file.mode} {file.oid} 0\t{file.path}\0" for file in files)
    return "".join(lines).encode("utf-8", "surrogateescape")


def write_paths(paths: Iterable[str]) -> bytes:
    """Return ``paths`` as git's ``-z --stdin`` reads them."""
    return "".join(f"{path}\0" for path in paths).encode("utf-8", "surrogateescape")
