"""Rules on the purpose of a file: what follows from its name and its facts for certain."""

from __future__ import annotations

import re
from collections.abc import Callable

from repo_docs_hook.model.facts import Facts
from repo_docs_hook.model.notes import Purpose, Statement
from repo_docs_hook.python.test_cases import TEST_CASES, holds_tests, is_test
from repo_docs_hook.rules.match import Row, Table, make_table, match
from repo_docs_hook.rules.subjects import On, Subject
from repo_docs_hook.text.paths import INITS, name_of

_TEST_FILE = re.compile(r"test_.+\.pyi?|.+_tests?\.pyi?")
_SETTINGS = frozenset({"setup.py", "noxfile.py", "conf.py", "settings.py", "fabfile.py", "dodo.py"})


def _is_pytest_test(subject: Subject) -> bool:
    """Whether the definition is a function that pytest collects, in a file that imports it."""
    definition = subject.definition
    if definition is None or definition.kind != "function" or not is_test(definition):
        return False
    owner = subject.facts.definitions[definition.owner] if definition.owner >= 0 else None
    collected = owner is None or (owner.kind == "class" and owner.name.startswith("Test"))
    return collected and any(
        used.module.split(".", 1)[0] in ("pytest", "_pytest") for used in subject.facts.imports
    )


def _is_case(subject: Subject) -> bool:
    """Whether the definition is at the module's top level; frameworks collect no other class."""
    return subject.definition is not None and subject.definition.owner < 0


def _has_tests(facts: Facts) -> bool:
    """Whether a class of the file has a test method, which a base for other tests has not."""
    items = facts.definitions
    return any(
        item.kind == "function"
        and item.owner >= 0
        and items[item.owner].kind == "class"
        and is_test(item)
        for item in items
    )


def _tool(name: str, on: On, keys: str) -> Row:
    return Row(Purpose.COMMAND_LINE.value, on, keys, what=name)


_UNIT_TESTS = Purpose.UNIT_TESTS.value
_SHARED = (
    Row(_UNIT_TESTS, On.FLAG, "function", what="pytest", test=_is_pytest_test),
    Row(Purpose.DOCTESTS.value, On.CALL, "doctest.testmod doctest.testfile", what="doctest"),
)
#: For a file that is a test by its name, or has tests; and for any other.
_OF_TESTS = make_table(
    (
        Row(_UNIT_TESTS, On.ANCESTOR, tuple(sorted(TEST_CASES)), what="unittest", test=_is_case),
        *_SHARED,
    )
)
_OF_OTHERS = make_table(_SHARED)

_TOOLS = make_table(
    (
        _tool("absl", On.CALL, "absl.app.run"),
        _tool("argparse", On.CALL, "argparse.ArgumentParser"),
        _tool("click", On.DECORATOR, "click.command click.group"),
        _tool("docopt", On.CALL, "docopt.docopt"),
        _tool("fire", On.CALL, "fire.Fire"),
        _tool("getopt", On.CALL, "getopt.getopt getopt.gnu_getopt"),
        _tool("optparse", On.CALL, "optparse.OptionParser"),
        _tool("typer", On.CALL, "typer.Typer typer.run"),
    )
)


def statements(path: str, facts: Facts, *, in_package: bool = False) -> tuple[Statement, ...]:
    """Return what is known of the purpose of the file at ``path``, in a fixed order.

    ``path`` has ``/`` between its parts; only the file's name matters, and whether its folder is
    a package: a shebang in one is a habit, and makes no script.
    """
    name = name_of(path)
    found = [statement for statement, holds in _STATEMENTS if holds(name, facts)]
    frameworks = _find_frameworks(facts, named=_is_named(name) and holds_tests(facts))
    tools = _apply(_TOOLS, facts)
    is_script = facts.main_guard or (facts.shebang and not in_package)
    script = [Statement(Purpose.SCRIPT)] if is_script else []
    return (*found, *frameworks, *tools, *script)


def _is_named(name: str) -> bool:
    return _TEST_FILE.fullmatch(name) is not None


def _apply(table: Table, facts: Facts) -> list[Statement]:
    return [Statement(Purpose(note.title), note.what) for note in match(facts, table)]


def _find_frameworks(facts: Facts, *, named: bool) -> list[Statement]:
    """Return the frameworks of the file's tests.

    A file that is ``named`` as a test may inherit its tests; any other has to define some.
    """
    return _apply(_OF_TESTS if named or _has_tests(facts) else _OF_OTHERS, facts)


def _is_test_file(name: str, facts: Facts) -> bool:
    """Whether the file is named as a test and holds one; ``tests.py`` must define it itself."""
    if name in ("test.py", "tests.py"):
        found = _find_frameworks(facts, named=False)
        return any(each.purpose is Purpose.UNIT_TESTS for each in found)
    return _is_named(name) and holds_tests(facts)


def _is_setup(name: str, facts: Facts) -> bool:
    setups = ("setuptools.setup", "distutils.core.setup")
    return name in _SETTINGS or any(call.target in setups for call in facts.calls)


#: What follows from a file's name, or from its name and its calls.
_STATEMENTS: tuple[tuple[Statement, Callable[[str, Facts], bool]], ...] = (
    (Statement(Purpose.TEST_FILE), _is_test_file),
    (Statement(Purpose.TEST_CONFIGURATION, "pytest"), lambda name, _: name == "conftest.py"),
    (Statement(Purpose.PACKAGE), lambda name, _: name in INITS),
    (Statement(Purpose.ENTRY_POINT), lambda name, _: name == "__main__.py"),
    (Statement(Purpose.STUB), lambda name, _: name.endswith(".pyi")),
    (Statement(Purpose.SETUP), _is_setup),
)
