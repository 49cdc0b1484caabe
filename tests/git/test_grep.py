"""Files that hold words."""

from __future__ import annotations

import pytest

from repo_docs_hook.git.repository import Repository
from tests.conftest import Repo

GREPPED: dict[str, str | bytes] = {
    "a.py": "import core\n",
    "d/b.py": b"\0core\n",
    "d/c.pyi": "util -e\r\x0ccore_2\n",
    "docs/p.md": "core \u00e9\n",
    "run": "util",
    "w[a]*": "core",
    "latin/end.py": b"caf\xe9",
    "latin/middle.py": b"a\xaab",
    "latin/start.py": b"\xe9a",
    "utf_8.py": "x\ufb01y",
}
ODD = {"latin/end.py", "latin/middle.py", "latin/start.py", "utf_8.py"}
GREPS = [
    pytest.param(["core"], [".py"], {"a.py", "d/b.py", *ODD}, id="whole word"),
    pytest.param(["cor", "core_"], [".py"], ODD, id="part of a word"),
    pytest.param(["absent", "util"], [".py", ".pyi"], {"d/c.pyi", *ODD}, id="any of them"),
    pytest.param(["core"], [".pyi"], set(), id="between digits and letters"),
    pytest.param(["core"], [".md"], {"docs/p.md"}, id="one ending"),
    pytest.param(["util"], ["run"], {"run"}, id="no suffix"),
    pytest.param(["core"], ["w[a]*"], {"w[a]*"}, id="an ending like a pattern"),
    pytest.param(["core"], ["[a]*"], {"w[a]*"}, id="only the end of a name"),
    pytest.param(["core"], ["*"], {"w[a]*"}, id="a star is a star"),
    pytest.param(["\u00e9"], [".py", "run"], ODD, id="a word that is not all ASCII"),
]


@pytest.mark.parametrize(("words", "endings", "expected"), GREPS)
def test_grep(words: list[str], endings: list[str], expected: set[str], repo: Repo) -> None:
    commit = repo.commit(GREPPED)
    repo.git("config", "color.ui", "always")
    with Repository.open(str(repo.top / "d")) as git:
        assert git.grep(words, endings) == git.grep(words, endings, commit) == expected


def test_grep_reads_the_index_and_not_the_disk(repo: Repo) -> None:
    repo.commit({"a.py": "old\n"})
    repo.write("a.py", "new\n")
    git = Repository.open(str(repo.top))
    assert git.grep(["old"], [".py"]) == {"a.py"}
    assert git.grep(["new"], [".py"]) == set()


def test_conflicting_pathspec_settings_are_dropped(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit({"Docs/a.py": "old\n", "docs/b.py": "old\n"})
    monkeypatch.setenv("GIT_ICASE_PATHSPECS", "1")
    monkeypatch.setenv("GIT_LITERAL_PATHSPECS", "1")
    git = Repository.open(str(repo.top))
    assert git.grep(["old"], ["s/a.py"]) == {"Docs/a.py"}
    assert git.grep(["old"], ["S/A.py"]) == set()
