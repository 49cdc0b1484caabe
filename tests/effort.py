"""What the daily loop leaves to CI: most examples of hypothesis, and tests that take long."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# What conftest.py does for each test serves all examples of it; busy machines meet no deadline.
settings.register_profile(
    "any", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("any")
settings.register_profile("daily", max_examples=50)
settings.register_profile("ci", max_examples=100, derandomize=True, print_blob=True)
settings.load_profile("daily")

#: What pytest is told to run in the daily loop: ``-m "not slow"``.
FAST = "not slow"
#: Starts of the names (below ``tests/``) of tests that start many processes or try many inputs.
#: They are marked ``slow``; ``scripts/test --fast`` leaves them out.
SLOW = (
    "adopt/test_shapes.py",
    "cache/test_processes.py",
    "cache/test_random_steps.py",
    "cache/test_store.py::test_a_thousand_damages",
    "cache/test_store.py::test_each_byte_may_be_damaged",
    "cli/test_break_and_mend.py",
    "cli/test_bytes.py",
    "cli/test_fast_path.py::test_every_answer_is_the_one_without_a_cache",
    "cli/test_interrupt.py",
    "cli/test_output.py",
    "cli/test_unread.py",
    "e2e/",
    "fuzz/",
    "hazards/test_promises.py",
    "hazards/test_rows",
    "judge/test_root.py::test_a_staged_check_finds_what_a_whole_check_finds",
    "judge/test_spelled_importers.py",
    "judge/test_staged_scope.py",
    "pages/markup/test_mermaid.py",
    "pages/markup/test_signatures.py::test_ruff_changes_no_block_of_real_packages",
    "pages/test_chains.py",
    "pages/test_merges.py",
    "python/test_against_ast.py::test_random_modules",
    "python/test_against_ast.py::test_the_standard_library",
    "replay/",
    "sources/test_library.py",
    "test_benchmarks.py",
    "test_package.py",
)


def examples(count: int) -> int:
    """Return how many examples a test tries that tries ``count`` in CI."""
    return max(1, count * settings().max_examples // 100)


def is_slow(name: str) -> bool:
    """Tell whether the test of that name, relative to ``tests/``, is in ``SLOW``."""
    return name.startswith(SLOW)
