"""Match test files to sources by their names and folders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from repo_docs_hook.text.paths import folder_of, name_of, stem

#: Folder names that mean "tests" and do not tell what is tested.
_TEST_FOLDERS = frozenset(
    ["test", "tests", "testing", "unit", "unittests", "unit_tests", "integration"]
)
#: More candidates than these are several modules: a stub is one with its module.
_ONE_MODULE = 2

_Parts = tuple[str, ...]
_Place = tuple[str, _Parts, _Parts]


def tested_name(path: str) -> str:
    """Return what a test file is named after (``test_core.py``: ``core``), else ``""``."""
    name = stem(path)
    if name.startswith("test_"):
        return name[5:]
    return name.removesuffix("_test").removesuffix("_tests") if "_test" in name[-6:] else ""


def subject_of(path: str) -> str:
    """Return what a path is about: the name of its module or package, no outer underscores."""
    return _bare(tested_name(path) or _module_name(path))


def _module_name(path: str) -> str:
    name = stem(path)
    return name_of(folder_of(path)) if name == "__init__" else name


def _bare(name: str) -> str:
    return name.strip("_") or name


class TestFiles:
    """Which test files belong to which of some sources, by their names and places."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._subjects: dict[str, list[str]] = {}
        for path in paths:
            self._subjects.setdefault(subject_of(path), []).append(path)
        self._matched = lru_cache(maxsize=1024)(self._match)

    def namesakes(self, path: str) -> Namesakes:
        """Return the sources and tests that have the same subject as ``path``, by their names."""
        return self._matched(subject_of(path))

    def _match(self, subject: str) -> Namesakes:
        return Namesakes(self._subjects.get(subject, ()))

    def sources_of(self, test: str) -> tuple[str, ...]:
        """Return the sources that a test file tests, by its name and place, sorted."""
        return self.namesakes(test).sources_of(test)

    def tests_of(self, path: str) -> tuple[str, ...]:
        """Return the test files that belong to a source by their name, sorted."""
        return self.namesakes(path).tests_of(path)


class Namesakes:
    """The sources and the test files of one subject, sorted.

    A test file tests what it is named after, with or without outer underscores (``test_core``:
    ``core`` or ``_core``). Of several sources those count that share most folders with it, from
    the right and from the left; where that leaves more than one module, it tests none.
    """

    def __init__(self, paths: Iterable[str]) -> None:
        self.sources: list[str] = []
        self.tests: list[str] = []
        self._places: dict[_Place, list[str]] = {}
        self._tested: dict[str, tuple[str, ...]] = {}
        self._tests_of: dict[str, list[str]] = {}
        for path in sorted(paths):
            (self.tests if tested_name(path) else self.sources).append(path)
        if self.tests:
            self._match()

    def _match(self) -> None:
        """Find out what tests what."""
        for path in self.sources:
            names = {_module_name(path), _bare(_module_name(path))}
            for _, left, right in _places(_source_parts(path)):
                for name in names:
                    self._places.setdefault((name, left, right), []).append(path)
        for test in self.tests:
            self._tested[test] = self._find_tested(test)
            for path in self._tested[test]:
                self._tests_of.setdefault(path, []).append(test)

    def sources_of(self, test: str) -> tuple[str, ...]:
        """Return the sources that a test file tests, sorted."""
        return self._tested.get(test, ())

    def tests_of(self, path: str) -> tuple[str, ...]:
        """Return the test files that belong to a source, sorted."""
        return tuple(self._tests_of.get(path, ()))

    def _find_tested(self, test: str) -> tuple[str, ...]:
        near: set[str] = set()
        best = 0
        for shared, left, right in sorted(_places(_test_parts(test)), reverse=True):
            if near and shared < best:
                break
            found = self._places.get((tested_name(test), left, right), [])
            if len(found) > _ONE_MODULE:
                return ()
            near.update(found)
            best = shared
        modules = {path.removesuffix("i") if path.endswith(".pyi") else path for path in near}
        return tuple(sorted(near)) if len(modules) == 1 else ()


def _test_parts(test: str) -> _Parts:
    return tuple(part for part in test.split("/")[:-1] if part not in _TEST_FOLDERS)


def _source_parts(path: str) -> _Parts:
    parts = tuple(part for part in path.split("/")[:-1] if part != "src")
    return parts[:-1] if stem(path) == "__init__" else parts


def _places(parts: _Parts) -> Iterator[tuple[int, _Parts, _Parts]]:
    """Yield how many folders a place shares with ``parts``, and the folders at its two ends."""
    for left in range(len(parts) + 1):
        for right in range(len(parts) + 1):
            yield left + right, parts[:left], parts[len(parts) - right :]
