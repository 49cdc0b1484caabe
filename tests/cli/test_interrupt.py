"""An interrupt ends a run quietly, leaves no half of anything, and keeps nobody out."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.calling import call
from tests.conftest import Repo
from tests.places import ROOT

#: A git that sends ^C to all of its process group when it is called so, the Nth time.
GIT = """\
#!/bin/sh
trap '' INT
case "$*" in *"$INTERRUPT_AT"*)
    echo >> "$COUNT"
    [ "$(wc -l < "$COUNT")" -eq "$INTERRUPT_NTH" ] && kill -INT 0 ;;
esac
exec "$REAL_GIT" "$@"
"""


@pytest.mark.parametrize("mode", ["--check", "--fix"])
@pytest.mark.parametrize(
    ("command", "nth", "sources"),
    [("rev-parse", 1, 1), ("cat-file --batch", 2, 1), ("cat-file --batch", 4, 200)],
    ids=["at the start", "before parsing", "while parsing"],
)
def test_interrupt(
    command: str,
    nth: int,
    sources: int,
    mode: str,
    fresh: Repo,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for number in range(sources):
        fresh.write(f"many/one_{number}.py", f"value = {number}\n")
    fresh.add()
    git = shutil.which("git")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/git").write_text(GIT)
    (tmp_path / "bin/git").chmod(0o755)
    with monkeypatch.context() as patch:
        patch.setenv("PATH", str(tmp_path / "bin"), prepend=":")
        patch.setenv("PYTHONPATH", str(ROOT))
        patch.setenv("REAL_GIT", str(git))
        patch.setenv("COUNT", str(tmp_path / "count"))
        patch.setenv("INTERRUPT_AT", command)
        patch.setenv("INTERRUPT_NTH", str(nth))
        ran = subprocess.run(
            [sys.executable, "-m", "repo_docs_hook", mode],
            cwd=fresh.top,
            capture_output=True,
            start_new_session=True,
            check=False,
        )
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, b"", b"")
    assert fresh.git("status", "--porcelain", "docs") == ""
    assert call(fresh.top, "--fix").code == 0
    assert call(fresh.top).code == 0
