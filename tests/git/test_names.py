"""Names that a shell, git or a locale could change come out as they are."""

from __future__ import annotations

import pytest

from repo_docs_hook.git.repository import Repository
from repo_docs_hook.model.files import Change, File
from tests.conftest import Repo
from tests.git.conftest import index

NAMES = [
    pytest.param("plain.py", id="plain"),
    pytest.param("a b/c d.py", id="blanks"),
    pytest.param("quo'te\".py", id="quotes"),
    pytest.param('"led".py', id="leading quote"),
    pytest.param("new\nline.py", id="newline"),
    pytest.param("return.py\r", id="carriage return"),
    pytest.param("-rf.py", id="leading dash"),
    pytest.param("st*r?.py", id="glob"),
    pytest.param(":(top)colon:.py", id="colon"),
    pytest.param("[red].py", id="brackets"),
    pytest.param("back\\slash.py", id="backslash"),
    pytest.param("tab\t.py", id="tab"),
    pytest.param("käse/Δ.py", id="non-ASCII"),
    pytest.param("odd\udcff\udcfe.py", id="non-UTF-8"),
]


@pytest.mark.parametrize("path", NAMES)
def test_a_name_survives_every_question(path: str, repo: Repo) -> None:
    base = repo.commit({"other.py": "z\n"})
    repo.write(path, "first word\n")
    with Repository.open(str(repo.top)) as git:
        assert git.working_tree().untracked == (path,)
        file = git.untracked_files([path]).get(path)
        assert file == File(path, "100644", git.blob_id(b"first word\n"))
        assert git.read([file.oid]) == {file.oid: b"first word\n"}
    first = repo.commit()
    repo.write(path, "second\n")
    with Repository.open(str(repo.top)) as git:
        assert git.index().files[path].oid == git.tree(first).files[path].oid == file.oid
        second = git.working_tree().files[path].oid
        assert git.read([second]) == {second: b"second\n"}
        assert git.changes(base, first) == (Change("A", path, "", "", file.oid),)
        assert git.grep(["word"], [path]) == git.grep(["word"], [path], first) == {path}
        assert git.skipped == frozenset()


@pytest.mark.parametrize("locale", ["C", "en_US.ISO-8859-1", "C.UTF-8"])
def test_a_name_is_the_same_in_every_locale(
    locale: str, repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    repo.commit({"käse.py": "1\n"})
    assert list(index(repo).files) == ["käse.py"]
