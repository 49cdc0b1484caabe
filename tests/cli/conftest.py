"""A repository whose pages are fresh, made once and copied."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.calling import call
from tests.conftest import Repo, make_repo, shut_off

SOURCES = {
    "pyproject.toml": '[project]\nname = "demo"\n',
    "pkg/__init__.py": '"""A package."""\n',
    "pkg/core.py": '"""Runs."""\n\n\ndef run(command):\n    """Run it."""\n    return command\n',
    "pkg/tool.py": '"""A tool."""\n\nfrom pkg.core import run\n\n\ndef start():\n    run(1)\n',
    "tests/test_core.py": "from pkg import core\n\n\ndef test_run():\n    assert core.run(1)\n",
    "far/away.py": '"""Away."""\n',
    "calm/still.py": '"""Still."""\n',
    "notes.txt": "Not a source.\n",
}


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with sources and fresh pages in its only commit."""
    with pytest.MonkeyPatch.context() as patch:
        shut_off(patch, tmp_path_factory.getbasetemp())
        repo = make_repo(tmp_path_factory.mktemp("template") / "demo")
        repo.commit({**SOURCES})
        assert call(repo.top, "--fix").code == 0
        repo.commit()
        return repo.top


@pytest.fixture
def fresh(template: Path, tmp_path: Path) -> Repo:
    """A repository of six sources whose pages are fresh and committed."""
    shutil.copytree(template, tmp_path / "demo", symlinks=True)
    return Repo(tmp_path / "demo")
