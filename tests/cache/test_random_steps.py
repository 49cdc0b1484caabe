"""Never wrong for being fast: every answer with a cache is the answer without one.

A longer run: ``pytest tests/cache --hypothesis-profile=long``.
"""

from __future__ import annotations

import tempfile

from hypothesis import HealthCheck, example, given, note, settings
from hypothesis import strategies as st

from tests.cache.steps import (
    act,
    assert_same_answers,
    begin,
    clear,
    commit,
    edit_unseen,
    fix,
    touch,
    write,
)
from tests.cache.strategies import STEPS, Step

#: The share of the profile's examples that this test takes: each starts hundreds of processes.
EXAMPLES = max(1, settings().max_examples // 20)

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


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(STEPS, min_size=3, max_size=10))
@example(CONFIGURED)
@example(DRIFTED)
@example(EDITED)
@example(UNTRACKED)
@example(IGNORED)
@example(CONFLICT)
def test_a_cached_answer_is_the_answer(steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = begin(folder)
        for step, *arguments in steps:
            note(f"{step.__name__} {arguments}")
            step(place, *arguments)
            assert_same_answers(place)
