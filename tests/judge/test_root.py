"""What the root's index says of the project: judged when it changes, and only then."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.calling import call
from tests.conftest import Repo, make_repo
from tests.effort import examples

PROJECT = """\
[project]
name = "demo"
version = "1.0"
description = "Tools | for *demos*."

[project.scripts]
run-demo = "demo.cli:main"
other = "elsewhere:main"
"""
SOURCES = {
    "src/demo/__init__.py": '"""A demo."""\n',
    "src/demo/cli.py": "def main(): ...\n",
    "tests/test_cli.py": "",
}
FILES = {**SOURCES, "pyproject.toml": PROJECT, "README.md": "# Demo\n", "notes.txt": ""}
INDEX = "docs/index.md: stale"
#: Each change of some files (None: deleted), and whether the root's index is out of date by it.
CHANGES: dict[str, tuple[Mapping[str, str | None], bool]] = {
    "the description": ({"pyproject.toml": PROJECT.replace("Tools", "Words")}, True),
    "no description": ({"pyproject.toml": PROJECT.replace("description", "readme")}, True),
    "a command": ({"pyproject.toml": f'{PROJECT}third = "demo:x"\n'}, True),
    "no command": ({"pyproject.toml": PROJECT.replace("[project.scripts]", "[other]")}, True),
    "a target": ({"pyproject.toml": PROJECT.replace("cli:main", "cli:run")}, True),
    "the order of commands": (
        {
            "pyproject.toml": f'{PROJECT.partition("run-demo")[0]}other = "elsewhere:main"\n'
            'run-demo = "demo.cli:main"\n'
        },
        False,
    ),
    "the version": ({"pyproject.toml": PROJECT.replace("1.0", "1.1")}, False),
    "another tool": ({"pyproject.toml": f"{PROJECT}[tool.black]\n"}, False),
    "a README renamed": ({"README.md": None, "readme.rst": "Demo\n"}, True),
    "no README": ({"README.md": None}, True),
    "another README": ({"README.rst": "Demo\n"}, False),
    "a README that comes first": ({"README.md": None, "README.txt": "", "readme.MD": ""}, True),
    "the text of the README": ({"README.md": "# Demo of demos\n"}, False),
    "a README elsewhere": ({"src/README.md": "# Demo\n"}, False),
    "another text": ({"notes.txt": "Words.\n"}, False),
}


def make(top: Path, files: Mapping[str, str] = FILES) -> Repo:
    """A repository whose last commit has the right pages, seen by a whole check."""
    repo = make_repo(top)
    for path, text in files.items():
        repo.write(path, text)
    repo.add()
    assert call(repo.top, "--fix", "--quiet").code == 0
    repo.commit()
    assert call(repo.top).code == 0
    return repo


def change(repo: Repo, files: Mapping[str, str | None]) -> None:
    for path, text in files.items():
        if text is not None:
            repo.write(path, text)
        elif (repo.top / path).exists():
            repo.remove(path)
    repo.add()


def drifts(report: str) -> set[str]:
    rows = [line.split(": ") for line in report.split("\n") if ".md: " in line]
    return {f"{page}: {kind}" for page, kind, *_ in rows}


def compare(repo: Repo) -> set[str]:
    """Hold the staged check, and a whole one that starts from the last, against a whole one."""
    whole = call(repo.top, "--check", "--quiet", "--no-cache")
    for words in ("--staged",), ("--staged", "--no-cache"), ():
        told = call(repo.top, "--check", "--quiet", *words)
        assert (told.code, drifts(told.out)) == (whole.code, drifts(whole.out)), words
    return drifts(whole.out)


@pytest.mark.parametrize(("files", "stale"), CHANGES.values(), ids=CHANGES)
def test_only_the_roots_index_follows(
    repo: Repo, files: Mapping[str, str | None], stale: bool
) -> None:
    make(repo.top)
    call(repo.top, "--staged")  # what settles the next run early is known
    change(repo, files)
    assert compare(repo) == ({INDEX} if stale else set())
    assert call(repo.top, "--fix", "--quiet").code == 0
    repo.add()
    assert compare(repo) == set()


def test_what_the_index_says(repo: Repo) -> None:
    make(repo.top)
    text = (repo.top / "docs/index.md").read_text("utf-8")
    overview = text.split("\n## ")[1].partition("\n\n")[2].split("\n\n")
    assert overview == [
        "The top level of demo.",
        "Tools &#124; for \\*demos\\*.",
        "- **README**: [`README.md`](../README.md)\n"
        "- **Packages**\n"
        "  \u00b7 [`demo`](./src/demo/index.md)\n"
        "- **Commands**\n"
        "    - `other`: `elsewhere:main`\n"
        "    - `run-demo`: [`demo.cli:main`](./src/demo/cli.py_docs.md)\n"
        "- **Location**: [`./`](..)\n",
    ]


def test_why_the_index_is_out_of_date(repo: Repo) -> None:
    make(repo.top)
    change(repo, {"README.md": None})
    why = "the project's description, commands or README changed"
    told = call(repo.top, "--staged", "--output-format", "concise").out
    assert f"docs/index.md: stale: {why}\n" in told
    assert "Checked 1 page staged for this commit." in call(repo.top, "--staged").out


def test_a_project_without_a_file_is_judged_whole(repo: Repo) -> None:
    """The project's name is a setting, and with it every page may change."""
    make(repo.top)
    change(repo, {"pyproject.toml": None})
    assert INDEX in compare(repo)
    assert "since the configuration differs" in call(repo.top, "--staged").out


