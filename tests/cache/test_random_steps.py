"""Never wrong for being fast: every answer with a cache is the answer without one.

``python -m tests.cache --minutes 30`` takes such steps for as long as it is given.
"""

from __future__ import annotations

import tempfile

from hypothesis import HealthCheck, example, given, settings

from tests.cache.steps import (
    act,
    check_steps,
    clear,
    commit,
    edit_unseen,
    fix,
    touch,
    write,
)
from tests.cache.strategies import SEQUENCES, Step
from tests.effort import examples

PAGE, NAMED = "docs/a.py_docs.md", 'project-name = "other"\n'
CONFIGURED: list[Step] = [(write, "repo-docs-hook.toml", NAMED), (commit, True), (fix, True)]
DRIFTED: list[Step] = [(write, PAGE, "mine\n"), (touch, "a.py", 1), (write, PAGE, "")]
EDITED: list[Step] = [(edit_unseen, "a.py", True), (fix, True), (edit_unseen, "a.py", True)]
UNTRACKED: list[Step] = [
    (write, "new.py", "x = 1\n"),
    (act, "add", "-N", "."),
    (fix, True),
    (write, "docs/new.py_docs.md", "mine\n"),
]
IGNORED: list[Step] = [
    (write, ".gitignore", "docs/\n"),
    (act, "rm", "--quiet", "--cached", "-r", "docs"),
    (clear, PAGE),
]
CONFLICT: list[Step] = [
    (act, "checkout", "--quiet", "-b", "other"),
    (write, "a.py", "import pkg.core\n"),
    (fix, True),
    (commit, True),
    (act, "switch", "--quiet", "main"),
    (write, "a.py", "def f(): return 1\n"),
    (fix, False),
    (commit, True),
    (act, "merge", "--quiet", "other"),
]


@settings(max_examples=examples(5), suppress_health_check=list(HealthCheck))
@given(steps=SEQUENCES)
@example(CONFIGURED)
@example(DRIFTED)
@example(EDITED)
@example(UNTRACKED)
@example(IGNORED)
@example(CONFLICT)
def test_a_cached_answer_is_the_answer(steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        check_steps(folder, steps)
