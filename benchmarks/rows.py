"""The goals as a table: a command, its yardstick, and the allowed ratio of their times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from benchmarks.scenes import (
    check_cold,
    fix_cold,
    parse_all,
    parse_some,
    run_bare,
    run_check,
    run_hook,
)
from benchmarks.trees import Tree


@dataclass(frozen=True)
class Row:
    """A goal: ``run`` takes at most ``goal`` times what ``yardstick`` does, both in words.

    ``ours`` and ``other`` return seconds. Rows of one ``group`` are chosen together; a
    ``cold`` one takes as long as parsing the tree.
    """

    group: str
    run: str
    yardstick: str
    goal: float
    ours: Callable[[Tree], float]
    other: Callable[[Tree], float]
    cold: bool = False


_PARSE_3 = "`import libcst` and parsing those 3"
_PARSE_ALL = "`parse_module` on all sources, as many processes"
_GIT = "`python -c pass`, `git ls-files -s -z`, `git {}`"

ROWS = (
    Row(
        group="hook",
        run="hook, a commit without changes",
        yardstick=_GIT.format("diff-index --cached"),
        goal=2.0,
        ours=partial(run_hook, state="clean"),
        other=partial(run_bare, question="diff-index --cached HEAD"),
    ),
    Row(
        group="hook",
        run="hook, a commit without sources or pages",
        yardstick=_GIT.format("diff-index --cached"),
        goal=2.0,
        ours=partial(run_hook, state="notes"),
        other=partial(run_bare, question="diff-index --cached HEAD"),
    ),
    Row(
        group="hook",
        run="hook, 3 changed sources, warm",
        yardstick=_PARSE_3,
        goal=1.3,
        ours=partial(run_hook, state="three"),
        other=partial(parse_some, number=3),
    ),
    Row(
        group="hook",
        run="hook, 3 changed sources, empty cache",
        yardstick=_PARSE_3,
        goal=2.0,
        ours=partial(run_hook, state="three", warm=False),
        other=partial(parse_some, number=3),
    ),
    Row(
        group="hook",
        run="hook, 1 source added, empty cache",
        yardstick="`import libcst` and parsing that one",
        goal=2.0,
        ours=partial(run_hook, state="added", warm=False),
        other=partial(parse_some, number=1),
    ),
    Row(
        group="check",
        run="`--check`, unchanged since the last",
        yardstick=_GIT.format("diff-files"),
        goal=2.0,
        ours=partial(run_check, state="clean"),
        other=partial(run_bare, question="diff-files"),
    ),
    Row(
        group="check",
        run="`--check`, 1 source edited since the last",
        yardstick="the hook with that source staged",
        goal=1.5,
        ours=partial(run_check, state="one"),
        other=partial(run_hook, state="one"),
    ),
    Row(
        group="cold",
        run="`--check`, empty cache",
        yardstick=_PARSE_ALL,
        goal=1.25,
        ours=check_cold,
        other=parse_all,
        cold=True,
    ),
    Row(
        group="jobs",
        run="`--check --jobs 2`, empty cache",
        yardstick="the same with `--jobs 1`",
        goal=0.6,
        ours=partial(check_cold, jobs=2),
        other=partial(check_cold, jobs=1),
        cold=True,
    ),
    Row(
        group="cold",
        run="`--fix`, no pages, empty cache",
        yardstick=_PARSE_ALL,
        goal=1.25,
        ours=fix_cold,
        other=parse_all,
        cold=True,
    ),
)
