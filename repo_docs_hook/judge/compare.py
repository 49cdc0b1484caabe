"""Pages as they should be against pages as they are: drift, or a conflict. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from repo_docs_hook.model.files import File
from repo_docs_hook.model.outcome import Drift, Kind, Page, Problem
from repo_docs_hook.model.settings import Config
from repo_docs_hook.pages.parse.ownership import Committed, is_ours
from repo_docs_hook.text.paths import FILE_PAGES, FOLDER_PAGES, join


def is_fresh(file: File, oid: str) -> bool:
    """Tell whether a file is the page that has this object id."""
    return file.is_regular and file.oid == oid


def judge_page(page: Page, there: Committed | None, config: Config) -> Drift | Problem:
    """Say how what is there (None: nothing) differs from the page that should be there."""
    if there is None or (there.unmerged and there.text is None):
        kind = Kind.MISSING if there is None else Kind.UNMERGED
        return Drift(kind, page.path, page.source, None, page.text)
    if not is_ours(there):
        return Problem(page.path, _conflict(page, config))
    kind = Kind.UNMERGED if there.unmerged else Kind.STALE
    return Drift(kind, page.path, page.source, there.text, page.text)


def find_clashes(sources: Iterable[str], folders: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each source or folder whose pages cannot all be there, sorted.

    Two that differ in case or in Unicode normalisation alone are one on some file systems;
    and where a page is named as a folder, one of them has no place.
    """
    sources, folders = list(sources), list(folders)
    folds = [*map(_fold, sources), *map(_fold, folders)]
    if len(set(folds)) == len(folds) and not any(fold.endswith(_PAGE_ENDS) for fold in folds):
        return
    places: dict[str, set[str]] = {}
    pages: dict[str, str] = {}
    for path in sources:
        places.setdefault(_fold(path), set()).add(path)
        pages.update((_fold(path + each), path) for each in FILE_PAGES)
    for folder in folders:
        places.setdefault(_fold(folder), set()).add(folder)
        pages.update((_fold(join(folder, each)), folder) for each in FOLDER_PAGES)
    for fold, paths in sorted(places.items()):
        for path in sorted(paths):
            others = sorted(paths - {path})
            if others:
                yield Problem(path, f"{_CLASH} {', '.join(others)}: {_WAY_OUT}")
            elif fold in pages:
                owner = pages[fold] or "the top level"
                yield Problem(path, f"is named as a page of {owner}: {_WAY_OUT}")


_CLASH = "its pages would be the same files, where case or Unicode forms do not count, as those of"
_WAY_OUT = "rename one, or exclude it"


#: A source can clash with a page only if its name ends like a page's.
_PAGE_ENDS = (*FILE_PAGES, *FOLDER_PAGES)


def _fold(path: str) -> str:
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()


def _conflict(page: Page, config: Config) -> str:
    root = "docs/code" if config.docs_root == "docs" else "docs/reference"
    way_out = f'set docs-root = "{root}"'
    if not page.source:
        way_out += " or folder-pages = false"
    return (
        f"is not a page of repo-docs-hook, but stands where one belongs; it was left alone. "
        f"To get out of its way, {way_out} in [tool.repo-docs-hook]"
    )
