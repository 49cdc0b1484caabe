"""A second language is a package and a row: its own modules read its sources and resolve names."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from repo_docs_hook.cache.keys import fingerprint_reader
from repo_docs_hook.cache.memory import Memory
from repo_docs_hook.model.facts import Facts
from repo_docs_hook.model.settings import Config
from repo_docs_hook.project.project import Project
from repo_docs_hook.sources.library import Library
from repo_docs_hook.text import languages
from repo_docs_hook.text.languages import PYTHON, Key, Language, key_of, language_of

READER = """
from repo_docs_hook.model.facts import Facts, SourceError

def read_facts(data):
    if data.startswith(b"bad"):
        raise SourceError("no heading", 1)
    return Facts(docstring="a text")
"""
MODULES = """
class Modules:
    def __init__(self, paths):
        self.paths = paths

    def resolve(self, path, name):
        return name if name in self.paths else None
"""
TEXT = Language("text", (".md",), "language_of_tests.reader", "language_of_tests.modules")


@pytest.fixture(autouse=True)
def _two_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = tmp_path / "language_of_tests"
    folder.mkdir()
    for name, text in (("__init__", ""), ("reader", READER), ("modules", MODULES)):
        (folder / f"{name}.py").write_text(text, "utf-8")
    fingerprint_reader()  # kept for the run: the reader below is no file of the package
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(languages, "LANGUAGES", (PYTHON, TEXT))
    yield
    for name in [name for name in sys.modules if name.startswith("language_of_tests")]:
        del sys.modules[name]


def read(contents: dict[str, bytes], memory: Memory | None = None) -> Library:
    """Return a library that reads contents by object id, which are noted in ``contents``."""

    def take(oids: Iterable[str]) -> dict[str, bytes]:
        return {oid: contents[oid] for oid in oids}

    return Library(take, lambda oids: dict.fromkeys(oids, 1), 9, 1, memory)


def docstring(found: object) -> str | None:
    assert isinstance(found, Facts)
    return found.docstring


def test_an_empty_readme_and_an_empty_package_are_two_entries(tmp_path: Path) -> None:
    readme, package = key_of("README.md", "0"), key_of("pkg/__init__.py", "0")
    assert (readme, package) == (Key("text", "0"), Key("python", "0"))
    memory = Memory(str(tmp_path / "cache"))
    for contents in ({"0": b""}, {}):  # the second time nothing is left to be read
        library = read(contents, memory)
        library.load([readme, package])
        assert docstring(library[readme]) == "a text"
        assert docstring(library[package]) is None


def test_a_source_that_its_reader_refuses_is_a_problem() -> None:
    library = read({"1": b"bad"})
    library.load([key_of("a.md", "1"), key_of("a.py", "1")])
    assert isinstance(library[key_of("a.py", "1")], Facts)
    problem = library[key_of("a.md", "1")]
    assert not isinstance(problem, Facts)
    assert (problem.message, problem.line) == ("no heading", 1)


@pytest.mark.parametrize(
    ("path", "language"),
    [("a.py", PYTHON), ("a.pyi", PYTHON), ("bin/run", PYTHON), ("a.bzl", PYTHON), ("a.md", TEXT)],
    ids=str,
)
def test_the_path_tells_the_language(path: str, language: Language) -> None:
    assert language_of(path) is language


def test_each_language_says_what_its_names_mean() -> None:
    project = Project(Config(), ["a.py", "pkg/b.py", "README.md", "guide/use.md"])
    assert project.resolve("pkg/b.py", "a") == "a.py"
    assert project.resolve("README.md", "guide/use.md") == "guide/use.md"
    assert project.resolve("README.md", "a") is None
