"""Rules about files."""

from __future__ import annotations

import pytest

from repo_docs_hook.rules import security
from repo_docs_hook.rules.security import files as security_files
from tests.rules.telling import Cases, is_of_methods, list_silent, read, tell

CASES: Cases = {
    "archive": (
        """
import tarfile
def f(tar):
    tar.extractall()
def g(tar):
    tar.extractall('x', filter=tarfile.fully_trusted_filter)
""",
        [
            "Archive Extraction B202: extractall @ f",
            "Archive Extraction B202: extractall(filter='fully_trusted') @ g",
        ],
    ),
    "archive with a filter, of another kind": (
        """
import tarfile
tar.extractall(filter='data')
tar.extractall(filter=tarfile.data_filter)
""",
        [],
    ),
    "a zip archive": (
        """
import zipfile
archive.extractall()
""",
        [],
    ),
    "it may be a zip archive": (
        """
import tarfile, zipfile
archive.extractall()
""",
        [],
    ),
    "shared folder": (
        """
import pathlib
open('/tmp/lock', 'w')
pathlib.Path(f'/var/tmp/{name}')
""",
        ["Shared Temporary Folder B108: open @ -"],
    ),
    "private names, the folder itself": (
        """
open('/var/lib/x')
open('/tmpfile')
open('/tmp/')
open(path)
import tempfile
tempfile.mkstemp(dir='/tmp/x')
""",
        [],
    ),
    "temporary name": (
        """
import tempfile
tempfile.mktemp()
""",
        ["Temporary Name B306: tempfile.mktemp @ -"],
    ),
    "temporary file": (
        """
import tempfile
tempfile.mkstemp()
""",
        [],
    ),
    "permissions": (
        """
import os
os.chmod('x', 0o777)
os.chmod('x', mode=0o20)
""",
        ["Wide Permissions B103: os.chmod(0o20) @ -", "Wide Permissions B103: os.chmod(0o777) @ -"],
    ),
    "modest permissions": (
        """
import os
os.chmod('x', 0o755)
os.chmod('x', mode)
path.chmod(0o644)
""",
        [],
    ),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES)
def test_notes(source: str, expected: list[str]) -> None:
    facts = read(source)
    assert tell(facts, security.notes(facts)) == expected


def test_every_row_has_a_case() -> None:
    rows = security_files.ROWS
    sources = [read(source) for source, _ in CASES.values()]
    assert list_silent([row for row in rows if not is_of_methods(row)], sources) == []
