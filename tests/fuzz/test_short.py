"""A short run of the fuzzer, always over the same inputs."""

from __future__ import annotations

import pytest

from tests.fuzz.runs import KINDS, try_inputs

COUNTS = {"repositories": 3, "generated from libcst's nodes": 4, "real files, changed": 60}


@pytest.mark.parametrize("kind", KINDS)
def test_inputs(kind: str) -> None:
    assert try_inputs(kind, COUNTS.get(kind, 30), 0).total() > 0
