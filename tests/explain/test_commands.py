"""What to type to update pages, in each place that a run may be in."""

from __future__ import annotations

from typing import Any

import pytest

from repo_docs_hook import __version__
from repo_docs_hook.explain.commands import Place, commands, next_step
from repo_docs_hook.model.outcome import (
    Cause,
    DocstringPlace,
    Drift,
    Kind,
    NextStep,
    Step,
)
from repo_docs_hook.model.reasons import Reason, Why
from repo_docs_hook.model.settings import Config
from repo_docs_hook.model.view import Side

CORE = Drift(Kind.STALE, "docs/pkg/core.py_docs.md", "pkg/core.py", "a", "b")
STAGED = Drift(Kind.UNSTAGED, "docs/pkg/core.py_docs.md", "pkg/core.py", None, "b")
HOOKED = b"      - id: repo-docs-check\n      - id: repo-docs-fix\n"
HOOK = "pre-commit run --hook-stage manual repo-docs-fix"
CI = {"CI": "true"}
BY_HAND = "repo-docs-hook --fix pkg/core.py && git add -A docs"
FETCHED = f"pipx run repo-docs-hook=={__version__} --fix pkg/core.py && git add -A docs"


def typed(*arguments: Any, blocked: bool = False) -> tuple[str, ...]:
    """Return the lines to type."""
    return tuple(command.text for command in commands(*arguments, blocked=blocked))


PLACES = {
    "shell": ({}, b"", (BY_HAND,)),
    "shell, hook configured": ({}, HOOKED, (BY_HAND,)),
    "GitHub Actions": (CI | {"GITHUB_ACTIONS": "true"}, b"", (FETCHED,)),
    "GitLab CI": (CI | {"GITLAB_CI": "true"}, HOOKED, (FETCHED,)),
    "CI that says 1": ({"CI": "1"}, b"", (FETCHED,)),
    "no CI": ({"CI": "false"}, b"", (BY_HAND,)),
    "pre-commit": ({"PRE_COMMIT": "1"}, HOOKED, (HOOK, "git add -A docs")),
    "pre-commit without the hook": ({"PRE_COMMIT": "1"}, b"", (FETCHED,)),
    "pre-commit, hook commented out": (
        {"PRE_COMMIT": "1"},
        b"      # - id: repo-docs-fix\n",
        (FETCHED,),
    ),
    "pre-commit in CI": (CI | {"PRE_COMMIT": "1"}, HOOKED, (HOOK, "git add -A docs")),
    "commit -a under pre-commit": (
        {"PRE_COMMIT": "1", "GIT_INDEX_FILE": "/r/.git/index.lock"},
        HOOKED,
        ("git add pkg/core.py", HOOK, "git add -A docs"),
    ),
}


@pytest.mark.parametrize(("environment", "hooks", "lines"), PLACES.values(), ids=PLACES)
def test_commands(environment: dict[str, str], hooks: bytes, lines: tuple[str, ...]) -> None:
    place = Place(Side.INDEX, environment, hooks)
    assert typed((CORE,), (), Config(), place) == lines


def test_what_is_right_on_disk_is_only_staged() -> None:
    place = Place(Side.INDEX, {"PRE_COMMIT": "1"}, HOOKED)
    assert typed((STAGED,), (), Config(), place) == ("git add -A docs",)
    assert typed((), (), Config(), place) == ()


BLOCKED = {
    "shell": ({}, b"", ("repo-docs-hook --fix && git add -A docs",)),
    "pre-commit": ({"PRE_COMMIT": "1"}, HOOKED, (HOOK, "git add -A docs")),
    "CI": (CI, b"", (f"pipx run repo-docs-hook=={__version__} --fix && git add -A docs",)),
}


@pytest.mark.parametrize("drift", [CORE, STAGED], ids=["stale", "unstaged"])
@pytest.mark.parametrize(("environment", "hooks", "lines"), BLOCKED.values(), ids=BLOCKED)
def test_behind_a_problem_everything_is_judged_anew(
    environment: dict[str, str], hooks: bytes, lines: tuple[str, ...], drift: Drift
) -> None:
    place = Place(Side.INDEX, environment, hooks)
    assert typed((drift,), (), Config(), place, blocked=True) == lines


def test_an_edited_source_is_staged_too() -> None:
    cause = Cause(
        "pkg/core.py", Why(Reason.PAGE_EDITED), edit=DocstringPlace("run", "pkg/core.py", 3)
    )
    place = Place(Side.WORKING_TREE, {}, b"")
    assert typed((CORE,), (cause,), Config(), place) == (
        "repo-docs-hook --fix pkg/core.py && git add -A docs pkg",
    )


NAMES = {
    "a.py": "a.py",
    "a b.py": "'a b.py'",
    "it's.py": "'it'\"'\"'s.py'",
    "käse.py": "'käse.py'",
    "-a.py": "./-a.py",
    "tab\t.py": r"$'tab\011.py'",
    "odd\udcff'.py": r"$'odd\377\047.py'",
    "-\x1b.py": r"$'./-\033.py'",
}


@pytest.mark.parametrize("name", NAMES)
def test_names_are_quoted(name: str) -> None:
    drift = Drift(Kind.STALE, f"docs/{name}_docs.md", name, "a", "b")
    (line,) = typed((drift,), (), Config(), Place(Side.WORKING_TREE, {}, b""))
    assert line == f"repo-docs-hook --fix {NAMES[name]} && git add -A docs"


COMMIT = {"GIT_INDEX_FILE": "x"}
STEPS = {
    "commit": (Side.INDEX, COMMIT, "", NextStep(Step.COMMIT)),
    "commit in a rebase": (Side.INDEX, COMMIT, "rebase", NextStep(Step.CONTINUE, "rebase")),
    "run --all-files": (Side.INDEX, {}, "", None),
    "run --all-files in a rebase": (Side.INDEX, {}, "rebase", None),
    "push": (Side.COMMIT, {}, "", NextStep(Step.PUSH)),
    "by hand": (Side.WORKING_TREE, {}, "", None),
}


@pytest.mark.parametrize(("side", "environment", "operation", "step"), STEPS.values(), ids=STEPS)
def test_next_step(
    side: Side, environment: dict[str, str], operation: str, step: NextStep | None
) -> None:
    assert next_step(Place(side, environment, b"", operation=operation)) == step
