"""Which module a name means: Python's import system over the paths of a repository (PEP 420).

Pure: equal sets of paths give equal answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from repo_docs_hook.model.facts import Import
from repo_docs_hook.python.stdlib import is_standard
from repo_docs_hook.text.paths import (
    INITS,
    SOURCES,
    ancestors,
    folder_of,
    join,
    name_of,
    stem,
    with_ancestors,
)

#: Folders that hold top-level packages beside the folder that imports them.
SOURCE_FOLDERS = ("src", "lib", "python")
#: Packages in these folders are imported by their bare name from inside the folder only.
_PRIVATE_FOLDERS = frozenset(
    [
        "test",
        "tests",
        "testing",
        "fixtures",
        "testdata",
        "data",
        "examples",
        "example",
        "samples",
        "docs",
        "doc",
        "vendor",
        "_vendor",
        "third_party",
        "vendored",
        "node_modules",
    ]
)


class Modules:
    """The modules that some source paths are, and what a name means that one of them imports."""

    def __init__(self, paths: frozenset[str]) -> None:
        self._paths = paths
        # Most names are asked for again at once, for the next section of the same page.
        self._resolved = lru_cache(maxsize=1024)(self._resolve)

    @cached_property
    def packages(self) -> frozenset[str]:
        """The folders with an ``__init__.py`` or ``__init__.pyi``."""
        return frozenset(folder_of(path) for path in self._paths if stem(path) == "__init__")

    def import_root(self, folder: str) -> str:
        """Return the folder from which Python finds what stands in ``folder``.

        It is the one above the topmost package; below a folder called ``src`` it is
        that folder (namespace packages); without any package, the folder itself.
        """
        chain = list(ancestors(folder))
        for above in chain:
            if above.rpartition("/")[2] == "src" and above not in self.packages:
                return above
        tops = [above for above in chain if above and above in self.packages]
        return folder_of(tops[-1]) if tops else folder

    def module_name(self, path: str) -> str:
        """Return the dotted name under which Python imports a source, ``""`` if it cannot."""
        folder, name = folder_of(path), stem(path)
        if not path.endswith(SOURCES):
            return ""
        return self._dotted(folder, [] if name == "__init__" else [name])

    def _dotted(self, folder: str, tail: list[str]) -> str:
        root = self.import_root(folder)
        inner = folder[len(root) :].strip("/")
        parts = (inner.split("/") if inner else []) + tail
        return ".".join(parts) if parts and all(part.isidentifier() for part in parts) else ""

    def init_of(self, folder: str) -> str | None:
        """Return the ``__init__`` source of a folder, a module before a stub."""
        return next(self._known(join(folder, name) for name in INITS), None)

    def package_init(self, path: str) -> str | None:
        """Return the ``__init__`` source of the folder that a source stands in, not itself."""
        order = reversed(INITS) if path.endswith(".pyi") else INITS
        found = next(self._known(join(folder_of(path), name) for name in order), None)
        return None if found == path or stem(path) == "__init__" else found

    def twin(self, path: str) -> str | None:
        """Return the stub of a source, or the source of a stub."""
        other = path[:-1] if path.endswith(".pyi") else path + "i"
        return other if other in self._paths else None

    def _known(self, candidates: Iterable[str]) -> Iterator[str]:
        return (path for path in candidates if path in self._paths)

    def absolute(self, path: str, dotted: str) -> str:
        """Return a relative dotted name as an absolute one where the package is known."""
        rest = dotted.lstrip(".")
        if rest == dotted:
            return dotted
        folder = _above(folder_of(path), len(dotted) - len(rest) - 1)
        package = self._dotted(folder, []) if folder else ""
        return dotted if not package else f"{package}.{rest}" if rest else package

    def resolve(self, path: str, dotted: str) -> str | None:
        """Return the source that a dotted name means when ``path`` imports it.

        ``dotted`` may be relative; it may name a module, or a name inside one (then
        that module is the answer). None where nothing in this repository is meant, or
        where several sources could be.
        """
        return self._resolved(folder_of(path), dotted)

    def _resolve(self, folder: str, dotted: str) -> str | None:
        """Resolve a dotted name for the sources directly in a folder."""
        rest = dotted.lstrip(".")
        parts = rest.split(".") if rest else []
        if rest != dotted:
            above = _above(folder, len(dotted) - len(rest) - 1)
            return None if above is None else self._find_relative(above, parts)
        if parts[0] == "builtins":  # the interpreter's own comes before any file of that name
            return None
        for root in self._roots(folder):
            found = self._find(root, parts)
            if found:
                return found
        return self._find_elsewhere(parts)

    def _roots(self, start: str) -> Iterator[str]:
        inside = True
        for folder in ancestors(start):
            if not any(above in self.packages for above in ancestors(folder) if above):
                inside = False
            if not inside:
                yield folder
                yield from (join(folder, name) for name in SOURCE_FOLDERS)

    def _find(self, base: str, parts: list[str]) -> str | None:
        """Return the longest module below ``base`` that ``parts`` name, a package before a file."""
        name, found = base, None
        for part in parts:
            name = join(name, part)
            names = (f"{name}/__init__.py", f"{name}.py", f"{name}/__init__.pyi", f"{name}.pyi")
            module = next(self._known(names), None)
            if module is None and name not in self._branches:
                break
            found = module or found
        return found

    @cached_property
    def _branches(self) -> frozenset[str]:
        """The folders that hold a source, directly or below."""
        return with_ancestors(map(folder_of, self._paths))

    def _find_relative(self, folder: str, parts: list[str]) -> str | None:
        return self._find(folder, parts) or self.init_of(folder)

    @cached_property
    def top_packages(self) -> dict[str, set[str]]:
        """Name -> the folders that hold a package of this name which any source may import."""
        tops: dict[str, set[str]] = {}
        for folder in self.packages:
            root = folder_of(folder)
            if self.import_root(folder) == root and not _PRIVATE_FOLDERS & set(folder.split("/")):
                tops.setdefault(name_of(folder), set()).add(root)
        return tops

    def _find_elsewhere(self, parts: list[str]) -> str | None:
        roots = tuple(self.top_packages.get(parts[0], ()))
        return (
            self._find(roots[0], parts) if len(roots) == 1 and not is_standard(parts[0]) else None
        )

    def origin(self, path: str, import_: Import) -> str:
        """Tell where an import comes from: ``repository``, ``standard`` or ``third party``."""
        if import_.module.startswith(".") or self.resolve(path, import_.target):
            return "repository"
        return "standard" if is_standard(import_.module) else "third party"


def _above(folder: str, levels: int) -> str | None:
    """Return the folder so many levels above another, None above the top level."""
    parts = folder.split("/") if folder else []
    return None if levels > len(parts) else "/".join(parts[: len(parts) - levels])
