"""What the root's index shows of the project: its README, its commands, its packages. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from repo_docs_hook.project.project import Project
from repo_docs_hook.text.paths import READMES, folder_of, imported_as, is_readme, join, stem

#: The module of an object reference (PyPA's entry points specification), as ASCII or not.
_MODULE = re.compile(r"\s*(\w+(?:\.\w+)*)\s*(?::|$)")
#: A path at the top level, as which ``pyproject.toml`` names modules.
_HERE = "pyproject.toml"


def find_readme(paths: Iterable[str]) -> str:
    """Return the path of the README at the top level among plain files, ``""`` for none.

    Of several the one whose name comes first in READMES counts, then the first by code point.
    """
    found = filter(is_readme, paths)
    return min(found, key=lambda path: (READMES.index(path.lower()), path), default="")


def find_target(reference: str, project: Project) -> str | None:
    """Return the source that holds what an object reference names (``pkg.cli:main``), or None."""
    match = _MODULE.match(reference)
    found = project.resolve(_HERE, match[1]) if match else None
    if found is None or match is None:
        return None
    module = imported_as(found)
    place = module if module != found else join(folder_of(found), stem(found))
    return found if f"/{place}".endswith(f"/{match[1].replace('.', '/')}") else None


def find_packages(project: Project) -> Iterator[tuple[str, str]]:
    """Yield name and folder of each top-level package that has pages, sorted.

    Packages of tools, benchmarks and the like, which nobody installs, are left out, unless one
    is named as the project.
    """
    own = re.sub(r"[-_.]+", "_", project.config.project_name).lower()
    for name, roots in sorted(project.modules.top_packages.items()):
        for folder in sorted(join(root, name) for root in roots):
            is_meant = name.lower() == own or not project.folder_role(folder)
            if folder in project.folders and is_meant:
                yield name, folder


def about_differs(old: Project, new: Project) -> bool:
    """Tell whether description, commands or README are others than before."""
    return (old.config.about, old.readme) != (new.config.about, new.readme)


def paths_differ(old: Project, new: Project) -> bool:
    """Tell whether other paths have changed what the root's index says of the project."""
    if old is new:
        return False
    targets = (target for _, target in new.config.about.scripts)
    return any(_place(each, old) != _place(each, new) for each in targets) or (
        old.modules.packages != new.modules.packages
    )


def _place(reference: str, project: Project) -> tuple[str | None, bool]:
    found = find_target(reference, project)
    return found, found is not None and project.has_pages(found)
