"""What is asked about each commit, and whether the answers agree."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.replay.history import Commit, History, surroundings

_TOOL = (sys.executable, "-I", "-m", "repo_docs_hook")
TRUTH = "`--check --no-cache`"
STAGED = ("`--staged`, warm cache", "`--staged`, empty cache", "push, warm cache")
WHOLE = "`--check`, warm cache"


@dataclass(frozen=True)
class Verdict:
    """The pages that drift, each with its kind, the paths with problems, and the seconds."""

    drifts: frozenset[str]
    problems: frozenset[str]
    seconds: float = 0.0


def ask(history: History, cache: Path) -> dict[str, Verdict]:
    """Return the verdicts on what is staged by question, asked in the order of a day's work."""
    warm = {"REPO_DOCS_HOOK_CACHE_DIR": str(cache)}
    pushed = {"PRE_COMMIT_FROM_REF": "HEAD", "PRE_COMMIT_TO_REF": history.commit_index()}
    found = {STAGED[0]: _judge(history.top, warm, "--staged")}
    with tempfile.TemporaryDirectory() as empty:
        found[STAGED[1]] = _judge(history.top, {"REPO_DOCS_HOOK_CACHE_DIR": empty}, "--staged")
    found[STAGED[2]] = _judge(history.top, warm | pushed, "--staged")
    found[WHOLE] = _judge(history.top, warm)
    found[TRUTH] = _judge(history.top, warm, "--no-cache")
    return found


def compare(found: Mapping[str, Verdict], commit: Commit) -> dict[str, list[str]]:
    """Return what each answer has else than the truth says, by question.

    Before the commit every page was right, so that all that drifts does so by the commit.
    Problems of sources that it leaves alone need not be told by a check of what is staged.
    """
    truth = found[TRUTH]
    asked = {question: verdict for question, verdict in found.items() if question != TRUTH}
    return {
        question: [
            *(f"lacks {each}" for each in sorted(truth.drifts - verdict.drifts)),
            *(f"has {each}" for each in sorted(verdict.drifts - truth.drifts)),
            *(f"lacks problem {each}" for each in sorted(_owed(question, truth, commit))
              if each not in verdict.problems),
            *(f"has problem {each}" for each in sorted(verdict.problems - truth.problems)),
        ]
        for question, verdict in asked.items()
    }  # fmt: skip


def _owed(question: str, truth: Verdict, commit: Commit) -> frozenset[str]:
    """Return the problems that an answer has to tell."""
    return truth.problems if question == WHOLE else truth.problems & set(commit.sources)


def fix(history: History, cache: Path, *options: str) -> None:
    """Write the pages of what is on disk."""
    environment = {"REPO_DOCS_HOOK_CACHE_DIR": str(cache)}
    _run(history.top, environment, "--fix", "--quiet", *options)


def _judge(folder: Path, environment: Mapping[str, str], *options: str) -> Verdict:
    start = time.perf_counter()
    printed = _run(folder, environment, "--check", "--output-format", "json", *options)
    seconds = time.perf_counter() - start
    document = json.loads(printed)
    drifts = frozenset(f"{each['page']}: {each['kind']}" for each in document["drifts"])
    problems = frozenset(each["path"] for each in document["problems"])
    return Verdict(drifts, problems, seconds)


def _run(folder: Path, environment: Mapping[str, str], *options: str) -> str:
    ran = subprocess.run(
        [*_TOOL, *options],
        cwd=folder,
        capture_output=True,
        env=surroundings(environment),
        check=False,
    )
    if ran.stderr:
        raise SystemExit(f"{' '.join(options)}: {ran.stderr.decode(errors='replace')}")
    return ran.stdout.decode()
