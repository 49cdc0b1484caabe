"""Rows 6 and 33: no module of the repository is imported, however the tool is started."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.e2e.conftest import Installed
from tests.e2e.hooked import Hooked, core
from tests.places import ROOT

#: Prints the names of all modules that a run and its children have imported.
LIST = """
import os, sys
from repo_docs_hook.cli.main import (main)
main(["--check", "--staged"])
main(["--fix", "--no-cache"])
import repo_docs_hook.sources.worker, repo_docs_hook.python.reader
import repo_docs_hook.report.formats.full
import rich.console, multiprocessing.spawn, multiprocessing.forkserver
names = {name.partition(".")[0] for name in sys.modules} - set(sys.builtin_module_names)
print("\\nNAMES", *sorted(names))
"""
#: What the start of Python or of pre-commit looks for besides.
MORE = ("sitecustomize", "usercustomize", "readline", "encodings", "site", "pip", "setuptools",
        "pkg_resources", "pre_commit", "tomllib", "tomli", "sqlite3", "conftest", "pwd",
        "_distutils_hack", "distutils", "traceback", "runpy", "zipimport")  # fmt: skip
HOSTILE = "open({marker!r}, 'a').write(__name__ + ' ')\n"
PLAIN_HOOK = "#!/bin/sh\nexec python -I -m repo_docs_hook --check --staged\n"


def find_programs(installed: Installed) -> Path:
    """Return the folder of the programs in the environment that pre-commit has made."""
    found = min(installed.home.glob("repo*/py_env-*/bin/repo-docs-hook"))
    return found.parent


def plant(repo: Hooked, programs: Path, marker: Path) -> int:
    """Put a hostile module of every name into the top folder and one below; count the names."""
    listed = subprocess.run(
        [programs / "python", "-I", "-c", LIST], cwd=repo.top, capture_output=True, check=True
    )
    printed = listed.stdout.decode("utf-8").rpartition("NAMES ")[2].split()
    names = {*printed, *MORE, "repo_docs_hook"} - {"__main__", "__mp_main__"}
    for name in names:
        for folder in ("", "sub/"):
            repo.write(f"{folder}{name}.py", HOSTILE.format(marker=str(marker)))
    return len(names)


@pytest.fixture
def hostile(hooked: Hooked, installed: Installed, tmp_path: Path) -> Hooked:
    """A repository full of hostile modules, with a source that its pages do not know yet."""
    hooked.write("repo-docs-hook.toml", 'exclude = ["/*.py", "/sub/"]\n')
    hooked.edit({})
    hooked.commit()
    assert plant(hooked, find_programs(installed), tmp_path / "marker") > 100
    hooked.add()
    hooked.commit()
    hooked.write("pkg/core.py", core("command, shell=False"))
    hooked.add("pkg")
    return hooked


#: What pre-commit starts, without pre-commit itself: its script in .git/hooks and, from Python
#: 3.13 on, its look at the health of an environment have the current folder on Python's path.
ENTRIES = re.findall(r"entry: (.+)", (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
STARTS = {
    "the command": ("repo-docs-hook", "--check", "--no-cache"),
    "the command, fixing": ("repo-docs-hook", "--fix", "--no-cache", "-j", "2"),
    "the module": ("python", "-I", "-m", "repo_docs_hook", "--check", "--no-cache"),
    **{f"the hook {number}": tuple(entry.split()) for number, entry in enumerate(ENTRIES)},
    "a plain hook": ("git", "-c", "core.hooksPath=../hooks", "commit", "-m", "change"),
}


@pytest.mark.parametrize("start", STARTS)
def test_no_module_of_the_repository_is_imported(
    start: str,
    hostile: Hooked,
    installed: Installed,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("PYTHONPATH", raising=False)
    (tmp_path / "hooks").mkdir()
    (tmp_path / "hooks/pre-commit").write_text(PLAIN_HOOK)
    (tmp_path / "hooks/pre-commit").chmod(0o755)
    assert_nothing_is_imported(STARTS[start], hostile, installed, tmp_path / "marker")


@pytest.mark.parametrize("start", [each for each in STARTS if "-I" in STARTS[each]])
def test_an_empty_entry_of_the_python_path_is_no_way_in(
    start: str, hostile: Hooked, installed: Installed, tmp_path: Path
) -> None:
    assert_nothing_is_imported(
        STARTS[start], hostile, installed, tmp_path / "marker", PYTHONPATH=":/x"
    )


def assert_nothing_is_imported(
    start: tuple[str, ...],
    hostile: Hooked,
    installed: Installed,
    marker: Path,
    **environment: str,
) -> None:
    """Start the tool at the top level and below it; no hostile module may leave its mark."""
    path = f"{find_programs(installed)}:{os.environ['PATH']}"
    command, *args = start
    program = hostile.run("which", command, PATH=path).said.strip()
    for folder in ("sub", ""):
        attempt = hostile.run(program, *args, folder=folder, PATH=path, **environment)
        assert not marker.exists(), marker.read_text()
        assert "core.py" in attempt.said or "Up to date." in attempt.said, attempt.said
