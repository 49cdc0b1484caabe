"""The configuration keys: a table with one row for each, and the functions that check values."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from repo_docs_hook import __version__
from repo_docs_hook.config.note_ids import note_ids
from repo_docs_hook.config.rule_tables import rules
from repo_docs_hook.config.values import quote, text_line
from repo_docs_hook.text.sizes import UNITS

_SIZE = re.compile(r"([0-9]{1,15}) ?([A-Za-z]*)")
_UNITS = {"": 1} | {unit.lower(): factor for unit, factor in UNITS}


def folder(value: object) -> str:
    """Check a folder inside the repository; return it with single ``/``, ``.`` for the root.

    Raises ValueError for a path that leads out of the repository or into ``.git``, in any
    spelling that a file system takes for that name (``.GIT``, ``.git.``, ``git~1``).
    """
    text = text_line(value)
    if text.startswith("/") or "\\" in text or ":" in text:
        raise ValueError(f"must be a relative path with / between its parts, not {quote(text)}")
    parts = [part for part in text.split("/") if part not in ("", ".")]
    if ".." in parts:
        raise ValueError(f"must stay inside the repository, and {quote(text)} may leave it")
    if any(part.rstrip(" .").casefold() in (".git", "git~1") for part in parts):
        raise ValueError(f"must not lead into .git, git's own folder, and {quote(text)} does")
    return "/".join(parts) or "."


def patterns(value: object) -> tuple[str, ...]:
    """Check a list of lines of text and return it.

    Whether each line is a gitignore pattern is checked where it is compiled. Raises ValueError
    for anything else.
    """
    if not isinstance(value, list):
        raise ValueError('must be a list of gitignore patterns, such as ["tests/", "*_pb2.py"]')
    try:
        return tuple(text_line(pattern) for pattern in value)
    except ValueError as error:
        raise ValueError(f"each pattern {error}") from None


def one_of(*words: str) -> Callable[[object], str]:
    """Return a function that returns one of ``words``, and raises ValueError for other values."""

    def parse(value: object) -> str:
        if not isinstance(value, str) or value not in words:
            raise ValueError(f"must be {' or '.join(map(quote, words))}")
        return value

    return parse


def switch(value: object) -> bool:
    """Return ``true`` or ``false``; raise ValueError for anything else."""
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def roles(value: object) -> tuple[tuple[str, str], ...]:
    """Check a table from gitignore patterns to descriptions; return its pairs, in order.

    Raises ValueError where it is not a table of lines of text.
    """
    if not isinstance(value, dict):
        raise ValueError('must be a table of patterns, such as { "plugins/" = "plugin code" }')
    try:
        return tuple((text_line(pattern), text_line(role)) for pattern, role in value.items())
    except ValueError as error:
        raise ValueError(f"each pattern and role {error}") from None


def size(value: object) -> int:
    """Check a size, a number of bytes or a text with a unit; return it in bytes.

    Raises ValueError for anything else, and for 0.
    """
    number = 0
    if isinstance(value, int) and not isinstance(value, bool):
        number = value
    elif isinstance(value, str) and (match := _SIZE.fullmatch(value)):
        number = int(match[1]) * _UNITS.get(match[2].lower(), 0)
    if number <= 0:
        raise ValueError('must be a number of bytes above 0, or such as "512 KiB", "1 MiB", "2 MB"')
    return number


def version_specifier(value: object) -> str:
    """Return a version specifier (PEP 440) that this release satisfies, or ``""``.

    Raises ValueError for what is no specifier, and where this release does not satisfy it.
    """
    if not isinstance(value, str):
        raise ValueError('must be a version specifier, such as "==0.1.0" or ">=0.1,<0.2"')
    if value in ("", f"=={__version__}"):
        return value
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        fits = SpecifierSet(value).contains(__version__, prereleases=True)
    except InvalidSpecifier:
        raise ValueError(
            f'must be a version specifier, such as "==0.1.0", not {quote(value)}'
        ) from None
    if not fits:
        raise ValueError(_other_release(value))
    return value


def _other_release(specifier: str) -> str:
    import shlex

    wanted = shlex.quote(f"repo-docs-hook{quote(specifier)[1:-1]}")
    return (
        f"this is repo-docs-hook {__version__}, and {quote(specifier)} is asked for:"
        f" pip install {wanted}, or set `rev` of the hook in .pre-commit-config.yaml"
    )


# A new key is a row here and a field of Config. The version comes first, since another release
# explains the errors about other keys.
KEYS: Mapping[str, tuple[str, Callable[[object], Any]]] = {
    "required-version": ("required_version", version_specifier),
    "docs-root": ("docs_root", folder),
    "include": ("include", patterns),
    "exclude": ("exclude", patterns),
    "link-only": ("link_only", patterns),
    "original-source": ("original_source", one_of("link", "embed")),
    "docstring-style": (
        "docstring_style",
        one_of("auto", "google", "numpy", "sphinx", "epytext", "markdown", "plain"),
    ),
    "members": ("members", one_of("all", "public")),
    "sections": ("sections", one_of("all", "filled")),
    "folder-pages": ("folder_pages", switch),
    "require": ("require", one_of("all", "existing")),
    "roles": ("roles", roles),
    "rules": ("rules", rules),
    "ignore": ("ignore", note_ids),
    "project-name": ("project_name", text_line),
    "max-file-size": ("max_file_size", size),
}
