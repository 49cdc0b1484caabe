"""Tell which files are pages of this tool, by what stands in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from repo_docs_hook.pages.markup.markdown import MARKER, relative_target, title_end
from repo_docs_hook.pages.unread import says_not_understood
from repo_docs_hook.text.paths import FILE_PAGES, folder_of, name_of

#: How far into a page in conflict the marker is looked for, in characters.
_CONFLICT_HEAD = 2000


@dataclass(frozen=True, slots=True)
class Committed:
    """A file in a page's place: its text, or None where it is no regular file.

    An index has no one text of a file that is ``unmerged``.
    """

    text: str | None
    unmerged: bool = False


def is_in_place(there: Committed) -> bool:
    """Tell whether a page of ours stands there, or git has several where it should."""
    return _is_ours(there) or (there.unmerged and there.text is None)


def was_understood(there: Committed) -> bool:
    """Tell whether a page stands there whose source could be read when it was written."""
    return is_in_place(there) and not says_not_understood(there.text or "")


def find_orphans(candidates: Mapping[str, Committed]) -> Iterator[str]:
    """Yield those files of which no source asks for a page that are pages of ours, sorted."""
    for path in sorted(candidates):
        if _is_ours(candidates[path]):
            yield path


def find_strays(candidates: Mapping[str, Committed]) -> Iterator[str]:
    """Yield those files that are pages of ours for another docs root than the one in force.

    Such a page names a path and links to it, and both are the same: pages that came here
    with another repository (vendored, as test data) name paths below their own top level.
    A ``doc.md`` has no such link, it goes with the ``index.md`` beside it.
    """
    indexes = set()
    for path in sorted(candidates, key=lambda each: (name_of(each) == "doc.md", each)):
        text = candidates[path].text or ""
        folder = folder_of(path)
        if not _is_ours(candidates[path]):
            continue
        if name_of(path) == "doc.md" and folder in indexes:
            yield path
        elif any(f"]({relative_target(path, each)})" in text for each in _named(path, text)):
            indexes |= {folder} if name_of(path) == "index.md" else set()
            yield path


def _named(path: str, text: str) -> Iterator[str]:
    """Yield what the heading of a page says that it is about, where its own path ends so."""
    heading = text.split("\n", 2)[1:2]
    parts = path.split("/")
    name = next((each for each in FILE_PAGES if path.endswith(each)), "")
    for start in range(len(parts)):
        inside = "/".join(parts[start:]).removesuffix(name) if name else "/".join(parts[start:-1])
        shown = inside if name else f"{inside or '.'}/"
        if heading and heading[0].endswith(title_end(shown)):
            yield inside


def _is_ours(there: Committed) -> bool:
    """Tell whether a file is a page of ours, by its first line; BOM and CR do not count.

    A page whose first line itself is in conflict shows our marker below git's.
    """
    text = (there.text or "").removeprefix("\ufeff")
    half = there.unmerged and text.startswith("<<<<<<<") and MARKER in text[:_CONFLICT_HEAD]
    return text.startswith(MARKER) or half
