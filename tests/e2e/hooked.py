"""A repository with the hooks installed, and what happens to its commits."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.calling import call
from tests.conftest import Repo

PAGE = "docs/pkg/core.py_docs.md"
PRE_COMMIT = (sys.executable, "-m", "pre_commit")
CONFIG = """\
repos:
- repo: {tool}
  rev: v1.0
  hooks:
  - id: repo-docs-check
    verbose: true
  - id: repo-docs-fix
"""


def core(parameters: str = "command", body: str = "command", summary: str = "Run it.") -> str:
    """Return a source with one function."""
    return f'"""Runs."""\n\n\ndef run({parameters}):\n    """{summary}"""\n    return {body}\n'


SOURCES = {
    "pkg/__init__.py": '"""A package."""\n',
    "pkg/core.py": core(),
    "pkg/tool.py": '"""A tool."""\n\nfrom pkg.core import run\n\n\ndef start():\n    run(1)\n',
    "pyproject.toml": '[project]\nname = "demo"\n',
}


@dataclass(frozen=True)
class Attempt:
    """How a command ended: its exit code, and all that it printed."""

    code: int
    said: str


@dataclass(frozen=True)
class Hooked(Repo):
    """A repository with pre-commit's hooks; whatever was committed with them is fresh."""

    def attempt(self, *args: str, folder: str = "", **environment: str) -> Attempt:
        """Run git in a folder of the repository, with hooks, whatever comes of it."""
        return self.run("git", *args, folder=folder, **environment)

    def pre_commit(self, *args: str) -> Attempt:
        """Run pre-commit at the top level, whatever comes of it."""
        return self.run(*PRE_COMMIT, *args)

    def run(self, *command: str, folder: str = "", **environment: str) -> Attempt:
        """Run a command in a folder of the repository, whatever comes of it."""
        ran = subprocess.run(
            command,
            cwd=self.top / folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return Attempt(ran.returncode, ran.stdout.decode("utf-8", "surrogateescape"))

    def fix(self, *paths: str) -> None:
        """Write the pages, as a user does by hand, and put nothing into the index."""
        called = call(self.top, "--fix", *paths)
        assert called.code == 0, called

    def edit(self, files: dict[str, str]) -> None:
        """Write sources and their pages, and put both into the index."""
        for path, content in files.items():
            self.write(path, content)
        self.add()
        self.fix()
        self.add()

    def record(self, files: dict[str, str], message: str = "change") -> str:
        """Commit sources with their pages past the hooks; return the commit's id."""
        self.edit(files)
        return self.commit(message=message)

    def is_fresh(self, rev: str = "HEAD") -> bool:
        """Tell whether a whole check of a fresh checkout of a commit finds nothing."""
        with tempfile.TemporaryDirectory() as folder:
            self.git("worktree", "add", "--quiet", "--detach", folder, rev)
            code = call(Path(folder), "--check", "--quiet").code
            self.git("worktree", "remove", "--force", folder)
        return code == 0

    def assert_commits(self, *words: str, args: tuple[str, ...] = (), folder: str = "") -> None:
        """Commit what is staged: the hook passes, says ``words``, and the commit is fresh."""
        before = self.git("rev-parse", "HEAD")
        attempt = self.attempt("commit", "-m", "change", *args, folder=folder)
        assert attempt.code == 0, attempt.said
        self._assert_says(attempt, words)
        assert self.head() != before
        assert self.is_fresh(), attempt.said

    def assert_refuses(self, *words: str, args: tuple[str, ...] = (), folder: str = "") -> None:
        """Commit what is staged: the hook fails, says ``words``, and there is no commit."""
        before = self.git("rev-parse", "HEAD")
        attempt = self.attempt("commit", "-m", "change", *args, folder=folder)
        assert attempt.code == 1, attempt.said
        self._assert_says(attempt, words)
        assert self.head() == before

    def _assert_says(self, attempt: Attempt, words: tuple[str, ...]) -> None:
        for each in words:
            assert each in attempt.said, attempt.said
