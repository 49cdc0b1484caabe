"""Blocks of commands with what they print, and a shell that runs them as one would paste them.

A block of ``sh`` that names no file is to be pasted: each of its lines is a command, or a
command with its here-document. A comment ``# exit 1`` names an exit code other than 0. A block of
``console`` behind it is what the last command prints, where ``...`` stands for anything. A
block of TOML that names its file is what its reader puts there.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tests.guide.reading import Document, Fence

_CODE = re.compile(r"# exit (\d+)")
_COMMAND = re.compile(r".*<<'END'\n(?:.*\n)*?END\n|.+\n")
_MARK = "@@ ended with "


@dataclass(frozen=True)
class Step:
    """A command, what it should print (None: whatever), and its exit code."""

    command: str
    printed: str | None = None
    code: int = 0

    def fits(self, printed: str) -> bool:
        """Tell whether that is what it should print."""
        if self.printed is None:
            return True
        first, *rest = re.split(r"^\.\.\.\n|\.\.\.", self.printed, flags=re.MULTILINE)
        if not rest:
            return printed == first
        at = len(first) if printed.startswith(first) else -1
        for part in rest[:-1]:
            found = printed.find(part, at) if at >= 0 else -1
            at = found + len(part) if found >= 0 else -1
        return 0 <= at <= len(printed) - len(rest[-1]) and printed.endswith(rest[-1])


def sections(document: Document) -> Mapping[str, list[Step]]:
    """Return the steps of a document by heading; those without any are left out."""
    found: dict[str, list[Step]] = {}
    for fence in document.fences:
        steps = found.setdefault(fence.heading, [])
        if fence.language == "console":
            steps[-1] = replace(steps[-1], printed=fence.text)
        elif fence.language == "sh" and not fence.file:
            steps += (Step(command, code=_code(command)) for command in _commands(fence.text))
        elif fence.language == "toml" and fence.file:
            steps.append(Step(_put(fence)))
    return {heading: steps for heading, steps in found.items() if steps}


def run(steps: Iterable[Step], folder: Path, environment: Mapping[str, str]) -> None:
    """Run the steps in one shell that starts in ``folder``; each must do as it says."""
    steps = list(steps)
    lines = (f"{{ {step.command}\n}} 2>&1\nprintf '{_MARK}%d\\n' $?" for step in steps)
    ran = subprocess.run(
        ["bash", "-c", "\n".join(lines)],
        cwd=folder,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    said = re.split(rf"{_MARK}(\d+)\n", ran.stdout.decode())
    assert len(said) == 2 * len(steps) + 1, ran.stderr.decode() + ran.stdout.decode()
    for step, printed, code in zip(steps, said[::2], said[1::2], strict=False):
        assert (step.command, int(code)) == (step.command, step.code), printed
        assert step.fits(printed), f"$ {step.command}\n{printed}"


def _commands(text: str) -> list[str]:
    """Return the commands of a block, each with its here-document."""
    return [match[0].rstrip("\n") for match in _COMMAND.finditer(text)]


def _code(command: str) -> int:
    match = _CODE.search(command)
    return int(match[1]) if match else 0


def _put(fence: Fence) -> str:
    """Return the command that puts a table in the place of the one of its name, at the end."""
    table = fence.text.split("\n")[1]
    name = re.escape(table).replace("/", r"\/")
    return (
        f"touch {fence.file} && sed -i '/^{name}$/,$d' {fence.file}\n"
        f"cat >> {fence.file} <<'END'\n{fence.text}END"
    )
