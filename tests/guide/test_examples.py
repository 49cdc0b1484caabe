"""The examples of the README: a page before and after a change, and measured times."""

from __future__ import annotations

import re

import pytest

from tests.calling import call
from tests.conftest import Repo
from tests.guide.reading import GUIDE, README

BLOCKS = {fence.language: fence.text for fence in README.fences}
SOURCE = f'''\
"""Widgets, saved and loaded."""

import pickle


class Widget:
    """A thing on a screen."""


{BLOCKS["python"]}'''
FIGURE = re.compile(r"([\d.]+ (?:s|MB)) in ([\w-]+)")


def test_the_page_before_and_after(repo: Repo) -> None:
    page = repo.top / "docs/pkg/core.py_docs.md"
    repo.commit({"pkg/core.py": SOURCE})
    assert call(repo.top, "--fix").code == 0
    before = page.read_text("utf-8")
    at = 0
    for part in BLOCKS["markdown"].split("...\n"):
        assert part.strip("\n") in before[at:]
        at = before.index(part.strip("\n"), at)
    repo.commit({"pkg/core.py": SOURCE.replace("blob", "data")})
    assert call(repo.top).code == 1
    assert call(repo.top, "--fix").code == 0
    after = page.read_text("utf-8")
    changed = [
        ("-" + old, "+" + new)
        for old, new in zip(before.splitlines(), after.splitlines(), strict=True)
        if old != new
    ]
    assert changed == [tuple(BLOCKS["diff"].splitlines())]


SPEED = re.findall(r"^- (.+?): (.+)$", README.section("Speed"), re.MULTILINE)


def test_ten_lines_of_speed() -> None:
    assert len(SPEED) == 10


@pytest.mark.parametrize(("row", "figures"), SPEED, ids=[row for row, _ in SPEED])
def test_every_figure_was_measured(row: str, figures: str) -> None:
    tables = re.split(r"\n\n+", GUIDE["guide/performance.md"].text)
    table = next(part for part in tables if f"\n| {row} |" in part)
    head, *rows = [[c.strip() for c in line.split("|")[1:-1]] for line in table.splitlines()]
    cells = dict(zip(head, next(cells for cells in rows if cells[0] == row), strict=True))
    found = FIGURE.findall(figures)
    assert found
    for figure, tree in found:
        assert figure in re.split(r", ", cells[tree].strip("*")), tree
