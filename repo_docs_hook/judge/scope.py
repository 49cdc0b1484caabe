"""Find the sources and folders whose pages a change can make wrong. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from repo_docs_hook.model.facts import Facts
from repo_docs_hook.pages.markup.references import absolute_names
from repo_docs_hook.project.front import about_differs, paths_differ
from repo_docs_hook.project.project import Project
from repo_docs_hook.python.tests_of import subject_of
from repo_docs_hook.text.paths import (
    FILE_PAGES,
    INITS,
    ancestors,
    folder_of,
    imported_as,
    is_page_name,
    join,
    stem,
)


@dataclass(frozen=True, slots=True)
class Scope:
    """Which pages to judge.

    ``sources`` and ``folders`` are those whose pages are judged, whatever happened to
    them; ``candidates`` and ``candidate_folders`` only where the set of paths changes
    what stands on their pages. ``importers`` are candidates, with the folders that they
    are in, where ``meanings`` differs; one of ``sources`` may be among them, for its
    folder. ``pages`` are the pages that may be orphans, None: any.
    """

    sources: frozenset[str]
    folders: frozenset[str]
    pages: frozenset[str] | None = None
    candidates: frozenset[str] = frozenset()
    candidate_folders: frozenset[str] = frozenset()
    importers: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to judge; a scope of everything never is."""
        certain = (self.sources, self.folders, self.candidates, self.candidate_folders)
        named = (*certain, self.importers)
        return self.pages is not None and not (self.pages or any(named))


#: The scope of no page.
NOTHING = Scope(frozenset(), frozenset(), frozenset())


def whole(project: Project) -> Scope:
    """Return the scope of everything."""
    documented = frozenset(filter(project.has_pages, project.paths))
    return Scope(documented, project.folders)


def touched(paths: Iterable[str], old: Project, new: Project, found: Iterable[str]) -> Scope:
    """Return the scope of some touched paths, sources and pages.

    ``old`` and ``new`` are the project before and after; ``found`` are the sources
    that may import what one of them has, by their text.
    """
    paths = set(paths)
    pages = {path for path in paths if is_page_name(path, new.config.docs_root)}
    owners = {owner for page in pages for owner in [new.pages.source_of(page)] if owner is not None}
    sources = {path for path in paths | owners if new.has_pages(path)}
    gone = {path for path in paths if path in old.paths} - new.paths
    pages |= {page for path in gone for page in old.pages.file_pages(path)}
    known = paths & (old.paths | new.paths)
    folders = {folder_of(path) for path in known}
    inits = (path for path in known if stem(path) == "__init__")
    folders |= {each for path in inits for each in new.above(folder_of(path))}
    folders |= {new.pages.folder_of(page) for page in pages if not page.endswith(FILE_PAGES)}
    moved = old.moved(new)
    turned = old.bare ^ new.bare
    candidates = (_neighbours(moved, old, new) | _members(turned, new)) & new.paths
    importers = (_packages(moved) | set(found)) & new.paths - candidates
    of_candidates = set(map(folder_of, candidates))
    above = {each for folder in old.folders ^ new.folders for each in ancestors(folder)}
    above |= set(map(folder_of, moved)) | _passing(moved, old, new)
    above |= {""} if about_differs(old, new) or paths_differ(old, new) else set()
    pages |= {page for folder in above - new.folders for page in old.pages.folder_pages(folder)}
    pages |= {path for path in paths if is_page_name(path, ".")}  # of another docs root
    return Scope(
        sources=frozenset(sources),
        folders=frozenset(folders & new.folders),
        pages=frozenset(pages),
        candidates=frozenset(filter(new.has_pages, candidates - sources)),
        candidate_folders=frozenset((above | _around(turned, new) | of_candidates) & new.folders),
        importers=frozenset(filter(new.has_pages, importers)),
    )


def meanings(path: str, facts: Facts, project: Project) -> list[tuple[str | None, bool]]:
    """Return what all names mean that pages of a source, or of its folder, may link.

    That is a source or None, and whether it has pages, in an order that facts alone decide.
    """
    names = {name for each in facts.imports for name in (each.module, each.target)}
    names |= {base.target for each in facts.definitions for base in each.bases}
    names |= {f".{name}" for name in facts.exports or ()}
    if project.tests.sources_of(path):
        names |= {call.target for call in facts.calls if call.target[:1] not in ("?", ":")}
    names |= absolute_names(facts, project.modules.module_name(path))
    found = (project.resolve(path, name) for name in sorted(names - {""}))
    return [(source, source is not None and project.has_pages(source)) for source in found]


def _members(folders: frozenset[str], project: Project) -> set[str]:
    """Return the sources directly in some folders: their pages link to the folder's."""
    return {path for path in project.paths if folder_of(path) in folders} if folders else set()


def _around(folders: frozenset[str], project: Project) -> set[str]:
    """Return some folders and those shown above and below: their pages link to each other."""
    if not folders:
        return set()
    below = {each for each in project.folders if project.parent(each) in folders}
    return below.union(folders, *map(project.above, folders))


def _passing(moved: Iterable[str], old: Project, new: Project) -> set[str]:
    """Return the folders whose pages show other folders than before.

    The pages of the top level show every folder with a source, and with other folders those
    that are passed change.
    """
    folders = set(map(folder_of, moved))
    found = {"" for each in folders if bool(old.files_in(each)) != bool(new.files_in(each))}
    if found and (passed := old.passed ^ new.passed):
        found |= {each for folder in passed for each in ancestors(folder)}
        found |= {each for each in new.folders if old.parent(each) != new.parent(each)}
    return found


def _packages(moved: Iterable[str]) -> set[str]:
    """Return the packages that some sources are in: ``__all__`` may name those as strings."""
    folders = {folder_of(imported_as(path)) for path in moved}
    return {join(folder, name) for folder in folders for name in INITS}


def _neighbours(moved: Iterable[str], old: Project, new: Project) -> set[str]:
    """Return the sources that an added or deleted one changes by its name alone.

    Those that have other tests, or test something else, now; its stub; with an ``__init__``
    all sources below, whose module names change.
    """
    found: set[str] = set()
    packages: set[str] = set()
    for path in {subject_of(path): path for path in moved}.values():
        groups = [project.tests.namesakes(path) for project in (old, new)]
        alike = {each for group in groups for each in (*group.sources, *group.tests)}
        found |= {each for each in alike if _tests(each, old) != _tests(each, new)}
    for path in moved:
        found.update(filter(None, [old.modules.twin(path), new.modules.twin(path)]))
        if stem(path) == "__init__":
            packages.add(folder_of(path))
    return found | _below(packages, new)


def _tests(path: str, project: Project) -> list[tuple[str, bool]]:
    """Return the tests of a source, or what a test tests, and whether those have pages."""
    linked = (*project.tests.tests_of(path), *project.tests.sources_of(path))
    return [(each, project.has_pages(each)) for each in linked]


def _below(folders: set[str], project: Project) -> set[str]:
    """Return the sources in some folders and below."""
    if not folders:
        return set()
    return {path for path in project.paths if folders.intersection(ancestors(folder_of(path)))}
