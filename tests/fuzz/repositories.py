"""What must hold for every repository, whatever its commits did and whatever lies in it."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import strategies as st

from tests.calling import Called, call
from tests.conftest import Repo, make_repo, shut_off
from tests.fuzz.inputs import grammatical, mutated, valid
from tests.page_formats import our_page

Step = Callable[[Repo], object]
PAGES = ("docs/a.py_docs.md", "docs/pkg/b.py_kw.md", "docs/pkg/index.md", "docs/doc.md")
FOLDERS = ("", "pkg/", "pkg/sub/", "docs/", "-x/", "a b/", "[red]/", "docs/pkg/", "K\u00e4se/")
NAMES = ("a.py", "A.py", "b.pyi", "__init__.py", "test_a.py", "index.md.py", "n\nl.py", "*.py",
         "\u202ex.py", "\udcff.py", "k\u00e4se.py", "ka\u0308se.py", "a.py_docs.md",
         "::x.py")  # fmt: skip
SETTINGS = ("docs-root = '.'", "docs-root = 'pkg'", "docs-root = '../outside'", "docs-root = 3",
            "folder-pages = false", "original-source = 'embed'", "require = 'existing'", "[", "",
            "link-only = ['pkg/']", "exclude = ['*']", "max-file-size = 9", "include = ['*']",
            "required-version = '>99'", "docs-root = 'link'", "project-name = '<b>|`'")  # fmt: skip
ATTRIBUTES = ("* text eol=crlf", "* -text", "*.py ident", "*.pyi working-tree-encoding=UTF-16", "",
              "*.py filter=none diff=none merge=union", "* text=auto", "*.md binary")  # fmt: skip
CALLS = (
    *(("--check",), ("--check", "--staged"), ("--fix",), ("--fix", "--staged"), ("--fix", "pkg")),
    *(("--check", "--no-cache", "--verbose"), ("--check", "--staged", "a.py"), ("--show-files",)),
    *(("--show-config",), ("--check", "-j", "2", "pkg", "docs"), ("--fix", "--quiet")),
)

OURS = our_page().encode()

_paths = st.builds(str.__add__, st.sampled_from(FOLDERS), st.sampled_from(NAMES))
_places = st.one_of(_paths, st.sampled_from(PAGES), st.sampled_from(("docs", "pkg", "link")))
_texts = st.one_of(valid, valid, grammatical, mutated(), st.binary(max_size=20))


def _steps() -> st.SearchStrategy[Step]:
    targets = st.sampled_from(("../outside", "../outside/a.md", "pkg", "nowhere", ".git", "."))
    kinds = st.sampled_from((b"", OURS, b"# Mine\n"))
    return st.one_of(
        st.builds(_write, _paths, _texts),
        st.builds(_write, _places, kinds),
        st.builds(_link, _places, targets),
        st.builds(_delete, _places),
        st.builds(_write, st.just("repo-docs-hook.toml"), st.sampled_from(SETTINGS).map(_line)),
        st.builds(_write, st.just(".gitattributes"), st.sampled_from(ATTRIBUTES).map(_line)),
        st.builds(_git, st.sampled_from(GIT)),
        st.builds(_touch, _places),
        st.builds(_turn_executable, _places),
    )


GIT = (
    *(("add", "-A"), ("add", "-N", "."), ("reset", "-q"), ("commit", "-qam", "x"), ("stash", "-u")),
    *(("rm", "-rq", "--cached", "."), ("checkout", "-qb", "side"), ("merge", "-q", "side")),
    *(("checkout", "-q", "main"), ("checkout", "-qf", "HEAD~1"), ("mv", "pkg", "moved")),
    *(("sparse-checkout", "set", "pkg"), ("sparse-checkout", "disable"), ("config", "x.y", "z")),
    *(("add", "-A"), ("commit", "-qm", "x"), ("rebase", "-q", "side"), ("add", "-u")),
    *(("config", "core.autocrlf", "true"), ("config", "diff.noprefix", "true"), ("gc", "-q")),
)


def _line(text: str) -> bytes:
    return f"{text}\n".encode()


def _file(repo: Repo, path: str) -> bytes:
    return os.path.join(os.fsencode(repo.top), path.encode("utf-8", "surrogateescape"))


def _write(path: str, data: bytes) -> Step:
    """Put a file where the way there is a real folder of the repository."""

    def step(repo: Repo) -> None:
        file = _file(repo, path)
        folder = os.path.dirname(file)
        inside = os.path.realpath(file).startswith(os.path.realpath(_file(repo, "")))
        if inside and not os.path.isdir(file) and not os.path.islink(file):
            _try(os.makedirs, folder)
            if os.path.isdir(folder):
                with open(file, "wb") as stream:
                    stream.write(data)

    return step


def _link(path: str, target: str) -> Step:
    """Put a link in the place of a file, or where nothing is."""

    def step(repo: Repo) -> None:
        file = _file(repo, path)
        if os.path.realpath(os.path.dirname(file)).startswith(os.fsencode(repo.top)):
            _try(os.unlink, file)
            _try(os.symlink, target, file)

    return step


def _delete(path: str) -> Step:
    return lambda repo: _try(os.unlink, _file(repo, path))


def _touch(path: str) -> Step:
    """Make a file look edited to whoever trusts its times."""
    return lambda repo: _try(os.utime, _file(repo, path), (1, 1))


def _turn_executable(path: str) -> Step:
    return lambda repo: _try(os.chmod, _file(repo, path), 0o755)


def _git(args: tuple[str, ...]) -> Step:
    """Run git, which may well refuse."""
    return lambda repo: _try(repo.git, *args)


def _try(act: Callable[..., object], *args: object) -> None:
    with suppress(OSError, AssertionError):  # not possible in this state of the repository
        act(*args)


HISTORIES = st.lists(
    st.tuples(st.lists(_steps(), max_size=4),
              st.sampled_from(CALLS)),
    min_size=1, max_size=5,
)  # fmt: skip


def check_history(history: list[tuple[list[Step], tuple[str, ...]]]) -> str:
    """Fail where a call does not end as promised; return in words how the last one ended."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        shut_off(patch, Path(folder))
        (Path(folder) / "outside").mkdir()
        (Path(folder) / "outside/a.md").write_bytes(OURS)
        repo = make_repo(Path(folder) / "repo")
        repo.commit({"a.py": "import pkg.b\n", "pkg/b.py": "x = 1\n"})
        assert call(repo.top, "--fix").code == 0
        called = Called(0, "", "")
        for steps, argv in history:
            for step in steps:
                step(repo)
            called = _call(repo, *argv)
            if "--fix" in argv and "--staged" not in argv:
                _check_fixed(repo, argv, called)
        return f"exit code {called.code}"


