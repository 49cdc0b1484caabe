"""The records that git prints of an index, a tree and a raw diff: read and written only here.

Each ends with a NUL, as ``-z`` prints it. Only text and bytes, no classes of ours: the fast
path, the cache and the working tree of the last run read these records before, or without,
building anything of them.
"""

from __future__ import annotations

from repo_docs_hook.text.paths import decode, encode

TYPE_CHECKING = False  # the module of that name is slow to import
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Head = tuple[str, str, str, str, str]

#: The mode of a side of a diff that has no file.
ABSENT = "000000"
#: How the mode of a regular file begins.
_REGULAR = "100"
#: The stages of an entry in conflict (git-read-tree, "3-way merge"), as they stand in a record.
_STAGES = (b" 1\t", b" 2\t", b" 3\t")


def split_paths(printed: bytes) -> list[str]:
    """Return the paths of a list of names."""
    return decode(printed).split("\0")[:-1]


def split_entries(printed: bytes) -> Iterator[tuple[str, str]]:
    """Yield path and head of each entry of an index or a tree.

    The head is ``mode id stage`` for ``git ls-files -s``, ``mode type id`` for ``git ls-tree``.
    """
    for record in split_paths(printed):
        head, _, path = record.partition("\t")
        yield path, head


def split_changes(printed: bytes) -> Iterator[tuple[Head, list[str]]]:
    """Yield the head and the paths of each record of a raw diff.

    The head is old mode, new mode, old id, new id and status letter. Modes are ABSENT and ids all
    zeros where a side has no file; the new id is all zeros too where git has not read the file
    on disk. A rename (``R``) and a copy (``C``) have two paths, the old one first.
    """
    words = iter(split_paths(printed))
    for head in words:
        old_mode, new_mode, old_oid, new_oid, status = head.removeprefix(":").split(" ")
        letter = status[0]  # a number behind it tells how much of the file is the same
        paths = [next(words) for _ in range(2 if letter in "RC" else 1)]
        yield (old_mode, new_mode, old_oid, new_oid, letter), paths


def write_entry(mode: str, oid: str, path: str) -> bytes:
    """Return an entry that is not in conflict, as ``git ls-files -s`` prints it.

    ``git update-index --index-info`` reads the same.
    """
    return encode(f"{mode} {oid} 0\t{path}\0")


def write_paths(paths: Iterable[str]) -> bytes:
    """Return paths as git's ``-z --stdin`` reads them."""
    return encode("".join(f"{path}\0" for path in paths))


def has_conflicts(entries: bytes) -> bool:
    """Tell whether an entry of the index may be in conflict; a path may look like it."""
    return any(stage in entries for stage in _STAGES)


def has_entry(entries: bytes, path: str) -> bool:
    """Tell whether the index has an entry for a path."""
    return b"\t%b\0" % encode(path) in entries


def without_paths(entries: bytes, paths: Iterable[str]) -> bytes:
    """Return the entries but for those of some paths."""
    left_out = set(map(encode, paths))
    kept = (each for each in entries.split(b"\0") if each.partition(b"\t")[2] not in left_out)
    return b"\0".join(kept)


def differing_paths(old: bytes, new: bytes) -> set[str]:
    """Return the paths whose entries are not the same in two indexes."""
    records = {*old.split(b"\0")} ^ {*new.split(b"\0")}
    return {decode(record.partition(b"\t")[2]) for record in records}


def split_kinds(entries: bytes) -> tuple[frozenset[str], list[str]]:
    """Return the paths of all entries, and of those that are regular files alone."""
    heads = dict(split_entries(entries))
    return frozenset(heads), [path for path, head in heads.items() if head.startswith(_REGULAR)]
