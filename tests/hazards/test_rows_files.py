"""Rows 9 to 16: bytes, line ends, names, twins, links, and docs roots that lead away."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from tests.calling import call
from tests.conftest import Repo
from tests.page_formats import our_page

CORE_PAGE = "docs/pkg/core.py_docs.md"
EDITED = '"""Other."""\n\n\ndef other():\n    """Other."""\n'
OURS = our_page()


def listing(top: Path) -> dict[str, bytes | str]:
    """Return all files and links below a folder, with what they hold."""
    found: dict[str, bytes | str] = {}
    for folder, folders, names in os.walk(top):
        for name in [*names, *folders]:
            file = Path(folder) / name
            if file.is_symlink():
                found[str(file.relative_to(top))] = os.readlink(file)
            elif file.is_file():
                found[str(file.relative_to(top))] = file.read_bytes()
    return found


# ---------------------------------------------------------------- row 11


ATTRIBUTES = {
    "text in CRLF": "*.md text eol=crlf\n",
    "found out by git": "* text=auto eol=crlf\n",
    "ident": "*.md ident\n*.py ident\n",
    "no text": "* -text\n",
}


@pytest.mark.parametrize("attributes", ATTRIBUTES.values(), ids=ATTRIBUTES)
def test_a_page_written_again_leaves_nothing_to_commit(attributes: str, fresh: Repo) -> None:
    fresh.commit({".gitattributes": attributes})
    fresh.git("rm", "--quiet", "--cached", "-r", ".")
    fresh.git("reset", "--quiet", "--hard")
    before = (fresh.top / CORE_PAGE).read_bytes()
    fresh.write(CORE_PAGE, OURS)
    assert call(fresh.top, "--fix").code == 0
    assert (fresh.top / CORE_PAGE).read_bytes().replace(b"\r", b"") == before.replace(b"\r", b"")
    assert fresh.git("diff") == ""
    fresh.add()
    assert fresh.git("status", "--porcelain") == ""


def test_a_source_in_another_encoding_on_disk_is_read_as_git_stores_it(fresh: Repo) -> None:
    fresh.write(".gitattributes", "core.py working-tree-encoding=UTF-16LE\n")
    fresh.write("pkg/core.py", (fresh.top / "pkg/core.py").read_text().encode("utf-16-le"))
    assert call(fresh.top).out.startswith("Up to date.")


# ---------------------------------------------------------------- row 13


TWINS = {
    "case": ("pkg/Core.py", "pkg/core.py"),
    "case of a folder": ("PKG/core.py", "pkg/core.py"),
    "composed and decomposed": (
        f"pkg/{unicodedata.normalize('NFC', 'käse')}.py",
        f"pkg/{unicodedata.normalize('NFD', 'käse')}.py",
    ),
    "both": (
        f"pkg/{unicodedata.normalize('NFC', 'Käse')}.py",
        f"pkg/{unicodedata.normalize('NFD', 'käse')}.py",
    ),
}


@pytest.mark.parametrize("twins", TWINS.values(), ids=TWINS)
def test_twins_are_refused_before_anything_is_written(twins: tuple[str, str], repo: Repo) -> None:
    for path in twins:
        repo.write(path, "x = 1\n")
    repo.add()
    called = call(repo.top, "--fix")
    assert called.code == 2
    for path in twins:
        assert not (repo.top / f"docs/{path}_docs.md").exists()
        assert path in called.out


# ---------------------------------------------------------------- row 15


def link_root(repo: Repo, outside: Path) -> None:
    (repo.top / "docs").rename(outside / "docs")
    (repo.top / "docs").symlink_to(outside / "docs")


def link_folder(repo: Repo, outside: Path) -> None:
    (repo.top / "docs/pkg").rename(outside / "pkg")
    (repo.top / "docs/pkg").symlink_to("../../outside/pkg")


def link_page(repo: Repo, outside: Path) -> None:
    (repo.top / CORE_PAGE).rename(outside / "core.md")
    (repo.top / CORE_PAGE).symlink_to(outside / "core.md")


def link_page_inside(repo: Repo, _outside: Path) -> None:
    (repo.top / CORE_PAGE).rename(repo.top / "hidden.md")
    (repo.top / CORE_PAGE).symlink_to("../../hidden.md")


def link_orphan(repo: Repo, outside: Path) -> None:
    (outside / "gone.md").write_text(OURS)
    (repo.top / "docs/pkg/gone.py_docs.md").symlink_to(outside / "gone.md")


def link_orphans_folder(repo: Repo, outside: Path) -> None:
    (outside / "gone").mkdir()
    (outside / "gone/x.py_docs.md").write_text(OURS)
    (repo.top / "docs/gone").symlink_to(outside / "gone")


LINKS = (link_root, link_folder, link_page, link_page_inside, link_orphan, link_orphans_folder)


@pytest.mark.parametrize("staged", [False, True], ids=["on disk", "in the index"])
@pytest.mark.parametrize("link", LINKS)
def test_no_link_is_followed(link: object, staged: bool, fresh: Repo, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    assert callable(link)
    link(fresh, outside)
    fresh.write("pkg/core.py", EDITED)
    fresh.git("rm", "--quiet", "-f", "calm/still.py", "far/away.py")
    if staged:
        fresh.add()
    before = listing(outside), listing(fresh.top)
    linked = {path: found for path, found in before[1].items() if isinstance(found, str)}
    for argv in (("--check",), ("--fix",), ("--check", "--staged"), ("--fix", "--staged")):
        called = call(fresh.top, *argv)
        assert called.code in (0, 1, 2)
        assert "unexpected" not in called.err
        assert listing(outside) == before[0], argv
    after = listing(fresh.top)
    assert {path: after[path] for path in linked} == linked
    assert after.get("hidden.md") == before[1].get("hidden.md")


@pytest.mark.parametrize(
    ("link", "said"),
    [
        (link_root, 'docs-root, by default "docs", cannot hold pages: docs is a link, and links'),
        (link_folder, "docs: docs/pkg is a link, and links are not followed: 8 pages not written"),
        (link_page, f"{CORE_PAGE}: is not a page of repo-docs-hook"),
    ],
)
def test_what_is_behind_a_link_is_told(
    link: object, said: str, fresh: Repo, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    assert callable(link)
    link(fresh, outside)
    fresh.write("pkg/core.py", EDITED)
    called = call(fresh.top, "--fix")
    assert called.code == 2
    assert said in called.out + called.err


def test_a_source_that_is_a_link_is_not_read(fresh: Repo, tmp_path: Path) -> None:
    (tmp_path / "secret.py").write_text("def secret(): pass\n")
    fresh.remove("pkg/core.py")
    (fresh.top / "pkg/core.py").symlink_to(tmp_path / "secret.py")
    (fresh.top / "linked").symlink_to(tmp_path)
    fresh.add()
    assert call(fresh.top, "--fix").code == 0
    pages = [found for path, found in listing(fresh.top).items() if path.startswith("docs/")]
    assert not [each for each in pages if b"secret" in (each if isinstance(each, bytes) else b"")]
    assert call(fresh.top, "linked/secret.py").code == 2


# ---------------------------------------------------------------- row 16


ROOTS = ("../x", "/etc/x", ".git", "docs/.git/hooks", ".GIT/hooks", "a/../../x", "", "a\\\\..\\\\x",
         "~/x", "C:/x", "./../x", "a//b", ".git./x", "GIT~1/hooks", ".g\u200cit")  # fmt: skip


@pytest.mark.parametrize("root", ROOTS)
def test_a_docs_root_never_leads_away(root: str, repo: Repo, tmp_path: Path) -> None:
    repo.write("a.py", "x = 1\n")
    repo.write("repo-docs-hook.toml", f'docs-root = "{root}"\n')
    repo.add()
    git, around = listing(repo.top / ".git"), {path.name for path in tmp_path.iterdir()}
    called = call(repo.top, "--fix")
    there = listing(repo.top / ".git")
    there.pop("repo-docs-hook.lock", None)
    assert there == git
    assert {path.name for path in tmp_path.iterdir()} - {"cache"} == around - {"cache"}
    assert called.code == 2 or root in INSIDE


#: Odd, but folders of the repository as far as git and this system can tell.
INSIDE = ("~/x", "a//b")
