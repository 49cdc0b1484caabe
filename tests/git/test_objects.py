"""Contents and sizes of blobs."""

from __future__ import annotations

import pytest

from repo_docs_hook.git.launch import GitError
from repo_docs_hook.git.repository import Repository
from tests.conftest import Repo


def test_read_and_sizes(repo: Repo) -> None:
    texts = [b"", b"no newline", b"\n\n", b"\0\xff\r\n", b"1 blob 3\nabc\n" * 99999]
    repo.commit({f"{number}.py": text for number, text in enumerate(texts)})
    with Repository.open(str(repo.top)) as git:
        oids = [git.blob_id(text) for text in texts]
        assert git.read([*oids, *oids]) == dict(zip(oids, texts, strict=True))
        assert git.sizes(oids) == {git.blob_id(text): len(text) for text in texts}
        assert git.read([]) == {}
        assert git.sizes([]) == {}


def test_a_missing_object_is_named(repo: Repo) -> None:
    repo.commit({"a.py": "1\n"})
    git = Repository.open(str(repo.top))
    absent = git.blob_id(b"never stored")
    for ask in (git.read, git.sizes):
        with pytest.raises(GitError, match=absent):
            ask([git.blob_id(b"1\n"), absent])


def test_replaced_objects_are_read_as_they_are(repo: Repo) -> None:
    repo.commit({"a.py": "1\n", "b.py": "2\n"})
    git = Repository.open(str(repo.top))
    one, two = git.blob_id(b"1\n"), git.blob_id(b"2\n")
    repo.git("replace", one, two)
    assert git.read([one]) == {one: b"1\n"}
