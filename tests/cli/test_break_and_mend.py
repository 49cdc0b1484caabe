"""Break any sources of a clean tree: they are told, nothing drifts, and mended all is clean."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.calling import call
from tests.cli.unread import BROKEN, drifts, problems, read_pages
from tests.conftest import Repo, make_repo
from tests.effort import examples

FOLDERS = ("", "pkg/", "pkg/sub/", "src/lib/", "tests/")
NAMES = ("__init__.py", "core.py", "core.pyi", "test_core.py", "text.py")
PATHS = sorted(folder + name for folder in FOLDERS for name in NAMES)
IMPORTS = "from pkg import core\nimport lib.text\nfrom . import text\n"
CONTENTS = st.sampled_from(
    ("", '"""Words. More."""\n', IMPORTS, "class A:\n    def f(self): ...\n")
)
SOURCES = st.dictionaries(st.sampled_from(PATHS), CONTENTS, min_size=1, max_size=8)
#: Ways to be unreadable.
BREAKS = st.sampled_from((BROKEN, "x = 1\0\n", "# coding: klingon\n", "#" * (1 << 20) + "#\n"))
SETTINGS = st.sampled_from(("", 'original-source = "embed"\n', 'link-only = ["text.py"]\n'))
MODES = ((), ("--staged",), ("--fix",), ("--fix", "--staged"))


@settings(max_examples=examples(8))
@given(
    sources=SOURCES, breaks=st.dictionaries(st.integers(0, 7), BREAKS, min_size=1), setting=SETTINGS
)
@example({path: "" for path in PATHS}, dict.fromkeys(range(0, 25, 3), BROKEN), "")
@example({"pkg/sub/__init__.py": '"""Words."""\n', "pkg/sub/core.py": ""}, {0: BROKEN}, "")
def test_break_and_mend(sources: dict[str, str], breaks: dict[int, str], setting: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        repo = make_repo(Path(folder) / "repo")
        repo.commit({"repo-docs-hook.toml": setting, **sources})
        assert call(repo.top, "--fix").code == 0
        repo.commit()
        documented = [
            path for path in sorted(sources) if (repo.top / f"docs/{path}_kw.md").exists()
        ]
        broken = {documented[at]: breaks[at] for at in breaks if at < len(documented)}
        before = read_pages(repo)
        _write(repo, broken)
        for mode in MODES if broken else ():
            called = call(repo.top, "--quiet", *mode)
            assert (called.code, problems(called.out)) == (2, sorted(broken)), mode
            assert drifts(called.out) == [], mode
        assert read_pages(repo) == before
        _write(repo, {path: sources[path] for path in broken})
        for mode in ((), ("--fix",)):
            assert call(repo.top, *mode).code == 0
        assert repo.git("status", "--porcelain") == ""


def _write(repo: Repo, files: dict[str, str]) -> None:
    for path, content in files.items():
        repo.write(path, content)
    repo.add()
