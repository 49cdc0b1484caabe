"""Find the names that a source must contain if it imports an added or deleted module. Pure.

Python looks up a dotted name in a folder: one that the importer is in, a ``src`` beside one of
those, or the folder of the top-level package. Below that folder the name has every part of the
module's path. So an importer holds the name of the module and also that of the module's folder,
unless it is in that folder or below, or the folder is a source folder such as ``src``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from repo_docs_hook.project.project import Project
from repo_docs_hook.python.modules import SOURCE_FOLDERS
from repo_docs_hook.text.identifiers import CHARACTER, START
from repo_docs_hook.text.paths import SOURCES, ancestors, folder_of, imported_as, name_of, stem

_NAME = re.compile(f"{START}{CHARACTER}*")
#: A module's name, its folder's name, and the folder below which the latter is not needed
#: (``""``: anywhere).
_Trace = tuple[str, str, str]


class Traces:
    """The names by which to find sources whose imports may mean something else.

    ``modules`` are the names of modules added or deleted between two states of a project,
    ``names`` those and the names of their folders.
    """

    def __init__(self, old: Project, new: Project) -> None:
        self._parents: dict[str, set[str]] = {}
        self._folders: dict[str, set[str]] = {}
        for name, parent, folder in _find_traces(old, new):
            if _NAME.fullmatch(name):
                self._parents.setdefault(name, set()).add(parent)
                self._folders.setdefault(name, set()).add(folder)
        self.modules = frozenset(self._parents)
        self.names = self.modules.union(*self._parents.values()) - {""}

    def may_import(self, path: str, held: frozenset[str]) -> bool:
        """Tell whether a source that holds these of ``names`` may import one of the modules."""
        above = [*ancestors(folder_of(path))]
        return any(
            not self._parents[name].isdisjoint(held) or not self._folders[name].isdisjoint(above)
            for name in held & self.modules
        )


def _find_traces(old: Project, new: Project) -> Iterator[_Trace]:
    moved = [path for path in old.moved(new) if path.endswith(SOURCES)]
    for path in moved:
        module = imported_as(path)
        folder = folder_of(module)
        parent = name_of(folder)
        yield (stem(module), parent, "" if parent in SOURCE_FOLDERS else folder)
    packages = {folder_of(path) for path in moved if stem(path) == "__init__"}
    for name in _top_names(packages, old, new) if packages else ():
        yield (name, "", "")


def _top_names(packages: Iterable[str], old: Project, new: Project) -> set[str]:
    """Return the names of top-level packages that are in ``packages``, or added or deleted."""
    ours, theirs = old.modules.top_packages, new.modules.top_packages
    found = {name for name in map(name_of, packages) if name in ours or name in theirs}
    return found | {name for name in {*ours, *theirs} if ours.get(name) != theirs.get(name)}
