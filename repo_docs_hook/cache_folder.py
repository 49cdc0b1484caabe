"""Where earlier runs' findings are kept: out of reach of a pull request, unseen by git."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # the module of that name is slow to import
if TYPE_CHECKING:
    from collections.abc import Mapping


def default_folder(environment: Mapping[str, str]) -> str:
    """Return where the cache is when nobody says: in the user's own cache folder.

    No pull request can put a file there, and git never sees it. ``environment`` may name
    another with ``REPO_DOCS_HOOK_CACHE_DIR``. Who has no home has no cache: a folder ``~``
    in the repository would be anybody's. The XDG specification has relative paths ignored.
    """
    named = environment.get("REPO_DOCS_HOOK_CACHE_DIR")
    if named:
        return named
    if sys.platform == "win32":
        base = environment.get("LOCALAPPDATA") or os.path.expanduser("~/AppData/Local")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = environment.get("XDG_CACHE_HOME", "")
        base = base if os.path.isabs(base) else os.path.expanduser("~/.cache")
    return os.path.join(base if os.path.isabs(base) else os.devnull, "repo-docs-hook")


def make_folder(folder: str) -> None:
    """Make the folder, ignored by git wherever it is. Raises OSError."""
    if not os.path.isdir(folder):
        os.makedirs(folder, mode=0o700, exist_ok=True)
        with open(os.path.join(folder, ".gitignore"), "w", encoding="utf-8") as file:
            file.write("*\n")
