"""Tests for rows: of a subject's arguments, and of the imports of its file."""

from __future__ import annotations

from collections.abc import Callable

from repo_docs_hook.rules.subjects import Subject

Test = Callable[[Subject], bool]

BUILT = frozenset({":f-string", ":concatenation", ":percent", ":format"})


def argument(subject: Subject, keyword: str, position: int | None = None) -> str | None:
    """Return the value of an argument as ``Argument.value`` has it.

    Return ``""`` if its value cannot be known, also if an unpacked argument may hold it, and
    None if it is not given. ``position`` is its index among the positional arguments, None for
    one that is keyword only.
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
    """Whether an argument's value is a string that is built in the call."""
    return value is not None and value.partition(" ")[0] in BUILT


def read_number(value: str | None) -> int | None:
    """Return an argument's value as a number, None if it is no integer literal."""
    try:
        return int(value or "", 0)
    except ValueError:
        return None


def given(keyword: str, *values: str, position: int | None = None) -> Test:
    """Return a test that the argument is one of ``values``."""
    return lambda subject: argument(subject, keyword, position) in values


def absent(keyword: str, position: int | None = None) -> Test:
    """Return a test that the argument is not given, and cannot be in an unpacked one."""
    return lambda subject: argument(subject, keyword, position) is None


def ends(keyword: str, *names: str, position: int | None = None) -> Test:
    """Return a test that the argument is a resolved name whose last part is one of ``names``."""

    def check(subject: Subject) -> bool:
        value = argument(subject, keyword, position) or ""
        return value.startswith("=") and value.rpartition(".")[2] in names

    return check


def built(keyword: str, position: int) -> Test:
    """Return a test that the argument is a string that is built in the call."""
    return lambda subject: is_built(argument(subject, keyword, position))


def variable(keyword: str, position: int | None = None) -> Test:
    """Return a test that the argument is given, and its value is not a constant."""

    def check(subject: Subject) -> bool:
        value = argument(subject, keyword, position)
        return value is not None and (value == "" or value[0] in ":=")

    return check


def imports(*roots: str) -> Test:
    """Return a test that the file imports one of these packages, or something of them."""

    def check(subject: Subject) -> bool:
        return any(used.module.split(".", 1)[0] in roots for used in subject.facts.imports)

    return check


def is_uncalled(subject: Subject) -> bool:
    """Tell whether the file neither calls a function of the target's package nor takes it.

    How it uses what it imports is then not known.
    """
    package = subject.target.partition(".")[0] + "."
    facts = subject.facts
    used = [each.target for each in facts.calls] + [each.target for each in facts.values]
    return not any(target.startswith(package) for target in used)


def every(*tests: Test) -> Test:
    """Return a test that passes if all of these pass."""
    return lambda subject: all(test(subject) for test in tests)


def either(*tests: Test) -> Test:
    """Return a test that passes if one of these passes."""
    return lambda subject: any(test(subject) for test in tests)


def none_of(*tests: Test) -> Test:
    """Return a test that passes if none of these passes."""
    return lambda subject: not any(test(subject) for test in tests)
