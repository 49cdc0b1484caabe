"""The tool as pre-commit installs it, once for all tests, and a repository that uses it."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

from tests.conftest import make_repo, shut_off
from tests.e2e.hooked import CONFIG, SOURCES, Hooked
from tests.places import PACKAGE, ROOT

FILES = ("pyproject.toml", "LICENSE", ".pre-commit-hooks.yaml")
STAGES = ("pre-commit", "pre-merge-commit", "pre-push")


@dataclass(frozen=True)
class Installed:
    """What all tests share: pre-commit's own folder, and a repository to be copied."""

    home: Path
    template: Path


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Release the tool as it is here, and install it with the real pre-commit."""
    base = tmp_path_factory.getbasetemp()
    # The processes of one run of pytest-xdist share the folder above theirs.
    ground = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "installed"
    shared = Installed(ground / "home", ground / "template")
    with FileLock(f"{ground}.lock"), pytest.MonkeyPatch.context() as patch:
        if not (ground / "complete").exists():
            shutil.rmtree(ground, ignore_errors=True)
            shut_off(patch, ground)
            patch.setenv("PRE_COMMIT_HOME", str(shared.home))
            _install(shared.template, _release(ground / "tool"))
            (ground / "complete").touch()
    return shared


@pytest.fixture
def hooked(installed: Installed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Hooked:
    """A repository with sources, fresh pages and pre-commit's hooks."""
    monkeypatch.setenv("PRE_COMMIT_HOME", str(installed.home))
    shutil.copytree(installed.template, tmp_path / "repo", symlinks=True)
    return Hooked(tmp_path / "repo")


def _release(top: Path) -> Path:
    """Make a repository of the tool, with the tags v1.0 and v2.0."""
    repo = make_repo(top)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PACKAGE, top / PACKAGE.name, ignore=ignored)
    for name in FILES:
        shutil.copy(ROOT / name, top / name)
    repo.commit({"README.md": "The build wants one.\n"})
    repo.git("tag", "v1.0")
    repo.commit({"CHANGELOG.md": "A second release.\n"})
    repo.git("tag", "v2.0")
    return top


def _install(top: Path, tool: Path) -> None:
    """Make a repository that uses the tool, with pages that the hook wrote."""
    repo = Hooked(make_repo(top, "--template=").top)
    (top / ".git/hooks").mkdir()
    for path, content in {**SOURCES, ".pre-commit-config.yaml": CONFIG.format(tool=tool)}.items():
        repo.write(path, content)
    repo.add()
    types = [part for stage in STAGES for part in ("--hook-type", stage)]
    built = repo.pre_commit("install", "--install-hooks", *types)
    assert built.code == 0, built.said
    repo.pre_commit("run", "--hook-stage", "manual", "repo-docs-fix")
    repo.commit()
