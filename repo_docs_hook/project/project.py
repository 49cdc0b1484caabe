"""What follows from the set of source paths: folders, pages, tests, and what names mean."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from importlib import import_module
from typing import Protocol

from repo_docs_hook.model.settings import Config
from repo_docs_hook.project.page_paths import PagePaths
from repo_docs_hook.project.roles import builtin_role
from repo_docs_hook.project.select import find_role
from repo_docs_hook.python.modules import Modules
from repo_docs_hook.python.tests_of import TestFiles
from repo_docs_hook.text.languages import PYTHON, language_of
from repo_docs_hook.text.paths import folder_of, with_ancestors


class Resolver(Protocol):
    """What a name means in the sources of one language; see ``text.languages``."""

    def resolve(self, path: str, name: str) -> str | None:
        """Return the source that ``name`` means in ``path``, None where that is not known."""


class Project:
    """The set of source paths under a configuration, and everything derived from it.

    ``paths`` are all sources, ``link_only`` those of them that get no pages, ``bare`` the
    folders that get none, ``readme`` is the path of the README, ``""`` for none. It reads no
    file: equal sets of paths give equal answers.
    """

    def __init__(
        self,
        config: Config,
        paths: Iterable[str],
        link_only: Iterable[str] = (),
        bare: Iterable[str] = (),
        readme: str = "",
    ) -> None:
        self.config = config
        self.paths = frozenset(paths)
        self.link_only = frozenset(link_only)
        self.bare = frozenset(bare)
        self.readme = readme
        self._resolvers: dict[str, Resolver] = {}

    def moved(self, later: Project) -> frozenset[str]:
        """Return the sources that came or went, or came to have pages or lost them."""
        return (self.paths ^ later.paths) | (self.link_only ^ later.link_only)

    def has_pages(self, path: str) -> bool:
        """Tell whether a source gets pages."""
        return path in self.paths and path not in self.link_only

    @cached_property
    def folders(self) -> frozenset[str]:
        """The folders that hold a source with pages, directly or below; the top level is ``""``."""
        return with_ancestors(map(folder_of, self.paths - self.link_only))

    def files_in(self, folder: str) -> tuple[str, ...]:
        """Return the sources directly in a folder, sorted, those without pages too."""
        return self._files.get(folder, ())

    @cached_property
    def _files(self) -> dict[str, tuple[str, ...]]:
        return _by_folder(self.paths)

    def subfolders(self, folder: str) -> tuple[str, ...]:
        """Return the folders that pages show below one, sorted: those with pages themselves.

        In the place of one that is ``passed`` stands the first below it that is not.
        """
        return tuple(map(self._pass, self._children.get(folder, ())))

    def parent(self, folder: str) -> str:
        """Return the folder that pages show above one: the nearest that is not ``passed``.

        The index of a passed folder leads nowhere but back to where its reader came from.
        """
        return self.above(folder)[-1]

    def above(self, folder: str) -> list[str]:
        """Return the folders whose pages show one below them: passed ones, then its parent."""
        found = [folder_of(folder)]
        while found[-1] in self.passed:
            found.append(folder_of(found[-1]))
        return found

    @cached_property
    def passed(self) -> frozenset[str]:
        """The folders that hold nothing but one subfolder, such as ``src`` above a package."""
        below = self._children.items()
        return frozenset(
            folder
            for folder, inside in below
            if folder and len(inside) == 1 and folder not in self._files
        )

    def _pass(self, folder: str) -> str:
        while folder in self.passed:
            (folder,) = self._children[folder]
        return folder

    @cached_property
    def _children(self) -> dict[str, tuple[str, ...]]:
        return _by_folder(self.folders - {""})

    @cached_property
    def pages(self) -> PagePaths:
        """Where the pages are."""
        folders = self.folders - self.bare if self.config.folder_pages else frozenset[str]()
        return PagePaths(self.config.docs_root, self.paths - self.link_only, folders)

    @cached_property
    def tests(self) -> TestFiles:
        """Which test files belong to which sources."""
        return TestFiles(self.paths)

    @cached_property
    def modules(self) -> Modules:
        """The Python modules among the sources."""
        return Modules(self.paths)

    def resolve(self, path: str, name: str) -> str | None:
        """Return the source that a name means in ``path``, by the rules of that source's language.

        None where nothing in this repository is meant, or where several sources could be.
        """
        language = language_of(path)
        if language is PYTHON:
            return self.modules.resolve(path, name)
        if language.name not in self._resolvers:
            self._resolvers[language.name] = import_module(language.modules).Modules(self.paths)
        return self._resolvers[language.name].resolve(path, name)

    def role(self, path: str) -> str:
        """Return what the part of the tree is that a source stands in, ``""`` if unknown.

        The configuration's ``roles`` come first, then the names of the folders.
        """
        return self._configured_role(path) or builtin_role(folder_of(path))

    def folder_role(self, folder: str) -> str:
        """Return what a folder is for, ``""`` where neither settings nor names say."""
        return self._configured_role(f"{folder}/") or builtin_role(folder)

    def _configured_role(self, path: str) -> str:
        return find_role(path, self.config) if self.config.roles else ""


def _by_folder(paths: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return folder -> what stands directly in it, sorted."""
    found: dict[str, list[str]] = {}
    for path in sorted(paths):
        found.setdefault(folder_of(path), []).append(path)
    return {folder: tuple(inside) for folder, inside in found.items()}
