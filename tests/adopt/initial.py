"""What `--init` writes into a repository that has nothing yet, and what it leaves when done."""

from __future__ import annotations

from repo_docs_hook import __version__
from repo_docs_hook.adopt.source import UNKNOWN, find_source
from tests.calling import call
from tests.conftest import Repo

HOOKS = ".pre-commit-config.yaml"
SOURCE = {"pkg/core.py": '"""A module."""\n'}
URL = find_source().url
WHOLE = f"""\
# Pages are generated: keep other hooks off them.
exclude: ^docs/(.*/)?([^/]+_(docs|kw)|index|doc)\\.md$
repos:
  - repo: {URL}
    rev: v{__version__}
    hooks:
      - id: repo-docs-check
      - id: repo-docs-fix  # by hand: pre-commit run --hook-stage manual repo-docs-fix
"""
OWNER = f"""\
Put the owner of the repository that you have this tool from in the place of
OWNER in {HOOKS}.
""" * (URL == UNKNOWN)
ATTRIBUTES = """\
docs/**/*_docs.md linguist-generated eol=lf
docs/**/*_kw.md   linguist-generated eol=lf
docs/**/index.md  linguist-generated eol=lf
docs/**/doc.md    linguist-generated eol=lf
"""


def files(repo: Repo) -> dict[str, bytes]:
    """Return every file of the work tree."""
    found = (path for path in repo.top.rglob("*") if ".git" not in path.parts and path.is_file())
    return {path.relative_to(repo.top).as_posix(): path.read_bytes() for path in found}


def assert_done(repo: Repo) -> None:
    """A further run finds nothing to do and touches nothing."""
    before = {path: (repo.top / path).stat().st_mtime_ns for path in files(repo)}
    called = call(repo.top, "--init")
    assert (called.code, called.err) == (0, "")
    assert "Nothing to do: this repository has all that --init adds.\n" in called.out
    assert {path: (repo.top / path).stat().st_mtime_ns for path in files(repo)} == before
