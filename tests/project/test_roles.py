"""What a folder is for, by settings and by name."""

from __future__ import annotations

import pytest

from repo_docs_hook.model.settings import Config
from repo_docs_hook.project.project import Project
from repo_docs_hook.project.roles import builtin_role

ROLES = {
    "tests/test_a.py": "testing infrastructure",
    "pkg/testing/tools.py": "testing infrastructure",
    "Doc/conf.py": "documentation",
    "docs/examples/a.py": "examples",
    "vendor/lib/tests/test_a.py": "vendored code",
    "pkg/_vendor/six.py": "vendored code",
    "app/migrations/0001_initial.py": "database migrations",
    "tools/release.py": "scripts and tools",
    "benchmarks/run.py": "benchmarks",
    ".github/check.py": "continuous integration",
    "typings/six.pyi": "type stubs",
    "pkg/tests": "testing infrastructure",
    "pkg/contest/latest.py": "",
    "toolset/docstring.py": "",
    "docs.py": "",
    "a.py": "",
    "": "",
}


@pytest.mark.parametrize(("path", "expected"), ROLES.items(), ids=list(ROLES))
def test_a_name_says_what_a_folder_is_for(path: str, expected: str) -> None:
    assert builtin_role(path) == expected


def test_settings_come_before_names() -> None:
    config = Config(roles=(("plugins/", "plugin code"), ("tests/load/", "load tests")))
    project = Project(config, ["plugins/a.py", "tests/load/b.py", "tests/c.py"])
    assert project.role("plugins/a.py") == project.folder_role("plugins") == "plugin code"
    assert project.role("tests/load/b.py") == "load tests"
    assert project.folder_role("tests") == "testing infrastructure"
