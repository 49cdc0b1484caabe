"""Tests that rows put to a subject: its arguments, its place, the file's imports."""

from __future__ import annotations

from collections.abc import Callable

from repo_docs_hook.rules.subjects import Subject

Test = Callable[[Subject], bool]

BUILT = frozenset({":f-string", ":concatenation", ":percent", ":format"})


def argument(subject: Subject, keyword: str, position: int | None = None) -> str | None:
    """Return the value of an argument as ``Argument.value`` has it.

    ``""`` where it is given and its value cannot be known, or where an unpacked
    argument may hold it; None where it is not given. ``position`` is its index among
    the positional ones, None for an argument that is keyword only.
    """
    given = {item.keyword: item.value for item in subject.arguments if item.keyword}
    if keyword in given:
        return given[keyword]
    if position is not None:
        places = [item for item in subject.arguments if item.keyword in ("", "*")]
        if any(item.keyword == "*" for item in places[: position + 1]):
            return ""
        if position < len(places):
            return places[position].value
    return "" if "**" in given else None


def is_text(value: str | None) -> bool:
    """Whether an argument's value is a constant string."""
    return value is not None and value.startswith(("'", '"'))


def is_built(value: str | None) -> bool:
    """Whether an argument's value is a string put together on the spot."""
    return value is not None and value.partition(" ")[0] in BUILT


def read_number(value: str | None) -> int | None:
    """Return the number that an argument's value is, as Python writes one; None for any other."""
    try:
        return int(value or "", 0)
    except ValueError:
        return None


def given(keyword: str, *values: str, position: int | None = None) -> Test:
    """Return a test that the argument is one of ``values``."""
    return lambda subject: argument(subject, keyword, position) in values


def absent(keyword: str, position: int | None = None) -> Test:
    """Return a test that the argument is certainly not given."""
    return lambda subject: argument(subject, keyword, position) is None


def ends(keyword: str, *names: str, position: int | None = None) -> Test:
    """Return a test that the argument is a resolved name whose last part is one of ``names``."""

    def check(subject: Subject) -> bool:
        value = argument(subject, keyword, position) or ""
        return value.startswith("=") and value.rpartition(".")[2] in names

    return check


def built(keyword: str, position: int) -> Test:
    """Return a test that the argument is a string put together on the spot."""
    return lambda subject: is_built(argument(subject, keyword, position))


def variable(keyword: str, position: int) -> Test:
    """Return a test that the argument is given and is no constant."""

    def check(subject: Subject) -> bool:
        value = argument(subject, keyword, position)
        return value is not None and (value == "" or value[0] in ":=")

    return check


def imports(*roots: str) -> Test:
    """Return a test that the file imports one of these packages, or something of them."""

    def check(subject: Subject) -> bool:
        return any(used.module.split(".", 1)[0] in roots for used in subject.facts.imports)

    return check


def every(*tests: Test) -> Test:
    """Return a test that all of these agree."""
    return lambda subject: all(test(subject) for test in tests)


def either(*tests: Test) -> Test:
    """Return a test that one of these agrees."""
    return lambda subject: any(test(subject) for test in tests)


def none_of(*tests: Test) -> Test:
    """Return a test that none of these agrees."""
    return lambda subject: not any(test(subject) for test in tests)