def test_a_link_is_no_readme(repo: Repo) -> None:
    make(repo.top)
    repo.remove("README.md")
    (repo.top / "README.md").symlink_to("notes.txt")
    repo.add()
    assert compare(repo) == {INDEX}
    call(repo.top, "--fix")
    repo.add()
    assert "README" not in (repo.top / "docs/index.md").read_text("utf-8")
    repo.commit()
    repo.remove("README.md")
    change(repo, {"README.md": "# Demo\n"})
    assert compare(repo) == {INDEX}


def test_a_readme_that_git_does_not_know_is_none(repo: Repo) -> None:
    make(repo.top, {**SOURCES, "pyproject.toml": PROJECT})
    repo.write("README.md", "# Demo\n")
    assert call(repo.top, "--no-cache").code == 0
    assert call(repo.top).code == 0


def test_the_index_is_read_not_the_disk(repo: Repo) -> None:
    make(repo.top)
    repo.write("pyproject.toml", PROJECT.replace("Tools", "Words"))
    repo.write("notes.txt", "Words.\n")
    repo.add("notes.txt")
    assert call(repo.top, "--staged").code == 0
    assert call(repo.top).code == 1


TEMPLATE = {"repo-docs-hook.toml": 'project-name = "demo"\n', "pyproject.toml": "[project]\n{{x}}"}


def test_a_template_tells_nothing(repo: Repo) -> None:
    make(repo.top, {**SOURCES, **TEMPLATE})
    assert "Commands" not in (repo.top / "docs/index.md").read_text("utf-8")
    change(repo, {"pyproject.toml": PROJECT})
    assert compare(repo) == {INDEX}


def test_without_folder_pages_nothing_follows(repo: Repo) -> None:
    make(repo.top, {**FILES, "repo-docs-hook.toml": "folder-pages = false\n"})
    change(repo, {"README.md": None, "pyproject.toml": f"{PROJECT}x = 'y:z'\n"})
    assert compare(repo) == set()


SOURCE_PATHS = (
    "src/demo/__init__.py",
    "src/demo/cli.py",
    "src/demo/sub/__init__.py",
    "src/other/__init__.py",
    "src/x.py",
    "elsewhere.py",
    "a/b/c/mod.py",
    "a/b/c/__init__.py",
    "a/b/mod.py",
    "a/mod.py",
    "tests/demo/__init__.py",
)
SOME_PATHS = st.frozensets(st.sampled_from(SOURCE_PATHS), min_size=1)
FRONTS = st.fixed_dictionaries(
    {
        "pyproject.toml": st.sampled_from(
            (PROJECT, PROJECT.replace("Tools", "Words"), PROJECT.replace("elsewhere", "other"))
        ),
        "README.md": st.sampled_from((None, "# Demo\n")),
        "Readme.txt": st.sampled_from((None, "Demo\n")),
    }
)


FRONT: dict[str, str | None] = {"pyproject.toml": PROJECT, "README.md": None, "Readme.txt": None}
INIT, CLI, BESIDE = "src/demo/__init__.py", "src/demo/cli.py", "src/x.py"


@settings(max_examples=examples(25))
@example(frozenset([INIT]), frozenset([INIT, CLI]), FRONT, FRONT)
@example(frozenset([CLI, BESIDE]), frozenset([INIT, CLI, BESIDE]), FRONT, FRONT)
@example(frozenset([CLI]), frozenset([CLI]), FRONT, {**FRONT, "README.md": "# Demo\n"})
@given(before=SOME_PATHS, after=SOME_PATHS, first=FRONTS, then=FRONTS)
def test_a_staged_check_finds_what_a_whole_check_finds(
    before: frozenset[str],
    after: frozenset[str],
    first: dict[str, str | None],
    then: dict[str, str | None],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = {path: text for path, text in first.items() if text is not None}
        repo = make(Path(folder) / "repo", {**files, **dict.fromkeys(before, "x = 1\n")})
        gone: dict[str, str | None] = dict.fromkeys(before - after)
        change(repo, {**then, **gone, **dict.fromkeys(after, "x = 1\n")})
        if repo.git("diff", "--cached", "--name-only"):
            compare(repo)
