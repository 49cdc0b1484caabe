"""What the tests of sources that cannot be read have in common."""

from __future__ import annotations

from repo_docs_hook.pages.parse.ownership import Committed, is_ours
from tests.conftest import Repo
from tests.pages.linkcheck import broken_links

BROKEN = "def run(:\n"


def pages_of(source: str) -> list[str]:
    """Return the paths of both pages of a source."""
    return [f"docs/{source}_docs.md", f"docs/{source}_kw.md"]


def read_pages(repo: Repo) -> dict[str, str]:
    """Return all pages on disk, by path."""
    found = {path: (repo.top / path).read_text("utf-8") for path in _files(repo, "docs/**/*.md")}
    return {path: found[path] for path in sorted(found) if is_ours(Committed(found[path]))}


def dangling(repo: Repo) -> list[str]:
    """Return the links of the pages on disk that lead nowhere."""
    return list(broken_links(read_pages(repo), _files(repo, "**/*")))


def drifts(report: str) -> list[str]:
    """Return the drifted pages of a quiet report, each with its kind."""
    rows = [line.split(": ") for line in report.split("\n") if ".md: " in line]
    return [f"{page}: {kind}" for page, kind, *_ in rows]


def problems(report: str) -> list[str]:
    """Return the paths with a problem in a quiet report."""
    rows = report.partition("\n\n")[0].split("\n")
    return [row.partition(":")[0] for row in rows if row and ".md: " not in row]


def _files(repo: Repo, pattern: str) -> list[str]:
    found = [path for path in repo.top.glob(pattern) if path.is_file()]
    paths = (path.relative_to(repo.top).as_posix() for path in found)
    return [path for path in paths if not path.startswith(".git/")]
