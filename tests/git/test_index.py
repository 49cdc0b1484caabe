"""The files of the index, with conflicts, links and intent-to-add."""

from __future__ import annotations

from pathlib import Path

import pytest

from repo_docs_hook.git.discover import find_repository
from repo_docs_hook.git.index import Index
from repo_docs_hook.git.repository import Repository
from repo_docs_hook.model.files import Change, File
from tests.conftest import Repo, make_repo
from tests.git.conftest import conflicted, disk, index


def test_listing_tells_one_index_from_another(repo: Repo) -> None:
    def listing() -> bytes:
        return Index(find_repository(str(repo.top), {})).listing

    repo.commit({"a.py": "1\n"})
    first = listing()
    repo.write("a.py", "2\n")
    assert listing() == first
    repo.add()
    assert listing() != first


def test_index_of_an_unborn_branch(repo: Repo) -> None:
    repo.write("a.py", "1\n")
    repo.add()
    with Repository.open(str(repo.top)) as git:
        oid = git.blob_id(b"1\n")
        assert git.index().files == {"a.py": File("a.py", "100644", oid)}
        assert git.changes() == (Change("A", "a.py", "", "", oid),)
        assert git.working_changes(git.working_tree()) == git.changes()
        assert git.resolve("HEAD") is None


@pytest.mark.parametrize("born", [True, False], ids=["with a commit", "unborn"])
def test_intent_to_add_is_on_disk_but_not_in_the_index(born: bool, repo: Repo) -> None:
    if born:
        repo.commit({"pkg/__init__.py": ""})
    for path in ("new.py", "empty.py", "real/__init__.py"):
        repo.write(path, "x\n" if path == "new.py" else "")
    repo.git("add", "-N", "new.py", "empty.py")
    repo.git("add", "real")
    known = {"pkg/__init__.py"} if born else set()
    with Repository.open(str(repo.top)) as git:
        assert set(git.index().files) == known | {"real/__init__.py"}
        tree = git.working_tree()
        assert set(tree.files) == known | {"real/__init__.py", "new.py", "empty.py"}
        assert git.read([tree.files["new.py"].oid]) == {git.blob_id(b"x\n"): b"x\n"}
        assert [change.path for change in git.changes()] == ["real/__init__.py"]


def test_intent_to_add_of_a_committed_empty_file_is_its_deletion(repo: Repo) -> None:
    repo.commit({"a/__init__.py": "", "b.py": "1\n"})
    repo.git("rm", "-q", "--cached", "a/__init__.py")
    repo.git("add", "-N", "a/__init__.py")
    assert set(index(repo).files) == {"b.py"}


def test_removed_from_the_index_but_not_from_disk(repo: Repo) -> None:
    repo.commit({"a.py": "1\n", "b.py": "2\n"})
    repo.git("rm", "-q", "--cached", "a.py")
    with Repository.open(str(repo.top)) as git:
        assert set(git.index().files) == set(git.working_tree().files) == {"b.py"}
        assert git.working_tree().untracked == ("a.py",)
        assert [(change.status, change.path) for change in git.changes()] == [("D", "a.py")]


def test_links_and_submodules_are_in_the_index_with_their_mode(repo: Repo, tmp_path: Path) -> None:
    other = make_repo(tmp_path / "other")
    other.commit({"x.py": "1\n"})
    (repo.top / "link.py").symlink_to("target.py")
    repo.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "../other", "sub")
    repo.add()
    for snapshot in (index(repo), disk(repo)):
        modes = {path: file.mode for path, file in snapshot.files.items()}
        assert modes == {".gitmodules": "100644", "link.py": "120000", "sub": "160000"}
    with Repository.open(str(repo.top / "sub")) as git:
        assert (git.top, set(git.working_tree().files)) == (str(repo.top / "sub"), {"x.py"})


def test_unmerged_paths(repo: Repo) -> None:
    conflicted(repo)
    with Repository.open(str(repo.top)) as git:
        unmerged = frozenset({"both.py", "gone.py"})
        assert git.index().unmerged == git.working_tree().unmerged == unmerged
        assert set(git.index().files) == {"calm.py"}
        tree = git.working_tree()
        assert set(tree.files) == {"both.py", "gone.py", "calm.py"}
        assert b"<<<<<<<" in git.read([tree.files["both.py"].oid])[tree.files["both.py"].oid]
        assert git.changes() == git.working_changes(tree) == ()


def test_an_unmerged_path_that_the_disk_lacks(repo: Repo) -> None:
    conflicted(repo)
    repo.remove("both.py")
    tree = disk(repo)
    assert ("both.py" in tree.files, "both.py" in tree.unmerged) == (False, True)
