"""What a change of the set of paths touches, by names and places alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from repo_docs_hook.judge.scope import meanings, touched
from repo_docs_hook.judge.traces import Traces
from repo_docs_hook.model.notes import Findings
from repo_docs_hook.model.settings import Config
from repo_docs_hook.pages.render import file_pages, folder_pages
from repo_docs_hook.project.project import Project
from repo_docs_hook.rules import findings
from repo_docs_hook.text.paths import folder_of
from tests.pages.demo import GOLDENS, read_module, read_sources

DEMO = (
    "product/__init__.py",
    "product/area/__init__.py",
    "product/area/order.py",
    "scripts/run.py",
)

#: Sources that come, and who may import them: path, the names in its text, whether it may.
MENTIONS = {
    "a module, by its package": ("product/area/new.py", "scripts/run.py", "product area new", True),
    "a module, by its folder alone": ("product/area/new.py", "scripts/run.py", "area new", True),
    "a module of that name elsewhere": ("product/area/new.py", "scripts/run.py", "new", False),
    "a folder of that name": ("product/area/new.py", "scripts/run.py", "area", False),
    "a module, from beside it": ("product/area/new.py", "product/area/order.py", "new", True),
    "a module, from below": ("product/new.py", "product/area/order.py", "new", True),
    "a module, from above": ("product/area/new.py", "product/other.py", "new", False),
    "a module at the top": ("new.py", "scripts/run.py", "new", True),
    "a script beside the importer": ("scripts/new.py", "scripts/run.py", "new", True),
    "a module in src": ("src/new.py", "scripts/run.py", "new", True),
    "a module in lib": ("tools/lib/new.py", "scripts/run.py", "new", True),
    "a package in a package": ("product/new/__init__.py", "scripts/run.py", "new", False),
    "that, by its path": ("product/new/__init__.py", "scripts/run.py", "product new", True),
    "a package that anyone may import": ("x/new/__init__.py", "scripts/run.py", "new", True),
    "a package of tests": ("tests/new/__init__.py", "scripts/run.py", "new", False),
    "a folder that becomes a package": ("scripts/__init__.py", "far/away.py", "scripts", True),
    "a name that no import can have": ("new-one.py", "scripts/run.py", "new one", False),
    "a script without a suffix": ("product/area/new", "scripts/run.py", "product area new", False),
}


@pytest.mark.parametrize(("came", "path", "words", "may"), MENTIONS.values(), ids=MENTIONS)
@pytest.mark.parametrize("goes", [False, True], ids=["comes", "goes"])
def test_who_may_import(came: str, path: str, words: str, may: bool, goes: bool) -> None:
    states = [Project(Config(), DEMO), Project(Config(), (*DEMO, came))]
    traces = Traces(*(states[::-1] if goes else states))
    assert traces.may_import(path, traces.names & set(words.split())) is may


def test_a_package_above_hides_one_that_anyone_imported() -> None:
    paths = ("x/ns/core/__init__.py", "far/away.py")
    traces = Traces(Project(Config(), paths), Project(Config(), (*paths, "x/__init__.py")))
    assert traces.may_import("far/away.py", frozenset(["core"]))


def test_a_stub_beside_a_package_that_anyone_imports() -> None:
    paths = ("x/core/__init__.pyi", "far/away.py")
    traces = Traces(Project(Config(), paths), Project(Config(), (*paths, "x/core/__init__.py")))
    assert traces.may_import("far/away.py", frozenset(["core"]))


def test_sources_of_a_common_name_touch_each_other_only_by_tests() -> None:
    places = [f"product/part_{number}" for number in range(100)]
    paths = [f"{place}/models.py" for place in places]
    paths += [f"tests/{place}/test_models.py" for place in places]
    old = Project(Config(), paths)
    new = Project(Config(), [*paths, "product/new/models.py", "tests/product/new/test_models.py"])
    moved = new.paths - old.paths
    scope = touched(moved, old, new, ())
    assert scope.sources == moved
    assert scope.candidates | scope.importers == frozenset()


class Recording(Project):
    """A project that knows which names it was asked for."""

    def __init__(self, paths: list[str]) -> None:
        super().__init__(Config(), paths)
        self.asked: set[tuple[str, str]] = set()

    def resolve(self, path: str, dotted: str) -> str | None:
        self.asked.add((path, dotted))
        return super().resolve(path, dotted)


@pytest.mark.parametrize("top", GOLDENS, ids=[top.name for top in GOLDENS])
def test_whatever_pages_look_up_is_compared(top: Path) -> None:
    sources = read_sources(top) | {"pkg/__init__.py": b"__all__ = ['core', 'a.b', '..x', '']\n"}
    sources["pkg/named.py"] = b'"""X.\n\nSee `pkg.core.X`, L{pkg.a.b}."""\n'
    modules = [read_module(path, data) for path, data in sources.items()]
    compared, rendered = Recording([*sources]), Recording([*sources])
    for module in modules:
        meanings(module.path, module.facts, compared)
        file_pages(module, rendered, findings(module.path, module.facts, rendered))
    for folder in rendered.folders:
        inside = [(each, Findings()) for each in modules if folder_of(each.path) == folder]
        folder_pages(folder, inside, rendered, {}, [])
    assert rendered.asked
    assert rendered.asked <= compared.asked
