"""`--init` in repositories: what it writes, and what it says."""

from __future__ import annotations

from pathlib import Path

from repo_docs_hook import __version__
from tests.adopt.initial import ATTRIBUTES, HOOKS, OWNER, SOURCE, URL, WHOLE, assert_done, files
from tests.calling import call
from tests.conftest import Repo


def test_a_bare_repository_gets_all(repo: Repo) -> None:
    repo.commit({**SOURCE})
    called = call(repo.top, "--init")
    assert (called.code, called.err) == (0, "")
    assert files(repo) == {
        "pkg/core.py": SOURCE["pkg/core.py"].encode(),
        HOOKS: WHOLE.encode(),
        ".gitattributes": ATTRIBUTES.encode(),
    }
    assert "+++ .pre-commit-config.yaml\n@@ -0,0 +1,8 @@\n+# Pages are generated" in called.out
    assert called.out.endswith(
        f"""
Written: {HOOKS}, .gitattributes.
1 source will have pages in docs.
{OWNER}
Next:

  git add {HOOKS} .gitattributes
  repo-docs-hook --fix
  git add -A docs
  pre-commit install --hook-type pre-commit --hook-type pre-merge-commit --hook-type pre-push
  git commit -m "Add the reference pages"
"""
    )
    assert repo.git("diff", "--cached", "--name-only") == ""
    assert_done(repo)


def test_a_dry_run_writes_nothing(repo: Repo) -> None:
    repo.commit({**SOURCE, "pyproject.toml": "", "docs/guide.md": ""})
    before = files(repo)
    called = call(repo.top, "--init", "--dry-run")
    assert (called.code, called.err) == (0, "")
    assert f"Not written, as --dry-run asks: pyproject.toml, {HOOKS}, .gitattr" in called.out
    assert '+docs-root = "docs/code"' in called.out
    assert files(repo) == before


def test_files_that_exist_keep_all_that_they_say(repo: Repo) -> None:
    hooks = "# Ours.\r\nrepos:\r\n-   repo: local  # c\r\n    hooks: []\r\n"
    project = b"[project]\r\nname = 'x' # c\r\n[tool.z]\r\n# end"
    repo.commit(
        {
            **SOURCE,
            "docs/guide.md": "A guide.\n",
            "pyproject.toml": project,
            HOOKS: hooks,
            ".gitattributes": b"* -text  # \xe2\x9c\x93",
        }
    )
    assert call(repo.top, "--init").code == 0
    now = files(repo)
    assert now["pyproject.toml"] == (
        project + b'\r\n\r\n[tool.repo-docs-hook]\r\ndocs-root = "docs/code"\r\n'
    )
    assert now[HOOKS].decode() == (
        "# Ours.\r\n# Pages are generated: keep other hooks off them.\r\n"
        "exclude: ^docs/code/(.*/)?([^/]+_(docs|kw)|index|doc)\\.md$\r\n"
        + hooks.removeprefix("# Ours.\r\n")
        + f"-   repo: {URL}\r\n"
        f"    rev: v{__version__}\r\n    hooks:\r\n      -   id: repo-docs-check\r\n"
        "      -   id: repo-docs-fix"
        "  # by hand: pre-commit run --hook-stage manual repo-docs-fix\r\n"
    )
    added = ATTRIBUTES.replace("docs/**", "docs/code/**")
    assert now[".gitattributes"].decode() == f"* -text  # ✓\n\n{added}"
    assert_done(repo)


def test_settings_that_git_does_not_know_are_named(repo: Repo) -> None:
    repo.commit({**SOURCE, "docs/guide.md": ""})
    assert "\n  git add repo-docs-hook.toml .pre-commit" in call(repo.top, "--init").out
    again = call(repo.top, "--init").out
    assert "repo-docs-hook.toml counts from when git knows it: git add it before --fix." in again
    repo.git("add", "--intent-to-add", "repo-docs-hook.toml")
    assert "counts from" not in call(repo.top, "--init").out


def test_hooks_of_another_release_stay(repo: Repo) -> None:
    older = WHOLE.replace(f"v{__version__}", "v0.0.9").replace(URL, "https://x/y")
    repo.commit({**SOURCE, HOOKS: older, ".gitattributes": ATTRIBUTES})
    called = call(repo.top, "--init")
    assert called.code == 0
    assert f"The hooks stay at rev v0.0.9, and this is v{__version__}:" in called.out
    assert "pre-commit autoupdate moves them." in called.out
    assert "OWNER" not in called.out
    assert files(repo)[HOOKS].decode() == older


def test_from_a_folder_below(repo: Repo) -> None:
    repo.commit({**SOURCE})
    called = call(repo.top / "pkg", "--init")
    assert called.code == 0
    assert '  cd "$(git rev-parse --show-toplevel)"\n  git add .pre-' in called.out
    assert files(repo)[HOOKS].decode() == WHOLE


def test_in_a_linked_worktree(repo: Repo, tmp_path: Path) -> None:
    repo.commit({**SOURCE})
    repo.git("worktree", "add", "--quiet", str(tmp_path / "linked"))
    assert call(tmp_path / "linked", "--init").code == 0
    assert HOOKS not in files(repo)
    assert HOOKS in files(Repo(tmp_path / "linked"))


def test_without_any_python_file(repo: Repo) -> None:
    repo.commit({"README.md": ""})
    called = call(repo.top, "--init")
    assert called.code == 0
    assert "No Python file is tracked here that gets pages: git add yours" in called.out
    assert f"  git add {HOOKS} .gitattributes\n  pre-commit install" in called.out


def test_before_the_first_commit(repo: Repo) -> None:
    repo.write("a.py")
    repo.git("add", "a.py")
    called = call(repo.top, "--init")
    assert "1 source will have pages in docs." in called.out
    assert repo.git("diff", "--cached", "--name-only") == "a.py"


def test_a_large_repository_is_told_of_smaller_steps(repo: Repo) -> None:
    repo.commit({f"m{number}.py": "" for number in range(200)})
    called = call(repo.top, "--init", "--dry-run")
    assert 'To adopt step by step, set require = "existing" first' in called.out


def test_a_file_keeps_its_mode(repo: Repo) -> None:
    repo.commit({**SOURCE, HOOKS: "repos: []\n"})
    (repo.top / HOOKS).chmod(0o640)
    assert call(repo.top, "--init").code == 0
    assert (repo.top / HOOKS).stat().st_mode & 0o777 == 0o640
