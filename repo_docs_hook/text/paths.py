"""Paths as git writes them, with ``/`` between parts, and file names with a meaning."""

from __future__ import annotations

TYPE_CHECKING = False  # the module of that name is slow to import
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Suffixes of sources, unless the settings say otherwise.
SOURCES = (".py", ".pyi")
#: The source of a package itself; a module wins over a stub.
INITS = ("__init__.py", "__init__.pyi")
#: Files with our settings, of which the first that exists counts; pre-commit's; ids of our hooks.
CONFIG_FILES = ("repo-docs-hook.toml", "pyproject.toml")
HOOKS_FILE = ".pre-commit-config.yaml"
HOOK_IDS = ("repo-docs-check", "repo-docs-fix")
#: Names of a README at the top level, lower case; the first that there is counts.
READMES = ("readme.md", "readme.rst", "readme", "readme.txt")
#: Suffixes of the pages of files, and names of the pages of folders.
FILE_PAGES = ("_docs.md", "_kw.md")
FOLDER_PAGES = ("index.md", "doc.md")


def is_page_name(path: str, docs_root: str) -> bool:
    """Tell whether ``path`` is under ``docs_root`` and named as a page is."""
    if not path.endswith(".md"):
        return False
    return is_under(path, docs_root) and (
        path.endswith(FILE_PAGES) or name_of(path) in FOLDER_PAGES
    )


def is_readme(path: str) -> bool:
    """Tell whether a path is named as a README at the top level, in any case."""
    return path.lower() in READMES


def is_under(path: str, docs_root: str) -> bool:
    """Tell whether ``path`` is under ``docs_root``."""
    return docs_root == "." or path.startswith(f"{docs_root}/")


def folder_of(path: str) -> str:
    """Return the folder of a path, ``""`` for the top level."""
    return path.rpartition("/")[0]


def name_of(path: str) -> str:
    """Return the last part of a path."""
    return path.rpartition("/")[2]


def join(folder: str, name: str) -> str:
    """Join a folder (``""``: the top level) and the name of something in it."""
    return f"{folder}/{name}" if folder else name


def ancestors(folder: str) -> Iterator[str]:
    """Yield a folder and all folders above it, the top level (``""``) last."""
    while folder:
        yield folder
        folder = folder_of(folder)
    yield ""


def with_ancestors(folders: Iterable[str]) -> frozenset[str]:
    """Return some folders and all above them."""
    return frozenset(above for folder in set(folders) for above in ancestors(folder))


def stem(path: str) -> str:
    """Return the file name without ``.py`` or ``.pyi``."""
    name = name_of(path)
    start, dot, suffix = name.rpartition(".")
    return start if dot + suffix in SOURCES else name


def imported_as(path: str) -> str:
    """Return what an import of a source names: the folder of a package, else the source."""
    return folder_of(path) if stem(path) == "__init__" else path


def decode(data: bytes) -> str:
    """Return a path as text: UTF-8, bytes that are not UTF-8 surrogate-escaped (PEP 383).

    Unlike ``os.fsdecode`` it does not depend on the locale.
    """
    return data.decode("utf-8", "surrogateescape")


def encode(path: str) -> bytes:
    """Return the bytes of a path; the reverse of ``decode``."""
    return path.encode("utf-8", "surrogateescape")
