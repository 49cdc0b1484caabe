"""Row 32: what killed runs leave goes where pages are, and nothing goes anywhere else."""

from __future__ import annotations

import os

import pytest

from tests.calling import call
from tests.conftest import Repo
from tests.hazards.processes import dead_process


def test_leftovers_go_although_nothing_drifts_any_more(fresh: Repo) -> None:
    fresh.write(f"docs/pkg/.repo-docs-hook-{dead_process()}.tmp", "half a pa")
    fresh.write("docs/pkg/.repo-docs-hook-x.tmp", "mine")
    assert call(fresh.top, "--fix").code == 0
    assert fresh.git("status", "--porcelain") == "?? docs/pkg/.repo-docs-hook-x.tmp"


ROOTS = {
    "docs": ["docs/", "docs/pkg/"],
    "site/api": ["site/api/", "site/api/pkg/"],
    ".": ["", "docs/", "docs/pkg/", "pkg/", "site/", "site/api/", "site/api/pkg/"],
}


@pytest.mark.parametrize("known", [False, True], ids=["judged", "recalled"])
@pytest.mark.parametrize("root", ROOTS)
def test_leftovers_go_below_the_docs_root_alone(root: str, known: bool, fresh: Repo) -> None:
    if root != "docs":
        fresh.git("rm", "--quiet", "-r", "docs")
    fresh.write("repo-docs-hook.toml", f'docs-root = "{root}"\n')
    fresh.add()
    if known:
        assert call(fresh.top, "--fix").code == 0
        fresh.add()
        assert call(fresh.top, "--check").code == 0
    dead, alive = f".repo-docs-hook-{dead_process()}.tmp", f".repo-docs-hook-{os.getppid()}.tmp"
    for folder in ROOTS["."]:
        fresh.write(f"{folder}{dead}", "half a pa")
        fresh.write(f"{folder}{alive}", "half a pa")
    tracked = f"{ROOTS[root][0]}.repo-docs-hook-{dead_process()}.tmp"
    fresh.write(tracked, "half a pa")
    if not known:
        fresh.add(tracked)
    assert call(fresh.top, "--fix").code == 0
    for folder in ROOTS["."]:
        assert (fresh.top / f"{folder}{dead}").exists() == (folder not in ROOTS[root]), folder
        assert (fresh.top / f"{folder}{alive}").exists()
    assert (fresh.top / tracked).exists() != known
