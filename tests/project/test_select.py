"""Which paths are sources, and which of those get pages."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from repo_docs_hook.config.parse import ConfigError, parse_config
from repo_docs_hook.model.settings import Config
from repo_docs_hook.project.select import Selection, select
from repo_docs_hook.text.paths import is_page_name

PATHS = (
    "z.py",
    "a.py",
    "Z.py",
    "pkg/m.py",
    "pkg/m.pyi",
    "pkg/tests/test_m.py",
    "tests/x.py",
    "bin/run",
    "docs/conf.py",
    "docs/a.py_docs.md",
    "docs/index.md",
    "docs/pkg/doc.md",
    "docs/guide.md",
    "README.md",
    "other/index.md",
    "pyx",
    "a.pyc",
    "line\nbreak/m.py",
    "end.py\n",
    "bad\udcff/\udc80.py",
    "back\\slash.py",
)
ALL_PY = tuple(sorted(path for path in PATHS if path.endswith((".py", ".pyi"))))

SOURCES: dict[str, tuple[Config, tuple[str, ...]]] = {
    "default": (Config(), ALL_PY),
    "default, written otherwise": (Config(include=("*.pyi", "*.py")), ALL_PY),
    "nothing": (Config(include=()), ()),
    "script": (Config(include=("bin/run",)), ("bin/run",)),
    "folder": (Config(include=("pkg/",)), ("pkg/m.py", "pkg/m.pyi", "pkg/tests/test_m.py")),
    "at the root": (Config(include=("/*.py",)), ("Z.py", "a.py", "back\\slash.py", "z.py")),
    "negated": (
        Config(include=("*.py", "!pkg/**", "!*bad*/", "!*line*/", "!?.py")),
        ("back\\slash.py", "docs/conf.py"),
    ),
    "exclude": (
        Config(exclude=("tests/",)),
        tuple(path for path in ALL_PY if "tests/" not in path),
    ),
    "a part of what is excluded": (
        Config(exclude=("pkg/", "!pkg/tests/"), include=("pkg/",)),
        ("pkg/tests/test_m.py",),
    ),
    "exclude all": (Config(exclude=("*",)), ()),
    "exclude wins": (Config(include=("*.py",), exclude=("*.py", "!z.py")), ("z.py",)),
    "odd names": (
        Config(include=("line*/", "bad*/", "end.py?")),
        ("bad\udcff/\udc80.py", "end.py\n", "line\nbreak/m.py"),
    ),
    "pages are no sources": (
        Config(include=("*.md",)),
        ("README.md", "docs/guide.md", "other/index.md"),
    ),
    "pages at the root": (
        Config(include=("*.md",), docs_root="."),
        ("README.md", "docs/guide.md"),
    ),
}


@pytest.mark.parametrize(("config", "sources"), SOURCES.values(), ids=SOURCES)
def test_sources(config: Config, sources: tuple[str, ...]) -> None:
    assert select(PATHS, config) == Selection(sources)
    assert select(reversed(PATHS), config) == Selection(sources)


def test_link_only_sources_get_no_pages() -> None:
    selection = select(PATHS, Config(include=("pkg/",), link_only=("tests/", "z.py")))
    assert selection.sources == ("pkg/m.py", "pkg/m.pyi", "pkg/tests/test_m.py")
    assert selection.link_only == {"pkg/tests/test_m.py"}
    assert selection.documented == ("pkg/m.py", "pkg/m.pyi")


PAGE_NAMES = {
    "file page": ("docs/a.py_docs.md", "docs", True),
    "keywords": ("docs/x/a.py_kw.md", "docs", True),
    "folder index": ("docs/x/index.md", "docs", True),
    "folder page": ("docs/doc.md", "docs", True),
    "nearly": ("docs/adoc.md", "docs", False),
    "elsewhere": ("docs2/index.md", "docs", False),
    "deeper root": ("docs/index.md", "docs/code", False),
    "root": ("index.md", ".", True),
    "other suffix": ("docs/index.py", "docs", False),
}


@pytest.mark.parametrize(("path", "root", "expected"), PAGE_NAMES.values(), ids=PAGE_NAMES)
def test_page_name(path: str, root: str, expected: bool) -> None:
    assert is_page_name(path, root) is expected


BAD_PATTERNS = {
    "lone negation": ("!", "matches nothing"),
    "trailing backslash": ("a\\\\", "is not a gitignore pattern: nothing follows a backslash"),
    "backwards set": ("[z-a]", "is not a gitignore pattern: no character is in z-a"),
    "open set": ("a[", "is not a gitignore pattern: a [ has no ] in the same part"),
    "comment": ("#x", "matches nothing: it is a comment"),
    "only a slash": ("/", "matches nothing"),
}
PATTERN_KEYS = {
    "include": 'include = ["ok", "{}"]',
    "exclude": 'exclude = ["ok", "{}"]',
    "link-only": 'link-only = ["ok", "{}"]',
    "roles": 'roles = {{ "ok" = "x", "{}" = "y" }}',
}


@pytest.mark.parametrize(("pattern", "message"), BAD_PATTERNS.values(), ids=BAD_PATTERNS)
@pytest.mark.parametrize("key", PATTERN_KEYS)
def test_bad_pattern_is_named_with_its_key_and_file(key: str, pattern: str, message: str) -> None:
    text = PATTERN_KEYS[key].format(pattern)
    config = parse_config({"repo-docs-hook.toml": text.encode()})
    with pytest.raises(ConfigError) as caught:
        select(PATHS, config)
    assert str(caught.value).startswith(f'repo-docs-hook.toml: {key}: "{pattern}" {message}')


GITIGNORES = {
    "names": ("tests", "*.py"),
    "anchored": ("/pkg/*.py", "a/**/z"),
    "folder only": ("tests/", "!x/"),
    "stars": ("**/m.py", "pkg/**", "!pkg/m.py"),
    "sets": ("[a-c].py", "[!z]*.pyi", "\\!x"),
    "blanks": ("a\\ b", "tail "),
    "negated file": ("*.py", "!m.py", "/x"),
}
TREE = (
    "a.py",
    "z.py",
    "m.py",
    "pkg/m.py",
    "pkg/a.pyi",
    "pkg/tests/t.py",
    "a/z",
    "a/b/c/z",
    "x/y",
    "!x",
    "a b",
    "tail",
    "tests/keep/k",
    "keep/k",
    "deep/tests/a.py",
)


@pytest.mark.parametrize("patterns", GITIGNORES.values(), ids=GITIGNORES)
def test_patterns_match_as_git_does(patterns: tuple[str, ...], tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / ".gitignore").write_text("\n".join(patterns) + "\n")
    for path in TREE:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--others", "--ignored", "--exclude-standard"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    ignored = {os.fsdecode(name) for name in listing.stdout.split(b"\0") if name}
    assert set(select(TREE, Config(include=patterns)).sources) == ignored - {".gitignore"}


LOADS = {"default": ("", False), "exclude": ("exclude=('x',)", True)}


@pytest.mark.parametrize(("settings", "loaded"), LOADS.values(), ids=LOADS)
def test_patterns_are_imported_only_where_there_are_some(settings: str, loaded: bool) -> None:
    code = (
        "import sys; from repo_docs_hook.project.select import select; "
        "from repo_docs_hook.model.settings import Config; "
        f"select(['a.py'], Config({settings})); "
        "print('repo_docs_hook.text.gitignore' in sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == str(loaded)
