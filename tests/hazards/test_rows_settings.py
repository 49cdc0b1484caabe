"""Rows 29 and 31: patterns that cannot be matched in time, settings that are not in force."""

from __future__ import annotations

import os
import resource
import subprocess

import pytest

from tests.conftest import Repo
from tests.hazards.processes import PYTHON, ROOT

#: Seconds of the processor for a whole run, of which Python's start takes the most.
SECONDS = 10
#: Paths and patterns that nearly fit in more ways than can be tried.
NAMES = ("x" * 4000, "x/" * 100 + "x", ("x" * 199 + "/") * 9 + "x")
HOSTILE = {
    "8 stars": "*x" * 8 + "q",
    "40 stars": "*x" * 40 + "q",
    "249 stars": "*x" * 249 + "q",
    "stars and any characters": "*?" * 249 + "q",
    "stars and sets": "*[!q]" * 99 + "q",
    "a long end": "*" + "x" * 490 + "q",
    "a long piece": "*" + "x" * 490 + "q*",
    "any parts": "**/x/" * 99 + "q",
    "any parts with stars": "**/*x*x*/" * 55 + "q",
    "any parts, then many": "**/" + "*x*/" * 120 + "q",
    "any parts behind": "**/*x*x*q/" * 45 + "**",
}
#: A setting, and how the run ends: with 0 where nothing is a source, with 1 for missing pages.
KEYS = {
    "include": ("include = [{}]", 0),
    "exclude": ("exclude = [{}]", 1),
    "link-only": ("link-only = [{}]", 1),
    "roles": ("roles = {{ {} }}", 1),
}


def limit_processor_time() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


@pytest.mark.parametrize(("setting", "code"), KEYS.values(), ids=KEYS)
def test_patterns_are_matched_in_bounded_time(setting: str, code: int, repo: Repo) -> None:
    role = ' = "x"' if setting.startswith("roles") else ""
    patterns = ", ".join(f'"{pattern}"{role}' for pattern in HOSTILE.values())
    repo.commit({"repo-docs-hook.toml": setting.format(patterns), "z.py": ""})
    empty = repo.git("hash-object", "-w", "--stdin", given=b"")
    lines = "".join(f"100644 {empty}\t{name}.py\n" for name in NAMES)
    repo.git("update-index", "--index-info", given=lines.encode())
    ran = subprocess.run(
        [*PYTHON, "-m", "repo_docs_hook", "--staged", "--no-diff"],
        cwd=repo.top,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        preexec_fn=limit_processor_time,
        text=True,
        check=False,
    )
    assert ran.returncode == code, ran.stderr
