"""What may happen to a repository between two checks, and how their answers are compared."""

from __future__ import annotations

import os
import random
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import note

from tests.calling import call
from tests.conftest import Repo, make_repo
from tests.damage import damage


@dataclass(frozen=True)
class Place:
    """A repository, and the folder of the cache that all its checks share."""

    repo: Repo
    cache: str

    def git(self, *arguments: str) -> None:
        """Run git, which may refuse: that is a step too."""
        subprocess.run(["git", *arguments], cwd=self.repo.top, capture_output=True, check=False)

    def file(self, path: str) -> Path | None:
        """Return where ``path`` is on disk, None where no plain file is."""
        file = self.repo.top / path
        return file if file.is_file() and not file.is_symlink() else None


def begin(folder: str) -> Place:
    """Return a small repository below ``folder``, with fresh pages and a warm cache."""
    repo = make_repo(Path(folder) / "repo")
    files: dict[str, str | bytes] = {"a.py": "x = 1\n", "pkg/core.py": "import a\n"}
    files |= {"repo-docs-hook.toml": "", ".gitattributes": "", ".gitignore": ""}
    repo.commit(files)
    assert call(repo.top, "--fix", "--quiet", "--no-cache").code == 0
    repo.commit()
    place = Place(repo, f"{folder}/cache")
    assert call(repo.top, "--check", "--cache-dir", place.cache).code == 0
    return place


def write(place: Place, path: str, text: str) -> None:
    """Write a file, over whatever is there."""
    clear(place, path)
    if not any((place.repo.top / folder).is_file() for folder in Path(path).parents):
        place.repo.write(path, text.encode("latin-1"))


def clear(place: Place, path: str) -> None:
    """Delete a file or link."""
    file = place.repo.top / path
    if file.is_file() or file.is_symlink():
        file.unlink()


def edit_unseen(place: Place, path: str, inside: bool) -> None:
    """Change a file, but neither its size nor its time; with ``inside`` in its place."""
    file = place.file(path)
    if file and (text := file.read_bytes()):
        times = file.stat()
        if not inside:
            file.unlink()
        file.write_bytes(text[:-2] + (b"3" if text[-2:-1] == b"1" else b"1") + text[-1:])
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))


def touch(place: Place, path: str, seconds: int) -> None:
    """Make a file look edited to whoever trusts its times."""
    if file := place.file(path):
        os.utime(file, (seconds, seconds))


def write_again(place: Place, path: str) -> None:
    """Replace a file by one that is equal."""
    if file := place.file(path):
        text = file.read_bytes()
        file.unlink()
        file.write_bytes(text)


def set_mode(place: Place, path: str, mode: int) -> None:
    """Turn a file executable, or plain."""
    if file := place.file(path):
        file.chmod(mode)


def link(place: Place, path: str, target: str) -> None:
    """Replace a file by a link."""
    if file := place.file(path):
        file.unlink()
        file.symlink_to(target)


def rename(place: Place, path: str, name: str) -> None:
    """Give a file another name, where that is free."""
    if (file := place.file(path)) and not file.with_name(name).exists():
        file.rename(file.with_name(name))


def nest(place: Place, path: str, known: bool) -> None:
    """Begin a repository in a folder of this one; with ``known`` as a submodule's commit."""
    inner = place.repo.top / path
    if not inner.exists():
        nested = make_repo(inner)
        nested.commit({"inner.py": "z = 1\n"})
        if known:
            place.git("add", path)


def act(place: Place, *arguments: str) -> None:
    """Run git."""
    place.git(*arguments)


def stage(place: Place, path: str) -> None:
    """Put what the disk has into the index."""
    place.git("add", "-A", "--", path)


def flag(place: Place, word: str, path: str) -> None:
    """Tell git to pass a file over, or no more to."""
    place.git("update-index", word, path)


def commit(place: Place, everything: bool) -> None:
    """Commit what is staged, or everything."""
    if everything:
        place.git("add", "-A")
    place.git("commit", "--quiet", "--allow-empty", "--no-verify", "-m", "change")


def fix(place: Place, cached: bool) -> None:
    """Write the pages."""
    how = ("--cache-dir", place.cache) if cached else ("--no-cache",)
    call(place.repo.top, "--fix", "--quiet", *how)


def damage_cache(place: Place, seed: int) -> None:
    """Damage a file of the cache."""
    dice = random.Random(seed)
    files = sorted(file for file in Path(place.cache).iterdir() if file.stat().st_size)
    file = dice.choice(files)
    file.write_bytes(damage(file.read_bytes(), dice))


#: The states that are checked after every step.
QUESTIONS = (("--check",), ("--check", "--staged"))


def assert_same_answers(place: Place) -> None:
    """Ask with the cache and without; exit codes and every word must be the same."""
    for question in QUESTIONS:
        cached = call(place.repo.top, *question, "--cache-dir", place.cache)
        assert cached == call(place.repo.top, *question, "--no-cache"), question


def check_steps(folder: str, steps: Iterable[tuple[Any, ...]]) -> None:
    """Take some steps in a new repository below ``folder``, and compare answers after each."""
    place = begin(folder)
    for step, *arguments in steps:
        note(f"{step.__name__} {arguments}")
        step(place, *arguments)
        assert_same_answers(place)
