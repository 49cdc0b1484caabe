"""The recipes of the guide: every one is read from there, and its commands do what it says."""

from __future__ import annotations

import ast
import json
import os
import re
from collections.abc import Mapping
from configparser import ConfigParser
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from repo_docs_hook.adopt.source import find_source
from tests.e2e.conftest import Installed
from tests.e2e.hooked import PRE_COMMIT, Attempt, Hooked, core
from tests.guide.reading import GUIDE, README
from tests.report.schemas import stored_schema

#: The recipes by the file that their first comment names.
RECIPES = {fence.file: fence.text for fence in GUIDE["guide/ci.md"].fences if fence.file}
INSTALL = "pip install -r docs-requirements.txt"
WORKFLOW = {"CI": "true", "GITHUB_ACTIONS": "true"}
INSTALLED = " ".join((*PRE_COMMIT, "install"))
GITLAB = {"CI": "true", "GITLAB_CI": "true"}


def workflow(name: str) -> list[str]:
    """Return the commands of a workflow's steps, in order."""
    steps = yaml.safe_load(RECIPES[f".github/workflows/{name}"])["jobs"]["docs"]["steps"]
    return [step["run"] for step in steps if "run" in step]


def gitlab() -> list[str]:
    return list(yaml.safe_load(RECIPES[".gitlab-ci.yml"])["docs"]["script"])


def lefthook(stage: str) -> list[str]:
    commands = yaml.safe_load(RECIPES["lefthook.yml"])[stage]["commands"]
    return [command["run"] for command in commands.values()]


def tox() -> list[str]:
    parser = ConfigParser()
    parser.read_string(RECIPES["tox.ini"])
    section = parser["testenv:docs"]
    return [f"pip install {section['deps']}", section["commands"]]


def script() -> list[str]:
    first, *lines = RECIPES["docs.sh"].splitlines()[1:]
    assert first == "set -e"
    return lines


def nox() -> list[str]:
    """Return what the session installs and runs, as command lines."""
    calls = [node for node in ast.walk(ast.parse(RECIPES["noxfile.py"])) if is_session(node)]
    words = {
        call.func.attr: " ".join(str(ast.literal_eval(arg)) for arg in call.args)
        for call in calls
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
    }
    return [f"pip install {words['install']}", words["run"]]


def is_session(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func).startswith("session.")


# What each runs, where it says so, and what it leaves behind.
CI: dict[str, tuple[list[str], Mapping[str, str], str]] = {
    "GitHub Actions, annotations": (workflow("docs.yml"), WORKFLOW, ""),
    "GitHub Actions, SARIF": (workflow("docs-scanning.yml"), WORKFLOW, "docs.sarif"),
    "GitLab CI": (gitlab(), GITLAB, "docs-quality.json"),
    "a script": (script(), {}, ""),
    "tox": (tox(), {}, ""),
    "nox": (nox(), {}, ""),
}
HOOKS = {
    "plain": RECIPES[".git/hooks/pre-commit"],
    "husky": RECIPES[".husky/pre-commit"],
    "lefthook": "\n".join(lefthook("pre-commit")),
    "lefthook, merges": "\n".join(lefthook("pre-merge-commit")),
}

#: A hook of the repository's own that would refuse every page that it is given.
OTHER_HOOKS = """\
repos:
- repo: local
  hooks:
  - id: other
    name: no page
    entry: 'false'
    language: system
    files: ^docs/code/
"""


