"""The arguments of the command line and their help; the only module that imports argparse."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any, NoReturn

from repo_docs_hook import __version__
from repo_docs_hook.report import FORMATS

COLORS = ("auto", "always", "never")
#: The modes, with their help.
MODE_HELP = {
    "check": "check the pages and change nothing (the default)",
    "fix": "update the pages: write missing and outdated ones, delete orphaned ones",
    "show-files": "list the sources that are selected",
    "show-config": "list the settings in force and where each came from",
    "list-rules": "list the notes that pages may have, and which are off",
    "init": "put the hook into this repository's files, and tell what comes next",
}
_PROGRAM = "repo-docs-hook"
_ABOUT = "Keep the documentation pages of a Python repository up to date."
_EXIT_CODES = """\
exit codes:
  0    every page that was checked is up to date, or --fix has updated it
  1    pages are out of date; with --exit-non-zero-on-fix: --fix changed some
  2    could not check: a source cannot be read, wrong settings or usage
  130  interrupted

Settings: [tool.repo-docs-hook] of pyproject.toml, or repo-docs-hook.toml.
"""


class UsageError(Exception):
    """Arguments that cannot be used; its text is one sentence for the user."""


class Printed(Exception):
    """The text that an option prints instead of a run."""


class _Parser(argparse.ArgumentParser):
    """A parser that raises UsageError for bad usage and prints nothing.

    argparse ignores errors of the streams that it prints to.
    """

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with ``message``, without the usage, which fills a screen."""
        raise UsageError(f"{message} (see --help)")


class _Print(argparse.Action):
    """An option that prints a text and ends the run: ``const`` makes the text of the parser."""

    def __init__(self, option_strings: Sequence[str], dest: str, **settings: Any) -> None:
        super().__init__(option_strings, dest, nargs=0, default=argparse.SUPPRESS, **settings)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """Raise Printed."""
        raise Printed(self.const(parser))


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help of 80 columns, whatever the width of the terminal."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=80)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line, whose ``error`` raises UsageError."""
    parser = _Parser(
        prog=_PROGRAM,
        usage="%(prog)s [MODE] [options] [PATH ...]",
        description=_ABOUT,
        epilog=_EXIT_CODES,
        formatter_class=_Help,
        allow_abbrev=False,
        add_help=False,
    )
    parser.add_argument(
        *("-h", "--help"),
        action=_Print,
        const=argparse.ArgumentParser.format_help,
        help="show this help and exit",
    )
    modes = parser.add_mutually_exclusive_group()
    for mode, text in MODE_HELP.items():
        modes.add_argument(
            f"--{mode}", dest="mode", action="store_const", const=mode, default="check", help=text
        )
    loudness = parser.add_mutually_exclusive_group()
    for flags, settings in _ARGUMENTS:
        group = loudness if flags[-1] in ("--verbose", "--quiet") else parser
        group.add_argument(*flags, **settings)
    return parser


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise argparse.ArgumentTypeError("must be a number from 0 to 999999999")
    return int(text)


def _file_name(text: str) -> str:
    if not text:
        raise argparse.ArgumentTypeError("must name a file")
    return text


_ON: dict[str, Any] = {"action": "store_true"}
_NUMBER: dict[str, Any] = {"type": _count, "metavar": "N"}
_ARGUMENTS: tuple[tuple[tuple[str, ...], dict[str, Any]], ...] = (
    (("--staged",), _ON | {"help": "check what the index holds, as a hook does; --fix stages"}),
    (("--exit-non-zero-on-fix",), _ON | {"help": "exit 1 where --fix changed anything"}),
    (
        ("-v", "--verbose"),
        _ON | {"help": "show embedded sources, whole lists, tracebacks"},
    ),
    (("-q", "--quiet"), _ON | {"help": "print only problems and the summary"}),
    (("--diff-lines",), _NUMBER | {"default": 60, "help": "lines of diff in all (default: 60)"}),
    (("--no-diff",), _ON | {"help": "name the pages that are out of date, without diffs"}),
    (
        ("--output-format",),
        {
            "choices": FORMATS,
            "default": "full",
            "metavar": "FORMAT",
            "help": f"{', '.join(FORMATS[:-1])} or {FORMATS[-1]}",
        },
    ),
    (
        ("--output-file",),
        {
            "type": _file_name,
            "metavar": "FILE",
            "help": "write the report there, and nothing to standard output",
        },
    ),
    (("--patch",), _ON | {"help": "print a patch for git apply; the report goes to stderr"}),
    (
        ("--color",),
        {
            "choices": COLORS,
            "default": "auto",
            "metavar": "WHEN",
            "help": "auto (on a terminal, unless NO_COLOR is set), always, never",
        },
    ),
    (("-j", "--jobs"), _NUMBER | {"default": 0, "help": "processes (0: as many as pay off)"}),
    (
        ("--cache-dir",),
        {
            "default": "",
            "metavar": "DIR",
            "help": "the cache's folder (default: in the user's own)",
        },
    ),
    (("--no-cache",), _ON | {"help": "neither read nor write the cache"}),
    (("--dry-run",), _ON | {"help": "with --init: show the changes and write nothing"}),
    (
        ("--version",),
        {
            "action": _Print,
            "const": lambda parser: f"{_PROGRAM} {__version__}\n",
            "help": "show the version and exit",
        },
    ),
    (
        ("paths",),
        {
            "nargs": "*",
            "metavar": "PATH",
            "help": "check only this source, folder or page, and what depends on it",
        },
    ),
)

#: The long options without their dashes, to give a hint where the dashes were forgotten.
WORDS = frozenset(
    flag[2:]
    for flag in ("--help", *(flag for flags, _ in _ARGUMENTS for flag in flags))
    if flag.startswith("--")
).union(MODE_HELP)
