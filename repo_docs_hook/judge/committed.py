"""Read the committed files in the places of pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from repo_docs_hook.model.files import File
from repo_docs_hook.model.view import Side, View
from repo_docs_hook.pages.parse.ownership import Committed


def find_files(view: View, paths: Iterable[str]) -> dict[str, File]:
    """Return what stands at ``paths``; of a working tree also what git does not know."""
    paths = list(paths)
    files = {path: file for path in paths if (file := view.snapshot.files.get(path))}
    missing = [path for path in paths if path not in files]
    lost = view.on_disk(missing) if missing and view.side is Side.WORKING_TREE else {}
    return {**files, **lost}


def read_committed(
    view: View, paths: Iterable[str], files: Mapping[str, File]
) -> dict[str, Committed]:
    """Return the texts at ``paths``, odd bytes surrogate-escaped, where there are ``files``.

    An index in which a path is left in conflict has no one file there.
    """
    there = {path: files[path] for path in paths if path in files}
    torn = view.snapshot.unmerged.intersection(paths) - files.keys()
    oids = {file.oid for file in there.values() if file.is_regular}
    contents = view.read(oids) if oids else {}
    return {path: Committed(None, unmerged=True) for path in torn} | {
        path: Committed(
            contents[file.oid].decode("utf-8", "surrogateescape") if file.is_regular else None,
            path in view.snapshot.unmerged,
        )
        for path, file in there.items()
    }
