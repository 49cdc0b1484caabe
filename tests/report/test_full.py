"""What people read after a run."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from dataclasses import replace
from typing import TextIO

import pytest

from repo_docs_hook.model.outcome import (
    ApiChange,
    Cause,
    Checked,
    Command,
    DocstringPlace,
    Drift,
    Kind,
    NextStep,
    Outcome,
    Problem,
    Sign,
    Since,
    Step,
)
from repo_docs_hook.model.reasons import Reason, Why
from repo_docs_hook.report import Manner, find_report
from repo_docs_hook.text.headings import FileSection, KeywordSection
from tests.report.cases import BY_HAND, DOCS, MODULES, PAGE, SIGNATURE, Terminal, change


@pytest.fixture(autouse=True)
def _no_colour_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def show(outcome: Outcome, stream: TextIO | None = None, **settings: object) -> str:
    """Return the full report of an outcome."""
    written = stream or io.StringIO()
    find_report("full")(outcome, written, Manner(**settings))  # type: ignore[arg-type]
    written.seek(0)
    return written.read()


def stale(old: str, new: str, page: str = "docs/a.py_docs.md", source: str = "a.py") -> Outcome:
    """Make the outcome of one stale page."""
    return Outcome((Drift(Kind.STALE, page, source, old, new),), checked=Checked(1))


EXPECTED = {
    "signature": (
        SIGNATURE,
        """\
pkg/core.py  source changed
  ~ Widget.run(self, command, *, force=False) -> int
      -> Widget.run(self, command, *, force=False, timeout=None) -> int
  + import time

docs/pkg/core.py_docs.md    - committed  + what the source generates
  Detailed Analysis > Widget.run
  -`def run(self, command: list[str], *, force: bool = False) -> int`
  +`def run(self, command: list[str], *, force: bool = False, timeout: float | N
  +| `timeout` | `float | None` | `None`, keyword only | Seconds, then killed. |
  Dependencies > Import Dependencies
  +- `time`
docs/pkg/core.py_kw.md      Imports: +1 line

2 pages out of date. Checked 1 source staged for this commit. Update them and
commit again:

  pre-commit run --hook-stage manual repo-docs-fix   # ends "Failed": it changed files
  git add -A docs
""",
    ),
    "modules": (
        MODULES,
        """\
pkg/retry.py  new source, no pages yet
  + class RetryPolicy
  + function backoff(attempt, *, base=0.5) -> float
    to write:  docs/pkg/retry.py_docs.md, docs/pkg/retry.py_kw.md
pkg/legacy.py  source deleted
  - function run_old(widget)   (public: breaking)
    to delete: docs/pkg/legacy.py_docs.md, docs/pkg/legacy.py_kw.md
These pages follow from the files above:
    docs/pkg/index.md, docs/pkg/doc.md

2 pages missing, 2 without a source, 2 out of date. Checked 2 sources staged for
this commit. Update them:

  repo-docs-hook --fix pkg/retry.py pkg/legacy.py && git add -A docs
""",
    ),
    "by hand": (
        BY_HAND,
        """\
docs/pkg/core.py_docs.md  page edited by hand; pkg/core.py is as committed
                          - on the page  + what the source generates
  Detailed Analysis > Widget.run
  -Run the widget's command and wait until it ends.
  +Run the widget's command.

  This text is the docstring of Widget.run, pkg/core.py:30. Write it there.

1 page edited by hand. Checked 1 page staged for this commit.
To keep the words, edit pkg/core.py:30, then

  repo-docs-hook --fix pkg/core.py && git add -A pkg docs

To drop them:

  git restore --staged --worktree docs/pkg/core.py_docs.md
""",
    ),
}


@pytest.mark.parametrize(("outcome", "text"), EXPECTED.values(), ids=EXPECTED)
def test_cases_at_80_columns(outcome: Outcome, text: str) -> None:
    assert show(outcome, Terminal(), color="never") == text


@pytest.mark.parametrize(("outcome", "text"), EXPECTED.values(), ids=EXPECTED)
def test_colour_adds_nothing_but_colour(outcome: Outcome, text: str) -> None:
    shown = show(outcome, Terminal())
    assert "\x1b[1m" in shown
    assert re.sub("\x1b\\[[0-9;]*m", "", shown) == text


def test_without_a_terminal_lines_are_whole() -> None:
    lines = show(SIGNATURE).split("\n")
    assert "~ Widget.run" in lines[1] and lines[1].endswith("timeout=None) -> int")
    assert any(text.endswith("timeout: float | None = None) -> int`") for text in lines)


