"""The command line options that a source declares, in source order."""

from __future__ import annotations

import pytest

from repo_docs_hook.model.facts import Option
from repo_docs_hook.python.reader import read_facts

PARSER = "import argparse\np = argparse.ArgumentParser()\n"
SUB = PARSER + "s = p.add_subparsers()\n"


def read(source: str) -> tuple[Option, ...]:
    return read_facts(f"{source}\n".encode()).options


NAMES = {
    "an option": (PARSER + "p.add_argument('--x', '-y')", ["--x, -y"]),
    "a positional argument": (PARSER + "p.add_argument('x')", ["x"]),
    "by dest": (PARSER + "p.add_argument(dest='x')", ["x"]),
    "a constant": (PARSER + "K = '--x'\np.add_argument(K)", ["--x"]),
    "an unknown name": (PARSER + "p.add_argument(f'--{x}')", []),
    "unpacked": (PARSER + "p.add_argument(*x)", []),
    "a group": (PARSER + "g = p.add_argument_group('g')\ng.add_argument('--x')", ["--x"]),
    "a parser from elsewhere": ("import argparse\ndef f(p): p.add_argument('--x')", ["--x"]),
    "without argparse": ("def f(p): p.add_argument('--x')  # argparse", []),
    "a subcommand": (SUB + "b = s.add_parser('b')\nb.add_argument('--x')", ["b: --x"]),
    "a name used again": (
        SUB
        + "b = s.add_parser('b')\nb.add_argument('--x')\n"
        + "b = s.add_parser('c')\nb.add_argument('--y')\n"
        + "b = other()\nb.add_argument('--z')",
        ["b: --x", "c: --y", "--z"],
    ),
    "a group of a subcommand": (
        SUB + "g = s.add_parser('b').add_mutually_exclusive_group()\ng.add_argument('--x')",
        ["b: --x"],
    ),
    "in one expression": (SUB + "s.add_parser('b').add_argument('--x')", ["b: --x"]),
    "a subcommand of a subcommand": (
        SUB + "t = s.add_parser('b').add_subparsers()\nt.add_parser('c').add_argument('--x')",
        ["b c: --x"],
    ),
    "a subcommand by a constant": (
        SUB + "B = 'b'\nb: object = s.add_parser(B)\nb.add_argument('--x')",
        ["b: --x"],
    ),
    "an unknown subcommand": (SUB + "b = s.add_parser(x)\nb.add_argument('--x')", ["?: --x"]),
    "an attribute": (
        "import argparse\ndef f(self, s):\n self.b = s.add_parser('b')\n"
        " self.b.add_argument('--x')",
        ["b: --x"],
    ),
    "another scope": (
        SUB + "def f():\n b = s.add_parser('b')\n b.add_argument('--x')\n"
        "def g(b): b.add_argument('--y')",
        ["b: --x", "--y"],
    ),
}


@pytest.mark.parametrize(("source", "expected"), NAMES.values(), ids=NAMES)
def test_names_and_commands(source: str, expected: list[str]) -> None:
    shown = [
        (f"{each.command}: " if each.command else "") + ", ".join(each.names)
        for each in read(source)
    ]
    assert shown == expected


DEFAULTS = {
    "a literal": ("default=1", "1"),
    "a name": ("default=a.B", "a.B"),
    "over lines": ("default=f(\n  1,  # one\n)", "f(1)"),
    "none": ("", ""),
}
HELPS = {
    "a literal": ("help='Say  it.'", ("Say it.", "")),
    "concatenated": ("help='Say '\n'it (%(default)s).'", ("Say it (%(default)s).", "")),
    "lines": ("help='''Say\n    it.'''", ("Say it.", "")),
    "an f-string": ("help=f'{x} it'", ("", "f'{x} it'")),
    "hidden": ("help=argparse.SUPPRESS", ("", "argparse.SUPPRESS")),
    "empty": ("help=''", ("", "")),
    "none": ("", ("", "")),
}


@pytest.mark.parametrize(("keyword", "expected"), DEFAULTS.values(), ids=DEFAULTS)
def test_defaults(keyword: str, expected: str) -> None:
    (option,) = read(f"{PARSER}p.add_argument('--x', {keyword})")
    assert option.default == expected


@pytest.mark.parametrize(("keyword", "expected"), HELPS.values(), ids=HELPS)
def test_helps(keyword: str, expected: tuple[str, str]) -> None:
    (option,) = read(f"{PARSER}p.add_argument('--x', {keyword})")
    assert (option.help, option.help_code) == expected


def test_what_is_required_and_allowed() -> None:
    first, second = read(
        PARSER
        + "p.add_argument('--x', required=True, choices=['a', 'b'])\n"
        + "p.add_argument('--y', required=y)"
    )
    assert (first.required, first.choices) == (True, "['a', 'b']")
    assert (second.required, second.choices) == (False, "")


def show(source: str) -> list[str]:
    """Return the options of a source, each on one line, with the name of its function."""
    facts = read_facts(f"{source}\n".encode())
    names = [item.qualname for item in facts.definitions]
    return [
        (f"{each.command}: " if each.command else "")
        + ", ".join(each.names)
        + (f" = {each.default}" if each.default else "")
        + ("!" if each.required else "")
        + (f" in {names[each.owner]}" if each.owner >= 0 else "")
        for each in facts.options
    ]


