"""Files that hold words."""

from __future__ import annotations

import pytest

from repo_docs_hook.git.repository import Repository
from tests.conftest import Repo

WORDS = [
    pytest.param([], set(), id="no words"),
    pytest.param(["core"], {"a.py", "d/b.py", "docs/p.md"}, id="whole word"),
    pytest.param(["cor"], set(), id="part of a word"),
    pytest.param(["absent", "util"], {"c.py"}, id="any of them"),
    pytest.param(["c.re"], set(), id="no pattern"),
    pytest.param(["-e"], {"c.py"}, id="no option"),
    pytest.param([f"w{number}" for number in range(50000)] + ["util"], {"c.py"}, id="many"),
]


@pytest.mark.parametrize(("words", "expected"), WORDS)
def test_grep(words: list[str], expected: set[str], repo: Repo) -> None:
    texts: dict[str, str | bytes] = {
        "a.py": "import core\n",
        "d/b.py": b"\0core\n",
        "c.py": "util -e\n",
        "docs/p.md": "core\n",
    }
    commit = repo.commit(texts)
    repo.git("config", "color.ui", "always")
    with Repository.open(str(repo.top / "d")) as git:
        assert git.grep(words) == git.grep(words, commit) == expected
        outside = {path for path in expected if not path.startswith("docs/")}
        assert git.grep(words, outside="docs") == git.grep(words, commit, "docs") == outside


def test_grep_reads_the_index_and_not_the_disk(repo: Repo) -> None:
    repo.commit({"a.py": "old\n"})
    repo.write("a.py", "new\n")
    git = Repository.open(str(repo.top))
    assert git.grep(["old"]) == {"a.py"}
    assert git.grep(["new"]) == set()


def test_conflicting_pathspec_settings_are_dropped(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit({"Docs/a.py": "old\n", "docs/b.py": "old\n"})
    monkeypatch.setenv("GIT_ICASE_PATHSPECS", "1")
    monkeypatch.setenv("GIT_LITERAL_PATHSPECS", "1")
    git = Repository.open(str(repo.top))
    assert git.grep(["old"], outside="docs") == {"Docs/a.py"}