FIXED = Outcome(written=("docs/a.md",), deleted=("docs/b.md", "docs/c.md"), checked=Checked(3))
OTHERS = Outcome(
    (
        Drift(Kind.UNSTAGED, "docs/a.md", "a.py", None, "x", Why(Reason.NOT_ADDED)),
        Drift(Kind.UNMERGED, "docs/b.md", "b.py", "x", "y"),
        Drift(Kind.MISSING, "docs/n/index.md", "", None, "x"),
    ),
    checked=Checked(2),
)
CROWD = Outcome(
    tuple(Drift(Kind.MISSING, f"docs/{at}.md", f"{at}.py", None, "x") for at in range(11)),
    checked=Checked(11),
)
UNREAD = Problem("a.py", "odd", 3, 7, in_source=True)
BLOCKED = Outcome(
    (Drift(Kind.MISSING, "docs/b.md", "b.py", None, "x"),),
    checked=Checked(2),
    mend=(Command("repo-docs-hook --fix"),),
)
TEXTS = {
    "clean": (Outcome(checked=Checked(412)), {}, "Up to date. Checked 412 sources.\n"),
    "clean and quiet": (Outcome(checked=Checked(412)), {"quiet": True}, ""),
    "nothing judged": (Outcome(), {"quiet": True}, "Checked nothing: no source.\n"),
    "nothing judged, and why": (
        Outcome(checked=Checked(since=Since.NOTHING_STAGED)),
        {},
        "Checked nothing: no source, since nothing is staged.\n",
    ),
    "untracked": (
        Outcome(checked=Checked(1), untracked=("a b.py", "c.py")),
        {},
        "Up to date. Checked 1 source.\n2 untracked sources not checked: git add -N 'a b.py' ...\n",
    ),
    "untracked, all": (
        Outcome(checked=Checked(1), untracked=("a.py", "c.py")),
        {"verbose": True},
        "Up to date. Checked 1 source.\n2 untracked sources not checked: git add -N a.py c.py\n",
    ),
    "problems": (
        Outcome(
            problems=(Problem("a.py", "odd", 3, 7), Problem("b.py", "no"), Problem("c", "x", 2)),
            checked=Checked(1),
        ),
        {},
        "a.py:3:7: odd\nb.py: no\nc:2: x\n\n"
        "3 problems: not everything could be checked. Checked 1 source.\n",
    ),
    "a source cannot be read": (
        Outcome(problems=(UNREAD,), checked=Checked(1), then=NextStep(Step.COMMIT)),
        {},
        "a.py:3:7: odd\n\n"
        "1 problem: not everything could be checked. Checked 1 source. "
        "Fix the file, or add it to exclude in [tool.repo-docs-hook].\n",
    ),
    "sources cannot be read, and pages drifted": (
        replace(BLOCKED, problems=(UNREAD, UNREAD)),
        {},
        "a.py:3:7: odd\na.py:3:7: odd\n\nb.py  page missing\n    to write:  docs/b.md\n\n"
        "1 page missing. 2 problems: not everything could be checked. Checked 2 sources. "
        "First fix the 2 files, or add them to exclude in [tool.repo-docs-hook]; then:\n\n"
        "  repo-docs-hook --fix\n",
    ),
    "in a commit": (
        replace(BLOCKED, problems=(UNREAD,), staged=True, then=NextStep(Step.COMMIT)),
        {"quiet": True},
        "a.py:3:7: odd\ndocs/b.md: missing: not written yet\n\n"
        "1 page missing. 1 problem: not everything could be checked. Checked 2 sources. "
        "First fix the file, or add it to exclude in "
        "[tool.repo-docs-hook], and git add what you changed; then:\n\n"
        "  repo-docs-hook --fix\n",
    ),
    "something is in the way, and pages drifted": (
        replace(BLOCKED, problems=(Problem("docs/a.md", "rename it"), UNREAD)),
        {"quiet": True},
        "docs/a.md: rename it\na.py:3:7: odd\ndocs/b.md: missing: not written yet\n\n"
        "1 page missing. 2 problems: not everything could be checked. Checked 2 sources. "
        "First fix the 2 problems; then:\n\n  repo-docs-hook --fix\n",
    ),
    "fixed, but for what cannot be read": (
        replace(FIXED, problems=(UNREAD,), mend=(Command("git add -A docs"),)),
        {"quiet": True},
        "a.py:3:7: odd\n\n"
        "Updated 1 page, deleted 2. 1 problem: not everything could be checked. "
        "Checked 3 sources. First fix the file, or add it to exclude in [tool.repo-docs-hook], "
        "and run this again; then:\n\n  git add -A docs\n",
    ),
    "edited by hand, and a source cannot be read": (
        replace(BY_HAND, problems=(UNREAD,)),
        {"quiet": True},
        f"a.py:3:7: odd\n{DOCS}: stale: page edited by hand\n\n"
        "1 page edited by hand. 1 problem: not everything could be checked. "
        "Checked 1 page staged for this commit. "
        "First fix the file, or add it to exclude in [tool.repo-docs-hook].\n"
        "To keep the words, edit pkg/core.py:30, then\n\n"
        "  repo-docs-hook --fix pkg/core.py && git add -A pkg docs\n\n"
        f"To drop them:\n\n  git restore --staged --worktree {DOCS}\n",
    ),
    "fixed": (
        replace(FIXED, mend=(Command("git add -A docs"),)),
        {},
        "wrote    docs/a.md\ndeleted  docs/b.md\ndeleted  docs/c.md\n\n"
        "Updated 1 page, deleted 2. Checked 3 sources. Add them:\n\n  git add -A docs\n",
    ),
    "fixed drift is told once": (
        replace(FIXED, drifts=(Drift(Kind.MISSING, "docs/a.md", "a.py", None, "x"),)),
        {"quiet": True},
        "Updated 1 page, deleted 2. Checked 3 sources.\n",
    ),
    "other kinds": (
        OTHERS,
        {},
        "a.py  not added\n    up to date on disk, git add: docs/a.md\n"
        "b.py  left in conflict by a merge\n    in conflict, to write: docs/b.md\n"
        "Pages of folders:\n    to write:  docs/n/index.md\n\n"
        "1 page missing, 1 not added, 1 left in conflict. Checked 2 sources.\n",
    ),
    "other kinds, quiet": (
        OTHERS,
        {"quiet": True},
        "docs/a.md: unstaged: up to date on disk, not added: git add it\n"
        "docs/b.md: unmerged: left in conflict by a merge\n"
        "docs/n/index.md: missing: not written yet\n\n"
        "1 page missing, 1 not added, 1 left in conflict. Checked 2 sources.\n",
    ),
    "many alike": (
        CROWD,
        {},
        "11 sources  page missing\n    0.py, 1.py, 2.py, ... 8 more: --verbose names all\n\n"
        "11 pages missing. Checked 11 sources.\n",
    ),
    "line endings": (
        stale("a\r\n", "a\n"),
        {},
        "a.py  out of date\n\ndocs/a.py_docs.md    only the line endings differ\n\n"
        "1 page out of date. Checked 1 source.\n",
    ),
    "blank lines": (
        stale("a\n", "a\n\n", page="docs/index.md", source=""),
        {},
        "docs/index.md    only blank lines differ\n\n1 page out of date. Checked 1 source.\n",
    ),
    "no diff": (
        stale("a\n", "b\n"),
        {"no_diff": True},
        "a.py  out of date\n    to update: docs/a.py_docs.md\n\n"
        "1 page out of date. Checked 1 source.\n",
    ),
}


