"""What git is asked, on real repositories."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from repo_docs_hook.git.difference import compare
from repo_docs_hook.git.repository import Repository
from repo_docs_hook.git.spawn import GitError
from repo_docs_hook.model import Change, File, Snapshot
from tests.conftest import Repo, make_repo
from tests.places import ROOT

NAMES = [
    pytest.param("plain.py", id="plain"),
    pytest.param("a b/c d.py", id="blanks"),
    pytest.param("quo'te\".py", id="quotes"),
    pytest.param('"led".py', id="leading quote"),
    pytest.param("new\nline.py", id="newline"),
    pytest.param("return.py\r", id="carriage return"),
    pytest.param("-rf.py", id="leading dash"),
    pytest.param("st*r?.py", id="glob"),
    pytest.param(":(top)colon:.py", id="colon"),
    pytest.param("[red].py", id="brackets"),
    pytest.param("back\\slash.py", id="backslash"),
    pytest.param("tab\t.py", id="tab"),
    pytest.param("käse/Δ.py", id="non-ASCII"),
    pytest.param("odd\udcff\udcfe.py", id="non-UTF-8"),
]


def stored(repo: Repo, path: str) -> tuple[str, str]:
    """Mode and id that ``git add`` gives to a path, in this repository's own index."""
    repo.add(path)
    mode, oid, _ = repo.git("ls-files", "-s", "--", f":(literal){path}").split(" ", 2)
    return mode, oid


def disk(repo: Repo) -> Snapshot:
    with Repository.open(str(repo.top)) as git:
        return git.working_tree()


def index(repo: Repo) -> Snapshot:
    with Repository.open(str(repo.top)) as git:
        return git.index()


# ---------------------------------------------------------------- where it is


