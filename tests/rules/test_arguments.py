"""What a test can ask of a subject's arguments."""

from __future__ import annotations

import pytest

from repo_docs_hook.model.facts import Argument, Facts
from repo_docs_hook.rules.arguments import argument, ends, is_built, is_text, read_number, variable
from repo_docs_hook.rules.subjects import Subject


def make_subject(*arguments: tuple[str, str]) -> Subject:
    given = tuple(Argument(keyword, value) for keyword, value in arguments)
    return Subject(Facts(), -1, "f", given)


VALUES = {
    "by position": (make_subject(("", "1"), ("", "2")), "2"),
    "by keyword": (make_subject(("", "1"), ("x", "3")), "3"),
    "not given": (make_subject(("", "1"), ("y", "3")), None),
    "maybe in a starred one": (make_subject(("*", "")), ""),
    "starred after it": (make_subject(("", "1"), ("", "2"), ("*", "")), "2"),
    "maybe in a double-starred one": (make_subject(("", "1"), ("**", "")), ""),
    "keyword beside an unpacked one": (make_subject(("x", "3"), ("**", "")), "3"),
}


@pytest.mark.parametrize(("subject", "expected"), VALUES.values(), ids=VALUES)
def test_argument(subject: Subject, expected: str | None) -> None:
    assert argument(subject, "x", 1) == expected


def test_keyword_only_argument_has_no_position() -> None:
    assert argument(make_subject(("", "1")), "x") is None


@pytest.mark.parametrize(
    ("value", "number"),
    [("0o777", 511), ("1_024", 1024), ("0x10", 16), ("'7'", None), ("", None), (None, None)],
)
def test_read_number(value: str | None, number: int | None) -> None:
    assert read_number(value) == number


@pytest.mark.parametrize(
    ("value", "text", "built", "varies"),
    [
        ("'a'", True, False, False),
        ('"it\'s"', True, False, False),
        ("7", False, False, False),
        (":f-string", False, True, True),
        (":percent SELECT %s", False, True, True),
        ("=:Widget", False, False, True),
        ("", False, False, True),
    ],
)
def test_kinds_of_values(value: str, text: bool, built: bool, varies: bool) -> None:
    assert (is_text(value), is_built(value)) == (text, built)
    assert variable("x", 0)(make_subject(("", value))) is varies


def test_ends_wants_a_resolved_name() -> None:
    check = ends("x", "Safe", position=0)
    assert check(make_subject(("", "=yaml.Safe")))
    assert not check(make_subject(("", "'yaml.Safe'")))
    assert not check(make_subject(("", "=yaml.Unsafe")))
