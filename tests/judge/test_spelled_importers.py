"""Importers in any encoding and spelling are found, whatever asks and whatever is cached."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.calling import Called, call
from tests.conftest import Repo, make_repo, shut_off
from tests.effort import examples
from tests.spelled import ENCODINGS, REFUSED, SPELLINGS, spell

MODULES = ("pkg/fi.py", "pkg/core.py", "pkg/caf\xe9.py")
NAMES = tuple(path[4:-3] for path in MODULES)


def importers(folder: str, encodings: Iterable[str]) -> dict[str, bytes]:
    """Return a source for each encoding, spelling and name, as far as there is one."""
    found: dict[bytes, str] = {}
    for encoding in encodings:
        for spelling, respell in SPELLINGS.items():
            for name in NAMES:
                data = spell(encoding, f"from pkg import {respell(name)}\n")
                path = f"{folder}/{encoding} {spelling} {name}.py".replace(" ", "_")
                found.setdefault(data or b"", path)
    return {path: data for data, path in found.items() if data}


IMPORTERS = importers("far", ENCODINGS)
STRINGS = {
    "pkg/__init__.py": "__all__ = ['\\x63ore', 'f' 'i', '\\N{LATIN SMALL LETTER C}af\\u00e9']\n"
}


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with fresh pages: ``main`` has no module that is imported, ``more`` has all."""
    with pytest.MonkeyPatch.context() as patch:
        shut_off(patch, tmp_path_factory.getbasetemp())
        repo = make_repo(tmp_path_factory.mktemp("template") / "demo")
        repo.commit({**IMPORTERS, **STRINGS})
        assert call(repo.top, "--fix", "--quiet").code == 0
        repo.commit()
        repo.git("checkout", "--quiet", "-b", "more")
        repo.commit(dict.fromkeys(MODULES, "x = 1\n"))
        assert call(repo.top, "--fix", "--quiet").code == 0
        repo.commit()
        repo.git("checkout", "--quiet", "main")
        return repo.top


@pytest.fixture
def demo(template: Path, tmp_path: Path) -> Repo:
    shutil.copytree(template, tmp_path / "demo")
    return Repo(tmp_path / "demo")


def come(repo: Repo) -> None:
    """Add the modules that are imported, with their own pages."""
    pages = [f"docs/{path}_{kind}.md" for path in MODULES for kind in ("docs", "kw")]
    repo.git("checkout", "more", "--", *MODULES, *pages)


def go(repo: Repo) -> None:
    """Delete them."""
    repo.git("checkout", "--quiet", "more")
    repo.git("rm", "--quiet", *MODULES)


CHANGES = {"modules come": come, "modules go": go}


def ask_staged(repo: Repo, _patch: pytest.MonkeyPatch) -> Called:
    return call(repo.top, "--check", "--staged", "--quiet")


def ask_paths(repo: Repo, _patch: pytest.MonkeyPatch) -> Called:
    return call(repo.top, "--check", "--quiet", *MODULES)


def ask_folder(repo: Repo, _patch: pytest.MonkeyPatch) -> Called:
    return call(repo.top, "--check", "--quiet", "pkg")


def ask_push(repo: Repo, patch: pytest.MonkeyPatch) -> Called:
    patch.setenv("PRE_COMMIT_FROM_REF", repo.head())
    patch.setenv("PRE_COMMIT_TO_REF", repo.commit())
    return call(repo.top, "--check", "--staged", "--quiet")


def ask_everything(repo: Repo, _patch: pytest.MonkeyPatch) -> Called:
    return call(repo.top, "--check", "--quiet")


QUESTIONS = {
    "staged": ask_staged,
    "paths": ask_paths,
    "a folder": ask_folder,
    "push": ask_push,
    "the whole tree": ask_everything,
}


