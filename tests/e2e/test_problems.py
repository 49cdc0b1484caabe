"""A commit with a source that cannot be read: what the hook says works, word for word."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from tests.e2e.hooked import Hooked, core

BROKEN = "def run(:\n"
WAYS_OUT = {
    "fixed": {"pkg/new.py": '"""New."""\n'},
    "excluded": {"repo-docs-hook.toml": 'exclude = ["new.py"]\n'},
    "deleted": {"pkg/new.py": None},
}
COMMAND = re.compile(r"^  ((?:git|pre-commit|repo-docs-hook) .*)$", re.MULTILINE)


@pytest.mark.parametrize("way_out", WAYS_OUT.values(), ids=WAYS_OUT)
def test_what_the_hook_says_works(way_out: dict[str, str | None], hooked: Hooked) -> None:
    hooked.write("pkg/core.py", core("command, shell"))
    hooked.write("pkg/new.py", BROKEN)
    hooked.add()
    hooked.assert_refuses(
        "pkg/new.py:1:8: not understood by libcst",
        "First fix the file, or add it to exclude in [tool.repo-docs-hook], and git add what you "
        "changed; then:",
    )
    said = hooked.attempt("commit", "-m", "change").said
    assert "commit again" not in said
    for path, content in way_out.items():
        hooked.remove(path) if content is None else hooked.write(path, content)
        hooked.add(path)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    commands = COMMAND.findall(said)
    assert commands
    for command in commands:
        hooked.run("sh", "-c", command, PATH=path)
    hooked.assert_commits()


def test_a_problem_alone_advises_no_command(hooked: Hooked) -> None:
    hooked.write("pkg/core.py", BROKEN)
    hooked.add()
    said = hooked.attempt("commit", "-m", "change").said
    assert "pkg/core.py:1:8: not understood" in said
    assert "its pages stay as they are" in said
    assert "Fix the file, or add it to exclude in [tool.repo-docs-hook]." in said
    assert not COMMAND.findall(said)
    assert "commit again" not in said
