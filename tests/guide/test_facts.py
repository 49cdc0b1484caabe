"""What the guide says of options, keys, formats and codes is what the code does."""

from __future__ import annotations

import argparse
import ast
import re
import shlex

import pytest

from repo_docs_hook import __version__
from repo_docs_hook.adopt.patterns import ATTRIBUTES, attribute_patterns, page_expression
from repo_docs_hook.cli import main as cli
from repo_docs_hook.cli.arguments import MODE_HELP, build_parser
from repo_docs_hook.cli.options import parse_options
from repo_docs_hook.config import rule_tables as rule_settings
from repo_docs_hook.config.keys import KEYS
from repo_docs_hook.config.parse import parse_config, show_config
from repo_docs_hook.model.outcome import Kind
from repo_docs_hook.model.settings import Config
from repo_docs_hook.report import FORMATS
from tests.guide.messages import PACKAGE
from tests.guide.reading import GUIDE, README
from tests.layers import ROOMS
from tests.places import ROOT

COMMANDS = GUIDE["guide/command-line.md"]
SETTINGS = GUIDE["guide/configuration.md"]
ARCHITECTURE = GUIDE["guide/architecture.md"].text
ACTIONS = [action for action in build_parser()._actions if action.dest != "mode"]
SPAN = re.compile(r"`([^`]+)`")


def column(rows: list[list[str]], number: int = 0) -> list[str]:
    """Return the code spans of a column, in order."""
    return [span for row in rows for span in SPAN.findall(row[number])]


def spelling(action: argparse.Action) -> list[str]:
    """Return how the guide writes an option: each flag with its value."""
    value = f" {action.metavar}" if action.metavar else ""
    return [f"{flag}{value}" for flag in action.option_strings] or [str(action.metavar)]


def test_options() -> None:
    (options,) = COMMANDS.tables("Options")
    assert sorted(column(options)) == sorted(each for a in ACTIONS for each in spelling(a))


@pytest.mark.parametrize("action", [a for a in ACTIONS if a.default or a.choices], ids=spelling)
def test_defaults_and_choices(action: argparse.Action) -> None:
    (options,) = COMMANDS.tables("Options")
    if action.dest in ("output_format", "paths", "help", "version"):
        return  # formats have a table of their own
    (row,) = (row for row in options if f"`{spelling(action)[-1]}`" in row[0])
    for value in (*(action.choices or ()), *([action.default] if action.default else [])):
        assert str(value) in row[1], value


def test_modes() -> None:
    (modes,) = COMMANDS.tables("Modes")[:1]
    assert sorted(column(modes)) == sorted(f"--{mode}" for mode in MODE_HELP)


def test_output_formats() -> None:
    (formats,) = COMMANDS.tables("Output formats")
    assert tuple(column(formats)) == FORMATS


def test_exit_codes() -> None:
    codes = [cli.CLEAN, cli.DRIFT, cli.ERROR, cli.INTERRUPTED]
    (table,) = COMMANDS.tables("Exit codes")
    assert [row[0] for row in table] == [str(code) for code in codes]
    sentence = README.text.partition("**Exit codes**: ")[2].partition("\n")[0]
    assert re.findall(r"(?:^|; )(\d+),", sentence) == [str(code) for code in codes]


def test_kinds_of_drift() -> None:
    (kinds,) = COMMANDS.tables("What is out of date")
    assert column(kinds) == [kind.value for kind in Kind]


def test_environment_variables() -> None:
    (variables,) = COMMANDS.tables("Environment variables")
    assert sorted(column(variables)) == sorted(asked_for() - HANDED_ON)


#: Git's own variables that the tool only hands on to git.
HANDED_ON = {"GIT_ALTERNATE_OBJECT_DIRECTORIES"}


