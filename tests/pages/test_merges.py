"""Two branches merge into right pages, or git or a check says that they do not.

What is promised, and shown here for random branches whose own pages are right:

- Where git merges sources and pages without a conflict, a page can still be wrong, since a
  page says what follows from its source and from the set of paths together: one branch adds a
  module, the other a file that imports it, and that file's page calls the import a third
  party's. No run can know on either branch. So the check of the merge must tell it: the whole
  check, as CI does it, and the staged check, as the hook of the merge commit does it, name the
  same pages, and ``--fix`` mends them.
- The same holds for what a page says of two lines of a source together (an import and its
  use, ``__all__`` and a definition) when one branch brings each line, and for two optional
  blocks that two branches insert side by side.
- Where neither branch adds or deletes a source, and no file is edited on both, a page that
  merges clean is right. There are no totals on pages, and each line of a diagram depends on
  its own arrow alone.
- Where git reports conflicts in pages alone, ``--fix`` and ``git add`` mend them.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.calling import call
from tests.conftest import Repo, make_repo
from tests.effort import examples

Sources = dict[str, frozenset[str]]
Changes = dict[str, "frozenset[str] | None"]

FOLDERS = ("", "pkg/", "pkg/sub/", "tests/")
NAMES = ("__init__.py", "a.py", "b.py", "c.py", "test_a.py")
PIECES = (
    "from . import a",
    "from .b import f",
    "from .sub import c",
    "import a",
    "import pkg.b",
    "import pkg.sub.c as c",
    "class A(B): ...",
    "class B(C): ...",
    "class C(D): ...",
    'def f(x):\n    """Do f."""',
    'def g(x=1):\n    """Do g."""',
    "v = 1",
    "if __name__ == '__main__':\n    f(1)",
)
PATHS = st.builds(str.__add__, st.sampled_from(FOLDERS), st.sampled_from(NAMES))
CONTENT = st.frozensets(st.sampled_from(PIECES), max_size=8)
BEFORE = st.dictionaries(PATHS, CONTENT, min_size=3, max_size=8)
CHANGES = st.dictionaries(PATHS, st.none() | CONTENT, min_size=1, max_size=3)
EDITS = st.dictionaries(st.integers(0, 7), CONTENT, min_size=1, max_size=3)
real = settings(max_examples=examples(20))


def _write(repo: Repo, changes: Changes) -> None:
    for path, pieces in changes.items():
        if pieces is not None:
            repo.write(path, _text(pieces))
        elif (repo.top / path).exists():
            repo.remove(path)


def _text(pieces: frozenset[str]) -> str:
    """A source in which lines stand apart, so that git merges what is added to it."""
    inside = [piece if piece in pieces else "" for piece in PIECES]
    parts = [part for line in inside for part in (line, "", "")]
    return "\n".join(['"""Some words."""', *parts, "last = 1", ""])


def _commit(repo: Repo, changes: Changes) -> None:
    """Commit some changes with the pages that belong to them."""
    _write(repo, changes)
    repo.add()
    assert call(repo.top, "--fix", "--quiet").code == 0
    repo.commit()


def _branches(top: Path, before: Sources, ours: Changes, theirs: Changes) -> Repo:
    """A repository with the branches main and other, each with its right pages."""
    repo = make_repo(top)
    _commit(repo, {**before})
    repo.git("checkout", "--quiet", "-b", "other")
    _commit(repo, theirs)
    repo.git("checkout", "--quiet", "main")
    _commit(repo, ours)
    return repo


def _merge(repo: Repo) -> list[str]:
    """Merge other into main without a commit; return the paths in conflict."""
    command = ["git", "merge", "--quiet", "--no-commit", "--no-ff", "other"]
    subprocess.run(command, cwd=repo.top, capture_output=True, check=False)
    told = repo.git("diff", "--name-only", "--diff-filter=U")
    return told.split("\n") if told else []


def _drifts(report: str) -> set[str]:
    return {line.split(": ")[0] for line in report.split("\n") if line.startswith("docs/")}


@real
@given(before=BEFORE, ours=CHANGES, theirs=CHANGES)
@example(
    before={"pkg/__init__.py": frozenset(), "pkg/a.py": frozenset(), "a.py": frozenset()},
    ours={"pkg/b.py": frozenset()},
    theirs={"c.py": frozenset(["import pkg.b"])},
)
@example(
    before={"a.py": frozenset(), "b.py": frozenset(), "pkg/a.py": frozenset()},
    ours={"a.py": frozenset(["v = 1"])},
    theirs={"b.py": frozenset(["v = 1"])},
)
def test_what_a_merge_makes_stale_is_told_and_mended(
    before: Sources, ours: Changes, theirs: Changes
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        repo = _branches(Path(folder) / "repo", before, ours, theirs)
        conflicts = _merge(repo)
        sources = [path for path in conflicts if not path.startswith("docs/")]
        if sources:
            for path in sources:
                repo.git("rm", "--quiet", "--cached", "--", path)
                (repo.top / path).unlink(missing_ok=True)
        elif not conflicts:
            whole = call(repo.top, "--check", "--quiet")
            staged = call(repo.top, "--check", "--staged", "--quiet")
            assert _drifts(staged.out) == _drifts(whole.out)
            assert (whole.code, staged.code) == (bool(_drifts(whole.out)),) * 2
        assert call(repo.top, "--fix", "--quiet").code == 0
        repo.add()
        assert repo.git("ls-files", "--unmerged") == ""
        assert call(repo.top, "--check", "--quiet").code == 0
        assert call(repo.top, "--check", "--staged", "--quiet").code == 0


@real
@given(before=BEFORE, ours=EDITS, theirs=EDITS)
@example(
    before={f"{name}.py": frozenset(["import a", "v = 1"]) for name in "abc"},
    ours={0: frozenset(["import pkg.b"])},
    theirs={1: frozenset(["import a", "from . import a", "v = 1"])},
)
def test_edits_of_different_files_merge_into_right_pages(
    before: Sources, ours: dict[int, frozenset[str]], theirs: dict[int, frozenset[str]]
) -> None:
    paths = sorted(before)
    mine: Changes = {path: ours[n] for n, path in enumerate(paths) if n in ours}
    yours: Changes = {
        path: theirs[n] for n, path in enumerate(paths) if n in theirs and n not in ours
    }
    with tempfile.TemporaryDirectory() as folder:
        repo = _branches(Path(folder) / "repo", before, mine, yours)
        if _merge(repo):
            assert call(repo.top, "--fix", "--quiet").code == 0
            repo.add()
        checked = call(repo.top, "--check", "--quiet")
        assert checked.code == 0, checked.out


def test_a_conflict_in_pages_alone_is_mended(repo: Repo) -> None:
    base: Sources = {f"pkg/{name}.py": frozenset() for name in "abc"}
    repo = _branches(
        repo.top,
        base,
        {"pkg/a.py": frozenset(["from . import a", "from .b import f"])},
        {"pkg/b.py": frozenset(["import a"]), "pkg/c.py": frozenset(["from . import a"])},
    )
    assert _merge(repo) == ["docs/pkg/doc.md"]
    told = call(repo.top, "--check")
    assert told.code == 1
    assert "in conflict, to write: docs/pkg/doc.md" in told.out
    assert call(repo.top, "--fix").code == 0
    repo.add("docs")
    assert call(repo.top, "--check", "--staged").code == 0
    assert repo.git("ls-files", "--unmerged") == ""


@pytest.mark.parametrize("name", ["main", "other"])
def test_each_branch_alone_is_right(repo: Repo, name: str) -> None:
    repo = _branches(repo.top, {"a.py": frozenset()}, {"b.py": frozenset()}, {"c.py": frozenset()})
    repo.git("checkout", "--quiet", name)
    assert call(repo.top, "--check", "--quiet").code == 0
