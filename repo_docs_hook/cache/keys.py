"""Make the keys of the cache: digests of contents and of the tool itself."""

from __future__ import annotations

import os
from importlib.util import find_spec

try:
    # The same as hashlib.blake2b, but importing hashlib loads OpenSSL, which is slow.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

TYPE_CHECKING = False  # the module of that name is slow to import
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SIZE = 32

#: The folder of this package.
_HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
#: The module that turns the bytes of a source into what is stored of it, by a reader.
_READING = "repo_docs_hook.sources.worker"
#: Imports from this package, anywhere in a module: a dotted name, and what comes from it.
_IMPORTS = (
    rb"from (repo_docs_hook[\w.]*) import (\([^)]*\)|.*)",
    rb"import (repo_docs_hook[\w.]*)()",
)


#: Digests made by this run. functools.cache would do, but is slow to import.
_MADE: dict[str, bytes] = {}


def digest(*parts: bytes) -> bytes:
    """Return the BLAKE2b digest (RFC 7693) of some byte strings, ``SIZE`` bytes.

    The boundaries between the parts count.
    """
    whole = blake2b(digest_size=SIZE)
    for part in parts:
        whole.update(b"%d:" % len(part))
        whole.update(part)
    return whole.digest()


def fingerprint_reader() -> bytes:
    """Return a digest of all that facts depend on besides the bytes of a source.

    It covers libcst's version and the whole text of every module that ``_READING`` and the
    readers of all languages import, directly or through others, in functions and under
    TYPE_CHECKING too. Of a package it covers ``__init__`` only where a name is imported from
    the package itself.
    """
    if "reader" not in _MADE:
        from repo_docs_hook.text.languages import LANGUAGES

        starts = (_READING, *(language.reader for language in LANGUAGES))
        _MADE["reader"] = digest(*_reached(starts), _libcst_version())
    return _MADE["reader"]


def fingerprint_product() -> bytes:
    """Return a digest of the whole tool: every module of this package, and libcst's version."""
    if "product" not in _MADE:
        _MADE["product"] = digest(*_contents(sorted(os.listdir(_HERE))), _libcst_version())
    return _MADE["product"]


def _reached(starts: Iterable[str]) -> Iterator[bytes]:
    """Yield the names and texts of modules and of those that they import, sorted by name."""
    found: dict[str, bytes] = {}
    waiting = {*starts}
    while waiting:
        name = waiting.pop()
        found[name] = _read(_file_of(name))
        waiting.update(each for each in _imports(found[name]) if each not in found)
    for name in sorted(found):
        yield name.encode()
        yield found[name]


def _imports(text: bytes) -> Iterator[str]:
    """Yield the dotted names of the modules of this package that a module imports."""
    import re  # slow to import, and not needed where git's answers decide the run

    for dotted, names in (found for form in _IMPORTS for found in re.findall(form, text)):
        module = dotted.decode()
        yield module
        if _file_of(module).endswith("__init__.py"):
            parts = (f"{module}.{name.decode()}" for name in re.findall(rb"\w+", names))
            yield from (part for part in parts if os.path.exists(_file_of(part)))


def _file_of(module: str) -> str:
    """Return the file of a module or package by its dotted name."""
    place = os.path.join(_HERE, *module.split(".")[1:])
    return os.path.join(place, "__init__.py") if os.path.isdir(place) else f"{place}.py"


def _contents(names: Iterable[str]) -> Iterator[bytes]:
    for name in names:
        path = os.path.join(_HERE, name)
        if os.path.isdir(path) and not name.startswith("__"):
            yield from _contents(os.path.join(name, each) for each in sorted(os.listdir(path)))
        elif name.endswith(".py"):
            yield name.encode()
            yield _read(path)


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _libcst_version() -> bytes:
    """Return libcst's own version file, without importing libcst, which is slow."""
    spec = find_spec("libcst")
    folder = os.path.dirname(spec.origin) if spec and spec.origin else ""
    return _read(os.path.join(folder, "_version.py"))
