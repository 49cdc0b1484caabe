"""Patches to the last byte."""

from __future__ import annotations

import io

import pytest

from repo_docs_hook.model.outcome import Drift, Kind, Outcome
from repo_docs_hook.report import Manner, find_report
from tests.conftest import Repo

A = Drift(Kind.STALE, "docs/a.md", "a.py", "one\ntwo\n", "one\n2\n")
BODY = " one\n-two\n+2\n"
UNFINISHED = "\\ No newline at end of file\n"
CASES = {
    "changed": (
        A,
        "diff --git a/docs/a.md b/docs/a.md\n--- a/docs/a.md\n+++ b/docs/a.md\n"
        f"@@ -1,2 +1,2 @@\n{BODY}",
    ),
    "new": (
        Drift(Kind.MISSING, "docs/a b.md", "a.py", None, "x\n"),
        'diff --git "a/docs/a b.md" "b/docs/a b.md"\nnew file mode 100644\n'
        '--- /dev/null\n+++ "b/docs/a b.md"\n@@ -0,0 +1,1 @@\n+x\n',
    ),
    "deleted": (
        Drift(Kind.ORPHANED, 'docs/"\\\t\xe4.md', "a.py", "x\ny", None),
        'diff --git "a/docs/\\"\\\\\\t\\303\\244.md" "b/docs/\\"\\\\\\t\\303\\244.md"\n'
        'deleted file mode 100644\n--- "a/docs/\\"\\\\\\t\\303\\244.md"\n+++ /dev/null\n'
        f"@@ -1,2 +0,0 @@\n-x\n-y\n{UNFINISHED}",
    ),
    "no line feed any more": (
        Drift(Kind.STALE, "docs/a.md", "a.py", "x\n", "x"),
        "diff --git a/docs/a.md b/docs/a.md\n--- a/docs/a.md\n+++ b/docs/a.md\n"
        f"@@ -1,1 +1,1 @@\n-x\n+x\n{UNFINISHED}",
    ),
    "other line ends are no line ends": (
        Drift(Kind.STALE, "docs/a.md", "a.py", "x\r\n\x0cy\x85\u2028\n", "x\n\x0cy\x85\u2028\n"),
        "diff --git a/docs/a.md b/docs/a.md\n--- a/docs/a.md\n+++ b/docs/a.md\n"
        "@@ -1,2 +1,2 @@\n-x\r\n+x\n \x0cy\x85\u2028\n",
    ),
    "in conflict": (Drift(Kind.UNMERGED, "docs/a.md", "a.py", None, "x"), ""),
    "nothing": (Drift(Kind.STALE, "docs/a.md", "a.py", "x", "x"), ""),
}


def write(*drifts: Drift) -> bytes:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    find_report("patch")(Outcome(drifts), stream, Manner())
    stream.flush()
    return stream.buffer.getvalue()


@pytest.mark.parametrize(("drift", "text"), CASES.values(), ids=CASES)
def test_patch(drift: Drift, text: str) -> None:
    assert write(drift).decode() == text


def test_hunks_far_apart() -> None:
    old = [f"{number}\n" for number in range(30)]
    new = ["first\n", *old[1:20], *old[21:]]
    text = write(Drift(Kind.STALE, "docs/a.md", "a.py", "".join(old), "".join(new))).decode()
    starts = [line for line in text.split("\n") if line.startswith("@@")]
    assert starts == ["@@ -1,4 +1,4 @@", "@@ -18,7 +18,6 @@"]


@pytest.mark.parametrize("old", [b"odd \xff\n", b"\xef\xbb\xbfwith a mark\r\n", b"\xe2\x28\xa1"])
def test_git_takes_pages_of_any_bytes(old: bytes, repo: Repo) -> None:
    repo.commit({"docs/a.md": old})
    text = old.decode("utf-8", "surrogateescape")
    patch = write(Drift(Kind.STALE, "docs/a.md", "a.py", text, "new\n"))
    repo.git("apply", "--index", given=patch)
    assert (repo.top / "docs/a.md").read_bytes() == b"new\n"
    assert repo.git("status", "--porcelain") == "M  docs/a.md"
