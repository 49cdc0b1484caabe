"""Runs at once, runs of other versions, and runs that are killed: one cache, right answers."""

from __future__ import annotations

import random
import shutil
import sys
import time
from pathlib import Path

import pytest
from hypothesis import settings

from tests.cache.processes import (
    ROOT,
    TIMED,
    WATCHED,
    Ended,
    copy_tool,
    start,
    wait,
    wait_all,
    was_killed,
)
from tests.cache.steps import QUESTIONS, Place, assert_same_answers, begin
from tests.calling import call

#: As in test_random_steps: a share of the profile's examples.
SHARE = settings().max_examples / 100
EDITS = ("y = 1\n", "import pkg.core\n", "def f(:\n", "z = 5\n")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A small repository with fresh pages and a warm cache."""
    return begin(str(tmp_path / "place"))


def test_runs_at_once(place: Place, tmp_path: Path) -> None:
    other = begin(str(tmp_path / "other"))
    for number in range(12):
        other.repo.write(f"many/one_{number}.py", f"x = {number}\n")
    other.repo.add()
    runs = [(place, asked) for asked in (*QUESTIONS, QUESTIONS[0])]
    runs += [(other, QUESTIONS[0]), (other, QUESTIONS[0])]
    for text in EDITS[: int(1 + SHARE)]:
        place.repo.write("a.py", text)
        place.repo.write("new.py", text)
        place.git("add", "a.py")
        found = wait_all(
            [start(run.repo.top, *asked, "--cache-dir", place.cache) for run, asked in runs]
        )
        for (run, asked), ended in zip(runs, found, strict=True):
            wanted = call(run.repo.top, *asked, "--no-cache")
            assert ended == Ended(wanted.code, wanted.out.encode(), wanted.err.encode())
        assert_same_answers(place)


PAGES = ("Page(path, render(seen))", 'Page(path, render(seen) + "\\nOther words.\\n")')
READER = ("docstring=docstring,", 'docstring="Other words.",')


def test_versions_take_turns(place: Place, tmp_path: Path) -> None:
    tools = {
        "0": ROOT,
        "1": copy_tool(tmp_path / "1", "1", {"pages/render.py": PAGES}),
        "2": copy_tool(tmp_path / "2", "2", {"python/reader.py": READER}),
    }
    turns = random.Random(1).choices(sorted(tools), k=int(5 + 100 * (SHARE - 1)))
    for number, turn in enumerate(["0", "1", "2", *turns]):
        if number % 4 == 3:
            place.repo.write("a.py", f"x = {number}\n")
        for question in QUESTIONS[: 1 + number % 2]:
            cached, plain = wait_all(
                [
                    start(place.repo.top, *question, *how, tool=tools[turn])
                    for how in (("--cache-dir", place.cache), ("--no-cache",))
                ]
            )
            assert cached == plain, (turn, question)
            assert number > 2 or (cached.code == 0) == (turn == "0"), cached


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals that end a process")
@pytest.mark.parametrize("command", ["--check", "--fix"])
def test_a_killed_run_leaves_a_good_cache(place: Place, tmp_path: Path, command: str) -> None:
    dice = random.Random(command)
    place.repo.write("a.py", EDITS[0])
    place.repo.write("pkg/more.py", "import a\n")
    place.git("add", "-N", "pkg/more.py")
    shutil.copytree(tmp_path / "place", tmp_path / "before", symlinks=True)
    arguments = (command, "--quiet", "--cache-dir", place.cache)
    began = time.perf_counter()
    whole = wait(start(place.repo.top, *arguments, "0", script=_last_first(WATCHED)))
    seconds = time.perf_counter() - began
    touches = int(whole.out.split()[-1])
    killed = 0
    for number in range(int(4 * SHARE) or 1):
        shutil.rmtree(tmp_path / "place")
        shutil.copytree(tmp_path / "before", tmp_path / "place", symlinks=True)
        if number % 2:
            when, script = str(dice.uniform(0.05, seconds)), TIMED
        else:
            when, script = str(dice.randint(1, touches)), WATCHED
        ended = wait(start(place.repo.top, *arguments, when, script=_last_first(script)))
        killed += was_killed(ended)
        assert_same_answers(place)
        place.git("checkout", "--quiet", "a.py")
        assert_same_answers(place)
    assert killed


def _last_first(script: str) -> str:
    """Return a script that takes its last argument for its first."""
    return f"import sys; sys.argv.insert(1, sys.argv.pop())\n{script}"
