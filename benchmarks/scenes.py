"""The commands that are measured, ours and the yardsticks, each with the state it starts from."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from benchmarks.measure import Command
from benchmarks.trees import PYTHON, TOOL, Tree

#: Reads the names of sources, separated by NULs, and parses one after the other.
PARSE = """
import gc, os, sys, libcst
gc.disable()
for name in os.fsdecode(sys.stdin.buffer.read()).split("\\0")[:-1]:
    with open(name, "rb") as file:
        data = file.read()
    try:
        libcst.parse_module(data)
    except (libcst.ParserSyntaxError, SyntaxError, UnicodeError, RecursionError):
        pass
"""
_CHECK = (*TOOL, "--check", "--quiet")
_STAGED = (*_CHECK, "--staged")
_FIX = (*TOOL, "--fix", "--quiet")
#: Exit code 2 is no failure: CPython's library has sources that cannot be parsed.
_ANY = (0, 2)


def prepare_states(tree: Tree) -> None:
    """Commit the states that rows start from: three sources edited, one edited, one added, none."""
    middling = sorted(tree.sources, key=lambda path: ((tree.top / path).stat().st_size, path))
    tree.changed = middling[len(middling) // 2 :][:3]
    for state, paths in (("three", tree.changed), ("one", tree.changed[:1])):
        _add_function(tree, paths)
        tree.run(*_FIX, *paths, codes=_ANY)
        tree.save(state)
    added = tree.changed[0].rpartition("/")[0] + "/added_here.py"
    _add_source(tree, added.removeprefix("/"))
    tree.save("added")
    (tree.top / "NOTES.txt").write_text("some words\n", encoding="utf-8")
    tree.save("notes")


def _add_function(tree: Tree, paths: Iterable[str]) -> None:
    for path in paths:
        with open(tree.top / path, "a", encoding="utf-8") as file:
            file.write('\n\ndef added_here(first: int) -> int:\n    """Do it."""\n    return 1\n')


def _add_source(tree: Tree, path: str) -> None:
    (tree.top / path).write_bytes((tree.top / tree.changed[0]).read_bytes())
    tree.git("add", "-N", path)
    tree.run(*_FIX, path, codes=_ANY)


def run_hook(tree: Tree, state: str, *, warm: bool = True) -> float:
    """Run the hook with ``state`` staged, and the cache that a check of ``clean`` left, or none."""
    tree.go(state, staged=True)
    tree.warm() if warm else tree.cool()
    return hook_command(tree).run()


def hook_command(tree: Tree) -> Command:
    """Return the hook as git runs it, with the variables of a commit."""
    command = tree.command(*_STAGED)
    environment = {**(command.environment or {}), "GIT_INDEX_FILE": str(tree.top / ".git/index")}
    return Command(command.argv, tree.top, environment=environment, codes=_ANY)


def run_check(tree: Tree, state: str) -> float:
    """Check a working tree at ``state``, with the cache that a check of ``clean`` left."""
    tree.go(state)
    tree.warm()
    return tree.run(*_CHECK, codes=_ANY)


def run_bare(tree: Tree, question: str) -> float:
    """Run the least that any check needs: start Python, list the index, compare it."""
    tree.go("clean")
    return (
        tree.run(*PYTHON, "-c", "pass")
        + tree.run("git", "ls-files", "-s", "-z")
        + tree.run("git", *question.split(" "))
    )


def check_cold(tree: Tree, jobs: int = 0) -> float:
    """Check the clean tree with an empty cache."""
    tree.go("clean")
    tree.cool()
    return check_command(tree, jobs).run()


def check_command(tree: Tree, jobs: int = 0) -> Command:
    """Return a check in ``jobs`` processes, 0 for as many as are worth it."""
    return tree.command(*_CHECK, "--jobs", str(jobs), codes=_ANY)


def fix_cold(tree: Tree) -> float:
    """Write all pages of a tree that has none, with an empty cache."""
    tree.drop_pages()
    tree.cool()
    return tree.run(*_FIX, codes=_ANY)


def parse_command(tree: Tree, paths: Iterable[str]) -> Command:
    """Return a run of libcst's parser alone on some sources, in one process."""
    given = "".join(f"{path}\0" for path in paths).encode("utf-8", "surrogateescape")
    return tree.command(*PYTHON, "-c", PARSE, given=given)


def parse_some(tree: Tree, number: int) -> float:
    """Parse the first ``number`` of the changed sources."""
    return parse_command(tree, tree.changed[:number]).run()


def parse_all(tree: Tree) -> float:
    """Parse all sources in one process for each processor, divided evenly by size."""
    shares = share_out(tree, tree.processes)
    with ThreadPoolExecutor(len(shares)) as pool:
        return max(pool.map(lambda share: parse_command(tree, share).run(), shares))


def share_out(tree: Tree, number: int) -> list[list[str]]:
    """Return the sources in ``number`` lists of about the same size in bytes."""
    shares: list[tuple[int, list[str]]] = [(0, []) for _ in range(number)]
    sizes = {path: (tree.top / path).stat().st_size for path in tree.sources}
    for path in sorted(sizes, key=sizes.__getitem__, reverse=True):
        shares.sort(key=lambda share: share[0])
        size, paths = shares[0]
        shares[0] = (size + sizes[path], [*paths, path])
    return [paths for _, paths in shares]
