"""Find and make the folder of the cache: outside the repository, and owned by the user."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # the module of that name is slow to import
if TYPE_CHECKING:
    from collections.abc import Mapping

#: The variable that names another folder.
VARIABLE = "REPO_DOCS_HOOK_CACHE_DIR"
#: Bits of a mode with which group or world may write.
_OTHERS_WRITE = 0o022


def default_folder(environment: Mapping[str, str]) -> str:
    """Return where the cache is when no option says: in the user's own cache folder.

    No pull request can put a file there. ``environment`` may name
    another with ``VARIABLE``. Without a home directory caching is off, since
    a folder ``~`` in the repository could come with a pull request. Relative paths are ignored
    (XDG Base Directory Specification).
    """
    named = environment.get(VARIABLE)
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


def find_fault(folder: str) -> str:
    """Return why a folder must not be used, ``""`` where it may, or is not there yet.

    The tool trusts what is in it, so no other user may be able to write there. On Windows
    rights are not checked.
    """
    if sys.platform == "win32":
        return ""
    try:
        found = os.stat(folder)
    except OSError:
        return ""
    if found.st_uid != os.geteuid():
        return "it belongs to another user (--cache-dir names another folder)"
    if found.st_mode & _OTHERS_WRITE:
        return "others can write to it (chmod go-w forbids it)"
    return ""


def find_trouble(folder: str, named: bool) -> str:
    """Return in a sentence why the cache does not work as expected, ``""`` where it does.

    A default folder (not ``named`` by the user) may be missing or read-only.
    """
    if fault := find_fault(folder):
        return f"the cache folder {folder} is not used: {fault}"
    if not named:
        return ""
    try:
        make_folder(folder)
    except OSError as error:
        reason = "it is not a folder" if isinstance(error, FileExistsError) else error.strerror
        return f"the cache folder {folder} cannot be used: {reason or error}"
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        return f"nothing new is kept in the cache folder {folder}: it cannot be written to"
    return ""


def make_folder(folder: str) -> None:
    """Make the folder, ignored by git wherever it is.

    Raises OSError where that cannot be, or where a folder is there that must not be used.
    """
    if fault := find_fault(folder):
        raise PermissionError(fault)
    if not os.path.isdir(folder):
        os.makedirs(folder, mode=0o700, exist_ok=True)
        with open(os.path.join(folder, ".gitignore"), "w", encoding="utf-8") as file:
            file.write("*\n")
