"""Rows for files: permissions, temporary names, archives."""

from __future__ import annotations

import re

from repo_docs_hook.rules.arguments import (
    absent,
    argument,
    every,
    given,
    imports,
    none_of,
    read_number,
)
from repo_docs_hook.rules.match import Row, name_target
from repo_docs_hook.rules.subjects import On, Subject

_SHARED = re.compile(r"(?:['\"]|:[a-z-]+ )(?:/tmp|/var/tmp|/dev/shm)/[^'\"]")


def _read_mode(subject: Subject) -> int:
    """Return the constant mode of ``os.chmod(path, mode)`` or ``path.chmod(mode)``, else 0."""
    position = 0 if subject.target.startswith("?.") else 1
    return read_number(argument(subject, "mode", position)) or 0


def _lets_others_write(subject: Subject) -> bool:
    # Bandit also reports 0o755, which is the usual mode of a program.
    return bool(_read_mode(subject) & 0o022)


def _is_shared(subject: Subject) -> bool:
    """Whether the first argument is a file in a folder that everyone can write to."""
    values = [item.value for item in subject.arguments[:1] if item.keyword == ""]
    return bool(values) and _SHARED.match(values[0]) is not None


# The object of a method is not known; if the file imports zipfile, it may be a zip archive.
_IS_TAR = every(imports("tarfile"), none_of(imports("zipfile")))

ROWS = (
    Row(
        "Archive Extraction",
        On.CALL,
        "?.extractall",
        "members can name places outside of the folder, before Python 3.14",
        "B202",
        test=every(_IS_TAR, absent("filter")),
    ),
    Row(
        "Archive Extraction",
        On.CALL,
        "?.extractall",
        "members can name places outside of the folder",
        "B202",
        what="extractall(filter='fully_trusted')",
        test=every(_IS_TAR, given("filter", "'fully_trusted'", "=tarfile.fully_trusted_filter")),
    ),
    Row(
        "Shared Temporary Folder",
        On.CALL,
        "builtins.open os.open os.mkdir os.makedirs pathlib.Path sqlite3.connect",
        "others can make the file first",
        "B108",
        test=_is_shared,
    ),
    Row("Temporary Name", On.CALL, "tempfile.mktemp", "another can make the file first", "B306"),
    Row(
        "Wide Permissions",
        On.CALL,
        "os.chmod os.fchmod os.lchmod ?.chmod",
        "lets group or others write",
        "B103",
        what=lambda subject: f"{name_target(subject)}({_read_mode(subject):#o})",
        test=_lets_others_write,
    ),
)
