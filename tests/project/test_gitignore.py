"""Patterns match what git matches."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from repo_docs_hook.text.gitignore import LONGEST, compile_pattern, matcher
from tests.effort import examples

#: What a pattern matches, and what it does not; git is asked about them all.
MATCHES = {
    "name": ("a", "a x/a a/x x/a/y", "b ab x/ab"),
    "anchored": ("/a", "a a/x", "x/a"),
    "anchored by a slash inside": ("a/b", "a/b a/b/x", "x/a/b b"),
    "folder": ("a/", "a/x x/a/y", "a x/a"),
    "anchored folder": ("/a/", "a/x", "x/a/y"),
    "star": ("a*b", "ab axb axbb", "a/b abx"),
    "stars": ("*a*b*", "ab xaxbx b/ab", "ba b"),
    "stars side by side": ("a**b", "ab axxb", "a/b"),
    "star is a whole part": ("x/*/y", "x/a/y", "x/y x/a/b/y"),
    "everything": ("*", "a x/a", ""),
    "everything, twice the star": ("**", "a x/a", ""),
    "every folder": ("*/", "x/a", "a"),
    "every folder, twice the star": ("**/", "x/a", "a"),
    "a piece where it comes first": ("*ab*ab", "abab aabab abxab", "aab abb"),
    "last piece": ("a*ab", "aab aabab", "ab abx"),
    "one character": ("a?c", "abc axc", "ac a/c abbc"),
    "any parts before": ("**/a/b", "a/b x/a/b x/y/a/b", "a/x/b xa/b"),
    "any parts between": ("a/**/b", "a/b a/x/b a/x/y/b", "x/a/b axb"),
    "any parts behind": ("a/**", "a/x a/x/y", "a x/a/y"),
    "any folders behind": ("a/**/", "a/x/y", "a/x a"),
    "three stars": ("a/***/b", "a/b a/x/y/b", "axb"),
    "any parts, twice": ("**/a/**/b/**/c", "a/b/c x/a/a/b/b/c a/b/a/c", "a/c b/a/c"),
    "any parts, then many": ("**/a/b/c", "a/b/c a/b/a/b/c", "a/b/x/c"),
    "any parts, side by side": ("a/**/**/b", "a/b a/x/b", "ab"),
    "set": ("[ab]x", "ax bx", "x cx abx"),
    "range": ("[a-c]x", "ax bx cx", "dx -x"),
    "no set": ("[!a-c]x", "dx -x", "ax x"),
    "no set, as in expressions": ("[^a-c]x", "dx", "ax"),
    "set with ]": ("[]a]x", "]x ax", "bx"),
    "set with -": ("[a-]x", "ax -x", "bx"),
    "range and -": ("[a-b-d]x", "ax -x dx", "cx"),
    "set with \\": ("[\\]\\\\]x", "]x \\x", "ax"),
    "set without a slash": ("a[!b]c", "axc", "a/c abc"),
    "named": ("[[:digit:][:upper:]_]x", "1x Ax _x", "ax :x"),
    "not named": ("[[:x]y", "[y :y xy", "ay"),
    "marks of expressions": ("a.(b)+$|{2}^", "a.(b)+$|{2}^", "ab ax(b)+$|{2}^"),
    "escapes": ("\\a\\*\\[b\\]", "a*[b]", "axx[b] \\a*[b]"),
    "no comment": ("\\#a", "#a", "a"),
    "no negation": ("\\!a", "!a", "a"),
    "blanks behind": ("a  ", "a", "b"),
    "odd bytes": ("b*\udcff", "b\udcff bx\udcff", "b bx"),
}


def ignored(top: Path, patterns: Sequence[str], paths: Sequence[str]) -> set[str]:
    """Return those of ``paths`` that git ignores at ``top`` with these patterns alone."""
    text = "".join(f"{pattern}\n" for pattern in patterns)
    (top / ".gitignore").write_bytes(text.encode("utf-8", "surrogateescape"))
    ran = subprocess.run(
        ["git", "check-ignore", "--no-index", "-z", "--stdin"],
        cwd=top,
        # What begins with a colon is not a path alone to git, hence the dot.
        input="".join(f"./{path}\0" for path in paths).encode("utf-8", "surrogateescape"),
        capture_output=True,
        check=False,
    )
    assert ran.returncode in (0, 1), ran.stderr
    found = ran.stdout.decode("utf-8", "surrogateescape").split("\0")[:-1]
    return {path.removeprefix("./") for path in found}


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """A repository without anything in it."""
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    return tmp_path


@pytest.mark.parametrize(("pattern", "hits", "misses"), MATCHES.values(), ids=MATCHES)
def test_match(pattern: str, hits: str, misses: str, top: Path) -> None:
    matches = matcher([compile_pattern(pattern)])
    paths = [*hits.split(" "), *filter(None, misses.split(" "))]
    assert [path for path in paths if matches(path)] == hits.split(" ")
    assert ignored(top, [pattern], paths) == set(hits.split(" "))


def test_a_blank_with_a_backslash_belongs_to_the_pattern() -> None:
    matches = matcher([compile_pattern("a\\  ")])
    assert matches("a ")
    assert not matches("a")
    assert matcher([compile_pattern("a\\\\ ")])("a\\")


def test_a_newline_is_a_character_like_any_other() -> None:
    assert matcher([compile_pattern("a?b")])("a\nb")
    assert matcher([compile_pattern("a")])("a\n/x") is False
    assert matcher([compile_pattern("a*")])("a\n")


def test_a_character_is_one_however_many_bytes_it_has() -> None:
    """Git, which knows no encoding, takes ``é`` for two."""
    assert matcher([compile_pattern("?")])("é")
    assert matcher([compile_pattern("[à-ê]")])("é")


LISTS = {
    "last one decides": (("a", "!a", "a"), "a", True),
    "taken back": (("*.py", "!m.py"), "x/m.py", False),
    "a part of a folder taken back": (("a/", "!a/b/"), "a/b/c", False),
    "what names the path goes first": (("!a/b", "a/"), "a/b", False),
    "a folder taken back, not what is in it": (("*.py", "!a/"), "a/m.py", True),
    "nothing": ((), "a", False),
}


@pytest.mark.parametrize(("patterns", "path", "expected"), LISTS.values(), ids=LISTS)
def test_list(patterns: tuple[str, ...], path: str, expected: bool) -> None:
    assert matcher(map(compile_pattern, patterns))(path) is expected


FOLDERS = {
    "itself": ("a/", "a/", True),
    "itself, by name": ("a", "x/a/", True),
    "below": ("a/", "a/b/", True),
    "any parts behind": ("a/**", "a/", True),
    "what is in it": ("a/*", "a/", False),
    "not its name's end": ("a/", "ba/", False),
}


@pytest.mark.parametrize(("pattern", "path", "expected"), FOLDERS.values(), ids=FOLDERS)
def test_folder(pattern: str, path: str, expected: bool) -> None:
    assert matcher([compile_pattern(pattern)])(path) is expected


REFUSED = {
    "empty": ("", "matches nothing"),
    "blanks": ("  ", "matches nothing"),
    "comment": ("#a", "matches nothing: it is a comment; a name that begins so is \\#"),
    "negated nothing": ("!", "matches nothing"),
    "root": ("/", "matches nothing"),
    "empty part": ("a//b", "matches nothing: no part of a path is empty, . or .."),
    "empty last part": ("a//", "matches nothing: no part"),
    "here": ("./a", "matches nothing: no part"),
    "above": ("a/../b", "matches nothing: no part"),
    "backslash": ("a\\", "is not a gitignore pattern: nothing follows a backslash"),
    "backslash before a slash": ("a\\/b", "is not a gitignore pattern: nothing follows"),
    "open": ("a[b", "is not a gitignore pattern: a [ has no ] in the same part"),
    "open, ] first": ("[]", "is not a gitignore pattern: a [ has no ]"),
    "open, escaped": ("[a\\", "is not a gitignore pattern: a [ has no ]"),
    "slash in a set": ("[a/b]", "is not a gitignore pattern: a [ has no ]"),
    "backwards": ("[z-a]", "is not a gitignore pattern: no character is in z-a"),
    "unknown name": ("[[:letter:]]", "is not a gitignore pattern: there is no [:letter:]"),
    "long": ("a" * (LONGEST + 1), "is longer than 500 characters"),
}


@pytest.mark.parametrize(("text", "message"), REFUSED.values(), ids=REFUSED)
def test_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError) as caught:
        compile_pattern(text)
    assert str(caught.value).startswith(message)


ATOMS = "a a b * ? \\a \\* - .a [ab] [!a] [^b-x] []a] [a-] [[:alpha:]] [\\]b] [--a]".split()
PARTS = st.lists(st.sampled_from(ATOMS), min_size=1, max_size=6).map("".join)
PATTERNS = st.tuples(
    st.sampled_from(("", "", "!")),
    st.sampled_from(("", "/")),
    st.lists(st.one_of(PARTS, st.sampled_from(("**", "*", "a", "b"))), min_size=1, max_size=5),
    st.sampled_from(("", "", "/")),
).map(lambda drawn: f"{drawn[0]}{drawn[1]}{'/'.join(drawn[2])}{drawn[3]}")
#: No star beside another in one part: git takes `a**/b` for `a` and `**/b`, against its manual.
SINGLE_STARS = PATTERNS.filter(
    lambda text: not any("**" in part and part.strip("!*") for part in text.split("/"))
)
FOLDER_NAMES = ("", "a/", "b/", "a/b/", "a/ab/", "b/a/", "a/b/a/", "a/b/a/b/", "-/x/b/")
FILE_NAMES = "f aab abab bab.a x-y ]b *a .a bb axbxa".split()
FILES = [f"{folder}{name}" for folder in FOLDER_NAMES for name in FILE_NAMES]


@settings(max_examples=examples(150))
@given(st.lists(SINGLE_STARS, min_size=1, max_size=4))
def test_any_patterns_match_as_git_does(top: Path, patterns: list[str]) -> None:
    for folder in FOLDER_NAMES:
        (top / folder).mkdir(parents=True, exist_ok=True)
    folders = [folder.rstrip("/") for folder in FOLDER_NAMES if folder]
    theirs = ignored(top, patterns, [*FILES, *folders])
    matches = matcher(map(compile_pattern, patterns))
    takes_back = any(pattern.startswith("!") for pattern in patterns)
    for path in FILES:
        if not (takes_back and path.rpartition("/")[0] in theirs):
            assert matches(path) is (path in theirs), path
