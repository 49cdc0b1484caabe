"""A digest of this very tool: what was found by another release is not taken for ours."""

from __future__ import annotations

import os
from importlib.util import find_spec

from repo_docs_hook.digest import digest

TYPE_CHECKING = False  # the module of that name is slow to import
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HERE = os.path.dirname(os.path.abspath(__file__))
#: What facts depend on besides the bytes of a source.
_READER = ("python", "model.py", "rows.py")


def fingerprint_reader() -> bytes:
    """Return a digest of all that reads facts: our reader, and libcst's version."""
    return digest(*_contents(_READER), _libcst_version())


def fingerprint_product() -> bytes:
    """Return a digest of all that judges: every module of this package, and libcst's version."""
    return digest(*_contents(sorted(os.listdir(_HERE))), _libcst_version())


def _contents(names: Iterable[str]) -> Iterator[bytes]:
    for name in names:
        path = os.path.join(_HERE, name)
        if os.path.isdir(path) and not name.startswith("__"):
            yield from _contents(os.path.join(name, each) for each in sorted(os.listdir(path)))
        elif name.endswith(".py"):
            with open(path, "rb") as file:
                yield name.encode()
                yield file.read()


def _libcst_version() -> bytes:
    """Return what libcst says of its version, without the time it takes to import it."""
    spec = find_spec("libcst")
    folder = os.path.dirname(spec.origin) if spec and spec.origin else ""
    with open(os.path.join(folder, "_version.py"), "rb") as file:
        return file.read()
