"""Which room may import what, which library it has, and how large its folders and modules are."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from graphlib import TopologicalSorter

import pytest

from tests.layers import (
    LARGEST,
    LIBRARIES,
    LONGEST,
    LOOSE,
    NAME,
    PACKAGE,
    ROOMS,
    SMALLEST,
    SOURCES,
    arrows,
    folders,
    imported,
    lines_of,
    ours,
    room_of,
)


def test_every_module_is_in_a_room() -> None:
    loose = {room_of(module) for module in SOURCES} - {room.name for room in ROOMS}
    assert loose == {"__init__", "__main__"}


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: str(room.name))
def test_a_room_imports_what_its_row_says(room: object) -> None:
    row = next(each for each in ROOMS if each is room)
    assert arrows()[row.name] == row.may_import


@pytest.mark.parametrize("place", range(len(ROOMS)), ids=lambda place: ROOMS[place].name)
def test_imports_run_down(place: int) -> None:
    below = {room.name for room in ROOMS[:place]}
    assert ROOMS[place].may_import <= below


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = {module: ours(path) - {module} for module, path in SOURCES.items()}
    assert list(TopologicalSorter(graph).static_order())


@pytest.mark.parametrize("folder", folders(), ids=str)
def test_folders_are_of_a_size_that_one_takes_in(folder: str) -> None:
    size = len(folders()[folder])
    assert size <= LOOSE if not folder else SMALLEST <= size <= LARGEST


@pytest.mark.parametrize("module", SOURCES)
def test_no_module_is_too_long(module: str) -> None:
    assert lines_of(module) <= LONGEST


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


def test_the_command_starts_without_the_libraries() -> None:
    script = f"import sys, {NAME}.cli.main; print(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-S", "-c", script],
        cwd=PACKAGE.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert LIBRARIES.keys() & set(ran.stdout.split()) == set()


def test_no_two_classes_have_one_name() -> None:
    trees = [ast.parse(path.read_text("utf-8")) for path in SOURCES.values()]
    nodes = (node for tree in trees for node in ast.walk(tree))
    names = Counter(node.name for node in nodes if isinstance(node, ast.ClassDef))
    assert [name for name, number in names.items() if number > 1] == []
