"""Find out which files are pages of this tool, by their content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from repo_docs_hook.pages.markup.markdown import (
    HEAD_LINES,
    read_format,
    relative_target,
    title_end,
)
from repo_docs_hook.pages.unread import says_not_understood
from repo_docs_hook.text.paths import FILE_PAGES, folder_of, name_of

#: Lines of a page among which the marker is looked for where a conflict begins in its head: at
#: most three titles and four markers of git's (``merge.conflictStyle=diff3``) stand above it.
_CONFLICT_LINES = 9
_CONFLICT = "<<<<<<<"


@dataclass(frozen=True, slots=True)
class Committed:
    """A file at the path of a page: its text, None if it is no regular file.

    A file that is ``unmerged`` has several texts in the index, so none there.
    """

    text: str | None
    unmerged: bool = False


def is_in_place(there: Committed) -> bool:
    """Tell whether the file is a page of ours, or is unmerged at the path of one."""
    return is_ours(there) or (there.unmerged and there.text is None)


def was_understood(there: Committed) -> bool:
    """Tell whether the file is a page of ours whose source could be read when it was written."""
    return is_in_place(there) and not says_not_understood(there.text or "")


def find_orphans(candidates: Mapping[str, Committed]) -> Iterator[str]:
    """Yield the paths of those candidates that are pages of ours, sorted.

    ``candidates`` are files, by path, that are named as pages and belong to no source.
    """
    for path in sorted(candidates):
        if is_ours(candidates[path]):
            yield path


def find_strays(candidates: Mapping[str, Committed]) -> Iterator[str]:
    """Yield the paths of those candidates that were written for another docs root, sorted.

    The title of such a page is a path of this repository, and the page links to that path.
    Pages that came with another repository (vendored, or as test data) do not: their titles are
    paths below their own top level. A ``doc.md`` has no such link; it is yielded if the
    ``index.md`` beside it is. ``candidates`` are files by path.
    """
    indexes = set()
    for path in sorted(candidates, key=lambda each: (name_of(each) == "doc.md", each)):
        text = candidates[path].text or ""
        folder = folder_of(path)
        if not is_ours(candidates[path]):
            continue
        if name_of(path) == "doc.md" and folder in indexes:
            yield path
        elif any(f"]({relative_target(path, each)})" in text for each in _named(path, text)):
            indexes |= {folder} if name_of(path) == "index.md" else set()
            yield path


def _named(path: str, text: str) -> Iterator[str]:
    """Yield each end of a page's path that is also the path in the page's title."""
    title = next((line for line in _head(text) if line.startswith("# ")), "")
    parts = path.split("/")
    name = next((each for each in FILE_PAGES if path.endswith(each)), "")
    for start in range(len(parts)):
        inside = "/".join(parts[start:]).removesuffix(name) if name else "/".join(parts[start:-1])
        shown = inside if name else f"{inside or '.'}/"
        if title.endswith(title_end(shown)):
            yield inside


def is_ours(there: Committed) -> bool:
    """Tell whether a file is a page of ours, by the marker in its first lines.

    If those lines themselves are in conflict, our marker may stand further below.
    """
    text = there.text or ""
    torn = there.unmerged and any(line.startswith(_CONFLICT) for line in _head(text))
    return read_format(text, _CONFLICT_LINES if torn else HEAD_LINES) is not None


def _head(text: str) -> list[str]:
    """Return the lines in which the title and the marker stand, without a BOM and CR."""
    lines = text.removeprefix("\ufeff").split("\n", HEAD_LINES)[:HEAD_LINES]
    return [line.removesuffix("\r") for line in lines]
