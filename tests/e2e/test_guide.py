"""Every command of the README and the guide, typed as it stands there by somebody new.

The tool is installed as the guide says, from a clone, into a home folder of its own; all
pages share that. What is shown below a command is what it prints.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from tests.conftest import make_repo, shut_off
from tests.guide.console import Step, run, sections
from tests.guide.reading import GUIDE
from tests.guide.sessions import ACTIVATE, INSTALL, SESSIONS, START, UPDATE, WORK, Session
from tests.places import ROOT

#: All blocks of commands, by page and heading.
BLOCKS = {
    (page, heading): steps
    for page, document in GUIDE.items()
    for heading, steps in sections(document).items()
}


def test_every_block_is_run() -> None:
    typed = [block for session in SESSIONS.values() for block in session.blocks]
    assert sorted([INSTALL, UPDATE, WORK, *typed]) == sorted(BLOCKS)


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder with a clone, where the commands to set up, install and update were typed."""
    base = tmp_path_factory.getbasetemp()
    # The processes of one run of pytest-xdist share the folder above theirs.
    ground = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "newcomer"
    with FileLock(f"{ground}.lock"), pytest.MonkeyPatch.context() as patch:
        if not (ground / "complete").exists():
            shutil.rmtree(ground, ignore_errors=True)
            shut_off(patch, ground)
            clone = _clone(ground / "home/repo-docs-hook")
            set_up, tests = BLOCKS[WORK]
            assert tests.command == "bash scripts/test"  # which runs this very test
            # Its own pages may be out of date while somebody works on it: scripts/test tells.
            own = Step(f"{set_up.command} || [ $? = 1 ]")
            run([own, *BLOCKS[INSTALL], *BLOCKS[UPDATE]], clone, _environment(ground / "home"))
            (ground / "complete").touch()
    return ground / "home"


@pytest.mark.parametrize("session", SESSIONS.values(), ids=SESSIONS)
def test_session(session: Session, home: Path, tmp_path: Path) -> None:
    steps = [step for block in session.blocks for step in BLOCKS[block]]
    if session.blocks == (START,):
        steps = _after_installation(steps)
    typed = [Step(ACTIVATE), Step(session.before)]
    for step in steps:
        before = [do for start, do in session.between.items() if step.command.startswith(start)]
        typed += map(Step, before)
        typed.append(step)
    typed.append(Step(session.after))
    run([step for step in typed if step.command], tmp_path, _environment(home))


def _after_installation(steps: list[Step]) -> list[Step]:
    """Return the steps behind those that ``home`` has done, which must be the same."""
    make, switch, install, _ = (step.command for step in BLOCKS[INSTALL])
    assert [step.command for step in steps[:2]] == [f"{make} && {switch}", install]
    return steps[2:]


def _clone(top: Path) -> Path:
    """Make a repository of the tool as it is here, committed or not."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True).stdout
    for name in names.decode().split("\0")[:-1]:
        if (ROOT / name).is_file():
            (top / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, top / name)
    make_repo(top).commit()
    return top


def _environment(home: Path) -> dict[str, str]:
    """Return the environment of somebody who has this Python and git, and nothing of ours."""
    (home.parent / "bin").mkdir(exist_ok=True)
    python = home.parent / "bin/python3"
    base = getattr(sys, "_base_executable", sys.executable)
    if not python.exists():
        python.write_text(f'#!/bin/sh\nexec "{base}" "$@"\n')
        python.chmod(0o755)
    folders = [part for part in os.environ["PATH"].split(":") if not _has_tool(part)]
    # pip finds its own settings, such as a mirror, where they are.
    settings = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")
    return {
        "HOME": str(home),
        "PATH": ":".join([str(python.parent), *folders]),
        "XDG_CONFIG_HOME": settings,
        "VIRTUAL_ENV": "",
        "GIT_EDITOR": "true",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }


def _has_tool(folder: str) -> bool:
    return any((Path(folder) / name).exists() for name in ("repo-docs-hook", "pre-commit"))
