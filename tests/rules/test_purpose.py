"""What a file is for: by the parts of its path and by its facts."""

from __future__ import annotations

import pytest

from repo_docs_hook.model.facts import Facts
from repo_docs_hook.model.notes import Purpose, Statement
from repo_docs_hook.model.settings import Config
from repo_docs_hook.project.project import Project
from repo_docs_hook.rules import purposes
from repo_docs_hook.rules.purpose import statements
from tests.rules.telling import read


def say(path: str, facts: Facts) -> list[str]:
    return [each.words for each in statements(path, facts)]


BY_PATH = {
    "tests/test_a.py": [],
    "tests/conftest.py": ["test configuration (pytest)"],
    "pkg/__init__.py": ["package initialization"],
    "pkg/__init__.pyi": ["package initialization", "type stub"],
    "pkg/__main__.py": ["entry point"],
    "setup.py": ["configuration or setup"],
    "pkg/latest.py": [],
    "pkg/contest_a.py": [],
    "pkg/test.py": [],
    "pkg/tests.py": [],
    "tests/base.py": [],
}


@pytest.mark.parametrize(("path", "expected"), BY_PATH.items(), ids=list(BY_PATH))
def test_statements_by_path(path: str, expected: list[str]) -> None:
    assert say(path, read("")) == expected


NAMED_SO = {
    "a function": "def test_a(): ...\n",
    "an async function": "async def test_a(): ...\n",
    "a class": "class TestA:\n    def test_a(self): ...\n",
    "a unittest class": "import m\nclass A(m.Base):\n    def test_a(self): ...\n",
    "tests of a class of this file": (
        "class Shared:\n    def test_a(self): ...\nclass TestA(Shared): ...\n"
    ),
    "tests of a class of another file": "import m\nclass TestA(m.Shared): ...\n",
    "tests of another file": "from .shared import test_a\n",
    "all tests of another file": "from .shared_tests import *\n",
    "a state machine": "from m import Machine\nTestIt = Machine.TestCase\n",
    "load_tests": "def load_tests(loader, tests, pattern): ...\n",
}


@pytest.mark.parametrize("source", NAMED_SO.values(), ids=NAMED_SO)
@pytest.mark.parametrize("name", ["test_a.py", "a_test.py", "a_tests.py"])
def test_a_test_file_is_named_so_and_holds_a_test(name: str, source: str) -> None:
    assert say(f"tests/{name}", read(source)) == ["test file"]
    assert say("tests/base.py", read(source)) == []


HELPERS = {
    "functions": "import pytest\ndef make_user(): ...\n",
    "a fixture": "import pytest\n@pytest.fixture\ndef test_client(): ...\n",
    "a base without tests": (
        "import unittest\nclass Base(unittest.TestCase):\n    def setUp(self): ...\n"
    ),
    "a class named Test without tests": "class TestServer:\n    def start(self): ...\n",
    "an exception": "class TestError(Exception): ...\n",
    "a protocol": "from typing import Protocol\nclass TestLike(Protocol): ...\n",
    "tests inside a function": "def make():\n    def test_a(): ...\n    return test_a\n",
    "a class of no framework": "class Probe:\n    def test(self): ...\n",
    "classes that inherit from each other": "class TestA(TestB): ...\nclass TestB(TestA): ...\n",
}


@pytest.mark.parametrize("source", HELPERS.values(), ids=HELPERS)
def test_a_helper_is_no_test_file(source: str) -> None:
    assert say("tests/test_helpers.py", read(source)) == []


def test_a_shebang_makes_a_script_outside_of_packages_only() -> None:
    facts = read("#!/usr/bin/env python\n")
    project = Project(Config(), ["pkg/__init__.py", "pkg/a.py", "tools/a.py"])
    assert purposes("pkg/a.py", facts, project) == ()
    assert purposes("tools/a.py", facts, project) == (Statement(Purpose.SCRIPT),)


BY_FACTS = {
    "unittest": (
        "import unittest\nclass A(unittest.TestCase):\n    def test_a(self): ...\n",
        ["unit tests (unittest)"],
    ),
    "unittest by way of a class of this file": (
        "from django.test import SimpleTestCase\nclass A(SimpleTestCase): ...\n"
        "class B(A):\n    def runTest(self): ...\n",
        ["unit tests (unittest)"],
    ),
    "a base for tests elsewhere": (
        "import unittest\nclass Base(unittest.TestCase):\n    def setUp(self): ...\n"
        "def test_data(): ...\n",
        [],
    ),
    "a test case that a function makes": (
        "import unittest\ndef make():\n    class A(unittest.TestCase):\n"
        "        def runTest(self): ...\n    return A\n",
        [],
    ),
    "pytest": (
        "import pytest\ndef test_a(): ...\n",
        ["unit tests (pytest)"],
    ),
    "pytest in a class": (
        "import pytest\nclass TestA:\n    def test_a(self): ...\n",
        ["unit tests (pytest)"],
    ),
    "pytest imported, nothing collected": (
        "import pytest\ndef helper():\n    def test_a(): ...\nclass A:\n    def test(self): ...\n",
        [],
    ),
    "unittest imported only": (
        "import unittest\nclass TestCase: ...\nclass A(TestCase): ...\n",
        [],
    ),
    "doctest": ("import doctest\ndoctest.testmod()\n", ["doctests (doctest)"]),
    "command lines": (
        "import argparse, click\n@click.command()\ndef f():\n    argparse.ArgumentParser()\n",
        ["command line (argparse)", "command line (click)"],
    ),
    "click for its echo": ("import click\nclick.echo('x')\n", []),
    "main guard": (
        "if __name__ == '__main__':\n    main()\n",
        ["executed as a standalone script"],
    ),
    "shebang": ("#!/usr/bin/env python\n", ["executed as a standalone script"]),
    "setup": (
        "from setuptools import setup\nsetup()\n",
        ["configuration or setup"],
    ),
    "all in their order": (
        "#!/usr/bin/python\nimport unittest, argparse\n"
        "argparse.ArgumentParser()\nclass A(unittest.TestCase):\n    def test_a(self): ...\n",
        [
            "unit tests (unittest)",
            "command line (argparse)",
            "executed as a standalone script",
        ],
    ),
}


@pytest.mark.parametrize(("source", "expected"), BY_FACTS.values(), ids=BY_FACTS)
def test_statements_by_facts(source: str, expected: list[str]) -> None:
    assert say("pkg/a.py", read(source)) == expected


def test_tests_py_with_tests_is_a_test_file() -> None:
    facts = read("import unittest\nclass A(unittest.TestCase):\n    def test_a(self): ...\n")
    assert say("app/tests.py", facts) == ["test file", "unit tests (unittest)"]


def test_a_file_named_as_a_test_may_inherit_its_tests() -> None:
    facts = read("import unittest, m\nclass A(m.Shared, unittest.TestCase): ...\n")
    assert say("test_a.py", facts) == ["test file", "unit tests (unittest)"]
    assert say("a.py", facts) == []
