"""What changed between commits, the index and the disk."""

from __future__ import annotations

import pytest

from repo_docs_hook.git.launch import GitError
from repo_docs_hook.git.records import compare
from repo_docs_hook.git.repository import Repository
from repo_docs_hook.model.files import Change, File
from tests.conftest import Repo


def test_changes(repo: Repo) -> None:
    text = "".join(f"line {number}\n" for number in range(20))
    old = repo.commit({"a.py": "1\n", "gone.py": "2\n", "old.py": text, "kind.py": "4\n"})
    for path in ("gone.py", "old.py", "kind.py"):
        repo.remove(path)
    (repo.top / "kind.py").symlink_to("a.py")
    (repo.top / "a.py").chmod(0o755)
    repo.write("moved.py", text + "more\n")
    repo.write("new.py", "5\n")
    repo.add()
    with Repository.open(str(repo.top)) as git:
        one, two, four, five = (git.blob_id(f"{number}\n".encode()) for number in (1, 2, 4, 5))
        before, after = git.blob_id(text.encode()), git.blob_id(f"{text}more\n".encode())
        expected = (
            Change("M", "a.py", "", one, one),
            Change("D", "gone.py", "", two, ""),
            Change("T", "kind.py", "", four, git.blob_id(b"a.py")),
            Change("R", "moved.py", "old.py", before, after),
            Change("A", "new.py", "", "", five),
        )
        assert git.changes() == git.changes(old) == expected
        new = repo.commit()
        assert git.changes(old, new) == git.changes("HEAD^", "HEAD") == expected
        assert git.changes(new, new) == git.changes("HEAD") == ()


def test_renames_do_not_hang_on_the_configuration(repo: Repo) -> None:
    repo.commit({"a.py": "1\n2\n3\n", "b.py": "4\n5\n6\n"})
    repo.git("config", "diff.renames", "false")
    repo.git("config", "diff.renameLimit", "1")
    repo.git("mv", "a.py", "c.py")
    repo.git("mv", "b.py", "d.py")
    with Repository.open(str(repo.top)) as git:
        assert [change.status for change in git.changes()] == ["R", "R"]


@pytest.mark.parametrize("rev", ["--output=x", "-1", ""])
def test_an_option_is_no_revision(rev: str, repo: Repo) -> None:
    repo.commit({"a.py": "1\n"})
    git = Repository.open(str(repo.top))
    assert git.resolve(rev) is None
    for ask in (git.tree, git.changes, lambda rev: git.merge_base("HEAD", rev)):
        with pytest.raises(GitError, match="not the name of a commit"):
            ask(rev)
    assert not (repo.top / "x").exists()


@pytest.mark.parametrize("rev", ["nowhere", "0" * 40, "HEAD:a.py", "HEAD^"])
def test_no_such_commit(rev: str, repo: Repo) -> None:
    repo.commit({"a.py": "1\n"})
    git = Repository.open(str(repo.top))
    assert git.resolve(rev) is None
    with pytest.raises(GitError):
        git.tree(rev)


def file(path: str, oid: str, mode: str = "100644") -> tuple[str, File]:
    return path, File(path, mode, oid)


COMPARED = [
    pytest.param([file("a", "1")], [file("a", "1")], [], id="same"),
    pytest.param([file("a", "1")], [file("a", "2")], [("M", "a", "")], id="edited"),
    pytest.param([file("a", "1")], [file("a", "1", "100755")], [("M", "a", "")], id="mode only"),
    pytest.param([file("a", "1")], [file("a", "1", "120000")], [("T", "a", "")], id="kind"),
    pytest.param([], [file("a", "1")], [("A", "a", "")], id="added"),
    pytest.param([file("a", "1")], [], [("D", "a", "")], id="deleted"),
    pytest.param([file("a", "1")], [file("b", "1")], [("R", "b", "a")], id="renamed"),
    pytest.param(
        [file("a", "1")],
        [file("b", "1"), file("d/a", "1")],
        [("A", "b", ""), ("R", "d/a", "a")],
        id="an equal name moves first",
    ),
    pytest.param(
        [file("a", "1", "120000")],
        [file("b", "1", "120000")],
        [("D", "a", ""), ("A", "b", "")],
        id="links are not renamed",
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), COMPARED)
def test_compare(
    old: list[tuple[str, File]],
    new: list[tuple[str, File]],
    expected: list[tuple[str, str, str]],
) -> None:
    found = compare(dict(old), dict(new))
    assert [(change.status, change.path, change.old_path) for change in found] == expected


def test_working_changes(repo: Repo) -> None:
    repo.commit({"a.py": "1\n", "b.py": "2\n", "c.py": "3\n"})
    repo.write("a.py", "new\n")
    repo.remove("b.py")
    repo.write("d.py", "4\n")
    repo.git("add", "-N", "d.py")
    with Repository.open(str(repo.top)) as git:
        found = git.working_changes(git.working_tree())
    assert [(change.status, change.path) for change in found] == [
        ("M", "a.py"),
        ("D", "b.py"),
        ("A", "d.py"),
    ]