@pytest.mark.parametrize("warm", [False, True], ids=["empty cache", "warm cache"])
@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("change", CHANGES)
def test_every_importer_is_found(
    change: str, question: str, warm: bool, demo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    if change == "modules go":
        demo.git("checkout", "--quiet", "more")
    if warm:
        assert call(demo.top, "--check", "--quiet").code == 0
    CHANGES[change](demo)
    called = QUESTIONS[question](demo, monkeypatch)
    assert called.code == 1
    assert stale_of(called) >= {*IMPORTERS, *STRINGS}
    if warm and question != "push":  # what was found is remembered, and no pass of it
        assert QUESTIONS[question](demo, monkeypatch) == called


def stale_of(called: Called) -> set[str]:
    """The sources whose documentation pages a quiet report calls stale."""
    end = "_docs.md: stale"
    lines = [line[: line.find(end)] for line in called.out.split("\n") if end in line]
    return {line.removeprefix("docs/") for line in lines}


def test_sources_that_cannot_be_read_import_nothing(demo: Repo) -> None:
    large = "from pkg import fi\n" + "#" * 1100000
    demo.commit({**importers("odd", REFUSED), "odd/large.py": large})
    come(demo)
    whole, staged = call(demo.top, "--check", "--quiet"), call(demo.top, "--staged", "--quiet")
    assert (whole.code, staged.code) == (2, 1), staged.out
    assert stale_of(staged) == stale_of(whole) == {*IMPORTERS, *STRINGS}


def test_an_importer_that_is_edited_on_disk_is_found(demo: Repo) -> None:
    demo.write("far/plain.py", "x = 1\n")
    demo.commit()
    assert call(demo.top, "--fix", "--quiet").code == 0
    demo.commit()
    come(demo)
    demo.write("far/plain.py", "from pkg import \uff43ore\n")
    assert "far/plain.py" in stale_of(call(demo.top, "--check", "--quiet", "pkg/core.py"))


def test_a_push_is_searched_and_not_what_is_checked_out(
    demo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo.commit({"far/plain.py": "from pkg import core\n"})
    assert call(demo.top, "--fix", "--quiet").code == 0
    start = demo.commit()
    come(demo)
    end = demo.commit()
    demo.git("checkout", "--quiet", "--orphan", "empty")
    demo.git("rm", "-r", "--quiet", "--force", ".")
    monkeypatch.setenv("PRE_COMMIT_FROM_REF", start)
    monkeypatch.setenv("PRE_COMMIT_TO_REF", end)
    assert "far/plain.py" in stale_of(call(demo.top, "--check", "--staged", "--quiet"))


# ---------------------------------------------------------------- at random

FOLDERS = ("", "pkg/", "pkg/fi/", "ns/", "ns/pkg/", "ns/deep/core/", "src/", "src/lib/", "lib/")
STEMS = ("__init__", "fi", "core", "caf\xe9", "test_fi", "_core", "pkg")
DOTTED = ("fi", "core", "caf\xe9", "pkg", "deep", "fi.core", "pkg.fi", "ns.pkg", "pkg.caf\xe9")
FORMS = (
    "import {0}",
    "import {0}.{1} as q",
    "from {0} import {1}",
    "from . import {1}",
    "from .. import {1}",
    "from .{1} import B\nclass K(B): pass",
    "from ..{0} import *",
    "import {0}.{1}\nclass K({0}.{1}.B): pass",
    "__all__ = ['{1}', '\\x63ore', 'f' 'i']",
)


def make_line(form: str, dotted: str, name: str, spelling: str) -> str:
    """Return a line of a source that imports."""
    respell = SPELLINGS[spelling]
    return form.format(".".join(map(respell, dotted.split("."))), respell(name))


def make_source(encoding: str, lines: list[str]) -> bytes:
    """Return a source in an encoding, or in UTF-8 where that has not all characters."""
    text = "\n".join(['"""Some words."""', *lines, ""])
    return spell(encoding, text) or text.encode()


PATHS = st.builds(
    "{}{}{}".format,
    st.sampled_from(FOLDERS),
    st.sampled_from(STEMS),
    st.sampled_from((".py", ".py", ".pyi")),
)
LINES = st.builds(
    make_line,
    st.sampled_from(FORMS),
    st.sampled_from(DOTTED),
    st.sampled_from(NAMES),
    st.sampled_from(tuple(SPELLINGS)),
)
CONTENTS = st.builds(
    make_source, st.sampled_from(tuple(ENCODINGS)), st.lists(LINES, min_size=1, max_size=3)
)
Files = dict[str, bytes]


@settings(max_examples=examples(20))
@given(
    before=st.dictionaries(PATHS, CONTENTS, min_size=1, max_size=8),
    changes=st.dictionaries(PATHS, st.none() | CONTENTS, min_size=1, max_size=3),
    setting=st.sampled_from(("", "", 'link-only = ["lib/", "core.py"]\n', 'docs-root = "."\n')),
)
@example(
    before={"ns/deep/core/__init__.py": b"", "far/away.py": b"import core\n"},
    changes={"ns/__init__.py": b""},
    setting="",
)
@example(
    before={"src/lib/text.py": b"from .fi import B\n"},
    changes={"lib/__init__.py": b""},
    setting="",
)
@example(
    before={"errors.py": b"class Mine(Exception): pass\n"},
    changes={"builtins.py": b"x = 1\n"},
    setting="",
)
@example(
    before={"ns/fi/__init__.pyi": b"", "far/away.py": "import \ufb01\n".encode()},
    changes={"ns/fi/__init__.py": b""},
    setting="",
)
def test_a_staged_check_finds_what_a_whole_check_finds(
    before: Files, changes: dict[str, bytes | None], setting: str
) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("REPO_DOCS_HOOK_CACHE_DIR", f"{folder}/cache")
        repo = make_repo(Path(folder) / "repo")
        repo.commit({"repo-docs-hook.toml": setting, **before})
        assert call(repo.top, "--fix", "--quiet").code == 0
        repo.commit()
        assert call(repo.top, "--check", "--quiet").code == 0
        for path, data in changes.items():
            if data is not None:
                repo.write(path, data)
            elif path in before:
                repo.remove(path)
        repo.add()
        if not repo.git("diff", "--cached", "--name-only"):
            return
        whole = call(repo.top, "--check", "--quiet", "--no-cache")
        for cache in ("cache", "none"):
            patch.setenv("REPO_DOCS_HOOK_CACHE_DIR", f"{folder}/{cache}")
            staged = call(repo.top, "--check", "--staged", "--quiet")
            assert (staged.code, drifts_of(staged)) == (whole.code, drifts_of(whole))
        patch.setenv("REPO_DOCS_HOOK_CACHE_DIR", f"{folder}/cache")
        assert call(repo.top, "--check", "--quiet") == whole


def drifts_of(called: Called) -> set[str]:
    """The drifted pages in a quiet report, each with its kind."""
    rows = [line.split(": ") for line in called.out.split("\n") if ".md: " in line]
    return {f"{page}: {kind}" for page, kind, *_ in rows}
