"""Which steps a random sequence is made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from tests.cache.steps import (
    act,
    clear,
    commit,
    damage_cache,
    edit_unseen,
    fix,
    flag,
    link,
    nest,
    rename,
    set_mode,
    stage,
    touch,
    write,
    write_again,
)

SOURCES = ("a.py", "pkg/__init__.py", "pkg/core.py", "tests/test_core.py")
PAGES = (
    "docs/a.py_docs.md",
    "docs/pkg/core.py_kw.md",
    "docs/pkg/index.md",
    "docs/doc.md",
    "reference/a.py_docs.md",
)
#: The first two are of one size, and so are the two with an import.
TEXTS = (
    "x = 1\n",
    "y = 2\n",
    "import pkg.core\n",
    "import pkg.care\n",
    "import pkg.core\r\n",
    "def f(): return 1\n",
    "def f(:\n",
    "\xff",
    "",
)
SETTINGS = (
    "",
    'project-name = "other"\n',
    'exclude = ["tests/"]\n',
    'link-only = ["pkg/core.py"]\n',
    "folder-pages = false\n",
    'original-source = "embed"\n',
    'require = "existing"\n',
    'docs-root = "reference"\n',
    "nonsense = 1\n",
)
PROJECTS = (
    "",
    '[project]\ndescription = "Tools"\n',
    '[project]\nscripts = { run = "pkg.core:f" }\n',
    '[project]\nname = "named"\n',
    "[project\n",
)
READMES = ("README.md", "readme.txt")
ATTRIBUTES = ("", "*.py text eol=crlf\n", "*.py -text\n", "* text=auto\n", "*.md eol=crlf\n")
IGNORED = ("", "docs/\n", "a.py\n", "*.md\n", "pkg/\n")
GIT_SETTINGS = (
    ("core.autocrlf", "true"),
    ("core.autocrlf", "false"),
    ("core.fileMode", "false"),
    ("core.fileMode", "true"),
    ("core.trustctime", "false"),
    ("core.checkStat", "minimal"),
)
FLAGS = ("--assume-unchanged", "--no-assume-unchanged", "--skip-worktree", "--no-skip-worktree")
ACTS = (
    ("reset", "--quiet"),
    ("reset", "--quiet", "--hard"),
    ("checkout", "--quiet", "--", "docs"),
    ("checkout", "--quiet", "-b", "other"),
    ("switch", "--quiet", "main"),
    ("switch", "--quiet", "other"),
    ("merge", "--quiet", "--no-edit", "other"),
    ("merge", "--abort"),
    ("revert", "--no-edit", "HEAD"),
    ("stash", "push", "--quiet", "--include-untracked"),
    ("stash", "pop", "--quiet"),
    ("add", "-N", "."),
    ("rm", "--quiet", "--cached", "a.py"),
    ("rm", "--quiet", "--cached", "-r", "docs"),
    ("update-index", "-q", "--refresh"),
    ("clean", "-dfq"),
)

Step = tuple[Any, ...]


def step(act_of: Callable[..., None], *arguments: st.SearchStrategy[Any]) -> Any:
    """Return a strategy of one kind of step: a function, and what it is called with."""
    return st.tuples(st.just(act_of), *arguments)


ANY_SOURCE = st.sampled_from(SOURCES)
ANY_FILE = st.sampled_from(SOURCES + PAGES)
EDITS: st.SearchStrategy[Step] = st.one_of(
    step(write, ANY_SOURCE, st.sampled_from(TEXTS)),
    step(write, ANY_SOURCE, st.sampled_from(TEXTS)),
    step(write, st.sampled_from(PAGES), st.sampled_from(("mine\n", ""))),
    step(edit_unseen, ANY_FILE, st.booleans()),
    step(clear, ANY_FILE),
    step(rename, ANY_FILE, st.sampled_from(("other.py", "core.py", "index.md"))),
)
LOOKS: st.SearchStrategy[Step] = st.one_of(
    step(touch, ANY_FILE, st.sampled_from((1, 2**31))),
    step(write_again, ANY_FILE),
    step(set_mode, ANY_FILE, st.sampled_from((0o755, 0o644))),
    step(link, ANY_FILE, st.sampled_from(("a.py", "nowhere", "../a.py"))),
    step(nest, st.sampled_from(("inner", "pkg/inner")), st.booleans()),
    step(flag, st.sampled_from(FLAGS), ANY_FILE),
)
WORDS: st.SearchStrategy[Step] = st.one_of(
    step(write, st.just("repo-docs-hook.toml"), st.sampled_from(SETTINGS)),
    step(write, st.just("pyproject.toml"), st.sampled_from(PROJECTS)),
    step(write, st.sampled_from(READMES), st.just("words\n")),
    step(clear, st.sampled_from(READMES)),
    step(write, st.just(".gitattributes"), st.sampled_from(ATTRIBUTES)),
    step(write, st.just(".gitignore"), st.sampled_from(IGNORED)),
    st.sampled_from(tuple((act, "config", *words) for words in GIT_SETTINGS)),
)
MOVES: st.SearchStrategy[Step] = st.one_of(
    st.sampled_from(tuple((act, *words) for words in ACTS)),
    step(stage, st.sampled_from((*SOURCES, "docs", "."))),
    step(commit, st.booleans()),
    step(fix, st.booleans()),
    step(fix, st.booleans()),
    step(damage_cache, st.integers(0, 999)),
)
STEPS: st.SearchStrategy[Step] = st.one_of(EDITS, MOVES, WORDS, LOOKS, EDITS, MOVES)
#: What is checked after each of its steps.
SEQUENCES = st.lists(STEPS, min_size=3, max_size=10)