GROUP = "import click\n@click.group()\ndef cli(): ...\n"
CLICK = {
    "an option": (
        "import click\n@click.command()\n@click.option('-x', '--xy', 'dest', default=1)\n"
        "def f(): ...",
        ["-x, --xy = 1 in f"],
    ),
    "a switch": ("import click\n@click.option('--x/--no-x')\ndef f(): ...", ["--x/--no-x in f"]),
    "an argument": (
        "from click import argument as a\n@a('src', required=True)\ndef f(): ...",
        ["src! in f"],
    ),
    "an unknown name": ("import click\n@click.option(*x)\ndef f(): ...", []),
    "another option": ("import click, other\n@other.option('--x')\ndef f(): ...", []),
    "a named program": (
        "import click\n@click.command('b')\n@click.option('--x')\ndef f(): ...",
        ["b: --x in f"],
    ),
    "a subcommand": (
        GROUP + "@cli.command('b')\n@click.option('--x')\ndef f(): ...",
        ["b: --x in f"],
    ),
    "a subcommand by its function": (
        GROUP + "@cli.command()\n@click.option('--x')\ndef do_it(): ...",
        ["do-it: --x in do_it"],
    ),
    "without a call": (
        GROUP + "@cli.command\n@click.option('--x')\ndef b(): ...",
        ["b: --x in b"],
    ),
    "a name that depends on the release": (
        GROUP + "@cli.command()\n@click.option('--x')\ndef b_command(): ...",
        ["?: --x in b_command"],
    ),
    "a computed name": (
        GROUP + "@cli.command(name=x)\n@click.option('--x')\ndef b(): ...",
        ["?: --x in b"],
    ),
    "a group in a group": (
        GROUP + "@cli.group()\ndef db(): ...\n@db.command(name='up')\n@click.option('--x')\n"
        "def f(): ...",
        ["db up: --x in f"],
    ),
    "a group from elsewhere": (
        "import click\nfrom a import cli\n@cli.command('b')\n@click.option('--x')\ndef f(): ...",
        ["b: --x in f"],
    ),
    "options to share": (
        "import click\nshared = click.option('--x')\n"
        "def more(f): return click.option('--y')(f)\n@shared\n@more\ndef f(): ...",
        ["--x", "--y in more"],
    ),
}


@pytest.mark.parametrize(("source", "expected"), CLICK.values(), ids=CLICK)
def test_click(source: str, expected: list[str]) -> None:
    assert show(source) == expected


def test_choices_and_help_of_click() -> None:
    (option,) = read(
        "import click\n"
        "@click.option('--x', type=click.Choice(['a']), help='''Say\\n\\n\\b\\n it.''')\n"
        "def f(): ..."
    )
    assert (option.choices, option.help) == ("['a']", "Say it.")


TYPER = "import typer\nfrom typing import Annotated\napp = typer.Typer()\n"
COMMANDS = TYPER + "@app.callback()\ndef main(): ...\n@app.command()\n"
TYPED = {
    "a default": (
        TYPER + "def f(x: int = typer.Option(1, '--x', '-y')): ...",
        ["--x, -y = 1 in f"],
    ),
    "required": (TYPER + "def f(x: int = typer.Option(..., '--x')): ...", ["--x! in f"]),
    "required without a default": (TYPER + "def f(x: int = typer.Option()): ...", ["--x! in f"]),
    "a factory": (TYPER + "def f(x=typer.Option(default_factory=g)): ...", ["--x in f"]),
    "annotated": (
        TYPER + "def f(*, x: Annotated[int, typer.Option('--y')] = 2): ...",
        ["--y = 2 in f"],
    ),
    "annotated and required": (
        TYPER + "def f(x: Annotated[int, 1, typer.Option()]): ...",
        ["--x! in f"],
    ),
    "an argument": (TYPER + "def f(x: str = typer.Argument('a')): ...", ["x = 'a' in f"]),
    "the name of a parameter": (
        TYPER + "def f(a_B: int = typer.Option(1)): ...",
        ["--a-b = 1 in f"],
    ),
    "a switch": (
        TYPER + "def f(a_b: bool = typer.Option(False)): ...",
        ["--a-b/--no-a-b = False in f"],
    ),
    "an unknown name": (TYPER + "def f(x: int = typer.Option(1, n)): ...", []),
    "a plain parameter": (TYPER + "def f(x: int = 1, y: Annotated[int, 2] = 1): ...", []),
    "another Option": ("import typer, a\ndef f(x=a.Option(1)): ...", []),
    "the only command": (
        TYPER + "@app.command()\ndef f(x=typer.Option(1)): ...",
        ["--x = 1 in f"],
    ),
    "a command": (COMMANDS + "def do_it(x=typer.Option(1)): ...", ["do-it: --x = 1 in do_it"]),
    "a command of an app in another": (
        TYPER + "sub = typer.Typer()\napp.add_typer(sub, name='sub')\n@sub.command('b')\n"
        "def f(x=typer.Option(1)): ...",
        ["sub b: --x = 1 in f"],
    ),
    "a command of an app without a name": (
        TYPER + "sub = typer.Typer()\napp.add_typer(sub)\n@sub.command()\n"
        "def f(x=typer.Option(1)): ...",
        ["? f: --x = 1 in f"],
    ),
    "an app in itself": (
        TYPER + "app.add_typer(app, name='a')\n@app.command()\ndef f(x=typer.Option(1)): ...",
        ["a f: --x = 1 in f"],
    ),
}


@pytest.mark.parametrize(("source", "expected"), TYPED.values(), ids=TYPED)
def test_typer(source: str, expected: list[str]) -> None:
    assert show(source) == expected
