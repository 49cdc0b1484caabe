"""Blocks of code through a formatter, many in one run, and what code means."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Sequence

_MARK = "BLOCK = {}"
_BLOCK = re.compile(r"^BLOCK = \d+\n*", re.MULTILINE)


def ruff_formatted(blocks: Sequence[str]) -> list[str]:
    """Return blocks of code as ``ruff format`` leaves them in its default style, in one run."""
    text = "".join(f"\n\n{_MARK.format(at)}\n\n\n{block}\n" for at, block in enumerate(blocks))
    command = [sys.executable, "-m", "ruff", "format", "--isolated", "-"]
    run = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()
    return [each.rstrip("\n") for each in _BLOCK.split(run.stdout.decode())[1:]]


def meaning(code: str) -> str:
    """Return the syntax tree of code, without the ``u`` that a string was written with."""
    tree = ast.parse(code)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant):
            node.kind = None
    return ast.dump(tree)
