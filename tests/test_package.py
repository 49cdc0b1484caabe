"""The wheel and the source distribution: what is in them, and that they install and run."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

import repo_docs_hook
from tests.conftest import Repo
from tests.places import ROOT

VERSION = repo_docs_hook.__version__
WHEEL = f"repo_docs_hook-{VERSION}-py3-none-any.whl"
SDIST = f"repo_docs_hook-{VERSION}.tar.gz"


def run(*command: str | Path, folder: Path, code: int = 0) -> str:
    """Run a command, which must end with ``code``; return what it printed."""
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert ran.returncode == code, ran.stdout + ran.stderr
    return ran.stdout


def build(top: Path, target: Path) -> None:
    """Build both from the tree at ``top`` with the backend that pyproject.toml names."""
    run(sys.executable, "-m", "hatchling", "build", "-d", target, folder=top)


def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("built")
    build(ROOT, target)
    return target


def test_only_the_version_is_public() -> None:
    assert repo_docs_hook.__all__ == ["__version__"]
    assert "private" in str(repo_docs_hook.__doc__)


def test_metadata(built: Path) -> None:
    assert sorted(path.name for path in built.iterdir()) == [WHEEL, SDIST]
    run(sys.executable, "-m", "twine", "check", "--strict", WHEEL, SDIST, folder=built)


def test_the_wheel_holds_the_package_alone(built: Path) -> None:
    sources = (ROOT / "repo_docs_hook").rglob("*")
    package = {
        path.relative_to(ROOT).as_posix()
        for path in sources
        if path.is_file() and "__pycache__" not in path.parts
    }
    info = f"repo_docs_hook-{VERSION}.dist-info"
    names = ("METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE")
    assert contents(built / WHEEL).keys() == package | {f"{info}/{name}" for name in names}


def test_the_sdist_builds_the_same_wheel(built: Path, tmp_path: Path) -> None:
    with tarfile.open(built / SDIST) as archive:
        archive.extractall(tmp_path, filter="data")
    top = tmp_path / SDIST.removesuffix(".tar.gz")
    for name in ("README.md", "guide/faq.md", "schemas/report-1.json", "tests/test_package.py"):
        assert (top / name).is_file(), name
    assert not (top / "docs").exists()
    build(top, tmp_path / "again")
    assert contents(tmp_path / "again" / WHEEL) == contents(built / WHEEL)


def test_both_install_and_run(built: Path, tmp_path: Path, repo: Repo) -> None:
    run(sys.executable, "-m", "venv", tmp_path / "env", folder=tmp_path)
    scripts = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    (packages,) = (tmp_path / "env").rglob("site-packages")
    # What the tool and its build need is where these tests have it.
    (packages / "needed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    repo.commit({"pkg/core.py": "X = 1\n"})
    for file, options in ((WHEEL, ()), (SDIST, ("--no-build-isolation", "--force-reinstall"))):
        install = ("-m", "pip", "install", "-q", "--no-deps", "--no-index", *options)
        run(scripts / "python", *install, built / file, folder=tmp_path)
        where = "import repo_docs_hook; print(repo_docs_hook.__file__)"
        installed = run(scripts / "python", "-I", "-c", where, folder=tmp_path)
        assert Path(installed.strip()).is_relative_to(packages)
        version = run(scripts / "repo-docs-hook", "--version", folder=tmp_path)
        assert version == f"repo-docs-hook {VERSION}\n"
        said = run(scripts / "python", "-I", "-m", "repo_docs_hook", folder=repo.top, code=1)
        assert "docs/pkg/core.py_docs.md" in said