@pytest.mark.parametrize(("outcome", "settings", "text"), TEXTS.values(), ids=TEXTS)
def test_texts(outcome: Outcome, settings: dict[str, object], text: str) -> None:
    assert show(outcome, None, **settings) == text


def test_edited_pages_are_named_without_diffs() -> None:
    shown = show(BY_HAND, no_diff=True)
    assert f"to update: {DOCS}" in shown
    assert "Write it there." in shown


MAP = f"# Keywords\n\n## {KeywordSection.MAP.title}\n\n- **Dependencies**: `os`\n"
MAPPED = MAP.replace("`os`", "`os`, `re`")
KEYWORDS = {
    "the map repeats": (
        MAP,
        MAPPED.replace("\n## ", "\n### Imports\n\n- **`re`**\n\n## "),
        "Imports: +2 lines",
    ),
    "the map alone": (MAP, MAPPED, f"{KeywordSection.MAP.title}: +1 -1 lines"),
}


@pytest.mark.parametrize(("old", "new", "text"), KEYWORDS.values(), ids=KEYWORDS)
def test_keyword_pages_take_one_line(old: str, new: str, text: str) -> None:
    lines = show(stale(old, new, page="docs/a.py_kw.md")).split("\n")
    (line,) = [each for each in lines if each.startswith("docs/a.py_kw.md")]
    assert line == f"docs/a.py_kw.md    {text}"


