"""The files on disk, tracked and untracked, as ``git add`` would take them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from repo_docs_hook.git.repository import Repository
from repo_docs_hook.model.files import File
from tests.conftest import Repo, make_repo
from tests.git.conftest import stored


def edit(repo: Repo) -> None:
    repo.write("a.py", "2\n")


def touch(repo: Repo) -> None:
    os.utime(repo.top / "a.py", (1, 1))


def make_executable(repo: Repo) -> None:
    (repo.top / "a.py").chmod(0o755)


def make_link(repo: Repo) -> None:
    repo.remove("a.py")
    (repo.top / "a.py").symlink_to("b.py")


def append_and_restore_time(repo: Repo) -> None:
    state = (repo.top / "a.py").stat()
    repo.write("a.py", "3\n")
    os.utime(repo.top / "a.py", ns=(state.st_atime_ns, state.st_mtime_ns))


@pytest.mark.parametrize("act", [edit, touch, make_executable, make_link, append_and_restore_time])
def test_working_tree_is_what_git_would_add(act: object, repo: Repo) -> None:
    assert callable(act)
    repo.commit({"a.py": "1\n", "b.py": "0\n"})
    act(repo)
    with Repository.open(str(repo.top)) as git:
        file = git.working_tree().files["a.py"]
        content = git.read([file.oid])[file.oid]
    assert (file.mode, file.oid) == stored(repo, "a.py")
    with Repository.open(str(repo.top)) as git:
        assert git.read([file.oid])[file.oid] == content


def delete(repo: Repo) -> None:
    repo.remove("d/a.py")


def replace_by_folder(repo: Repo) -> None:
    repo.remove("d/a.py")
    repo.write("d/a.py/x")


def replace_by_pipe(repo: Repo) -> None:
    repo.remove("d/a.py")
    os.mkfifo(repo.top / "d/a.py")


def replace_folder_by_link(repo: Repo) -> None:
    (repo.top / "d").rename(repo.top.parent / "elsewhere")
    (repo.top / "d").symlink_to(repo.top.parent / "elsewhere")


@pytest.mark.parametrize(
    "act", [delete, replace_by_folder, replace_by_pipe, replace_folder_by_link]
)
def test_a_file_that_the_disk_lacks_is_left_out(act: object, repo: Repo) -> None:
    assert callable(act)
    repo.commit({"d/a.py": "1\n", "b.py": "0\n"})
    act(repo)
    with Repository.open(str(repo.top)) as git:
        assert set(git.working_tree().files) == {"b.py"}
        assert git.untracked_files(["d/a.py"]).get("d/a.py") is None


def test_untracked_files(repo: Repo, tmp_path: Path) -> None:
    repo.commit({".gitignore": "ignored.py\n", "a.py": "1\n"})
    for path in ("z.py", "d/b.py", "ignored.py"):
        repo.write(path, "new\n")
    (repo.top / "link.py").symlink_to("a.py")
    make_repo(repo.top / "nested").commit({"x.py": "1\n"})
    with Repository.open(str(repo.top)) as git:
        assert git.working_tree().untracked == ("d/b.py", "link.py", "z.py")
        ignored = git.untracked_files(["ignored.py"]).get("ignored.py")
        assert ignored == File("ignored.py", "100644", git.blob_id(b"new\n"))
        assert git.untracked_files(["link.py"]).get("link.py") == File(
            "link.py", "120000", git.blob_id(b"a.py")
        )
        assert git.untracked_files(["d"]).get("d") is None
        assert git.untracked_files(["absent.py"]).get("absent.py") is None
        found = git.untracked_files(["z.py", "absent.py", "ignored.py", "d"])
        assert found == {
            path: git.untracked_files([path]).get(path) for path in ("ignored.py", "z.py")
        }
