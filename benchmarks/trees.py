"""The repositories that are measured, committed with their pages."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.measure import Command
from benchmarks.unpack import unpack

PYTHON = (sys.executable, "-I")
TOOL = (*PYTHON, "-m", "repo_docs_hook")
#: The docs root of the trees, a folder that none of them has.
PAGES = "code-pages"
_SETTINGS = f'docs-root = "{PAGES}"\nmax-file-size = "8 MiB"\n'
_GIT = ("git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "core.fsync=none")


def count_processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Tree:
    """A repository whose commits ``clean``, ``bare`` and more are states to go to.

    ``sources`` are what the tool selects, ``size`` their bytes, ``changed`` those that states
    change; ``seconds`` is what preparing it took by step, ``processes`` how many parse at once.
    """

    def __init__(self, name: str, folder: Path) -> None:
        self.name = Path(name).name
        self.top, self.cache = folder / self.name, folder / f"{self.name}-cache"
        self._warm = folder / f"{self.name}-warm"
        self.seconds: dict[str, float] = {}
        self.changed: list[str] = []
        self.processes = count_processors()
        self._is_settled = True
        self._timed("unpacked", lambda: unpack(name, self.top, folder))
        self._timed("added", self._add_sources)
        shown = self.print(*TOOL, "--show-files", codes=(0,))
        self.sources = shown.split("\n")[:-1]
        self.size = sum((self.top / source).stat().st_size for source in self.sources)
        self._timed("--fix", lambda: self.run(*TOOL, "--fix", "--quiet", codes=(0, 2)))
        self._timed("committed", self._commit_pages)
        self._timed("packed", lambda: self.git("gc", "--quiet"))
        self._timed("checked", self._warm_up)

    def _timed(self, what: str, act: Callable[[], object]) -> None:
        start = time.perf_counter()
        act()
        self.seconds[what] = time.perf_counter() - start

    def _add_sources(self) -> None:
        (self.top / "repo-docs-hook.toml").write_text(_SETTINGS, encoding="utf-8")
        self.git("init", "--quiet", "--initial-branch=clean")
        self.git("config", "gc.auto", "0")
        self._backdate()
        self.git("add", "-A", "--force")
        self.git("commit", "--quiet", "-m", "sources")
        self.git("branch", "bare")

    def _commit_pages(self) -> None:
        self._backdate()
        self.git("add", "-A", "--force")
        self.git("commit", "--quiet", "-m", "pages")

    def _warm_up(self) -> None:
        """Keep a copy of the cache that two checks of the clean tree leave."""
        for _ in range(2):
            self.run(*TOOL, "--check", "--quiet", codes=(0, 2))
        shutil.copytree(self.cache, self._warm)

    def git(self, *arguments: str) -> str:
        """Run git and return what it printed."""
        return self.print(*_GIT, *arguments, codes=(0,))

    def run(self, *argv: str, codes: tuple[int, ...] = (0,)) -> float:
        """Run a command at the top level and return its seconds."""
        return self.command(*argv, codes=codes).run()

    def print(self, *argv: str, codes: tuple[int, ...]) -> str:
        """Run a command and return what it printed."""
        command = self.command(*argv, codes=codes)
        process = command.start()
        printed, said = process.communicate()
        command.check(process.returncode, said)
        return os.fsdecode(printed)

    def command(self, *argv: str, codes: tuple[int, ...] = (0,), given: bytes = b"") -> Command:
        """Return a command at the top level that uses the tree's own cache."""
        environment = {
            "REPO_DOCS_HOOK_CACHE_DIR": str(self.cache),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        return Command(argv, self.top, given, codes, environment)

    def save(self, state: str) -> None:
        """Commit the files on disk as ``state``; HEAD and index stay at ``clean``."""
        self._backdate()
        self.git("add", "-A", "--force")
        written = self.git("write-tree").strip()
        commit = self.git("commit-tree", "-p", "HEAD", "-m", state, written).strip()
        self.git("branch", "--force", state, commit)
        self.go("clean")

    def go(self, state: str, *, staged: bool = False) -> None:
        """Reset disk and index to ``clean``, then set the disk, or both, to ``state``."""
        self.git("reset", "--quiet", "--hard", "clean")
        if not self._is_settled:
            self._backdate()
            self.git("update-index", "-q", "--refresh")
            self._is_settled = True
        if state != "clean":
            self.git("read-tree", "-m", "-u", state)
            if not staged:
                self.git("reset", "--quiet")

    def drop_pages(self) -> None:
        """Delete all pages, from the index too."""
        self._is_settled = False
        shutil.rmtree(self.top / PAGES, ignore_errors=True)
        self.git("read-tree", "-m", "-u", "bare")

    def warm(self) -> None:
        """Restore the cache that checks of the clean tree left."""
        self.cool()
        shutil.copytree(self._warm, self.cache)

    def cool(self) -> None:
        """Empty the cache."""
        shutil.rmtree(self.cache, ignore_errors=True)

    def _backdate(self) -> None:
        """Make new files older than the index: git reads files again that are as new as it."""
        before = time.time() - 3600
        for folder, folders, names in os.walk(self.top):
            folders[:] = [each for each in folders if each != ".git"]
            for name in names:
                path = os.path.join(folder, name)
                if os.lstat(path).st_mtime > before:
                    os.utime(path, (before, before), follow_symlinks=False)
