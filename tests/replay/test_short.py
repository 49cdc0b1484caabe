"""A short replay: what it asks agrees, and what would not agree is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Repo
from tests.replay.__main__ import main
from tests.replay.history import Commit
from tests.replay.verdicts import STAGED, TRUTH, WHOLE, Verdict, compare

HISTORY: tuple[dict[str, str | None], ...] = (
    {"pkg/__init__.py": "", "far/away.py": "from pkg import \uff43ore\n", "old": "x\n"},
    {"pkg/core.py": "x = 1\n", "old": None, "old/one.py": "def broken(:\n"},
    {"pkg/core.py": None, "notes.txt": "words\n", "far/away.py": "import pkg.core\n"},
)


def test_a_replay_agrees(repo: Repo, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for files in HISTORY:
        for path, text in files.items():
            repo.remove(path) if text is None else repo.write(path, text)
        repo.commit()
    assert main([str(repo.top), "--commits", "2", "--scratch", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert f"{repo.top}: 2 commits, 2 with sources, 2 that add or delete some; " in printed
    assert [f"| {question} | 2 | 0 |" in printed for question in (*STAGED, WHOLE)] == [True] * 4


def verdict(drifts: str = "", problems: str = "") -> Verdict:
    return Verdict(frozenset(drifts.split()), frozenset(problems.split()))


#: What is told of the question, the truth, the answer, and what differs.
DIFFERENCES = {
    "equal": (STAGED[0], verdict("a b"), verdict("a b"), []),
    "a page too few": (STAGED[1], verdict("a b"), verdict("a"), ["lacks b"]),
    "a page too many": (STAGED[2], verdict("a"), verdict("a b"), ["has b"]),
    "another kind": (
        WHOLE,
        verdict("a:stale"),
        verdict("a:missing"),
        ["lacks a:stale", "has a:missing"],
    ),
    "a problem of the commit": (STAGED[0], verdict("", "p"), verdict(), ["lacks problem p"]),
    "a problem that was there": (STAGED[0], verdict("", "q"), verdict(), []),
    "that, of the whole": (WHOLE, verdict("", "q"), verdict(), ["lacks problem q"]),
    "a problem that is none": (STAGED[0], verdict(), verdict("", "q"), ["has problem q"]),
}


@pytest.mark.parametrize(
    ("question", "truth", "answer", "told"), DIFFERENCES.values(), ids=DIFFERENCES
)
def test_differences_are_told(
    question: str, truth: Verdict, answer: Verdict, told: list[str]
) -> None:
    commit = Commit("1", "2", ("p",), moves=False)
    assert compare({question: answer, TRUTH: truth}, commit) == {question: told}
