"""Hand-made outcomes: the three cases that the design shows, and the pages in them."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

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
    Sign,
    Step,
    Where,
)
from repo_docs_hook.model.reasons import Reason, Why

DOCS, KEYWORDS = "docs/pkg/core.py_docs.md", "docs/pkg/core.py_kw.md"
INDEX, FOLDER = "docs/pkg/index.md", "docs/pkg/doc.md"
PAGE = (Path(__file__).parent / "core.py_docs.md").read_text(encoding="utf-8")
KEYWORD_PAGE = (
    "# Keyword Index: `pkg/core.py`\n\n## Keywords Extracted\n\n### Imports\n\n- **`os`**\n"
)


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def change(text: str, *edits: tuple[str, str]) -> str:
    """Replace parts of a page, each of which stands on it once."""
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


WANTED = change(
    PAGE,
    (", *, force: bool = False)", ", *, force: bool = False, timeout: float | None = None)"),
    (
        "| Run although the widget is empty. |\n",
        "| Run although the widget is empty. |\n"
        "| `timeout` | `float | None` | `None`, keyword only | Seconds, then killed. |\n",
    ),
    ("- `subprocess`\n", "- `subprocess`\n- `time`\n"),
)
EDITED = change(
    PAGE,
    ("Run the widget's command.", "Run the widget's command and wait until it ends."),
)

CHANGED = Why(Reason.SOURCE_CHANGED)
SIGNATURE = Outcome(
    drifts=(
        Drift(Kind.STALE, DOCS, "pkg/core.py", PAGE, WANTED, CHANGED),
        Drift(
            Kind.STALE,
            KEYWORDS,
            "pkg/core.py",
            KEYWORD_PAGE,
            KEYWORD_PAGE + "- **`time`**: module\n",
            CHANGED,
        ),
    ),
    causes=(
        Cause(
            "pkg/core.py",
            CHANGED,
            (
                ApiChange(
                    Sign.CHANGED,
                    "Widget.run(self, command, *, force=False) -> int",
                    "Widget.run(self, command, *, force=False, timeout=None) -> int",
                ),
                ApiChange(Sign.ADDED, "import time"),
            ),
        ),
    ),
    checked=Checked(1, where=Where.STAGED),
    mend=(
        Command("pre-commit run --hook-stage manual repo-docs-fix", is_hook=True),
        Command("git add -A docs"),
    ),
    then=NextStep(Step.COMMIT),
)

MODULES = Outcome(
    drifts=(
        *(
            Drift(Kind.MISSING, f"docs/pkg/retry.py_{end}.md", "pkg/retry.py", None, "x")
            for end in ("docs", "kw")
        ),
        *(
            Drift(Kind.ORPHANED, f"docs/pkg/legacy.py_{end}.md", "pkg/legacy.py", "x", None)
            for end in ("docs", "kw")
        ),
        Drift(Kind.STALE, INDEX, "", "# Index\n", "# Index\n\n- retry\n"),
        Drift(Kind.STALE, FOLDER, "", "# Documentation\n", "# Documentation\n\n- retry\n"),
    ),
    causes=(
        Cause(
            "pkg/retry.py",
            Why(Reason.SOURCE_ADDED_WITHOUT_PAGES),
            (
                ApiChange(Sign.ADDED, "class RetryPolicy"),
                ApiChange(Sign.ADDED, "function backoff(attempt, *, base=0.5) -> float"),
            ),
        ),
        Cause(
            "pkg/legacy.py",
            Why(Reason.SOURCE_DELETED),
            (ApiChange(Sign.REMOVED, "function run_old(widget)", breaking=True),),
        ),
    ),
    checked=Checked(2, where=Where.STAGED),
    mend=(Command("repo-docs-hook --fix pkg/retry.py pkg/legacy.py && git add -A docs"),),
)

BY_HAND = Outcome(
    drifts=(Drift(Kind.STALE, DOCS, "pkg/core.py", EDITED, PAGE, Why(Reason.PAGE_EDITED)),),
    causes=(
        Cause(
            "pkg/core.py",
            Why(Reason.PAGE_EDITED),
            edit=DocstringPlace("Widget.run", "pkg/core.py", 30),
        ),
    ),
    checked=Checked(pages=1, where=Where.STAGED),
    mend=(Command("repo-docs-hook --fix pkg/core.py && git add -A pkg docs"),),
    drop=(Command(f"git restore --staged --worktree {DOCS}"),),
)