def asked_for() -> set[str]:
    """Return the names of the variables that the package looks up to decide something."""
    name = re.compile(r"[A-Z][A-Z_]+")
    found = set()
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        named = {
            target.id: node.value
            for node in tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            texts: list[ast.expr] = []
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(
                ("environment.get", "environ.get", "native().get")
            ):
                texts = node.args[:1]
            elif isinstance(node, ast.Compare) and "environment" in ast.unparse(node):
                texts = [node.left]
            for asked in texts:
                text = named.get(asked.id) if isinstance(asked, ast.Name) else asked
                if isinstance(text, ast.Constant) and name.fullmatch(str(text.value)):
                    found.add(str(text.value))
    return found


def test_keys_and_defaults() -> None:
    (keys,) = SETTINGS.tables("Keys")
    shown = {column([row])[0]: SPAN.findall(row[1])[0] for row in keys}
    lines = [
        line.partition("  #")[0].split(" = ", 1) for line in show_config(Config()).splitlines()
    ]
    assert shown == dict(lines)
    assert shown.keys() == KEYS.keys()


def test_keys_of_rules() -> None:
    (keys,) = SETTINGS.tables("Notes of your own")
    assert sorted(column(keys)) == sorted(rule_settings._KEYS)
    section = next(row[1] for row in keys if row[0] == "`section`")
    assert SPAN.findall(section) == [f'"{name}"' for name in rule_settings.SECTIONS]


FENCES = [fence for page in GUIDE.values() for fence in page.fences]
TABLES = [fence.text for fence in FENCES if fence.language == "toml"]


@pytest.mark.parametrize("text", TABLES)
def test_settings_can_be_used(text: str) -> None:
    assert parse_config({"pyproject.toml": text.encode()}).origins


CALLS = sorted(
    {
        span
        for page in GUIDE.values()
        for span in page.code
        if re.match(r"(?:python -I -m repo_docs_hook|repo-docs-hook) -", span)
    }
)


@pytest.mark.parametrize("call", CALLS)
def test_calls_in_the_text_have_options_that_exist(call: str) -> None:
    first = shlex.split(call.removeprefix("python -I -m "))[1:]
    words = first[: first.index("&&")] if "&&" in first else first
    try:
        parse_options(words)
    except SystemExit as stop:
        assert stop.code == 0


def test_the_files_that_init_writes() -> None:
    start = GUIDE["guide/getting-started.md"].text
    expression = page_expression(Config())
    assert f"+exclude: {expression}\n" in start
    assert f"\nexclude: {expression} " in README.text
    width = max(map(len, attribute_patterns(Config())))
    for name in attribute_patterns(Config()):
        assert f"+{name:<{width}} {' '.join(ATTRIBUTES)}\n" in start


def test_the_picture_names_every_room() -> None:
    (picture,) = (fence.text for fence in FENCES if fence.language == "mermaid")
    names = [name for label in re.findall(r"<br>(.+?)\"", picture) for name in label.split(", ")]
    assert sorted(names) == sorted(room.name for room in ROOMS)


def test_the_order_of_rooms_is_the_one_that_holds() -> None:
    rows = [
        f"| `{room.name}` | {room.does} | "
        f"{', '.join(f'`{name}`' for name in sorted(room.may_import)) or 'nothing'} |"
        for room in ROOMS
    ]
    assert "\n".join(rows) in ARCHITECTURE


def test_the_way_of_a_staged_file_names_modules_of_its_rooms() -> None:
    steps = re.findall(r"^\d+\. \*\*(\w+)\*\*: (.+)$", ARCHITECTURE, re.MULTILINE)
    assert len(steps) > 10
    rooms = {room.name for room in ROOMS}
    for room, step in steps:
        names = re.findall(r"`([a-z_]+)`", step)
        assert {name for name in names if not _is_module(room, name)} <= rooms, room
        assert names, room


def _is_module(room: str, name: str) -> bool:
    place = PACKAGE / room / name
    return place.with_suffix(".py").is_file() or place.is_dir()


#: A name that a file has, in the words of CONTRIBUTING.md.
NAMED = re.compile(r"((?:`\w+`(?: or )?)+) in `([\w/.-]+)`")


def test_what_to_touch_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    rows = [line for line in text.partition("| to change |")[2].split("\n") if "| " in line]
    assert len(rows) > 10
    for path in re.findall(r"`([\w.-]+/[\w/.-]*)`", "\n".join(rows)):
        assert (PACKAGE / path).exists() or (ROOT / path).exists(), path
    for names, path in NAMED.findall("\n".join(rows)):
        place = PACKAGE / path if (PACKAGE / path).exists() else ROOT / path
        for name in names.split("`")[1::2]:
            assert re.search(rf"^(?:class |def )?{name}\b", place.read_text("utf-8"), re.MULTILINE)


def test_the_version() -> None:
    assert f"\nrepo-docs-hook {__version__}\n" in GUIDE["guide/getting-started.md"].text


def test_set_up_commands() -> None:
    assert "exec bash scripts/test\n" in (ROOT / ".ci/run").read_text("utf-8")
    assert "\nbash scripts/test\n" in README.text
