"""What follows from the set of paths: imports, modules and tests in every layout."""

from __future__ import annotations

import pytest

from repo_docs_hook.model.settings import Config
from repo_docs_hook.project.project import Project


def project(paths: str) -> Project:
    return Project(Config(), paths.split())


RESOLVED = {
    "plain": ("a.py b.py", "a.py", "b", "b.py"),
    "plain, a name inside": ("a.py b.py", "a.py", "b.name.more", "b.py"),
    "plain, not there": ("a.py b.py", "a.py", "c", None),
    "a package": ("p/__init__.py p/a.py p/b.py", "p/a.py", "p.b", "p/b.py"),
    "a package's name": ("p/__init__.py p/a.py", "p/a.py", "p.NAME", "p/__init__.py"),
    "no bare name inside a package": ("p/__init__.py p/a.py p/b.py", "p/a.py", "b", None),
    "a package before a file": ("p.py p/__init__.py a.py", "a.py", "p", "p/__init__.py"),
    "a module before its stub": ("b.py b.pyi a.py", "a.py", "b", "b.py"),
    "a stub alone": ("b.pyi a.py", "a.py", "b", "b.pyi"),
    "src, from tests": ("src/p/__init__.py tests/t.py", "tests/t.py", "p", "src/p/__init__.py"),
    "src, from the top": ("src/p/__init__.py src/p/b.py t.py", "t.py", "p.b", "src/p/b.py"),
    "src, a module": ("src/b.py tests/t.py", "tests/t.py", "b", "src/b.py"),
    "lib": ("lib/p/__init__.py tests/t.py", "tests/t.py", "p", "lib/p/__init__.py"),
    "a namespace": ("n/x/a.py n/y/b.py", "n/x/a.py", "n.y.b", "n/y/b.py"),
    "a namespace in src": ("src/n/x/a.py src/n/y/b.py", "src/n/x/a.py", "n.y.b", "src/n/y/b.py"),
    "a namespace is no file": ("n/x/a.py n/y/b.py", "n/x/a.py", "n.y", None),
    "flat scripts": ("tools/a.py tools/b.py", "tools/a.py", "b", "tools/b.py"),
    "another folder's scripts": ("tools/a.py other/b.py", "tools/a.py", "b", None),
    "a monorepo, its own": (
        "one/p/__init__.py one/p/b.py one/t.py two/p/__init__.py",
        "one/t.py",
        "p.b",
        "one/p/b.py",
    ),
    "a monorepo, a neighbour": (
        "one/p/__init__.py two/q/__init__.py",
        "two/q/__init__.py",
        "p",
        "one/p/__init__.py",
    ),
    "a monorepo, ambiguous": (
        "one/p/__init__.py two/p/__init__.py three/q/__init__.py",
        "three/q/__init__.py",
        "p",
        None,
    ),
    "a folder of another name": (
        "python-p/p/__init__.py python-p/p/b.py tests/t.py",
        "tests/t.py",
        "p.b",
        "python-p/p/b.py",
    ),
    "a library's name": ("x/json/__init__.py t.py", "t.py", "json", None),
    "vendored": ("vendor/p/__init__.py t.py", "t.py", "p", None),
    "vendored, in full": ("a/__init__.py a/_vendor/p/__init__.py", "a/__init__.py", "p", None),
    "relative": ("p/__init__.py p/a.py p/b.py", "p/a.py", ".b", "p/b.py"),
    "relative, a name": ("p/__init__.py p/a.py p/b.py", "p/a.py", ".b.name", "p/b.py"),
    "relative, the package": ("p/__init__.py p/a.py", "p/a.py", ".", "p/__init__.py"),
    "relative, from the package": ("p/__init__.py p/b.py", "p/__init__.py", ".b", "p/b.py"),
    "relative, above": ("p/__init__.py p/q/a.py p/b.py", "p/q/a.py", "..b", "p/b.py"),
    "relative, too high": ("p/a.py b.py", "p/a.py", "...b", None),
    "relative, not there": ("p/a.py b.py", "p/a.py", ".c", None),
}


@pytest.mark.parametrize(("paths", "path", "dotted", "found"), RESOLVED.values(), ids=RESOLVED)
def test_resolve(paths: str, path: str, dotted: str, found: str | None) -> None:
    assert project(paths).resolve(path, dotted) == found


