"""A real git repository for tests, shut off from the user's own configuration."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.effort import FAST, is_slow
from tests.places import TESTS

IDENTITY = {
    "GIT_AUTHOR_NAME": "Author",
    "GIT_AUTHOR_EMAIL": "author@example.org",
    "GIT_AUTHOR_DATE": "2001-02-03T04:05:06Z",
    "GIT_COMMITTER_NAME": "Committer",
    "GIT_COMMITTER_EMAIL": "committer@example.org",
    "GIT_COMMITTER_DATE": "2001-02-03T04:05:06Z",
}


@dataclass(frozen=True)
class Repo:
    """A repository on disk; ``top`` is the top level of its work tree."""

    top: Path

    def git(self, *args: str | bytes, given: bytes | None = None) -> str:
        """Run git at the top level, feed it ``given``, and return what it printed.

        Odd bytes are surrogate-escaped; the last newline is cut off. Raises
        CalledProcessError, with git's own words as a note, when git fails.
        """
        ran = subprocess.run(
            ["git", *args], cwd=self.top, input=given, capture_output=True, check=False
        )
        assert ran.returncode == 0, f"git {args}: {ran.stderr.decode(errors='replace')}"
        return ran.stdout.decode("utf-8", "surrogateescape").removesuffix("\n")

    def write(self, path: str, content: str | bytes = "") -> Path:
        """Write a file (text as UTF-8, line ends as given), with its parents."""
        file = self.top / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def remove(self, path: str) -> None:
        """Delete a file from the disk only."""
        (self.top / path).unlink()

    def add(self, *paths: str) -> None:
        """Put these paths, or without any all that differs, into the index."""
        self.git("--literal-pathspecs", "add", "-A", "--", *(paths or (".",)))

    def commit(self, files: dict[str, str | bytes] | None = None, message: str = "change") -> str:
        """Write ``files``, add everything, commit without hooks; return the commit's id."""
        for path, content in (files or {}).items():
            self.write(path, content)
        self.add()
        self.git("commit", "--quiet", "--allow-empty", "--no-verify", "-m", message)
        return self.git("rev-parse", "HEAD")

    def head(self) -> str:
        """The id of the commit that is checked out."""
        return self.git("rev-parse", "HEAD")


def make_repo(top: Path, *options: str) -> Repo:
    """Create a repository at ``top`` with ``git init``'s ``options``."""
    top.mkdir(parents=True, exist_ok=True)
    repo = Repo(top)
    repo.git("init", "--quiet", "--initial-branch=main", *options)
    return repo


def shut_off(patch: pytest.MonkeyPatch, ceiling: Path) -> None:
    """Hide the user's git configuration, any hook that the tests run in, and what is above."""
    for name in [name for name in os.environ if name.startswith(("GIT_", "PRE_COMMIT"))]:
        patch.delenv(name)
    patch.delenv("CI", raising=False)
    patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    patch.setenv("GIT_CEILING_DIRECTORIES", str(ceiling))
    patch.setenv("REPO_DOCS_HOOK_CACHE_DIR", str(ceiling / "cache"))
    for name, value in IDENTITY.items():
        patch.setenv(name, value)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Do not even import files of slow tests where the daily loop leaves them out."""
    slow = collection_path.suffix == ".py" and is_slow(
        collection_path.relative_to(TESTS).as_posix()
    )
    return True if slow and config.option.markexpr == FAST else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that the daily loop leaves out."""
    for item in items:
        if is_slow(item.nodeid.removeprefix("tests/")):
            item.add_marker("slow")


@pytest.fixture(autouse=True)
def quiet_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Shut every test off."""
    shut_off(monkeypatch, tmp_path.parent)
    monkeypatch.setenv("REPO_DOCS_HOOK_CACHE_DIR", str(tmp_path / "cache"))


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """An empty repository on an unborn branch ``main``, in ``tmp_path / "repo"``."""
    return make_repo(tmp_path / "repo")
