"""The checks of the cache with processes, each a round that a seed decides."""

from __future__ import annotations

import random
import shutil
import time
from pathlib import Path

from tests.cache.processes import (
    TIMED,
    WATCHED,
    Ended,
    copy_tool,
    start,
    wait,
    wait_all,
    was_killed,
)
from tests.cache.steps import QUESTIONS, assert_same_answers, begin
from tests.calling import call
from tests.places import ROOT

EDITS = ("y = 1\n", "import pkg.core\n", "def f(:\n", "z = 5\n")
PAGES = ("Page(path, text)", 'Page(path, text + "\\nOther words.\\n")')
READER = ("docstring=docstring,", 'docstring="Other words.",')
#: A source whose page says more where its parameter is read as another name.
PARAMETER = 'def f(yy: int):\n    """F.\n\n    Args:\n        yy: What.\n    """\n'
NAMES = ('CHARACTER = r"', 'CHARACTER = r"[a-w]" or r"')


def check_runs_at_once(folder: Path, seed: int) -> None:
    """Check one edit by several runs at once, in two repositories that share a cache."""
    place, other = begin(str(folder / "place")), begin(str(folder / "other"))
    for number in range(12):
        other.repo.write(f"many/one_{number}.py", f"x = {number}\n")
    other.repo.add()
    runs = [(place, asked) for asked in (*QUESTIONS, QUESTIONS[0])]
    runs += [(other, QUESTIONS[0]), (other, QUESTIONS[0])]
    text = random.Random(seed).choice(EDITS)
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


def check_versions(folder: Path, seed: int) -> None:
    """Check by versions of the tool in turn, which all make other pages of the same sources."""
    place = begin(str(folder / "place"))
    place.repo.write("pkg/more.py", PARAMETER)
    place.repo.add()
    assert call(place.repo.top, "--fix", "--quiet", "--no-cache").code == 0
    place.repo.commit()
    tools = {
        "0": ROOT,
        "1": copy_tool(folder / "1", "1", {"pages/render.py": PAGES}),
        "2": copy_tool(folder / "2", "2", {"python/reader.py": READER}),
        "3": copy_tool(folder / "3", "3", {"text/identifiers.py": NAMES}),
    }
    turns = random.Random(seed).choices(sorted(tools), k=3)
    for number, turn in enumerate([*tools, *turns]):
        if number % 4 == 0 and number:
            place.repo.write("a.py", f"x = {number}\n")
        for question in QUESTIONS[: 1 + number % 2]:
            cached, plain = wait_all(
                [
                    start(place.repo.top, *question, *how, tool=tools[turn])
                    for how in (("--cache-dir", place.cache), ("--no-cache",))
                ]
            )
            assert cached == plain, (turn, question)
            assert number > 3 or (cached.code == 0) == (turn == "0"), cached


def check_killed_runs(folder: Path, seed: int, command: str = "--check") -> None:
    """Check after runs that were killed at a touch of the cache, or at any time."""
    place, dice = begin(str(folder / "place")), random.Random(seed)
    place.repo.write("a.py", EDITS[0])
    place.repo.write("pkg/more.py", "import a\n")
    place.git("add", "-N", "pkg/more.py")
    shutil.copytree(folder / "place", folder / "before", symlinks=True)
    arguments = (command, "--quiet", "--cache-dir", place.cache)
    began = time.perf_counter()
    whole = wait(start(place.repo.top, *arguments, "0", script=_last_first(WATCHED)))
    seconds = time.perf_counter() - began
    touches = int(whole.out.split()[-1])
    killed = 0
    for number in range(4):
        shutil.rmtree(folder / "place")
        shutil.copytree(folder / "before", folder / "place", symlinks=True)
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


def check_killed_fixes(folder: Path, seed: int) -> None:
    """Check after runs of ``--fix`` that were killed."""
    check_killed_runs(folder, seed, "--fix")


def _last_first(script: str) -> str:
    """Return a script that takes its last argument for its first."""
    return f"import sys; sys.argv.insert(1, sys.argv.pop())\n{script}"
