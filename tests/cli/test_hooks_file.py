"""What of ``.pre-commit-config.yaml`` decides about every page: our own hooks, nothing else."""

from __future__ import annotations

import subprocess
import sys

import pytest

from repo_docs_hook.config.hooks_file import UnreadError, read_own_hooks
from tests.calling import call
from tests.conftest import Repo

OTHER = "- repo: https://example.org/other\n  rev: v1\n  hooks:\n  - id: other\n"
OURS = "- repo: https://example.org/ours\n  rev: v1\n  hooks:\n  - id: repo-docs-check\n"
FILE = f"repos:\n{OTHER}{OURS}"
EVERYTHING, NOTHING = "since the configuration differs", "nothing: no source or page staged"

#: The file before and after, and what is judged; None: there is no file.
CHANGES: dict[str, tuple[str | None, str | None, str]] = {
    "another hook's rev": (FILE, FILE.replace("rev: v1", "rev: v2", 1), NOTHING),
    "another hook's arguments": (
        FILE,
        FILE.replace("id: other", "id: other\n    args: [-x]"),
        NOTHING,
    ),
    "another entry": (FILE, FILE + OTHER.replace("other", "more"), NOTHING),
    "an entry gone": (FILE, f"repos:\n{OURS}", NOTHING),
    "another entry's place": (FILE, f"repos:\n{OURS}{OTHER}", NOTHING),
    "another hook in our entry": (FILE, f"{FILE}  - id: other\n", NOTHING),
    "a key beside the entries": (FILE, f"fail_fast: true\n{FILE}", NOTHING),
    "comments, quotes and style": (FILE, "# Hooks.\n" + FILE.replace(": v1", ": 'v1'"), NOTHING),
    "a file without us": (None, f"repos:\n{OTHER}", NOTHING),
    "a file without us, gone": (f"repos:\n{OTHER}", None, NOTHING),
    "our rev": (FILE, FILE.replace("ours\n  rev: v1", "ours\n  rev: v2"), EVERYTHING),
    "our repository": (FILE, FILE.replace("org/ours", "org/fork"), EVERYTHING),
    "our arguments": (FILE, f"{FILE}    args: [--no-diff]\n", EVERYTHING),
    "our other hook": (FILE, f"{FILE}  - id: repo-docs-fix\n", EVERYTHING),
    "our entry comes": (f"repos:\n{OTHER}", FILE, EVERYTHING),
    "our entry goes": (FILE, f"repos:\n{OTHER}", EVERYTHING),
    "a file with us": (None, FILE, EVERYTHING),
    "a file with us, gone": (FILE, None, EVERYTHING),
    "broken now": (FILE, f"{FILE}: [", EVERYTHING),
    "broken before": ("repos: [", FILE, EVERYTHING),
    "not what pre-commit reads": (FILE, "repos: none\n", EVERYTHING),
}


@pytest.mark.parametrize(("old", "new", "judged"), CHANGES.values(), ids=CHANGES)
def test_only_our_own_entry_makes_a_commit_judge_everything(
    old: str | None, new: str | None, judged: str, fresh: Repo
) -> None:
    for text in (old, new):
        fresh.commit(message="before")
        if text is not None:
            fresh.write(".pre-commit-config.yaml", text)
        elif (fresh.top / ".pre-commit-config.yaml").exists():
            fresh.remove(".pre-commit-config.yaml")
        fresh.add()
    called = call(fresh.top, "--check", "--staged")
    assert judged in called.out
    assert called.code == 0


def test_what_is_pushed_counts_too(fresh: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    start = fresh.commit({".pre-commit-config.yaml": FILE})
    for text, told in ((FILE.replace("v1", "v2", 1), "nothing"), (FILE.replace("v1", "v2"), "6 s")):
        end = fresh.commit({".pre-commit-config.yaml": text})
        monkeypatch.setenv("PRE_COMMIT_FROM_REF", start)
        monkeypatch.setenv("PRE_COMMIT_TO_REF", end)
        assert f"Checked {told}" in call(fresh.top, "--check", "--staged").out


UNREAD = {
    "no YAML": b"repos: [",
    "no text": b"\xff\xfe\x00",
    "nothing": b"",
    "a list": b"- repos\n",
    "two documents": b"repos: []\n---\nrepos: []\n",
    "no entries": b"fail_fast: true\n",
    "an entry that is a text": b"repos: [one]\n",
    "an entry without hooks": b"repos: [{repo: local}]\n",
    "a hook without an id": b"repos: [{repo: local, hooks: [{name: x}]}]\n",
    "an id from elsewhere": b"x: &x {id: repo-docs-fix}\nrepos: [{hooks: [{<<: *x}]}]\n",
    "keys from elsewhere": b"x: &x {args: []}\nrepos: [{hooks: [{id: repo-docs-fix, <<: *x}]}]\n",
    "a list in a list": b"repos: [{hooks: [{id: repo-docs-fix, args: [[x]]}]}]\n",
    "itself": b"repos: &x [{hooks: [{id: repo-docs-fix, args: *x}]}]\n",
    "nested deeply": b"repos: " + b"[" * 5000,
}


@pytest.mark.parametrize("data", UNREAD.values(), ids=UNREAD)
def test_what_is_not_read_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadError):
        read_own_hooks(data)


def test_hooks_are_read_with_their_entry() -> None:
    data = FILE.replace("repo-docs-check", "repo-docs-check\n    args: [--quiet, -x]").encode()
    keys = (("id", "repo-docs-check"), ("args", ["--quiet", "-x"]))
    assert read_own_hooks(data) == (("https://example.org/ours", "v1", *keys),)
    assert read_own_hooks(f"repos:\n{OTHER}".encode()) == ()


def test_a_commit_that_leaves_the_file_alone_reads_no_yaml(fresh: Repo) -> None:
    fresh.commit({".pre-commit-config.yaml": FILE})
    fresh.write("pkg/core.py", "x = 1\n")
    fresh.add()
    script = (
        "import sys; from repo_docs_hook.cli.main import main;"
        "code = main(['--check', '--staged', '--quiet']);"
        "sys.exit(code + 8 * ('yaml' in sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", script], cwd=fresh.top, check=False)
    assert ran.returncode == 1
