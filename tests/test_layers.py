"""Which room may import what: down the pipe only, and each library from one room."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.places import PACKAGE, ROOT

NAME = PACKAGE.name

#: The rooms (modules or folders of the package), each above all that it may import.
ROOMS = """
__main__ cli judge explain adopt rules pages sources project write report python config cache git
text model __init__
""".split()

#: What a folder may import besides itself, and why nothing else.
FOLDERS: dict[str, tuple[set[str], str]] = {
    "model": (set(), "it is the data that all others share"),
    "python": (
        {"model", "text"},
        "facts come from bytes alone: no path, no neighbours, no settings",
    ),
    "git": ({"model"}, "what git says does not depend on what is done with it"),
    "rules": ({"model", "project", "text"}, "notes come from facts, purpose from the path too"),
    "pages": ({"model", "project", "text"}, "text comes from facts and from the set of paths"),
    "report": ({"__init__", "model", "text"}, "a report shows an outcome and decides nothing"),
}

#: Libraries that are slow to import, or whose replacement should touch one place.
LIBRARIES = {
    "libcst": ("python", "a third of a second, and the one that knows syntax"),
    "rich": ("report/formats/full report/progress", "the other formats must not pay for it"),
    "subprocess": ("git/process", "git is started there, with the flags of git/launch"),
    "multiprocessing": (
        "sources/pool sources/worker",
        "children are started and awaited there alone",
    ),
    "sqlite3": ("cache/store", "one owner of the file that is shared between runs"),
    "argparse": ("cli/options", "arguments become data there"),
    "docstring_parser": ("pages/markup/fields", "pinned, since it decides text on pages"),
    "yaml": ("adopt config/hooks_file", "slow, and the parser that pre-commit has"),
    "packaging": ("config/keys", "for required-version alone"),
    "tomllib": ("config/toml", "only from Python 3.11 on"),
    "tomli": ("config/toml", "only before Python 3.11"),
}

SOURCES = {
    path.relative_to(PACKAGE).with_suffix("").as_posix(): path
    for path in sorted(PACKAGE.rglob("*.py"))
}


def room_of(module: str) -> str:
    return module.partition("/")[0]


@cache
def imported(path: Path) -> frozenset[str]:
    """Return the dotted names that a source imports, anywhere in it, ``from`` names included."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.module and not node.level, f"{path}: a relative import"
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return frozenset(found)


def ours(path: Path) -> set[str]:
    """Return the modules of the package that a source imports."""
    found = set()
    for dotted in imported(path):
        parts = dotted.split(".")
        if parts[0] == NAME:
            inner = "/".join(parts[1:])
            outer = "/".join(parts[1:-1])
            names = [inner, f"{inner}/__init__", outer, f"{outer}/__init__", "__init__"]
            found.add(next(name for name in names if name in SOURCES))
    return found


@pytest.mark.parametrize("module", SOURCES)
def test_imports_run_down(module: str) -> None:
    assert room_of(module) in ROOMS, "a new room: give it its place"
    here = ROOMS.index(room_of(module))
    rooms = {room_of(each) for each in ours(SOURCES[module])} - {room_of(module)}
    assert [room for room in rooms if ROOMS.index(room) < here] == []


@pytest.mark.parametrize("module", [each for each in SOURCES if room_of(each) in FOLDERS])
def test_folders_know_little_of_the_others(module: str) -> None:
    allowed, reason = FOLDERS[room_of(module)]
    rooms = {room_of(each) for each in ours(SOURCES[module])}
    assert rooms <= {*allowed, room_of(module)}, reason


def test_every_room_stands_in_the_map() -> None:
    """CONTRIBUTING.md has the map: a table of the modules and folders of the package."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    rows = [line.split(" | ")[0] for line in text.split("\n") if line.startswith("| `")]
    named = {name.rstrip("/").removesuffix(".py") for row in rows for name in row.split("`")[1::2]}
    assert named | {"model", "__init__"} == set(ROOMS)


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = {module: ours(path) - {module} for module, path in SOURCES.items()}
    assert list(TopologicalSorter(graph).static_order())


@pytest.mark.parametrize("library", LIBRARIES)
def test_each_library_has_its_room(library: str) -> None:
    rooms, reason = LIBRARIES[library]
    users = {
        module
        for module, path in SOURCES.items()
        if library in {dotted.partition(".")[0] for dotted in imported(path)}
    }
    strangers = [
        each for each in users if each not in rooms.split() and room_of(each) not in rooms.split()
    ]
    assert strangers == [], reason


def test_the_door_opens_without_the_libraries() -> None:
    script = f"import sys, {NAME}.cli; print(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-S", "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert LIBRARIES.keys() & set(ran.stdout.split()) == set()