MODULES = {
    "a file": ("a.py", "a.py", "a"),
    "a stub": ("a.pyi", "a.pyi", "a"),
    "in a package": ("p/__init__.py p/a.py", "p/a.py", "p.a"),
    "a package": ("p/__init__.py", "p/__init__.py", "p"),
    "a package of stubs": ("p/__init__.pyi p/a.pyi", "p/a.pyi", "p.a"),
    "nested": ("p/__init__.py p/q/__init__.py p/q/a.py", "p/q/a.py", "p.q.a"),
    "below a package": ("p/__init__.py p/q/a.py", "p/q/a.py", "p.q.a"),
    "src": ("src/p/__init__.py src/p/a.py", "src/p/a.py", "p.a"),
    "src, a namespace": ("src/n/x/a.py", "src/n/x/a.py", "n.x.a"),
    "src is a package": ("src/__init__.py src/a.py", "src/a.py", "src.a"),
    "a monorepo": ("one/p/__init__.py one/p/a.py", "one/p/a.py", "p.a"),
    "a script": ("tools/a.py", "tools/a.py", "a"),
    "no identifier": ("my-tool.py", "my-tool.py", ""),
    "in a folder that is none": ("a-b/__init__.py a-b/c.py", "a-b/c.py", ""),
    "no suffix": ("run", "run", ""),
}


@pytest.mark.parametrize(("paths", "path", "name"), MODULES.values(), ids=MODULES)
def test_module_name(paths: str, path: str, name: str) -> None:
    assert project(paths).modules.module_name(path) == name


ABSOLUTE = {
    "absolute": ("p/__init__.py p/a.py", "p/a.py", "os.path", "os.path"),
    "a sibling": ("p/__init__.py p/a.py", "p/a.py", ".b.x", "p.b.x"),
    "the package": ("p/__init__.py p/a.py", "p/a.py", ".", "p"),
    "above": ("p/__init__.py p/q/__init__.py p/q/a.py", "p/q/a.py", "..b", "p.b"),
    "above everything": ("p/__init__.py p/a.py", "p/a.py", "..b", "..b"),
    "far above everything": ("p/__init__.py p/a.py", "p/a.py", "....b", "....b"),
}


@pytest.mark.parametrize(("paths", "path", "dotted", "name"), ABSOLUTE.values(), ids=ABSOLUTE)
def test_absolute(paths: str, path: str, dotted: str, name: str) -> None:
    assert project(paths).modules.absolute(path, dotted) == name


TESTED = {
    "beside": ("core.py test_core.py", "test_core.py", "core.py"),
    "in a folder of tests": ("p/core.py tests/test_core.py", "tests/test_core.py", "p/core.py"),
    "the other spelling": ("core.py core_test.py", "core_test.py", "core.py"),
    "underscores": ("_core.py test_core.py", "test_core.py", "_core.py"),
    "underscores in both": ("_core.py test__core.py", "test__core.py", "_core.py"),
    "underscores after": ("core_.py test_core_.py", "test_core_.py", "core_.py"),
    "underscores in the test alone": ("core.py test__core.py", "test__core.py", ""),
    "a package": ("core/__init__.py tests/test_core.py", "tests/test_core.py", "core/__init__.py"),
    "and its stub": ("core.py core.pyi test_core.py", "test_core.py", "core.py core.pyi"),
    "the likelier place": (
        "a/core.py b/core.py b/tests/test_core.py",
        "b/tests/test_core.py",
        "b/core.py",
    ),
    "mirrored": (
        "src/p/a/core.py src/p/b/core.py tests/b/test_core.py",
        "tests/b/test_core.py",
        "src/p/b/core.py",
    ),
    "ambiguous": ("a/core.py b/core.py tests/test_core.py", "tests/test_core.py", ""),
    "ambiguous, many": ("a/x.py b/x.py c/x.py d/x.py test_x.py", "test_x.py", ""),
    "a test of a test": ("test_core.py test_test_core.py", "test_test_core.py", ""),
    "nothing of that name": ("core.py test_other.py", "test_other.py", ""),
}


@pytest.mark.parametrize(("paths", "test", "sources"), TESTED.values(), ids=TESTED)
def test_what_a_test_tests(paths: str, test: str, sources: str) -> None:
    known = project(paths)
    assert known.tests.sources_of(test) == tuple(sources.split())
    for path in paths.split():
        assert known.tests.tests_of(path) == ((test,) if path in sources.split() else ())


def test_many_tests_of_one_name_take_no_long_time() -> None:
    apps = [f"apps/app{number}" for number in range(3000)]
    names = ("__init__.py", "views.py", "tests/test_views.py")
    known = Project(Config(), [f"{app}/{name}" for app in apps for name in names])
    for app in apps:
        assert known.tests.tests_of(f"{app}/views.py") == (f"{app}/tests/test_views.py",)


def test_files_in_a_folder_are_its_own() -> None:
    known = Project(Config(), ["a.py", "p/c.py", "p/b.py", "p/q/d.py"], ["p/b.py"])
    assert known.files_in("p") == ("p/b.py", "p/c.py")
    assert known.files_in("") == ("a.py",)
    assert known.files_in("q") == ()
