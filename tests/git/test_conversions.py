"""Contents are read from disk with the line ends, filters and encodings that git applies."""

from __future__ import annotations

import pytest

from repo_docs_hook.git.repository import Repository
from tests.conftest import Repo
from tests.git.conftest import conflicted, stored

CONVERSIONS = [
    pytest.param({}, "core.autocrlf=true", b"a\r\nb\r\n", b"a\nb\n", id="autocrlf"),
    pytest.param(
        {".gitattributes": "*.py text eol=crlf\n"}, "", b"a\r\nb\r\n", b"a\nb\n", id="eol"
    ),
    pytest.param(
        {".gitattributes": "*.py text working-tree-encoding=UTF-16LE\n"},
        "",
        "ä\n".encode("utf-16-le"),
        "ä\n".encode(),
        id="working-tree-encoding",
    ),
    pytest.param({".gitattributes": "*.py ident\n"}, "", b"$Id: 1 $\n", b"$Id$\n", id="ident"),
    pytest.param(
        {".gitattributes": "*.py filter=up\n"}, "filter.up.clean=tr a-z A-Z", b"a\n", b"A\n",
        id="clean filter",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("files", "setting", "on_disk", "in_git"), CONVERSIONS)
@pytest.mark.parametrize("tracked", [True, False], ids=["tracked", "untracked"])
def test_contents_are_converted_as_git_does(
    tracked: bool,
    files: dict[str, str | bytes],
    setting: str,
    on_disk: bytes,
    in_git: bytes,
    repo: Repo,
) -> None:
    repo.commit({**files, "other": ""})
    if setting:
        repo.git("config", *setting.split("=", 1))
    if tracked:
        repo.write("a.py", "")
        repo.add("a.py")
    repo.write("a.py", on_disk)
    with Repository.open(str(repo.top)) as git:
        file = (
            git.working_tree().files["a.py"]
            if tracked
            else git.untracked_files(["a.py"]).get("a.py")
        )
        assert file is not None
        assert git.read([file.oid]) == {git.blob_id(in_git): in_git}
    assert (file.mode, file.oid) == stored(repo, "a.py")


def test_line_ends_that_the_index_has_are_kept(repo: Repo) -> None:
    repo.commit({"a.py": "1\r\n"})
    repo.git("config", "core.autocrlf", "true")
    repo.write("a.py", "22\r\n")
    with Repository.open(str(repo.top)) as git:
        oid = git.working_tree().files["a.py"].oid
        assert git.read([oid]) == {oid: b"22\r\n"}
    assert stored(repo, "a.py")[1] == oid


def test_line_ends_that_our_side_of_a_conflict_has_are_kept(repo: Repo) -> None:
    conflicted(repo, ours=b"ours\r\n")
    repo.git("config", "core.autocrlf", "true")
    repo.write("both.py", "mended\r\n")
    with Repository.open(str(repo.top)) as git:
        oid = git.working_tree().files["both.py"].oid
        assert git.read([oid]) == {oid: b"mended\r\n"}
    assert stored(repo, "both.py")[1] == oid


def test_attributes_that_only_the_index_has_count(repo: Repo) -> None:
    repo.commit({"d/.gitattributes": "*.py text\n", "d/a.py": "1\n"})
    repo.remove("d/.gitattributes")
    repo.write("d/a.py", "2\r\n")
    with Repository.open(str(repo.top)) as git:
        oid = git.working_tree().files["d/a.py"].oid
        assert git.read([oid]) == {oid: b"2\n"}
