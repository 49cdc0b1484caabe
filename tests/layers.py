"""The layers of the package: which room may import which, and which library each room has.

``python -m tests.layers`` prints the house as it is: rooms, modules, lines and arrows.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "repo_docs_hook"
NAME = PACKAGE.name

#: Bounds of the house: modules in a folder, loose modules at the top, lines in a module.
SMALLEST, LARGEST, LOOSE, LONGEST = 3, 12, 5, 250


@dataclass(frozen=True)
class Room:
    """A folder of the package: what it does, and which rooms it may import."""

    name: str
    may_import: frozenset[str]
    does: str


def _room(name: str, may_import: str, does: str) -> Room:
    return Room(name, frozenset(may_import.split()), does)


#: The rooms from the ground up. A room imports rooms above its own row only.
ROOMS = (
    _room("model", "", "the data that passes between the rooms"),
    _room("text", "", "paths, identifiers, labels, patterns, languages"),
    _room("cache", "text", "what earlier runs found out"),
    _room("git", "model text", "everything that is asked of git"),
    _room("write", "model text", "the modules that write: pages, report files"),
    _room("config", "model text", "the settings: files to data"),
    _room("report", "model text", "an outcome to what a person or a service reads"),
    _room("python", "model text", "Python sources to facts; what names mean; tests by name"),
    _room("project", "config model python text", "what follows from the set of paths"),
    _room("sources", "cache model text", "contents to facts, in child processes"),
    _room("rules", "model project python text", "facts to notes, by tables"),
    _room(
        "pages", "model project python text", "facts and notes to Markdown, and Markdown read back"
    ),
    _room("explain", "config model pages project sources text", "why pages are out of date"),
    _room("adopt", "config git model pages project text write", "--init"),
    _room(
        "judge",
        "config explain model pages project python rules sources text",
        "what to check, and how the committed pages differ",
    ),
    _room(
        "cli",
        "adopt cache config explain git judge model project report sources text write",
        "arguments to an exit code",
    ),
)

#: Libraries that are slow to import, or whose replacement should touch one place.
LIBRARIES = {
    "libcst": ("python", "a third of a second, and the one that knows syntax"),
    "rich": ("report/formats/full report/progress", "the other formats must not pay for it"),
    "subprocess": ("git/process", "git is started there, with the flags of git/launch"),
    "multiprocessing": ("sources", "children are started and awaited there alone"),
    "sqlite3": ("cache/store", "one owner of the file that is shared between runs"),
    "argparse": ("cli/arguments", "arguments become data there"),
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
    """Return the room of a module (``git/views``: ``git``), its own name at the top level."""
    return module.partition("/")[0]


def imported(path: Path) -> Iterator[str]:
    """Yield the dotted names that a source imports, anywhere in it, ``from`` names included."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.module and not node.level, f"{path}: a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


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


def arrows() -> dict[str, set[str]]:
    """Return, for each room, the other rooms that its modules import."""
    found: dict[str, set[str]] = {room.name: set() for room in ROOMS}
    for module, path in SOURCES.items():
        here = room_of(module)
        if here in found:
            found[here] |= {room_of(each) for each in ours(path)} & found.keys() - {here}
    return found


def folders() -> dict[str, list[str]]:
    """Return the modules of each folder (``""``: the top level), ``__init__`` left out."""
    found: dict[str, list[str]] = {}
    for module in SOURCES:
        folder, _, name = module.rpartition("/")
        if name != "__init__":
            found.setdefault(folder, []).append(name)
    return found


def lines_of(module: str) -> int:
    """Return the number of lines of a module."""
    return SOURCES[module].read_text("utf-8").count("\n")


def _print() -> None:
    imports = arrows()
    for room in ROOMS:
        print(f"{room.name:8} {room.does}")
        print(f"{'':8} imports: {' '.join(sorted(imports[room.name])) or 'nothing'}")
        for folder, names in sorted(folders().items()):
            if room_of(folder) == room.name:
                print(f"{'':8} {folder}: {len(names)} modules")
    longest = sorted(SOURCES, key=lines_of)[-5:]
    print(f"loose at the top: {', '.join(folders().get('', ()))}")
    print(f"arrows: {sum(map(len, imports.values()))}")
    print("longest:", ", ".join(f"{each} {lines_of(each)}" for each in reversed(longest)))


if __name__ == "__main__":
    _print()