LIMITS = {
    "none": (0, ""),
    "enough": (7, ""),
    "inside": (3, "... 4 more lines in 2 pages: --diff-lines 0 shows all"),
    "no heading alone": (5, "... 3 more lines in 2 pages: --diff-lines 0 shows all"),
    "between": (6, "... 1 more line in 1 page: --diff-lines 0 shows all"),
}


@pytest.mark.parametrize(("limit", "rest"), LIMITS.values(), ids=LIMITS)
def test_diffs_stop(limit: int, rest: str) -> None:
    lines = show(SIGNATURE, diff_lines=limit).split("\n")
    assert [text for text in lines if text.startswith("...")] == ([rest] if rest else [])
    assert ("  Dependencies > Import Dependencies" in lines) == (limit in (0, 6, 7))


def test_pages_left_out_are_counted_with_their_lines() -> None:
    pages = [stale("a\n", "b\nc\n", f"docs/{name}.md", f"{name}.py").drifts for name in "abc"]
    shown = show(Outcome(tuple(drift for drifts in pages for drift in drifts)), diff_lines=4)
    assert "docs/a.md" in shown and "docs/b.md" not in shown
    assert "... 8 more lines in 2 pages:" in shown


def test_the_signs_are_explained_once() -> None:
    assert show(MODULES, verbose=True).count("- committed  + what the source generates") == 1


def test_commands_and_paths_are_never_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    lines = re.sub("\x1b\\[[0-9;]*m", "", show(MODULES, Terminal())).split("\n")
    assert f"  {MODULES.mend[0].text}" in lines
    assert "    to write:" in lines and f"{' ' * 15}docs/pkg/retry.py_docs.md," in lines


LINK = "[`pkg/core.py`](../../pkg/core.py)\n\n## High"
EMBEDDED = change(PAGE, (LINK, "```python\nx = 1\n```\n\n## High"))
FOLDS = {
    False: [f"  {FileSection.ORIGINAL.title}: +1 -1 lines"],
    True: [f"  {FileSection.ORIGINAL.title}", "  -x = 1", "  +x = 2"],
}


@pytest.mark.parametrize("verbose", FOLDS)
def test_an_embedded_source_is_folded(verbose: bool) -> None:
    shown = show(stale(EMBEDDED, change(EMBEDDED, ("x = 1", "x = 2"))), verbose=verbose)
    lines = [text for text in shown.split("\n") if "Source" in text or "x =" in text]
    assert lines == FOLDS[verbose]


