"""The command line in, Options out; the only module that imports argparse."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NoReturn, get_args

from repo_docs_hook import __version__

Mode = Literal["check", "fix", "show-files", "show-config", "init"]
Color = Literal["auto", "always", "never"]
Format = Literal["full", "concise", "json", "github", "gitlab", "sarif", "junit"]

_PROGRAM = "repo-docs-hook"
_ABOUT = "Keep the documentation pages of a Python repository fresh."
_EXIT_CODES = """\
exit codes:
  0    every page that was judged is fresh, or --fix has made it so
  1    pages have drifted; with --exit-non-zero-on-fix: --fix changed some
  2    could not judge: a source cannot be read, wrong settings or usage
  130  interrupted

Settings: [tool.repo-docs-hook] of pyproject.toml, or repo-docs-hook.toml.
"""
_MODES = {
    "--check": "judge the pages and change nothing (the default)",
    "--fix": "write missing and stale pages, delete orphaned ones",
    "--show-files": "list the sources that are selected",
    "--show-config": "list the settings in force and where each came from",
    "--init": "put the hook into this repository's files, and tell what comes next",
}


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks for.

    ``paths`` are as typed. ``diff_lines`` is the number of diff lines of a run, ``jobs``
    the number of processes, 0 for as many as are worth it. ``cache_dir`` is ``""`` for the
    user's own. ``output_file`` is None for standard output.
    """

    mode: Mode = "check"
    staged: bool = False
    paths: tuple[str, ...] = ()
    exit_non_zero_on_fix: bool = False
    verbose: bool = False
    quiet: bool = False
    diff_lines: int = 60
    no_diff: bool = False
    color: Color = "auto"
    jobs: int = 0
    cache_dir: str = ""
    no_cache: bool = False
    dry_run: bool = False
    output_format: Format = "full"
    output_file: str | None = None
    patch: bool = False


class UsageError(Exception):
    """Arguments that cannot be used; its text is one sentence for the user."""


class _Answer(Exception):
    """What an option prints instead of a run."""


def parse_options(argv: Sequence[str]) -> Options | str:
    """Read ``argv``, the arguments without the program's name.

    Returns what they ask for, or the text that ``--help`` and ``--version`` print. Raises
    UsageError where they cannot be used.
    """
    parser = _build_parser()
    # argparse forgets a "--" between its two passes over intermixed arguments.
    end = argv.index("--") if "--" in argv else len(argv)
    try:
        values: dict[str, Any] = vars(parser.parse_intermixed_args(argv[:end]))
    except _Answer as answer:
        return str(answer)
    options = Options(**values | {"paths": (*values["paths"], *argv[end + 1 :])})
    for is_wrong, complaint in _COMPLAINTS:
        if is_wrong(options):
            parser.error(complaint)
    return options


def _reports(options: Options) -> bool:
    return options.mode in ("check", "fix")


def _chooses_output(options: Options) -> bool:
    return options.patch or options.output_format != "full" or options.output_file is not None


#: Options that make no sense together, and what to say then.
_COMPLAINTS: tuple[tuple[Callable[[Options], bool], str], ...] = (
    (
        lambda options: options.mode == "fix" and options.staged and bool(options.paths),
        "--fix --staged takes what is staged, no PATH",
    ),
    (
        lambda options: options.mode == "init" and (options.staged or bool(options.paths)),
        "--init takes the whole repository: no --staged, no PATH",
    ),
    (
        lambda options: options.dry_run and options.mode != "init",
        "--dry-run is for --init; --check changes nothing",
    ),
    (lambda options: "" in options.paths, "a PATH is empty"),
    (
        lambda options: options.patch and options.mode == "fix",
        "--patch is for those who do not run --fix",
    ),
    (
        lambda options: options.patch and options.output_format != "full",
        "--patch is a format of its own, next to --output-format",
    ),
    (
        lambda options: _chooses_output(options) and not _reports(options),
        "--output-format, --output-file and --patch go with --check and --fix",
    ),
)


class _Parser(argparse.ArgumentParser):
    """A parser that answers bad usage with one sentence, and prints nothing itself.

    What argparse cannot print, it loses without a word.
    """

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with ``message`` alone: the usage is a screenful."""
        raise UsageError(f"{message} (see --help)")


class _Print(argparse.Action):
    """An option that ends the reading of arguments: ``const`` makes its text of the parser."""

    def __init__(self, option_strings: Sequence[str], dest: str, **settings: Any) -> None:
        super().__init__(option_strings, dest, nargs=0, default=argparse.SUPPRESS, **settings)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """Raise _Answer."""
        raise _Answer(self.const(parser))


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help of 80 columns on every terminal, so that it need not be measured."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=80)


def _build_parser() -> _Parser:
    parser = _Parser(
        prog=_PROGRAM,
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
    for flag, help_text in _MODES.items():
        modes.add_argument(
            flag, dest="mode", action="store_const", const=flag[2:], default="check", help=help_text
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
    (("--staged",), _ON | {"help": "judge what the index holds, as a hook does; --fix stages"}),
    (("--exit-non-zero-on-fix",), _ON | {"help": "exit 1 where --fix changed anything"}),
    (("-v", "--verbose"), _ON | {"help": "show embedded sources in diffs, and how it went"}),
    (("-q", "--quiet"), _ON | {"help": "print only problems and the summary"}),
    (("--diff-lines",), _NUMBER | {"default": 60, "help": "lines of diff in all (default: 60)"}),
    (("--no-diff",), _ON | {"help": "name what drifted, without diffs"}),
    (
        ("--output-format",),
        {
            "choices": get_args(Format),
            "default": "full",
            "metavar": "FORMAT",
            "help": "full, concise, json, github, gitlab, sarif or junit",
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
            "choices": ("auto", "always", "never"),
            "default": "auto",
            "metavar": "WHEN",
            "help": "auto (on a terminal, unless NO_COLOR is set), always, never",
        },
    ),
    (("-j", "--jobs"), _NUMBER | {"default": 0, "help": "processes (0: as many as pay off)"}),
    (
        ("--cache-dir",),
        {"default": "", "metavar": "DIR", "help": "where earlier runs' findings are"},
    ),
    (("--no-cache",), _ON | {"help": "neither use nor keep what earlier runs found"}),
    (("--dry-run",), _ON | {"help": "with --init: show what it would do, and write nothing"}),
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
            "help": "judge only this source, folder or page, and what depends on it",
        },
    ),
)

#: The words of the options, for those who forget the dashes.
WORDS = frozenset(
    flag[2:]
    for flag in ("--help", *_MODES, *(flag for flags, _ in _ARGUMENTS for flag in flags))
    if flag.startswith("--")
)
