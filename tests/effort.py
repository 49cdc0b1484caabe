"""What the daily loop leaves to CI: most examples of hypothesis, and tests that take long."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("daily", max_examples=50, deadline=None)
settings.register_profile("ci", max_examples=100, deadline=None, derandomize=True, print_blob=True)
settings.load_profile("daily")

#: Starts of the names (below ``tests/``) of tests that start many processes or try many inputs.
#: They are marked ``slow``; ``scripts/test --fast`` leaves them out.
SLOW = (
    "cache/test_processes.py",
    "cache/test_random_steps.py",
    "cli/test_bytes.py",
    "cli/test_fast_path.py::test_every_answer_is_the_one_without_a_cache",
    "cli/test_interrupt.py",
    "cli/test_output.py",
    "e2e/",
    "fuzz/",
    "hazards/test_promises.py",
    "hazards/test_rows",
    "judge/test_staged_scope.py",
    "pages/markup/test_mermaid.py",
    "pages/test_merges.py",
    "python/test_against_ast.py::test_random_modules",
    "python/test_against_ast.py::test_the_standard_library",
    "sources/test_library.py",
)


def examples(count: int) -> int:
    """Return how many examples a test tries that tries ``count`` in CI."""
    return max(1, count * settings().max_examples // 100)


def is_slow(name: str) -> bool:
    """Tell whether the test of that name, relative to ``tests/``, is in ``SLOW``."""
    return name.startswith(SLOW)
