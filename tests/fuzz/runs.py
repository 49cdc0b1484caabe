"""The kinds of input, each with its check, and how to try so many of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.fuzz.inputs import SOURCES
from tests.fuzz.repositories import HISTORIES, check_history
from tests.fuzz.sources import check_source
from tests.pages.docstrings.hostile import check_number

Kind = tuple[SearchStrategy[Any], Callable[[Any], str]]
KINDS: dict[str, Kind] = {
    **{name: (strategy, check_source) for name, strategy in SOURCES.items()},
    "docstrings in every style": (st.integers(0, 1 << 40), check_number),
    "repositories": (HISTORIES, check_history),
}
#: A repository costs as much as a hundred sources.
COSTLY = frozenset({"repositories", "generated from libcst's nodes"})


def try_inputs(kind: str, count: int, number: int) -> Counter[str]:
    """Try ``count`` inputs of a kind; return how often each outcome came.

    ``number`` decides which inputs. Raises what the check raises, with a note that shows
    the input: where inputs are cheap, the smallest that hypothesis finds.
    """
    strategy, check = KINDS[kind]
    phases = [Phase.generate] if kind in COSTLY else [Phase.generate, Phase.shrink]
    outcomes: Counter[str] = Counter()

    @seed(number)
    @settings(
        max_examples=count,
        phases=phases,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def holds(data: Any) -> None:
        outcomes[check(data)] += 1

    holds()
    return outcomes
