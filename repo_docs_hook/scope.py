"""What a change touches: the sources and folders whose pages must be judged. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from repo_docs_hook.layout import FILE_PAGES, ancestors, folder_of, is_page_name, name_of, stem
from repo_docs_hook.namesakes import subject_of
from repo_docs_hook.project import Project


@dataclass(frozen=True, slots=True)
class Scope:
    """Which pages to judge.

    ``sources`` and ``folders`` are those whose pages are judged, whatever happened to
    them; ``candidates`` and ``candidate_folders`` only where the set of paths changes
    what stands on their pages. ``pages`` are the pages that may be orphans, None: any.
    """

    sources: frozenset[str]
    folders: frozenset[str]
    pages: frozenset[str] | None = None
    candidates: frozenset[str] = frozenset()
    candidate_folders: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to judge; a scope of everything never is."""
        named = (self.sources, self.folders, self.candidates, self.candidate_folders)
        return self.pages is not None and not (self.pages or any(named))


#: The scope of no page.
NOTHING = Scope(frozenset(), frozenset(), frozenset())


def whole(project: Project) -> Scope:
    """Return the scope of everything."""
    documented = frozenset(filter(project.has_pages, project.paths))
    return Scope(documented, project.folders)


def touched(paths: Iterable[str], old: Project, new: Project, found: Iterable[str]) -> Scope:
    """Return the scope of some touched paths, sources and pages.

    ``old`` and ``new`` are the project before and after; ``found`` are the paths whose
    text holds one of ``words(old, new)``.
    """
    paths = set(paths)
    pages = {path for path in paths if is_page_name(path, new.config.docs_root)}
    owners = {owner for page in pages for owner in [page_source(page, new)] if owner is not None}
    sources = {path for path in paths | owners if new.has_pages(path)}
    gone = {path for path in paths if path in old.paths} - new.paths
    pages |= {page for path in gone for page in (old.docs_page(path), old.keyword_page(path))}
    known = paths & (old.paths | new.paths)
    folders = {folder_of(path) for path in known}
    folders |= {folder_of(folder_of(path)) for path in known if stem(path) == "__init__"}
    folders |= {folder_of(_inside(page, new)) for page in pages if not page.endswith(FILE_PAGES)}
    moved = _moved(old, new)
    turned = old.bare ^ new.bare
    candidates = (set(found) | _neighbours(moved, old, new) | _members(turned, new)) & new.paths
    of_candidates = set(map(folder_of, candidates))
    above = {folder for path in moved for folder in ancestors(folder_of(path))}
    pages |= {page for folder in above - new.folders for page in old.folder_pages(folder)}
    pages |= {path for path in paths if is_page_name(path, ".")}  # of another docs root
    return Scope(
        sources=frozenset(sources),
        folders=frozenset(folders & new.folders),
        pages=frozenset(pages),
        candidates=frozenset(filter(new.has_pages, candidates - sources)),
        candidate_folders=frozenset((above | _around(turned, new) | of_candidates) & new.folders),
    )


def words(old: Project, new: Project) -> tuple[str, ...]:
    """Return the words of which one stands in every file that imports an added or deleted source.

    An import names at least the last part of a module. Where a package comes or goes,
    what stands directly in it becomes importable under another name.
    """
    moved = _moved(old, new)
    packages = {folder_of(path) for path in moved if stem(path) == "__init__"}
    found = {stem(path) for path in moved} | {name_of(folder) for folder in packages}
    for path in old.paths | new.paths if packages else ():
        inner = stem(path)
        for folder in ancestors(folder_of(path)):
            if folder in packages:
                found.add(inner)
            inner = name_of(folder)
    return tuple(sorted(word for word in found - {"__init__"} if word.isidentifier()))


def page_source(page: str, project: Project) -> str | None:
    """Return the source that a file page would belong to, None for a folder's page."""
    for suffix in FILE_PAGES:
        if page.endswith(suffix):
            return _inside(page, project)[: -len(suffix)]
    return None


def _inside(page: str, project: Project) -> str:
    """Return a page's path below the docs root."""
    root = project.config.docs_root
    return page if root == "." else page[len(root) + 1 :]


def _moved(old: Project, new: Project) -> frozenset[str]:
    """Return the sources that were added or deleted, or that came to have pages or lost them."""
    return (old.paths ^ new.paths) | (old.link_only ^ new.link_only)


def _members(folders: frozenset[str], project: Project) -> set[str]:
    """Return the sources directly in some folders: their pages link to the folder's."""
    return {path for path in project.paths if folder_of(path) in folders} if folders else set()


def _around(folders: frozenset[str], project: Project) -> set[str]:
    """Return some folders and the ones directly above and below: their pages link to each other."""
    near = {each for folder in folders for each in (folder, *project.subfolders(folder))}
    return near | {folder_of(folder) for folder in folders}


def _neighbours(moved: Iterable[str], old: Project, new: Project) -> set[str]:
    """Return the sources that an added or deleted one changes by its name alone.

    All of its name, which compete for tests with it, and the tests of that name, before
    and after; its stub; with an ``__init__`` all sources below, whose module names change.
    """
    found: set[str] = set()
    packages: set[str] = set()
    for path in {subject_of(path): path for path in moved}.values():
        for project in (old, new):
            namesakes = project.namesakes(path)
            found.update(namesakes.sources, namesakes.tests)
    for path in moved:
        found.update(filter(None, [old.twin(path), new.twin(path)]))
        if stem(path) == "__init__":
            packages.add(folder_of(path))
    return found | _below(packages, new)


def _below(folders: set[str], project: Project) -> set[str]:
    """Return the sources in some folders and below."""
    if not folders:
        return set()
    return {path for path in project.paths if folders.intersection(ancestors(folder_of(path)))}
