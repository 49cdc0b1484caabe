"""The records of git's index and of its diffs are read as git prints them."""

from __future__ import annotations

import subprocess

import pytest

from repo_docs_hook.text.git_lines import (
    differing_paths,
    has_conflicts,
    has_entry,
    split_changes,
    split_entries,
    split_kinds,
    without_paths,
    write_entry,
)
from repo_docs_hook.text.paths import decode
from tests.conftest import Repo

ODD = ("tab\tin name.py", "new\nline.py", decode(b"latin-\xe9.py"), "a 2\tb.py")


def listing(repo: Repo) -> bytes:
    ran = subprocess.run(
        ["git", "ls-files", "-s", "-z"], cwd=repo.top, capture_output=True, check=True
    )
    return ran.stdout


def put(repo: Repo, path: str, text: str, mode: str = "100644") -> bytes:
    """Put a file into the index alone; return its entry as git is told it."""
    made = subprocess.run(
        ["git", "hash-object", "-w", "--stdin"],
        cwd=repo.top,
        input=text.encode(),
        capture_output=True,
        check=True,
    )
    entry = write_entry(mode, made.stdout.decode().strip(), path)
    subprocess.run(
        ["git", "update-index", "-z", "--index-info"], cwd=repo.top, input=entry, check=True
    )
    return entry


@pytest.mark.parametrize("path", ODD)
def test_an_entry_is_written_as_git_prints_it(repo: Repo, path: str) -> None:
    entry = put(repo, path, "x\n")
    assert listing(repo) == entry
    assert [path for path, _ in split_entries(entry)] == [path]
    assert has_entry(entry, path)


def test_an_entry_is_found_by_its_whole_path_alone(repo: Repo) -> None:
    entry = put(repo, "pkg/pyproject.toml", "x\n")
    assert not has_entry(entry, "pyproject.toml")
    assert not has_entry(entry, "pkg/pyproject")


def test_two_indexes_differ_where_an_entry_does(repo: Repo) -> None:
    for path in (*ODD, "same.py"):
        put(repo, path, "x\n")
    old = listing(repo)
    put(repo, ODD[0], "x\n", "100755")
    put(repo, ODD[1], "y\n")
    put(repo, "new.py", "x\n")
    assert differing_paths(old, listing(repo)) == {ODD[0], ODD[1], "new.py"}
    assert differing_paths(old, old) == set()
    assert differing_paths(b"", old) == {*ODD, "same.py"}


def test_entries_are_taken_out_by_their_paths(repo: Repo) -> None:
    kept = [put(repo, path, "x\n") for path in sorted(ODD)]
    put(repo, "out.py", "x\n")
    assert sorted(without_paths(listing(repo), ["out.py", "absent.py"])) == sorted(b"".join(kept))


def test_links_and_submodules_are_no_regular_files(repo: Repo) -> None:
    put(repo, "plain.py", "x\n")
    put(repo, "run.py", "x\n", "100755")
    put(repo, "link.py", "plain.py", "120000")
    paths, regular = split_kinds(listing(repo))
    assert paths == {"plain.py", "run.py", "link.py"}
    assert regular == ["plain.py", "run.py"]
    assert split_kinds(b"") == (frozenset(), [])


def test_a_conflict_is_seen_in_the_listing(repo: Repo) -> None:
    entry = put(repo, "a.py", "x\n")
    assert not has_conflicts(entry)
    assert has_conflicts(entry.replace(b" 0\t", b" 3\t"))


def test_a_rename_has_two_paths_and_one_letter(repo: Repo) -> None:
    repo.commit({"old.py": "a\nb\nc\nd\ne\nf\n", "gone.py": "x\n"})
    repo.git("mv", "old.py", "new.py")
    repo.write("new.py", "a\nb\nc\nd\ne\nf\ng\n")
    repo.git("rm", "--quiet", "gone.py")
    repo.add()
    ran = subprocess.run(
        ["git", "diff-index", "--cached", "--raw", "-z", "--no-abbrev", "-M", "HEAD", "--"],
        cwd=repo.top,
        capture_output=True,
        check=True,
    )
    changes = {head[-1]: (head, paths) for head, paths in split_changes(ran.stdout)}
    assert {letter: paths for letter, (_, paths) in changes.items()} == {
        "R": ["old.py", "new.py"],
        "D": ["gone.py"],
    }
    assert (changes["D"][0][1], set(changes["D"][0][3])) == ("000000", {"0"})
