"""The staged scope: what it reports is what a whole check reports, no more and no less."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.calling import call
from tests.conftest import Repo, make_repo
from tests.effort import examples

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
    r"class A: 'It.\n\nSee `pkg.text.a`, `pkg.sub.core`, `core.b`.'",
    r"def f(a: lib.text): 'It.\n\nSee :func:`pkg.core.a` and L{lib.core}.'",
)
PATHS = st.builds(str.__add__, st.sampled_from(FOLDERS), st.sampled_from(NAMES))
LINES = st.lists(st.sampled_from(IMPORTS), max_size=3, unique=True).map(tuple)
BEFORE = st.dictionaries(PATHS, LINES, min_size=1, max_size=8)
CHANGES = st.dictionaries(PATHS, st.none() | LINES, min_size=1, max_size=4)
#: The only line of what cannot be read.
BROKEN = ("def (:",)
UNSURE = LINES | st.just(BROKEN)
UNSURE_BEFORE = st.dictionaries(PATHS, UNSURE, min_size=1, max_size=8)
UNSURE_CHANGES = st.dictionaries(PATHS, st.none() | UNSURE, min_size=1, max_size=4)
SOME = st.frozensets(st.integers(0, 30), max_size=12)
SETTINGS = (
    'docs-root = "."',
    "folder-pages = false",
    'link-only = ["scripts/", "text.py"]',
    'original-source = "embed"',
    'roles = { "pkg/" = "the product" }',
)


@settings(max_examples=examples(25))
@given(before=BEFORE, changes=CHANGES, edited=SOME)
@example(
    before={"pkg/core.py": ("from . import text",), "pkg/text.py": ()},
    changes={"pkg/__init__.py": ()},
    edited=frozenset(),
)
@example(
    before={"src/lib/core.py": (), "scripts/text.py": ("import lib.core",)},
    changes={"src/lib/__init__.py": (), "src/lib/core.py": None},
    edited=frozenset(),
)
@example(
    before={"pkg/core.py": (), "tests/test_core.py": (), "src/lib/text.py": ()},
    changes={"src/lib/core.py": ()},
    edited=frozenset(),
)
@example(
    before={"pkg/__init__.py": (), "pkg/core.py": (IMPORTS[-2],)},
    changes={"pkg/text.py": ()},
    edited=frozenset(),
)
@example(
    before={"core.py": (), "pkg/text.py": ("import core",)},
    changes={"core.py": None},
    edited=frozenset(range(30)),
)
def test_a_staged_check_finds_what_a_whole_check_finds(
    before: Sources, changes: dict[str, tuple[str, ...] | None], edited: frozenset[int]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        repo = _commit_with_pages(Path(folder) / "repo", before)
        _change(repo, changes)
        for page in _some(_file_pages(repo), edited):
            repo.write(page, (repo.top / page).read_bytes() + b"More words.\n")
        _compare(repo)


@settings(max_examples=examples(20))
@given(before=BEFORE, changes=CHANGES, setting=st.sampled_from(SETTINGS))
def test_so_it_does_under_other_settings(
    before: Sources, changes: dict[str, tuple[str, ...] | None], setting: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        repo = _commit_with_pages(Path(folder) / "repo", before, setting)
        _change(repo, changes)
        _compare(repo)


@settings(max_examples=examples(25))
@given(before=BEFORE, changes=CHANGES, first=SOME, then=SOME, adopted=SOME)
@example(
    before={"pkg/core.py": ("from . import text",), "pkg/text.py": ()},
    changes={"pkg/core.pyi": None},
    first=frozenset(range(6)),
    then=frozenset(),
    adopted=frozenset([1]),
)
@example(
    before={
        "__init__.py": (),
        "pkg/text.py": (),
        "pkg/sub/__init__.py": ("import core",),
        "src/lib/__init__.py": ("import core",),
    },
    changes={"__init__.py": None},
    first=frozenset([0, 1, 2, 4]),
    then=frozenset([0, 8, 9]),
    adopted=frozenset(),
)
def test_so_it_does_where_only_existing_pages_are_judged(
    before: Sources,
    changes: dict[str, tuple[str, ...] | None],
    first: frozenset[int],
    then: frozenset[int],
    adopted: frozenset[int],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        repo = _commit_with_pages(Path(folder) / "repo", before)
        repo.write("repo-docs-hook.toml", 'require = "existing"\n')
        _drop_pages(repo, first)
        repo.add()
        assert call(repo.top, "--fix", "--quiet").code == 0
        repo.commit()
        _change(repo, changes)
        _drop_pages(repo, then)
        for path in _some(sorted(path for path in before if (repo.top / path).exists()), adopted):
            call(repo.top, "--fix", "--quiet", path)
        _compare(repo)


@settings(max_examples=examples(25))
@given(before=UNSURE_BEFORE, meanwhile=UNSURE_CHANGES, changes=UNSURE_CHANGES, dropped=SOME)
@example(
    before={"pkg/core.py": (), "pkg/text.py": ()},
    meanwhile={"pkg/core.py": BROKEN, "pkg/text.py": None},
    changes={"tests/core.py": ()},
    dropped=frozenset([2, 3]),
)
@example(
    before={"pkg/sub/__init__.py": (), "pkg/core.py": ()},
    meanwhile={"pkg/sub/__init__.py": BROKEN, "pkg/core.py": ("import lib.text",)},
    changes={"pkg/sub/__init__.py": None},
    dropped=frozenset(),
)
def test_so_it_does_where_sources_cannot_be_read(
    before: Sources,
    meanwhile: dict[str, tuple[str, ...] | None],
    changes: dict[str, tuple[str, ...] | None],
    dropped: frozenset[int],
) -> None:
    """What had to wait for a source is judged when that is mended, deleted, or loses its pages."""
    with tempfile.TemporaryDirectory() as folder:
        repo = _commit_with_pages(Path(folder) / "repo", before)
        _change(repo, meanwhile)
        repo.add()
        call(repo.top, "--fix", "--quiet")
        repo.commit()
        assert _drifts(call(repo.top, "--quiet").out) == set()
        _change(repo, changes)
        _drop_pages(repo, dropped)
        _compare(repo, elsewhere=True)


def _some(items: list[str], numbers: frozenset[int]) -> list[str]:
    return [item for number, item in enumerate(items) if number in numbers]


def _pages(repo: Repo) -> list[str]:
    return sorted(page.relative_to(repo.top).as_posix() for page in repo.top.rglob("docs/**/*.md"))


def _file_pages(repo: Repo) -> list[str]:
    return [page for page in _pages(repo) if page.endswith(("_docs.md", "_kw.md"))]


def _drop_pages(repo: Repo, numbers: frozenset[int]) -> None:
    for page in _some(_pages(repo), numbers):
        repo.remove(page)


def _change(repo: Repo, changes: dict[str, tuple[str, ...] | None]) -> None:
    for path, lines in changes.items():
        if lines is not None:
            repo.write(path, _source(lines))
        elif (repo.top / path).exists():
            repo.remove(path)


def _compare(repo: Repo, *, elsewhere: bool = False) -> None:
    """Stage everything, and hold the staged check against the whole one.

    There may be problems ``elsewhere``, which only the whole check finds.
    """
    repo.add()
    if not repo.git("diff", "--cached", "--name-only"):
        return
    whole = call(repo.top, "--check", "--quiet")
    staged = call(repo.top, "--check", "--staged", "--quiet")
    assert _drifts(staged.out) == _drifts(whole.out)
    assert staged.code == whole.code or elsewhere


def _commit_with_pages(top: Path, sources: Sources, setting: str = "") -> Repo:
    """A repository of these sources, whose last commit has the right pages."""
    repo = make_repo(top)
    repo.write("repo-docs-hook.toml", f"{setting}\n")
    repo.write("pyproject.toml", '[project]\nname = "demo"\n')
    for path, lines in sources.items():
        repo.write(path, _source(lines))
    repo.add()
    readable = BROKEN not in sources.values()
    assert call(top, "--fix", "--quiet").code == (0 if readable else 2)
    repo.commit()
    return repo


def _source(lines: tuple[str, ...]) -> str:
    return "\n".join(['"""Some words."""', *lines, "a = 1", ""])


def _drifts(report: str) -> set[str]:
    """The drifted pages in a quiet report, each with its kind."""
    rows = [line.split(": ") for line in report.split("\n") if ".md: " in line]
    return {f"{page}: {kind}" for page, kind, *_ in rows}
