"""Same input, same bytes: whatever the folder, the hash seed, the locale and the Python."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.calling import call
from tests.conftest import Repo, make_repo
from tests.places import ROOT

#: Real code to generate pages from.
CODE = ("repo_docs_hook/python", "repo_docs_hook/report", "repo_docs_hook/model")


def find_pythons() -> list[str]:
    """Return this Python and all others on PATH that have what the tool depends on."""
    found = [sys.executable]
    for minor in range(10, 20):
        python = shutil.which(f"python3.{minor}")
        needs = "import libcst, packaging, rich"
        if python and minor != sys.version_info.minor:
            ran = subprocess.run([python, "-c", needs], capture_output=True, check=False)
            found += [python] * (ran.returncode == 0)
    return found


def read_pages(top: Path) -> dict[str, bytes]:
    return {str(page.relative_to(top)): page.read_bytes() for page in top.rglob("docs/**/*.md")}


def generate(top: Path, python: str, environment: dict[str, str]) -> dict[str, bytes]:
    """Generate the pages of a copy of real code in a new repository at ``top``."""
    repo = make_repo(top)
    for path in CODE:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / path, top / path, ignore=ignored)
    repo.write("käse.py", '"""Käse."""\n')
    repo.add()
    ran = subprocess.run(
        [python, "-m", "repo_docs_hook", "--fix"],
        cwd=top,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr + ran.stdout
    return read_pages(top)


ENVIRONMENTS = (
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo", "COLUMNS": "20"},
)


def test_clones_give_the_same_bytes(tmp_path: Path) -> None:
    pythons = find_pythons()
    runs = [(pythons[0], ENVIRONMENTS[0]), *((python, ENVIRONMENTS[1]) for python in pythons)]
    first, *others = (
        generate(tmp_path / f"folder {number}" / ("x" * number), python, environment)
        for number, (python, environment) in enumerate(runs, 1)
    )
    assert len(first) > 20
    for pages in others:
        assert pages == first


BODY = "return command"


@pytest.fixture
def embedded(fresh: Repo) -> Repo:
    """A repository whose pages hold the whole sources."""
    fresh.write("repo-docs-hook.toml", 'original-source = "embed"\n')
    fresh.add()
    assert call(fresh.top, "--fix").code == 0
    fresh.commit()
    return fresh


def edit_body(repo: Repo) -> str:
    """Edit a body, where nothing shows in the interface, and return the source."""
    source = (repo.top / "pkg/core.py").read_text().replace(BODY, "return [command]")
    repo.write("pkg/core.py", source)
    return source


def test_with_a_link_a_body_changes_no_page(fresh: Repo) -> None:
    edit_body(fresh)
    assert call(fresh.top).code == 0


def test_with_the_source_embedded_every_edit_is_drift(embedded: Repo) -> None:
    source = edit_body(embedded)
    assert call(embedded.top).code == 1
    called = call(embedded.top, "--fix")
    assert "Updated 1 page" in called.out
    assert source in (embedded.top / "docs/pkg/core.py_docs.md").read_text("utf-8")


@pytest.mark.parametrize(
    "content",
    [b"x = 1\r\ny = 2\r\n", b"x = 1\ry = 2\r", b"x = 1\r\ny = 2\n"],
    ids=["CRLF", "CR", "mixed"],
)
@pytest.mark.parametrize("style", ["link", "embed"])
def test_line_ends_change_no_page(style: str, content: bytes, repo: Repo) -> None:
    repo.write("repo-docs-hook.toml", f'original-source = "{style}"\n')
    repo.write("one.py", content)
    repo.add()
    assert call(repo.top, "--fix").code == 0
    before = read_pages(repo.top)
    repo.write("one.py", b"x = 1\ny = 2\n")
    assert call(repo.top).code == 0
    assert b"\r" not in b"".join(before.values())
