"""What `--init` does not touch: it says so in a sentence, and writes nothing at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.adopt.initial import HOOKS, SOURCE, URL, files
from tests.calling import call
from tests.conftest import Repo
from tests.places import ROOT


def test_what_cannot_be_edited_is_left_to_the_user(repo: Repo) -> None:
    flow = "{repos: [{repo: local, hooks: []}]}\n"
    repo.commit({**SOURCE, HOOKS: flow, "docs/a": "", "pyproject.toml": "tool = {}\n"})
    called = call(repo.top, "--init")
    assert called.code == 2
    assert files(repo)[HOOKS].decode() == flow
    assert files(repo)["pyproject.toml"] == b"tool = {}\n"
    assert ".gitattributes" in files(repo)
    for part in (
        "pyproject.toml cannot be edited safely. By hand, in the tool's table:\n"
        '\n  [tool.repo-docs-hook]\n  docs-root = "docs/code"\n',
        f"{HOOKS} cannot be edited safely. By hand, under repos:\n\n    - repo: {URL}\n",
        f"{HOOKS} cannot be edited safely. By hand, at the top level, joined by | with an"
        " exclude that is there:\n\n  exclude: ^docs/code/",
    ):
        assert part in called.out


REFUSED: dict[str, tuple[dict[str, str | bytes], str]] = {
    "YAML": ({HOOKS: "repos:\n  - a: [\n"}, f"{HOOKS}:3:1: "),
    "YAML, two documents": ({HOOKS: "a: 1\n---\nb: 1\n"}, f"{HOOKS}:2:1: "),
    "YAML, a list": ({HOOKS: "- repo: a\n"}, f"{HOOKS}: must be a mapping with the key `repos`"),
    "YAML, control characters": ({HOOKS: "a: 1\nb: \x01\n"}, f"{HOOKS}:2: holds a character"),
    "YAML, depth": ({HOOKS: "a: " + "[" * 500 + "]" * 500}, f"{HOOKS}: is nested too deeply"),
    "YAML, encoding": ({HOOKS: b"a: \xff\n"}, f"{HOOKS}: its byte 3 is not UTF-8"),
    "TOML": ({"pyproject.toml": "[tool\n"}, "pyproject.toml:1:6: "),
    "TOML, settings": ({"repo-docs-hook.toml": "docs_root = 1\n"}, 'did you mean "docs-root"?'),
    "attributes, encoding": ({".gitattributes": b"\xff"}, ".gitattributes: its byte 0 is not"),
    "a folder": ({f"{HOOKS}/a": ""}, f"{HOOKS}: it is not a regular file"),
}


@pytest.mark.parametrize(("more", "says"), REFUSED.values(), ids=REFUSED)
def test_nothing_is_written_where_a_file_cannot_be_read(
    more: dict[str, str | bytes], says: str, repo: Repo
) -> None:
    repo.commit({**SOURCE, "pyproject.toml": "[project]\n", "docs/a": "", **more})
    before = files(repo)
    called = call(repo.top, "--init")
    assert (called.code, called.out) == (2, "")
    assert called.err.startswith("repo-docs-hook: error: ")
    assert says in called.err
    assert files(repo) == before


@pytest.mark.parametrize("name", [HOOKS, ".gitattributes", "pyproject.toml"])
def test_links_are_not_followed(name: str, repo: Repo, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(b"")
    repo.commit({**SOURCE, "docs/a": ""})
    os.symlink(outside, repo.top / name)
    called = call(repo.top, "--init")
    assert (called.code, called.out) == (2, "")
    assert f"{name}: it is a link, and links are not followed" in called.err
    assert outside.read_bytes() == b""


def test_a_read_only_file_is_left(repo: Repo) -> None:
    repo.commit({**SOURCE, HOOKS: "repos: []\n"})
    (repo.top / HOOKS).chmod(0o444)
    called = call(repo.top, "--init")
    assert (called.code, called.out) == (2, "")
    assert f"{HOOKS}: it is read-only" in called.err


def test_a_file_that_a_sparse_checkout_leaves_out_is_not_made_anew(repo: Repo) -> None:
    repo.commit({**SOURCE, HOOKS: "repos: []\n"})
    repo.git("sparse-checkout", "set", "--no-cone", "pkg/")
    called = call(repo.top, "--init")
    assert (called.code, called.out) == (2, "")
    assert f"{HOOKS}: a sparse checkout leaves it out" in called.err


def test_outside_a_repository(tmp_path: Path) -> None:
    called = call(tmp_path, "--init")
    assert called.code == 2
    assert "is not in a git repository" in called.err


BAD_USAGE = {
    "a path": (("--init", "pkg"), "--init takes the whole repository"),
    "staged": (("--init", "--staged"), "--init takes the whole repository"),
    "two modes": (("--init", "--fix"), "not allowed with argument"),
    "dry fix": (("--fix", "--dry-run"), "--dry-run is for --init"),
}


@pytest.mark.parametrize(("argv", "says"), BAD_USAGE.values(), ids=BAD_USAGE)
def test_usage(argv: tuple[str, ...], says: str, repo: Repo) -> None:
    called = call(repo.top, *argv)
    assert called.code == 2
    assert says in called.err


#: Starts the tool without the current folder on the path, as ``python -I`` does.
START = f"import sys; sys.path[0] = {str(ROOT)!r}; from repo_docs_hook.cli.main import run; run()"


def test_nothing_of_the_repository_runs(repo: Repo) -> None:
    for name in ("yaml", "json", "difflib", "tomllib", "sitecustomize", "repo_docs_hook"):
        repo.write(f"{name}.py", f"open('ran-{name}', 'w')\n")
    repo.commit()
    repo.write(".git/hooks/post-index-change", "#!/bin/sh\ntouch ran-hook\n").chmod(0o755)
    repo.git("config", "core.fsmonitor", "touch ran-fsmonitor;")
    ran = subprocess.run(
        [sys.executable, "-c", START, "--init"],
        cwd=repo.top,
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert [path for path in files(repo) if path.startswith("ran")] == []
