"""Write synthetic repositories of any size, equal in every run."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

_NOUNS = "order invoice user account ledger event report cart stock price route batch token".split()
_VERBS = "build load store merge split check count parse send fetch update remove sort".split()
_LIBRARY = "json logging os pathlib re dataclasses collections itertools datetime typing".split()
#: Per package: an ``__init__.py``, so many modules, and tests for the first few of them.
_MODULES, _TESTS = 15, 4
_PACKAGES_PER_AREA = 50
_ROOT = "product"


def write_sources(top: Path, number: int) -> None:
    """Write ``number`` sources below ``top``; equal numbers give equal files."""
    for path in islice(_paths(), number):
        file = top / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(make_source(path), encoding="utf-8", newline="\n")


def make_source(path: str) -> str:
    """Return the text of a source: 1 to 4 KB for a module, less for an ``__init__.py``."""
    dice = random.Random(path)
    if path.endswith("__init__.py"):
        return f'"""The {path.split("/")[-2]} part of the product."""\n'
    if "/test_" in path:
        return _test(path, dice)
    noun = Path(path).stem
    parts = [
        f'"""Work with each {noun} of the {path.split("/")[-2]} part.\n\n{_prose(dice, 3)}\n"""\n',
        "\n".join(_imports(path, dice)) + "\n",
        f"LIMIT = {dice.randint(2, 900)}\nlogger = logging.getLogger(__name__)\n",
        *(_function(name, noun, dice) for name in dice.sample(_VERBS, dice.randint(2, 5))),
        *(_class(noun, number, dice) for number in range(dice.choice((0, 1, 1, 2)))),
    ]
    return "\n\n".join(parts)


def _paths() -> Iterator[str]:
    yield f"{_ROOT}/__init__.py"
    for package in count():
        folder = _folder(package)
        if package % _PACKAGES_PER_AREA == 0:
            yield f"{Path(folder).parent.as_posix()}/__init__.py"
        yield f"{folder}/__init__.py"
        yield from (f"{folder}/{name}.py" for name in _names())
        yield from (f"tests/{folder}/test_{name}.py" for name in _names()[:_TESTS])


def _folder(package: int) -> str:
    return f"{_ROOT}/area_{package // _PACKAGES_PER_AREA:02}/part_{package:04}"


def _names() -> list[str]:
    return [f"{_NOUNS[n % len(_NOUNS)]}{'s' if n >= len(_NOUNS) else ''}" for n in range(_MODULES)]


def _imports(path: str, dice: random.Random) -> Iterator[str]:
    """Yield imports of the library, of the same package, and of packages that came before."""
    package = int(path.split("/")[2].removeprefix("part_"))
    yield from sorted(f"import {name}" for name in {"logging", *dice.sample(_LIBRARY, 2)})
    for name in sorted(set(dice.sample(_names(), 2)) - {Path(path).stem}):
        yield f"from .{name} import LIMIT as {name.upper()}_LIMIT"
    if package:
        other = _folder(dice.randrange(package)).replace("/", ".")
        yield f"from {other} import {dice.choice(_names())} as earlier"


def _test(path: str, dice: random.Random) -> str:
    module = path.removeprefix("tests/").removesuffix(".py").replace("/test_", ".")
    package, name = module.replace("/", ".").rsplit(".", 1)
    cases = "".join(
        f"\n\ndef test_{verb}() -> None:\n    assert {name}.LIMIT + {dice.randint(1, 99)} > 0\n"
        for verb in dice.sample(_VERBS, dice.randint(2, 8))
    )
    return f'"""Tests of each {name}."""\n\nfrom {package} import {name}\n{cases}'


def _function(verb: str, noun: str, dice: random.Random) -> str:
    lines = "\n".join(
        f"    if len(items) > {dice.randint(1, 99)}:\n"
        f"        logger.info({verb + ' ' + noun!r})\n"
        f"        total += items[-1] * {dice.randint(2, 9)}"
        for _ in range(dice.randint(1, 4))
    )
    return (
        f"def {verb}_{noun}(items: list[int], *, factor: int = {dice.randint(1, 9)}) -> int:\n"
        f'    """{verb.title()} one {noun} after the other.\n\n    {_prose(dice, 2)}\n\n'
        f"    Args:\n        items: what to {verb}.\n        factor: how often.\n\n"
        f'    Returns:\n        the sum of all.\n    """\n'
        f"    total = factor\n{lines}\n    return total\n"
    )


def _class(noun: str, number: int, dice: random.Random) -> str:
    methods = "".join(
        f"\n    def {verb}(self, value: int = {dice.randint(0, 9)}) -> list[int]:\n"
        f'        """{verb.title()} the {noun}: {_prose(dice, 1)}"""\n'
        f"        return [self.size * each for each in range(value)]\n"
        for verb in dice.sample(_VERBS, dice.randint(1, 4))
    )
    return (
        f"class {noun.title()}Box{number}:\n"
        f'    """Holds each {noun}. {_prose(dice, 1)}"""\n\n'
        f"    size: int = {dice.randint(1, 99)}\n{methods}"
    )


def _prose(dice: random.Random, sentences: int) -> str:
    """Return sentences that differ from module to module."""
    return " ".join(
        f"To {dice.choice(_VERBS)} the {dice.choice(_NOUNS)} it must {dice.choice(_VERBS)}"
        f" {dice.randint(2, 999)} of them."
        for _ in range(sentences)
    )