def test_open_tells_where_it_is(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.write("a b/c\nd/x.py")
    monkeypatch.chdir(repo.top / "a b/c\nd")
    with Repository.open() as git:
        assert (git.top, git.prefix) == (str(repo.top), "a b/c\nd/")
        assert git.git_dir == str(repo.top / ".git")


def no_repository(tmp_path: Path) -> str:
    return str(tmp_path)


def bare(tmp_path: Path) -> str:
    return str(make_repo(tmp_path / "bare", "--bare").top)


def inside_git_dir(tmp_path: Path) -> str:
    return str(make_repo(tmp_path / "repo").top / ".git")


def no_folder(tmp_path: Path) -> str:
    return str(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (no_repository, "{} is not in a git repository"),
        (bare, "{} has no work tree: it is in a bare repository"),
        (inside_git_dir, "{} has no work tree: it is in a bare repository"),
        (no_folder, "there is no folder {}"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_open_refuses_in_one_sentence(make: object, sentence: str, tmp_path: Path) -> None:
    assert callable(make)
    folder = make(tmp_path)
    with pytest.raises(GitError) as error:
        Repository.open(folder)
    assert str(error.value) == sentence.format(folder)


def test_open_tells_how_to_trust_a_strangers_repository(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(GitError, match=rf"--add safe\.directory {repo.top}`$"):
        Repository.open(str(repo.top))


def test_open_finds_no_git_in_relative_folders(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.write("git", "#!/bin/sh\ntouch run\n").chmod(0o755)
    monkeypatch.chdir(repo.top)
    monkeypatch.setenv("PATH", os.pathsep.join([".", ""]))
    with pytest.raises(GitError, match="not installed"):
        Repository.open()
    assert not (repo.top / "run").exists()


# ---------------------------------------------------------------- any name


@pytest.mark.parametrize("path", NAMES)
def test_a_name_survives_every_question(path: str, repo: Repo) -> None:
    base = repo.commit({"other.py": "z\n"})
    repo.write(path, "first word\n")
    with Repository.open(str(repo.top)) as git:
        assert git.working_tree().untracked == (path,)
        file = git.untracked_files([path]).get(path)
        assert file == File(path, "100644", git.blob_id(b"first word\n"))
        assert git.read([file.oid]) == {file.oid: b"first word\n"}
    first = repo.commit()
    repo.write(path, "second\n")
    with Repository.open(str(repo.top)) as git:
        assert git.index().files[path].oid == git.tree(first).files[path].oid == file.oid
        second = git.working_tree().files[path].oid
        assert git.read([second]) == {second: b"second\n"}
        assert git.changes(base, first) == (Change("A", path, "", "", file.oid),)
        assert git.grep(["word"], [path]) == git.grep(["word"], [path], first) == {path}
        assert git.skipped == frozenset()


@pytest.mark.parametrize("locale", ["C", "en_US.ISO-8859-1", "C.UTF-8"])
def test_a_name_is_the_same_in_every_locale(
    locale: str, repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    repo.commit({"käse.py": "1\n"})
    assert list(index(repo).files) == ["käse.py"]


# ---------------------------------------------------------------- the index


def test_listing_tells_one_index_from_another(repo: Repo) -> None:
    repo.commit({"a.py": "1\n"})
    first = Repository.open(str(repo.top)).listing
    repo.write("a.py", "2\n")
    assert Repository.open(str(repo.top)).listing == first
    repo.add()
    assert Repository.open(str(repo.top)).listing != first


def test_index_of_an_unborn_branch(repo: Repo) -> None:
    repo.write("a.py", "1\n")
    repo.add()
    with Repository.open(str(repo.top)) as git:
        oid = git.blob_id(b"1\n")
        assert git.index().files == {"a.py": File("a.py", "100644", oid)}
        assert git.changes() == (Change("A", "a.py", "", "", oid),)
        assert git.working_changes(git.working_tree()) == git.changes()
        assert git.resolve("HEAD") is None


@pytest.mark.parametrize("born", [True, False], ids=["with a commit", "unborn"])
def test_intent_to_add_is_on_disk_but_not_in_the_index(born: bool, repo: Repo) -> None:
    if born:
        repo.commit({"pkg/__init__.py": ""})
    for path in ("new.py", "empty.py", "real/__init__.py"):
        repo.write(path, "x\n" if path == "new.py" else "")
    repo.git("add", "-N", "new.py", "empty.py")
    repo.git("add", "real")
    known = {"pkg/__init__.py"} if born else set()
    with Repository.open(str(repo.top)) as git:
        assert set(git.index().files) == known | {"real/__init__.py"}
        tree = git.working_tree()
        assert set(tree.files) == known | {"real/__init__.py", "new.py", "empty.py"}
        assert git.read([tree.files["new.py"].oid]) == {git.blob_id(b"x\n"): b"x\n"}
        assert [change.path for change in git.changes()] == ["real/__init__.py"]


def test_intent_to_add_of_a_committed_empty_file_is_its_deletion(repo: Repo) -> None:
    repo.commit({"a/__init__.py": "", "b.py": "1\n"})
    repo.git("rm", "-q", "--cached", "a/__init__.py")
    repo.git("add", "-N", "a/__init__.py")
    assert set(index(repo).files) == {"b.py"}


def test_removed_from_the_index_but_not_from_disk(repo: Repo) -> None:
    repo.commit({"a.py": "1\n", "b.py": "2\n"})
    repo.git("rm", "-q", "--cached", "a.py")
    with Repository.open(str(repo.top)) as git:
        assert set(git.index().files) == set(git.working_tree().files) == {"b.py"}
        assert git.working_tree().untracked == ("a.py",)
        assert [(change.status, change.path) for change in git.changes()] == [("D", "a.py")]


def test_links_and_submodules_are_in_the_index_with_their_mode(repo: Repo, tmp_path: Path) -> None:
    other = make_repo(tmp_path / "other")
    other.commit({"x.py": "1\n"})
    (repo.top / "link.py").symlink_to("target.py")
    repo.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "../other", "sub")
    repo.add()
    for snapshot in (index(repo), disk(repo)):
        modes = {path: file.mode for path, file in snapshot.files.items()}
        assert modes == {".gitmodules": "100644", "link.py": "120000", "sub": "160000"}
    with Repository.open(str(repo.top / "sub")) as git:
        assert (git.top, set(git.working_tree().files)) == (str(repo.top / "sub"), {"x.py"})


def conflicted(repo: Repo, ours: bytes = b"ours\n") -> None:
    """Leave ``both.py`` changed on both sides, ``gone.py`` deleted on ours."""
    repo.commit({"both.py": "0\n", "gone.py": "0\n", "calm.py": "0\n"})
    repo.git("checkout", "-q", "-b", "theirs")
    repo.commit({"both.py": "theirs\n", "gone.py": "theirs\n"})
    repo.git("checkout", "-q", "main")
    repo.remove("gone.py")
    repo.commit({"both.py": ours})
    with pytest.raises(AssertionError):
        repo.git("merge", "-q", "theirs")


def test_unmerged_paths(repo: Repo) -> None:
    conflicted(repo)
    with Repository.open(str(repo.top)) as git:
        unmerged = frozenset({"both.py", "gone.py"})
        assert git.index().unmerged == git.working_tree().unmerged == unmerged
        assert set(git.index().files) == {"calm.py"}
        tree = git.working_tree()
        assert set(tree.files) == {"both.py", "gone.py", "calm.py"}
        assert b"<<<<<<<" in git.read([tree.files["both.py"].oid])[tree.files["both.py"].oid]
        assert git.changes() == git.working_changes(tree) == ()


def test_an_unmerged_path_that_the_disk_lacks(repo: Repo) -> None:
    conflicted(repo)
    repo.remove("both.py")
    tree = disk(repo)
    assert ("both.py" in tree.files, "both.py" in tree.unmerged) == (False, True)


# ---------------------------------------------------------------- the working tree


def edit(repo: Repo) -> None:
    repo.write("a.py", "2\n")


def touch(repo: Repo) -> None:
    os.utime(repo.top / "a.py", (1, 1))


def make_executable(repo: Repo) -> None:
    (repo.top / "a.py").chmod(0o755)


def make_link(repo: Repo) -> None:
    repo.remove("a.py")
    (repo.top / "a.py").symlink_to("b.py")


def append_and_restore_time(repo: Repo) -> None:
    state = (repo.top / "a.py").stat()
    repo.write("a.py", "3\n")
    os.utime(repo.top / "a.py", ns=(state.st_atime_ns, state.st_mtime_ns))


@pytest.mark.parametrize("act", [edit, touch, make_executable, make_link, append_and_restore_time])
def test_working_tree_is_what_git_would_add(act: object, repo: Repo) -> None:
    assert callable(act)
    repo.commit({"a.py": "1\n", "b.py": "0\n"})
    act(repo)
    with Repository.open(str(repo.top)) as git:
        file = git.working_tree().files["a.py"]
        content = git.read([file.oid])[file.oid]
    assert (file.mode, file.oid) == stored(repo, "a.py")
    with Repository.open(str(repo.top)) as git:
        assert git.read([file.oid])[file.oid] == content


def delete(repo: Repo) -> None:
    repo.remove("d/a.py")


def replace_by_folder(repo: Repo) -> None:
    repo.remove("d/a.py")
    repo.write("d/a.py/x")


def replace_by_pipe(repo: Repo) -> None:
    repo.remove("d/a.py")
    os.mkfifo(repo.top / "d/a.py")


def replace_folder_by_link(repo: Repo) -> None:
    (repo.top / "d").rename(repo.top.parent / "elsewhere")
    (repo.top / "d").symlink_to(repo.top.parent / "elsewhere")


@pytest.mark.parametrize(
    "act", [delete, replace_by_folder, replace_by_pipe, replace_folder_by_link]
)
def test_a_file_that_the_disk_lacks_is_left_out(act: object, repo: Repo) -> None:
    assert callable(act)
    repo.commit({"d/a.py": "1\n", "b.py": "0\n"})
    act(repo)
    with Repository.open(str(repo.top)) as git:
        assert set(git.working_tree().files) == {"b.py"}
        assert git.untracked_files(["d/a.py"]).get("d/a.py") is None


CONVERSIONS = [
    pytest.param({}, "core.autocrlf=true", b"a\r\nb\r\n", b"a\nb\n", id="autocrlf"),
    pytest.param(
        {".gitattributes": "*.py text eol=crlf\n"}, "", b"a\r\nb\r\n", b"a\nb\n", id="eol"
    ),
    pytest.param(
        {".gitattributes": "*.py text working-tree-encoding=UTF-16LE\n"},
        "",
        "ä\n".encode("utf-16-le"),
        "ä\n".encode(),
        id="working-tree-encoding",
    ),
    pytest.param({".gitattributes": "*.py ident\n"}, "", b"$Id: 1 $\n", b"$Id$\n", id="ident"),
    pytest.param(
        {".gitattributes": "*.py filter=up\n"}, "filter.up.clean=tr a-z A-Z", b"a\n", b"A\n",
        id="clean filter",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("files", "setting", "on_disk", "in_git"), CONVERSIONS)
@pytest.mark.parametrize("tracked", [True, False], ids=["tracked", "untracked"])
def test_contents_are_converted_as_git_does(
    tracked: bool,
    files: dict[str, str | bytes],
    setting: str,
    on_disk: bytes,
    in_git: bytes,
    repo: Repo,
) -> None:
    repo.commit({**files, "other": ""})
    if setting:
        repo.git("config", *setting.split("=", 1))
    if tracked:
        repo.write("a.py", "")
        repo.add("a.py")
    repo.write("a.py", on_disk)
    with Repository.open(str(repo.top)) as git:
        file = (
            git.working_tree().files["a.py"]
            if tracked
            else git.untracked_files(["a.py"]).get("a.py")
        )
        assert file is not None
        assert git.read([file.oid]) == {git.blob_id(in_git): in_git}
    assert (file.mode, file.oid) == stored(repo, "a.py")


def test_line_ends_that_the_index_has_are_kept(repo: Repo) -> None:
    repo.commit({"a.py": "1\r\n"})
    repo.git("config", "core.autocrlf", "true")
    repo.write("a.py", "22\r\n")
    with Repository.open(str(repo.top)) as git:
        oid = git.working_tree().files["a.py"].oid
        assert git.read([oid]) == {oid: b"22\r\n"}
    assert stored(repo, "a.py")[1] == oid


def test_line_ends_that_our_side_of_a_conflict_has_are_kept(repo: Repo) -> None:
    conflicted(repo, ours=b"ours\r\n")
    repo.git("config", "core.autocrlf", "true")
    repo.write("both.py", "mended\r\n")
    with Repository.open(str(repo.top)) as git:
        oid = git.working_tree().files["both.py"].oid
        assert git.read([oid]) == {oid: b"mended\r\n"}
    assert stored(repo, "both.py")[1] == oid


def test_attributes_that_only_the_index_has_count(repo: Repo) -> None:
    repo.commit({"d/.gitattributes": "*.py text\n", "d/a.py": "1\n"})
    repo.remove("d/.gitattributes")
    repo.write("d/a.py", "2\r\n")
    with Repository.open(str(repo.top)) as git:
        oid = git.working_tree().files["d/a.py"].oid
        assert git.read([oid]) == {oid: b"2\n"}


def test_untracked_files(repo: Repo, tmp_path: Path) -> None:
    repo.commit({".gitignore": "ignored.py\n", "a.py": "1\n"})
    for path in ("z.py", "d/b.py", "ignored.py"):
        repo.write(path, "new\n")
    (repo.top / "link.py").symlink_to("a.py")
    make_repo(repo.top / "nested").commit({"x.py": "1\n"})
    with Repository.open(str(repo.top)) as git:
        assert git.working_tree().untracked == ("d/b.py", "link.py", "z.py")
        ignored = git.untracked_files(["ignored.py"]).get("ignored.py")
        assert ignored == File("ignored.py", "100644", git.blob_id(b"new\n"))
        assert git.untracked_files(["link.py"]).get("link.py") == File(
            "link.py", "120000", git.blob_id(b"a.py")
        )
        assert git.untracked_files(["d"]).get("d") is None
        assert git.untracked_files(["absent.py"]).get("absent.py") is None
        found = git.untracked_files(["z.py", "absent.py", "ignored.py", "d"])
        assert found == {
            path: git.untracked_files([path]).get(path) for path in ("ignored.py", "z.py")
        }


def contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_nothing_is_written_and_nothing_stays(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setattr("tempfile.tempdir", None)
    (tmp_path / "temporary").mkdir()
    repo.commit({"a.py": "1\n", "b.py": "2\n"})
    os.utime(repo.top / "b.py", (1, 1))
    repo.write("a.py", "new\n")
    before = contents(repo.top)
    with Repository.open(str(repo.top)) as git:
        assert git.untracked_files(["b.py"]).get("b.py") == git.working_tree().files["b.py"]
        assert list((tmp_path / "temporary").iterdir())
    assert not list((tmp_path / "temporary").iterdir())
    assert contents(repo.top) == before


@pytest.mark.parametrize("name", ["co:lon", 'quo"te', "back\\slash", "new\nline"])
def test_the_store_set_aside_may_be_anywhere(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / name))
    repo = make_repo(tmp_path / name / "repo")
    repo.commit({".gitattributes": "*.py text\n", "a.py": "1\n", "b.py": "2\n"})
    repo.remove(".gitattributes")
    repo.write("a.py", "new\r\n")
    with Repository.open(str(repo.top)) as git:
        files = git.working_tree().files
        oids = [files["a.py"].oid, files["b.py"].oid]
        assert list(git.read(oids).values()) == [b"new\n", b"2\n"]


def test_nothing_that_the_repository_configures_is_run(repo: Repo) -> None:
    repo.commit({".gitattributes": "*.py diff=spy\n", "a.py": "1\n"})
    spy = repo.write(".git/spy", "#!/bin/sh\ntouch ran\n")
    spy.chmod(0o755)
    for setting in ("core.fsmonitor", "diff.external", "diff.spy.textconv", "diff.spy.command"):
        repo.git("config", setting, str(spy))
    for hook in ("post-index-change", "fsmonitor-watchman"):
        repo.write(f".git/hooks/{hook}", "#!/bin/sh\ntouch ran\n").chmod(0o755)
    repo.write("a.py", "2\n")
    with Repository.open(str(repo.top)) as git:
        git.index()
        git.working_tree()
        git.changes()
        git.grep(["2"], [".py"])
    assert not (repo.top / "ran").exists()


# ---------------------------------------------------------------- kinds of repository


def test_sha256(tmp_path: Path) -> None:
    repo = make_repo(tmp_path / "repo", "--object-format=sha256")
    repo.write("e.py", "")
    repo.add()
    repo.write("a.py", "1\n")
    repo.git("add", "-N", "a.py")
    with Repository.open(str(repo.top)) as git:
        assert len(git.blob_id(b"")) == 64
        assert set(git.index().files) == {"e.py"}
        assert git.working_tree().files["a.py"].oid == git.blob_id(b"1\n")
        assert len(git.changes()) == 1


def test_linked_worktree(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit({"d/a.py": "1\n"})
    repo.git("worktree", "add", "-q", str(tmp_path / "linked"))
    linked = Repo(tmp_path / "linked")
    linked.write("d/a.py", "2\n")
    with Repository.open(str(linked.top / "d")) as git:
        assert (git.top, git.prefix) == (str(linked.top), "d/")
        assert git.git_dir == str(repo.top / ".git/worktrees/linked")
        oid = git.working_tree().files["d/a.py"].oid
        assert git.read([oid]) == {oid: b"2\n"}
    monkeypatch.setenv("GIT_DIR", str(repo.top / ".git/worktrees/linked"))
    with Repository.open(str(linked.top)) as git:
        assert git.working_tree().files["d/a.py"].oid == oid


def test_relative_git_dir(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit({"d/a.py": "1\n"})
    monkeypatch.chdir(repo.top / "d")
    monkeypatch.setenv("GIT_DIR", "../.git")
    monkeypatch.setenv("GIT_WORK_TREE", "..")
    with Repository.open() as git:
        assert (git.top, git.prefix) == (str(repo.top), "d/")
        assert set(git.working_tree().files) == {"d/a.py"}


def test_sparse_checkout_deletes_nothing(repo: Repo) -> None:
    repo.commit({"in/a.py": "1\n", "out/b.py": "2\n"})
    repo.git("sparse-checkout", "set", "in")
    assert not (repo.top / "out/b.py").exists()
    with Repository.open(str(repo.top)) as git:
        assert set(git.working_tree().files) == {"in/a.py", "out/b.py"}
        assert git.skipped == {"out/b.py"}


def test_split_index(repo: Repo) -> None:
    repo.commit({"a.py": "1\n", "b.py": "2\n"})
    repo.git("update-index", "--split-index")
    repo.write("a.py", "3\n")
    shared = sorted(path.name for path in (repo.top / ".git").iterdir())
    with Repository.open(str(repo.top)) as git:
        assert set(git.index().files) == {"a.py", "b.py"}
        assert git.working_tree().files["a.py"].oid == git.blob_id(b"3\n")
    assert sorted(path.name for path in (repo.top / ".git").iterdir()) == shared


def test_shallow_clone_has_no_merge_base(repo: Repo, tmp_path: Path) -> None:
    first = repo.commit({"a.py": "1\n"})
    repo.git("checkout", "-q", "-b", "side")
    repo.commit({"b.py": "1\n"})
    repo.git("checkout", "-q", "main")
    repo.commit({"c.py": "1\n"})
    with Repository.open(str(repo.top)) as git:
        assert git.merge_base("main", "side") == first
    clone = tmp_path / "clone"
    url = f"file://{repo.top}"
    repo.git("clone", "-q", "--depth=1", "--no-single-branch", url, str(clone))
    with Repository.open(str(clone)) as git:
        assert git.merge_base("main", "origin/side") is None
        assert git.resolve(first) is None
        assert set(git.index().files) == {"a.py", "c.py"}


def test_partial_clone_fetches_nothing(repo: Repo, tmp_path: Path) -> None:
    old = repo.commit({"a.py": "1\n"})
    repo.commit({"a.py": "2\n"})
    repo.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    repo.git("clone", "-q", "--filter=blob:none", f"file://{repo.top}", str(clone))
    objects = contents(clone / ".git/objects")
    with Repository.open(str(clone)) as git:
        missing = git.tree(old).files["a.py"].oid
        with pytest.raises(GitError, match="partial clone"):
            git.read([missing])
        with pytest.raises(GitError, match="partial clone"):
            git.grep(["1"], [".py"], old)
    assert contents(clone / ".git/objects") == objects


# ---------------------------------------------------------------- hooks


SEEN = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from repo_docs_hook.git.repository import Repository
with Repository.open() as git, open("../seen", "w") as seen:
    files = git.index().files.values()
    texts = git.read(file.oid for file in files)
    shown = [file.path + "=" + texts[file.oid].decode().strip() for file in files]
    changed = [change.path for change in git.changes()]
    print(git.top, git.holds_index(), shown, changed, file=seen)
"""
HOOKED = [
    pytest.param(["-m", "x"], "1", [], id="commit"),
    pytest.param(["-a", "-m", "x"], "2", ["d/a.py"], id="commit -a"),
    pytest.param(["-m", "x", "--", "a.py"], "2", ["d/a.py"], id="commit path"),
    pytest.param(["-i", "-m", "x", "--", "a.py"], "2", ["d/a.py"], id="commit -i path"),
]


@pytest.mark.parametrize("linked", [False, True], ids=["main worktree", "linked worktree"])
@pytest.mark.parametrize(("options", "text", "changed"), HOOKED)
def test_a_hook_sees_what_the_commit_takes(
    options: list[str], text: str, changed: list[str], linked: bool, repo: Repo
) -> None:
    repo.commit({"d/a.py": "1\n"})
    script = repo.write("../seen.py", SEEN)
    hook = repo.write(".git/hooks/pre-commit", f"#!/bin/sh\n'{sys.executable}' '{script}'\n")
    hook.chmod(0o755)
    if linked:
        repo.git("worktree", "add", "-q", "../linked")
        repo = Repo(repo.top.parent / "linked")
    repo.write("d/a.py", "2\n")
    Repo(repo.top / "d").git("commit", "-q", "--allow-empty", *options)
    seen = (repo.top.parent / "seen").read_text()
    assert seen == f"{repo.top} True {[f'd/a.py={text}']} {changed}\n"


def test_index_file_of_the_environment(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit({"d/a.py": "1\n"})
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/other")
    repo.write("d/b.py", "2\n")
    repo.add("d/b.py")
    with Repository.open(str(repo.top / "d")) as git:
        assert set(git.index().files) == {"d/b.py"}


def test_holds_index(repo: Repo) -> None:
    git = Repository.open(str(repo.top))
    assert not git.holds_index()
    repo.write(".git/index.lock")
    assert git.holds_index()


# ---------------------------------------------------------------- what changed


def test_changes(repo: Repo) -> None:
    text = "".join(f"line {number}\n" for number in range(20))
    old = repo.commit({"a.py": "1\n", "gone.py": "2\n", "old.py": text, "kind.py": "4\n"})
    for path in ("gone.py", "old.py", "kind.py"):
        repo.remove(path)
    (repo.top / "kind.py").symlink_to("a.py")
    (repo.top / "a.py").chmod(0o755)
    repo.write("moved.py", text + "more\n")
    repo.write("new.py", "5\n")
    repo.add()
    with Repository.open(str(repo.top)) as git:
        one, two, four, five = (git.blob_id(f"{number}\n".encode()) for number in (1, 2, 4, 5))
        before, after = git.blob_id(text.encode()), git.blob_id(f"{text}more\n".encode())
        expected = (
            Change("M", "a.py", "", one, one),
            Change("D", "gone.py", "", two, ""),
            Change("T", "kind.py", "", four, git.blob_id(b"a.py")),
            Change("R", "moved.py", "old.py", before, after),
            Change("A", "new.py", "", "", five),
        )
        assert git.changes() == git.changes(old) == expected
        new = repo.commit()
        assert git.changes(old, new) == git.changes("HEAD^", "HEAD") == expected
        assert git.changes(new, new) == git.changes("HEAD") == ()


def test_renames_do_not_hang_on_the_configuration(repo: Repo) -> None:
    repo.commit({"a.py": "1\n2\n3\n", "b.py": "4\n5\n6\n"})
    repo.git("config", "diff.renames", "false")
    repo.git("config", "diff.renameLimit", "1")
    repo.git("mv", "a.py", "c.py")
    repo.git("mv", "b.py", "d.py")
    with Repository.open(str(repo.top)) as git:
        assert [change.status for change in git.changes()] == ["R", "R"]


@pytest.mark.parametrize("rev", ["--output=x", "-1", ""])
def test_an_option_is_no_revision(rev: str, repo: Repo) -> None:
    repo.commit({"a.py": "1\n"})
    git = Repository.open(str(repo.top))
    assert git.resolve(rev) is None
    for ask in (git.tree, git.changes, lambda rev: git.merge_base("HEAD", rev)):
        with pytest.raises(GitError, match="not the name of a commit"):
            ask(rev)
    assert not (repo.top / "x").exists()


@pytest.mark.parametrize("rev", ["nowhere", "0" * 40, "HEAD:a.py", "HEAD^"])
def test_no_such_commit(rev: str, repo: Repo) -> None:
    repo.commit({"a.py": "1\n"})
    git = Repository.open(str(repo.top))
    assert git.resolve(rev) is None
    with pytest.raises(GitError):
        git.tree(rev)


def file(path: str, oid: str, mode: str = "100644") -> tuple[str, File]:
    return path, File(path, mode, oid)


COMPARED = [
    pytest.param([file("a", "1")], [file("a", "1")], [], id="same"),
    pytest.param([file("a", "1")], [file("a", "2")], [("M", "a", "")], id="edited"),
    pytest.param([file("a", "1")], [file("a", "1", "100755")], [("M", "a", "")], id="mode only"),
    pytest.param([file("a", "1")], [file("a", "1", "120000")], [("T", "a", "")], id="kind"),
    pytest.param([], [file("a", "1")], [("A", "a", "")], id="added"),
    pytest.param([file("a", "1")], [], [("D", "a", "")], id="deleted"),
    pytest.param([file("a", "1")], [file("b", "1")], [("R", "b", "a")], id="renamed"),
    pytest.param(
        [file("a", "1")],
        [file("b", "1"), file("d/a", "1")],
        [("A", "b", ""), ("R", "d/a", "a")],
        id="an equal name moves first",
    ),
    pytest.param(
        [file("a", "1", "120000")],
        [file("b", "1", "120000")],
        [("D", "a", ""), ("A", "b", "")],
        id="links are not renamed",
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), COMPARED)
def test_compare(
    old: list[tuple[str, File]],
    new: list[tuple[str, File]],
    expected: list[tuple[str, str, str]],
) -> None:
    found = compare(dict(old), dict(new))
    assert [(change.status, change.path, change.old_path) for change in found] == expected


def test_working_changes(repo: Repo) -> None:
    repo.commit({"a.py": "1\n", "b.py": "2\n", "c.py": "3\n"})
    repo.write("a.py", "new\n")
    repo.remove("b.py")
    repo.write("d.py", "4\n")
    repo.git("add", "-N", "d.py")
    with Repository.open(str(repo.top)) as git:
        found = git.working_changes(git.working_tree())
    assert [(change.status, change.path) for change in found] == [
        ("M", "a.py"),
        ("D", "b.py"),
        ("A", "d.py"),
    ]


# ---------------------------------------------------------------- contents and words


def test_read_and_sizes(repo: Repo) -> None:
    texts = [b"", b"no newline", b"\n\n", b"\0\xff\r\n", b"1 blob 3\nabc\n" * 99999]
    repo.commit({f"{number}.py": text for number, text in enumerate(texts)})
    with Repository.open(str(repo.top)) as git:
        oids = [git.blob_id(text) for text in texts]
        assert git.read([*oids, *oids]) == dict(zip(oids, texts, strict=True))
        assert git.sizes(oids) == {git.blob_id(text): len(text) for text in texts}
        assert git.read([]) == {}
        assert git.sizes([]) == {}


def test_a_missing_object_is_named(repo: Repo) -> None:
    repo.commit({"a.py": "1\n"})
    git = Repository.open(str(repo.top))
    absent = git.blob_id(b"never stored")
    for ask in (git.read, git.sizes):
        with pytest.raises(GitError, match=absent):
            ask([git.blob_id(b"1\n"), absent])


def test_replaced_objects_are_read_as_they_are(repo: Repo) -> None:
    repo.commit({"a.py": "1\n", "b.py": "2\n"})
    git = Repository.open(str(repo.top))
    one, two = git.blob_id(b"1\n"), git.blob_id(b"2\n")
    repo.git("replace", one, two)
    assert git.read([one]) == {one: b"1\n"}


GREPPED: dict[str, str | bytes] = {
    "a.py": "import core\n",
    "d/b.py": b"\0core\n",
    "d/c.pyi": "util -e\r\x0ccore_2\n",
    "docs/p.md": "core \u00e9\n",
    "run": "util",
    "w[a]*": "core",
    "latin/end.py": b"caf\xe9",
    "latin/middle.py": b"a\xaab",
    "latin/start.py": b"\xe9a",
    "utf_8.py": "x\ufb01y",
}
ODD = {"latin/end.py", "latin/middle.py", "latin/start.py", "utf_8.py"}
GREPS = [
    pytest.param(["core"], [".py"], {"a.py", "d/b.py", *ODD}, id="whole word"),
    pytest.param(["cor", "core_"], [".py"], ODD, id="part of a word"),
    pytest.param(["absent", "util"], [".py", ".pyi"], {"d/c.pyi", *ODD}, id="any of them"),
    pytest.param(["core"], [".pyi"], set(), id="between digits and letters"),
    pytest.param(["core"], [".md"], {"docs/p.md"}, id="one ending"),
    pytest.param(["util"], ["run"], {"run"}, id="no suffix"),
    pytest.param(["core"], ["w[a]*"], {"w[a]*"}, id="an ending like a pattern"),
    pytest.param(["core"], ["[a]*"], {"w[a]*"}, id="only the end of a name"),
    pytest.param(["core"], ["*"], {"w[a]*"}, id="a star is a star"),
    pytest.param(["\u00e9"], [".py", "run"], ODD, id="a word that is not all ASCII"),
]


@pytest.mark.parametrize(("words", "endings", "expected"), GREPS)
def test_grep(words: list[str], endings: list[str], expected: set[str], repo: Repo) -> None:
    commit = repo.commit(GREPPED)
    repo.git("config", "color.ui", "always")
    with Repository.open(str(repo.top / "d")) as git:
        assert git.grep(words, endings) == git.grep(words, endings, commit) == expected


def test_grep_reads_the_index_and_not_the_disk(repo: Repo) -> None:
    repo.commit({"a.py": "old\n"})
    repo.write("a.py", "new\n")
    git = Repository.open(str(repo.top))
    assert git.grep(["old"], [".py"]) == {"a.py"}
    assert git.grep(["new"], [".py"]) == set()


def test_conflicting_pathspec_settings_are_dropped(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit({"Docs/a.py": "old\n", "docs/b.py": "old\n"})
    monkeypatch.setenv("GIT_ICASE_PATHSPECS", "1")
    monkeypatch.setenv("GIT_LITERAL_PATHSPECS", "1")
    git = Repository.open(str(repo.top))
    assert git.grep(["old"], ["s/a.py"]) == {"Docs/a.py"}
    assert git.grep(["old"], ["S/A.py"]) == set()
