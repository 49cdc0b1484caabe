"""Run the peers on a copy of a tree without our pages."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Command
from benchmarks.peers import OURS, PEERS, Peer
from benchmarks.scenes import fix_cold, run_check
from benchmarks.trees import PAGES, Tree

#: Seconds of a whole run and of a second one; None where there is no such run.
Times = tuple[float | None, float | None]


def install(peer: Peer, folder: Path) -> str:
    """Return where a peer's program is, installed below ``folder`` unless the system has it.

    Raises SystemExit, in one sentence, where it cannot be had.
    """
    if peer.requirement:
        home = folder / peer.name.replace(" ", "-")
        if not home.exists():
            Command((sys.executable, "-m", "venv", str(home)), folder).run()
        pip = (str(home / "bin/python"), "-m", "pip", "--disable-pip-version-check", "install")
        Command((*pip, "--quiet", peer.requirement), folder).run()
        return str(home / "bin" / peer.program)
    program = shutil.which(peer.program)
    if program is None or b"Universal Ctags" not in _version(program):
        raise SystemExit("not installed")
    return program


def _version(program: str) -> bytes:
    return subprocess.run([program, "--version"], capture_output=True, check=False).stdout


def run_peers(tree: Tree, folder: Path, rounds: int) -> Iterator[tuple[str, Times | str]]:
    """Yield the medians of each peer by its name, or why it could not be run."""
    copy = folder / f"{tree.name}-for-peers"
    ignored = shutil.ignore_patterns(PAGES, ".git", "repo-docs-hook.toml")
    shutil.copytree(tree.top, copy, ignore=ignored, symlinks=True)
    tree.git("init", "--quiet", str(copy))
    for arguments in (("add", "-A", "--force"), ("commit", "--quiet", "-m", "sources")):
        tree.git("-C", str(copy), *arguments)
    for peer in PEERS:
        try:
            yield peer.name, _medians(peer, tree, copy, folder, rounds)
        except SystemExit as failure:
            yield peer.name, str(failure)


def _medians(peer: Peer, tree: Tree, copy: Path, folder: Path, rounds: int) -> Times:
    if peer.name == OURS:
        pairs = [(fix_cold(tree), run_check(tree, "clean")) for _ in range(rounds)]
        whole, again = (statistics.median(each) for each in zip(*pairs, strict=True))
        return whole, again
    program = install(peer, folder)
    first = [_run(peer, program, peer.argv, copy, folder) for _ in range(rounds)]
    if not peer.again:
        return statistics.median(first), None
    later = [_command(peer, program, peer.again, copy, folder).run() for _ in range(rounds)]
    return statistics.median(first), statistics.median(later)


def _run(peer: Peer, program: str, argv: tuple[str, ...], copy: Path, folder: Path) -> float:
    """Run a peer on a tree without files of an earlier run."""
    Command(("git", "clean", "-dfqx"), copy).run()
    out = folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    out.unlink(missing_ok=True)
    return _command(peer, program, argv, copy, folder).run()


def _command(peer: Peer, program: str, argv: tuple[str, ...], copy: Path, folder: Path) -> Command:
    packages = sorted(each.parent.name for each in copy.glob("*/__init__.py"))
    words = {
        "{packages}": packages,
        "{options}": [word for name in packages for word in ("-p", name)],
        "{out}": [str(folder / "out")],
    }
    spelled = [part for word in argv for part in words.get(word, [word])]
    return Command((program, *spelled), copy, codes=peer.codes)
