"""Hand-made outcomes: the three cases that the design shows, and the pages in them."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

from repo_docs_hook.model.outcome import Cause, Drift, Kind, Outcome

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

SIGNATURE = Outcome(
    drifts=(
        Drift(Kind.STALE, DOCS, "pkg/core.py", PAGE, WANTED, "source changed"),
        Drift(
            Kind.STALE,
            KEYWORDS,
            "pkg/core.py",
            KEYWORD_PAGE,
            KEYWORD_PAGE + "- **`time`**: module\n",
            "source changed",
        ),
    ),
    causes=(
        Cause(
            "pkg/core.py",
            "source changed",
            (
                "~ Widget.run(self, command, *, force=False) -> int"
                " -> Widget.run(self, command, *, force=False, timeout=None) -> int",
                "+ import time",
            ),
        ),
    ),
    judged="1 source staged for this commit",
    mend=("pre-commit run --hook-stage manual repo-docs-fix", "git add -A docs"),
    then="commit again",
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
            "new source, no pages yet",
            ("+ class RetryPolicy", "+ function backoff(attempt, *, base=0.5) -> float"),
        ),
        Cause(
            "pkg/legacy.py",
            "source deleted",
            ("- function run_old(widget)   (public: breaking)",),
        ),
    ),
    judged="2 sources staged for this commit",
    mend=("repo-docs-hook --fix pkg/retry.py pkg/legacy.py && git add -A docs",),
)

BY_HAND = Outcome(
    drifts=(Drift(Kind.STALE, DOCS, "pkg/core.py", EDITED, PAGE, "page edited by hand"),),
    causes=(
        Cause(
            "pkg/core.py",
            "page edited by hand",
            note="This text is the docstring of Widget.run, pkg/core.py:30. Write it there.",
            edit="pkg/core.py:30",
        ),
    ),
    judged="1 page staged for this commit",
    mend=("repo-docs-hook --fix pkg/core.py && git add -A pkg docs",),
    drop=(f"git restore --staged --worktree {DOCS}",),
)
