"""The tool as its users call it, without the cost of a process."""

from __future__ import annotations

import os
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path

from repo_docs_hook.cli.main import main


@dataclass(frozen=True)
class Called:
    """How a call ended: its exit code, and what it wrote."""

    code: int
    out: str
    err: str


def call(folder: Path, *argv: str) -> Called:
    """Run the tool with ``argv`` in ``folder``."""
    back = os.getcwd()
    out, err = _stream(), _stream()
    os.chdir(folder)
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = main(argv)
    finally:
        os.chdir(back)
    return Called(code, _text(out), _text(err))


def _stream() -> TextIOWrapper:
    return TextIOWrapper(BytesIO(), encoding="utf-8", newline="\n", write_through=True)


def _text(stream: TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()
