"""The table of hazards names tests that exist, for every row."""

from __future__ import annotations

import ast
import re

from tests.places import TESTS

TABLE = (TESTS / "hazards/README.md").read_text("utf-8")
#: A row of the catalogue, and a name of a test in it: `cli/test_x.py::test_y`.
ROW = re.compile(r"^\| (\d+) \|", re.MULTILINE)
NAME = re.compile(r"`([\w/]+\.py)(?:::(\w+))?`")


def test_every_row_stands_in_the_table() -> None:
    numbers = [int(number) for number in ROW.findall(TABLE)]
    assert numbers == [*range(1, 35), 36, 37]


def test_every_row_names_tests() -> None:
    for line in TABLE.split("\n"):
        if line.startswith("| ") and not line.startswith(("| #", "| what")):
            assert NAME.search(line), line


def test_every_test_that_is_named_exists() -> None:
    for path, name in NAME.findall(TABLE):
        tree = ast.parse((TESTS / path).read_text("utf-8"))
        found = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
        assert not name or name in found, f"{path}::{name}"
