"""Where a repository can be, and how its files can be named."""

from __future__ import annotations

from tests.conftest import make_repo
from tests.e2e.hooked import PRE_COMMIT, Hooked, core

NEW = core("command, shell=False")
NAMES = ["my module.py", 'it\'s "quoted".py', "-rf.py", "käse [x] *.py", "$(touch x);.py"]


def test_a_linked_worktree_is_judged_for_itself(hooked: Hooked) -> None:
    hooked.git("worktree", "add", "--quiet", "-b", "topic", "../linked")
    linked = Hooked(hooked.top.parent / "linked")
    hooked.write("pkg/tool.py", "def broken(:\n")
    hooked.add()
    linked.write("pkg/core.py", NEW)
    linked.add()
    linked.assert_refuses("pkg/core.py  source changed", "1 source staged for this commit")
    linked.fix()
    linked.add()
    linked.assert_commits("Up to date. Checked 1 source staged for this commit.", folder="pkg")


def test_a_submodule_is_judged_for_itself(hooked: Hooked) -> None:
    above = Hooked(make_repo(hooked.top.parent / "above").top)
    above.write("broken.py", "def broken(:\n")
    allowed = ("-c", "protocol.file.allow=always")
    above.git(*allowed, "submodule", "--quiet", "add", str(hooked.top), "lib")
    lib = Hooked(above.top / "lib")
    assert lib.run(*PRE_COMMIT, "install").code == 0
    lib.write("pkg/core.py", NEW)
    lib.add()
    lib.assert_refuses("pkg/core.py  source changed", "1 source staged for this commit")
    lib.fix()
    lib.add()
    lib.assert_commits("Up to date. Checked 1 source staged for this commit.")
    assert not (above.top / "docs").exists()


def test_a_submodule_is_no_source_of_what_is_above(hooked: Hooked) -> None:
    other = make_repo(hooked.top.parent / "other")
    other.commit({"lib.py": "def broken(:\n"})
    allowed = ("-c", "protocol.file.allow=always")
    hooked.git(*allowed, "submodule", "--quiet", "add", str(other.top), "sub.py")
    hooked.edit({"pkg/core.py": NEW})
    hooked.assert_commits("Up to date. Checked 1 source staged for this commit.")


def test_names_that_a_shell_or_git_could_misread(hooked: Hooked) -> None:
    for name in NAMES:
        hooked.write(f"odd dir/{name}", core())
    hooked.write("-top.py", core())
    hooked.add()
    hooked.assert_refuses(*(f"odd dir/{name}  new source" for name in NAMES), "14 pages missing")
    hooked.fix("odd dir", "--", "-top.py")
    hooked.add()
    hooked.assert_commits("Up to date. Checked 6 sources and 4 pages staged")
    assert not (hooked.top / "x").exists()
