"""Sizes as people write them, in the unit that the setting has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repo_docs_hook.config.keys import size
from repo_docs_hook.text.sizes import show_excess, show_size

MIB = 1 << 20
EXCESSES = {
    "a little": (MIB + 2, MIB, ("1048578 B", "1 MiB, 1048576 B")),
    "below a twentieth": (MIB + MIB // 20, MIB, ("1101004 B", "1 MiB, 1048576 B")),
    "a fifth": (MIB + MIB // 5, MIB, ("1.2 MiB", "1 MiB")),
    "twice": (2 * MIB, MIB, ("2 MiB", "1 MiB")),
    "much": (5000 * MIB, MIB, ("5000 MiB", "1 MiB")),
    "decimal": (2_600_000, 2_000_000, ("2.6 MB", "2 MB")),
    "KiB": (600 << 10, 512 << 10, ("600 KiB", "512 KiB")),
    "bytes": (9, 8, ("9 B", "8 B")),
    "odd": (2000, 1025, ("2000 B", "1025 B")),
}


@pytest.mark.parametrize(("number", "limit", "shown"), EXCESSES.values(), ids=EXCESSES)
def test_an_excess_is_told_in_the_unit_of_the_limit(
    number: int, limit: int, shown: tuple[str, str]
) -> None:
    assert show_excess(number, limit) == shown


@given(st.integers(1, 10**15 - 1))
def test_a_size_is_read_back_as_it_was(number: int) -> None:
    assert size(show_size(number)) == number


@given(st.integers(1, 10**13), st.integers(1, 10**13))
def test_an_excess_never_reads_as_the_limit(limit: int, more: int) -> None:
    number, allowed = show_excess(limit + more, limit)
    assert float(number.split()[0]) > float(allowed.split()[0])
