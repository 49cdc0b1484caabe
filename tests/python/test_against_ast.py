"""Names, signatures and docstrings are those that Python's own ``ast`` finds."""

from __future__ import annotations

import sysconfig
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, example, given, settings

from repo_docs_hook.model.facts import SourceError
from repo_docs_hook.python.reader import read_facts
from tests.effort import examples
from tests.python.compare_with_ast import list_differences, parse
from tests.python.modules import modules

SAMPLES = sorted((Path(__file__).parent / "samples").iterdir())
#: What the running Python may be too old for; the tables of the other tests cover it.
NEWER = {"python311.txt", "python312.txt", "python313.txt", "python314.txt"}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_samples(sample: Path) -> None:
    data = sample.read_bytes()
    facts = read_facts(data)
    tree = parse(data)
    if tree is None:
        assert sample.name in NEWER
        pytest.skip("this Python is too old for the sample")
    assert list_differences(tree, facts) == []


def pick_library(count: int) -> list[Path]:
    """Return about so many of the running Python's own sources, spread evenly."""
    folder = Path(sysconfig.get_path("stdlib"))
    files = [
        path
        for path in sorted(folder.rglob("*.py"))
        if "site-packages" not in path.parts and 0 < path.stat().st_size < 40_000
    ]
    return files[:: max(1, len(files) // count)]


def test_the_standard_library() -> None:
    compared = 0
    for path in pick_library(examples(150)):
        data = path.read_bytes()
        tree = parse(data)
        if tree is not None:
            assert list_differences(tree, read_facts(data)) == [], path
            compared += 1
    assert compared > examples(100)


@settings(max_examples=examples(200), suppress_health_check=list(HealthCheck))
@example("class A: x = 1; y: int = 2\n")
@example("def f(a=(\n    1,\n)): pass\n")
@given(modules())
def test_random_modules(source: str) -> None:
    data = source.encode()
    tree = parse(data)
    assume(tree is not None)
    assert tree is not None
    try:
        facts = read_facts(data)
    except SourceError as error:
        raise AssertionError(f"{error.line}:{error.column}: {error.message}\n{source}") from error
    assert list_differences(tree, facts) == [], source