@pytest.fixture
def tool(installed: Installed, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an environment's commands that has the tool, first on PATH."""
    # Another test may have installed the second release too, which is the same.
    found = min(path.parent for path in installed.home.glob("repo*/py_env*/*/repo-docs-hook*"))
    monkeypatch.setenv("PATH", f"{found}{os.pathsep}{os.environ['PATH']}")
    return found


@pytest.fixture
def clone(hooked: Hooked, tool: Path) -> Hooked:
    """A fresh and shallow clone, as a service makes it."""
    top = hooked.top.parent / "clone"
    hooked.git("clone", "--quiet", "--depth=1", hooked.top.as_uri(), str(top))
    return Hooked(top)


def run(hooked: Hooked, commands: list[str], environment: Mapping[str, str]) -> Attempt:
    """Run commands as a service does: all in one shell each, up to the first that fails."""
    said = ""
    for command in commands:
        attempt = hooked.run("bash", "-e", "-c", command, **environment)
        said += attempt.said
        if attempt.code:
            return Attempt(attempt.code, said)
    return Attempt(0, said)


def test_every_recipe_is_found() -> None:
    assert sorted(RECIPES) == [
        ".git/hooks/pre-commit",
        ".github/workflows/docs-scanning.yml",
        ".github/workflows/docs.yml",
        ".gitlab-ci.yml",
        ".husky/pre-commit",
        "docs.sh",
        "lefthook.yml",
        "noxfile.py",
        "tox.ini",
    ]


@pytest.mark.parametrize(("commands", "environment", "report"), CI.values(), ids=CI)
def test_ci(
    commands: list[str], environment: Mapping[str, str], report: str, clone: Hooked
) -> None:
    install, *checks = commands
    assert install == INSTALL
    clean = run(clone, checks, environment)
    assert clean.code == 0, clean.said
    assert "Up to date. Checked 3 sources." in clean.said or report
    clone.write("pkg/core.py", core("command, shell=False"))
    drifted = run(clone, checks, environment)
    assert drifted.code == 1, drifted.said
    assert "docs/pkg/core.py_docs.md" in drifted.said
    if report:
        assert "core.py" in json.dumps(json.loads((clone.top / report).read_text("utf-8")))


def test_annotations_are_on_the_log_of_a_workflow(clone: Hooked) -> None:
    clone.write("pkg/core.py", core("command, shell=False"))
    said = run(clone, workflow("docs.yml")[1:], WORKFLOW).said
    assert re.search(r"^::error .*file=pkg/core\.py", said, re.MULTILINE), said


def test_what_is_uploaded_is_what_is_written() -> None:
    upload = yaml.safe_load(RECIPES[".github/workflows/docs-scanning.yml"])["jobs"]["docs"]
    written = re.search(r"--output-file (\S+)", workflow("docs-scanning.yml")[-1])
    assert written and upload["steps"][-1]["with"]["sarif_file"] == written[1]
    report = yaml.safe_load(RECIPES[".gitlab-ci.yml"])["docs"]["artifacts"]["reports"]
    written = re.search(r"--output-file (\S+)", gitlab()[-1])
    assert written and report == {"codequality": written[1]}


SCHEMAS = {
    ".github/workflows/docs.yml": "/github-workflow.json",
    ".github/workflows/docs-scanning.yml": "/github-workflow.json",
    ".gitlab-ci.yml": "/editor/schema/ci.json",
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_files_are_what_their_services_take(name: str) -> None:
    document = yaml.safe_load(RECIPES[name])
    # YAML 1.1 takes a workflow's key for true; GitHub does not.
    named = {"on" if key is True else key: value for key, value in document.items()}
    if "merge_group" in named.get("on", ()):
        named["on"].remove("merge_group")  # newer than the schema that is stored
    Draft7Validator(stored_schema(SCHEMAS[name])).validate(named)


@pytest.mark.parametrize("script", HOOKS.values(), ids=HOOKS)
def test_hooks_of_other_managers(script: str, hooked: Hooked, tool: Path) -> None:
    hook = hooked.write(".git/hooks/pre-commit", f"#!/bin/sh -e\n{script}")
    hook.chmod(0o755)
    hooked.write("pkg/core.py", core("command, shell=False"))
    hooked.add()
    hooked.assert_refuses("pkg/core.py  source changed", "repo-docs-hook --fix pkg/core.py")
    hooked.fix()
    hooked.add()
    hooked.assert_commits("Up to date. Checked 1 source staged for this commit.")


def test_the_plain_hook_stands_as_it_is_printed(hooked: Hooked, tool: Path) -> None:
    hooked.write(".git/hooks/pre-commit", RECIPES[".git/hooks/pre-commit"]).chmod(0o755)
    hooked.write("pkg/core.py", core("command, shell=False"))
    hooked.add()
    hooked.assert_refuses("1 page out of date. Checked 1 source staged for this commit.")


def test_a_service_that_runs_all_hooks_judges_all_that_is_committed(clone: Hooked) -> None:
    passed = clone.pre_commit("run", "--all-files")
    assert passed.code == 0, passed.said
    assert "Up to date. Checked 3 sources, since nothing is staged." in passed.said
    clone.commit({"pkg/core.py": core("command, shell=False")})
    failed = clone.pre_commit("run", "--all-files")
    assert failed.code == 1, failed.said
    assert "docs/pkg/core.py_docs.md" in failed.said


def test_the_hooks_of_the_readme_work_as_they_stand_there(hooked: Hooked, tool: Path) -> None:
    (entries,) = (fence.text for fence in README.fences if fence.language == "yaml")
    hooked.commit({".pre-commit-config.yaml": entries})
    hooked.write("pkg/core.py", core("command, shell=False"))
    hooked.add()
    fix = "pre-commit run --hook-stage manual repo-docs-fix"
    hooked.assert_refuses("1 page out of date. Checked 1 source staged for this commit.", fix)
    fixed = hooked.pre_commit(*fix.split()[1:])
    assert "wrote    docs/pkg/core.py_docs.md" in fixed.said
    hooked.add()
    hooked.assert_commits("documentation pages are fresh", "Passed")


def test_adoption_from_the_first_command_to_a_refused_commit(
    hooked: Hooked, installed: Installed, tool: Path
) -> None:
    """What --init says comes next, in a repository with documents and hooks of its own."""
    hooked.git("rm", "-rq", "docs")
    for hook in (hooked.top / ".git/hooks").iterdir():
        hook.unlink()
    hooked.commit({"docs/index.md": "# A guide\n", ".pre-commit-config.yaml": OTHER_HOOKS})
    told = hooked.run("repo-docs-hook", "--init")
    assert told.code == 0, told.said
    hooks = hooked.top / ".pre-commit-config.yaml"
    source = find_source()
    text = hooks.read_text().replace(source.url, str(installed.template.parent / "tool"))
    hooks.write_text(text.replace(f"rev: {source.rev}", "rev: v1.0"))
    commands = [line.strip() for line in told.said.partition("Next:\n")[2].split("\n")]
    *steps, commit = [command for command in commands if command]
    assert commit == 'git commit -m "Add the reference pages"'
    for step in steps:
        done = hooked.run("bash", "-e", "-c", step.replace("pre-commit install", INSTALLED))
        assert done.code == 0, (step, done.said)
    hooked.assert_commits("documentation pages are fresh", "(no files to check)Skipped")
    assert (hooked.top / "docs/code/pkg/core.py_docs.md").exists()
    assert (hooked.top / "docs/index.md").read_text() == "# A guide\n"
    hooked.write("pkg/core.py", core("command, shell=False"))
    hooked.add()
    hooked.assert_refuses("1 page out of date. Checked 1 source staged for this commit.")