COLOURS = {
    "terminal": ({}, True, "auto", True),
    "pipe": ({}, False, "auto", False),
    "NO_COLOR": ({"NO_COLOR": "1"}, True, "auto", False),
    "NO_COLOR is empty": ({"NO_COLOR": ""}, True, "auto", True),
    "FORCE_COLOR": ({"FORCE_COLOR": "1"}, False, "auto", True),
    "both": ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, "auto", False),
    "dumb": ({"TERM": "dumb"}, True, "auto", False),
    "dumb but forced": ({"TERM": "dumb", "FORCE_COLOR": "1"}, True, "auto", True),
    "always": ({"NO_COLOR": "1", "TERM": "dumb"}, False, "always", True),
    "never": ({"FORCE_COLOR": "1"}, True, "never", False),
}


@pytest.mark.parametrize(("settings", "terminal", "color", "styled"), COLOURS.values(), ids=COLOURS)
def test_colour(
    settings: dict[str, str],
    terminal: bool,
    color: str,
    styled: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, setting in settings.items():
        monkeypatch.setenv(name, setting)
    shown = show(SIGNATURE, Terminal() if terminal else io.StringIO(), color=color)
    assert ("\x1b[33m" in shown) == styled


WIDTHS = {"COLUMNS": ("50", 50), "not a number": ("x", 80), "zero": ("0", 80)}


@pytest.mark.parametrize(("columns", "width"), WIDTHS.values(), ids=WIDTHS)
def test_width_of_a_terminal(columns: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    lines = show(SIGNATURE, Terminal(), color="never").split("\n")
    cut = [text for text in lines if text.startswith("  +`def run")]
    assert [len(text) for text in cut] == [width]


HOSTILE = "::error::x \x1b[31m\u202e[red]:smile:\udcff\x9b ##[error]y"
HOSTILE_SHOWN = "::error::x \\x1b[31m\\u202e[red]:smile:\\udcff\\x9b \\x23#[error]y"
ATTACK = Outcome(
    (Drift(Kind.STALE, f"{HOSTILE}.md", f"{HOSTILE}.py", f"## {HOSTILE}\n", f"{HOSTILE}\n"),),
    (Problem(HOSTILE, HOSTILE),),
    (
        Cause(
            f"{HOSTILE}.py",
            Why(Reason.SOURCE_RENAMED_FROM, HOSTILE),
            (ApiChange(Sign.DOCSTRING, HOSTILE), ApiChange(Sign.ADDED, HOSTILE)),
            DocstringPlace(HOSTILE, HOSTILE, 3),
        ),
    ),
    checked=Checked(1, bare=1, settings=HOSTILE),
    untracked=(HOSTILE,),
    mend=(Command(HOSTILE),),
)


@pytest.mark.parametrize("color", ["never", "always"])
@pytest.mark.parametrize("quiet", [False, True])
def test_hostile_text_is_inert(color: str, quiet: bool) -> None:
    shown = show(ATTACK, color=color, quiet=quiet)
    for colour in ("\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[32m", "\x1b[33m", "\x1b[36m"):
        shown = shown.replace(colour, "")
    assert "##[" not in shown
    assert not {"\x1b", "\x9b", "\u202e", "\udcff"}.intersection(shown)
    assert not any(text.lstrip().startswith("::") for text in shown.split("\n"))
    assert HOSTILE_SHOWN[1:] in shown


@pytest.mark.parametrize("color", ["never", "always"])
@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_stream_that_cannot_encode_a_character(encoding: str, color: str) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    shown = show(stale("→\n", "漢\n"), stream, color=color)
    assert "-\\u2192" in shown and "+\\u6f22" in shown


PLAIN_RUNS = {
    "clean": "Outcome()",
    "plain": "Outcome(problems=(Problem('a', 'b'),))",
}


@pytest.mark.parametrize("outcome", PLAIN_RUNS.values(), ids=PLAIN_RUNS)
def test_rich_is_imported_only_for_terminals(outcome: str) -> None:
    program = f"""
import sys
from repo_docs_hook.model.outcome import (Outcome, Problem)
from repo_docs_hook.report import (Manner, find_report)
find_report("full")({outcome}, sys.stdout, Manner())
print(sorted({{"rich", "difflib", "shlex", "json", "xml"}} & set(sys.modules)))
"""
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.endswith("[]\n")
