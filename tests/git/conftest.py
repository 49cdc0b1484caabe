"""What the tests of ``git/`` share: a repository in conflict, and ways to look at files."""

from __future__ import annotations

from pathlib import Path

import pytest

from repo_docs_hook.git.repository import Repository
from repo_docs_hook.model.files import Snapshot
from tests.conftest import Repo


def stored(repo: Repo, path: str) -> tuple[str, str]:
    """Mode and id that ``git add`` gives to a path, in this repository's own index."""
    repo.add(path)
    mode, oid, _ = repo.git("ls-files", "-s", "--", f":(literal){path}").split(" ", 2)
    return mode, oid


def disk(repo: Repo) -> Snapshot:
    """Return the files of the working tree."""
    with Repository.open(str(repo.top)) as git:
        return git.working_tree()


def index(repo: Repo) -> Snapshot:
    """Return the files of the index."""
    with Repository.open(str(repo.top)) as git:
        return git.index()


def conflicted(repo: Repo, ours: bytes = b"ours\n") -> None:
    """Leave ``both.py`` changed on both sides, ``gone.py`` deleted on ours."""
    repo.commit({"both.py": "0\n", "gone.py": "0\n", "calm.py": "0\n"})
    repo.git("checkout", "-q", "-b", "theirs")
    repo.commit({"both.py": "theirs\n", "gone.py": "theirs\n"})
    repo.git("checkout", "-q", "main")
    repo.remove("gone.py")
    repo.commit({"both.py": ours})
    with pytest.raises(AssertionError):
        repo.git("merge", "-q", "theirs")


def contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return the content and the time of change of every file below a folder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}
