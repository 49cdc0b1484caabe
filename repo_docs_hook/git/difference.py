"""The changes between two snapshots, by name and id alone (pure)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from posixpath import basename

from repo_docs_hook.model.files import Change, File

Key = tuple[str, str]
# Equal content under an equal name is a move first; then equal content under any name.
SAMENESS: tuple[Callable[[File], Key], ...] = (
    lambda file: (file.oid, basename(file.path)),
    lambda file: (file.oid, ""),
)


def compare(old: Mapping[str, File], new: Mapping[str, File]) -> tuple[Change, ...]:
    """Return what differs, sorted by path; a rename is an equal file that moved.

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
    """Take the pairs of regular files that are ``same`` out of both, as renames."""
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
