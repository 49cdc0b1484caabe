"""The staged scope: what it reports is what a whole check reports, no more and no less."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.calling import call
from tests.conftest import Repo, make_repo

Sources = dict[str, tuple[str, ...]]

FOLDERS = ("", "pkg/", "pkg/sub/", "src/lib/", "tests/", "tests/sub/", "scripts/")
NAMES = ("__init__.py", "core.py", "text.py", "core.pyi", "test_core.py", "util_test.py")
IMPORTS = (
    "import core",
    "import lib.text",
    "import pkg.core as c",
    "import sub.core",
    "from . import text",
    "from .. import core",
    "from .core import a",
    "from lib import core",
    "from pkg import text",
    "from pkg.sub import *",
)
PATHS = st.builds(str.__add__, st.sampled_from(FOLDERS), st.sampled_from(NAMES))
LINES = st.lists(st.sampled_from(IMPORTS), max_size=3, unique=True).map(tuple)
BEFORE = st.dictionaries(PATHS, LINES, min_size=1, max_size=8)
CHANGES = st.dictionaries(PATHS, st.none() | LINES, min_size=1, max_size=4)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(before=BEFORE, changes=CHANGES)
@example(
    before={"pkg/core.py": ("from . import text",), "pkg/text.py": ()},
    changes={"pkg/__init__.py": ()},
)
@example(
    before={"src/lib/core.py": (), "scripts/text.py": ("import lib.core",)},
    changes={"src/lib/__init__.py": (), "src/lib/core.py": None},
)
@example(
    before={"pkg/core.py": (), "tests/test_core.py": (), "src/lib/text.py": ()},
    changes={"src/lib/core.py": ()},
)
def test_a_staged_check_finds_what_a_whole_check_finds(
    before: Sources, changes: dict[str, tuple[str, ...] | None]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        repo = _commit_with_pages(Path(folder) / "repo", before)
        for path, lines in changes.items():
            if lines is not None:
                repo.write(path, _source(lines))
            elif path in before:
                repo.remove(path)
        repo.add()
        if not repo.git("diff", "--cached", "--name-only"):
            return
        whole = call(repo.top, "--check", "--quiet")
        staged = call(repo.top, "--check", "--staged", "--quiet")
        assert _drifts(staged.out) == _drifts(whole.out)
        assert staged.code == whole.code


def _commit_with_pages(top: Path, sources: Sources) -> Repo:
    """A repository of these sources, whose last commit has the right pages."""
    repo = make_repo(top)
    repo.write("pyproject.toml", '[project]\nname = "demo"\n')
    for path, lines in sources.items():
        repo.write(path, _source(lines))
    repo.add()
    assert call(top, "--fix", "--quiet").code == 0
    repo.commit()
    return repo


def _source(lines: tuple[str, ...]) -> str:
    return "\n".join(['"""Some words."""', *lines, "a = 1", ""])


def _drifts(report: str) -> set[str]:
    """The drifted pages in a quiet report, each with its kind."""
    rows = [line.split(": ") for line in report.split("\n") if line.startswith("docs/")]
    return {f"{page}: {kind}" for page, kind, *_ in rows}