def _call(repo: Repo, *argv: str) -> Called:
    """Call the tool: it ends as promised, and writes only where it may."""
    before = _listing(repo.top.parent)
    called = call(repo.top, *argv)
    said = called.out + called.err
    assert called.code in (0, 1, 2), said
    assert "Traceback" not in said, said
    assert "unexpected " not in called.err, said
    assert called.code != 2 or said, argv
    after = _listing(repo.top.parent)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    touched = sorted(path for path in changed if not _may_change(path, argv))
    assert touched == [], f"{argv} wrote {touched}: {said}"
    return called


def _check_fixed(repo: Repo, argv: tuple[str, ...], fixed: Called) -> None:
    """After a fix the same check is clean, or a problem is named and a second fix is idle."""
    paths = [each for each in argv if not each.startswith("-")]
    checked = _call(repo, "--check", "--no-cache", *paths)
    assert (checked.code == 0) == (fixed.code == 0), (fixed, checked)
    again = _call(repo, "--fix", *paths)
    assert not re.search(r"^(wrote|deleted) ", again.out, re.MULTILINE), (fixed.out, again.out)


def _may_change(path: str, argv: tuple[str, ...]) -> bool:
    """Tell whether a call may write to a path of the folder that the repository is in."""
    if path.startswith("cache/") or path == "cache":
        return True
    if "--fix" not in argv or not path.startswith("repo/"):
        return False
    if path.startswith("repo/.git/"):
        staged = path == "repo/.git/index" or path.startswith("repo/.git/objects/")
        return path == "repo/.git/repo-docs-hook.lock" or (staged and "--staged" in argv)
    return bool(re.search(r"(_docs|_kw|/index|/doc)\.md$", path))


def _listing(top: Path) -> dict[str, tuple[object, ...]]:
    """Return all that is below a folder, with its mode, time and content.

    Git refreshes the time of an object that it is asked to store once more, so that of
    objects the time does not count.
    """
    found: dict[str, tuple[object, ...]] = {}
    for folder, _, names in os.walk(os.fsencode(top)):
        for name in names:
            file = os.path.join(folder, name)
            state = os.lstat(file)
            if os.path.islink(file):
                content = os.readlink(file)
            else:
                with open(file, "rb") as stream:
                    content = hashlib.sha1(stream.read()).digest()
            path = os.path.relpath(file, os.fsencode(top)).decode("utf-8", "surrogateescape")
            time = 0 if path.startswith("repo/.git/objects/") else state.st_mtime_ns
            found[path] = (state.st_mode, time, content)
    return found
