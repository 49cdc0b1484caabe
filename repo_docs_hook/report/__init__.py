"""The formats in which a run can be reported; each is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TextIO

from repo_docs_hook.model.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Manner:
    """How to report.

    ``color`` is ``auto``, ``always`` or ``never``. ``quiet`` leaves the summary, and a line for
    each drift but pages of another format. ``diff_lines`` bounds the page diffs (0: no bound),
    ``no_diff`` leaves them out. ``code`` is the exit code of the run.
    """

    color: str = "auto"
    verbose: bool = False
    quiet: bool = False
    diff_lines: int = 60
    no_diff: bool = False
    code: int = 0


Report = Callable[[Outcome, TextIO, Manner], None]

#: The formats to choose from; each module of that name in ``formats`` has a ``report``.
FORMATS = ("full", "concise", "json", "github", "gitlab", "sarif", "junit")


def find_report(name: str) -> Report:
    """Return what writes one of ``FORMATS``, or ``patch``, to a stream.

    It raises OSError as the stream does.
    """
    found: Report = import_module(f"{__name__}.formats.{name}").report
    return found
