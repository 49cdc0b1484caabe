"""The command line in, Options out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from repo_docs_hook.cli.arguments import Printed, build_parser


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks for.

    ``mode`` is a key of ``MODE_HELP``, ``output_format`` one of ``FORMATS``, ``color`` one of
    ``COLORS``. ``paths`` are as typed. ``diff_lines`` is the number of diff lines of a run,
    ``jobs`` the number of processes, 0 for as many as are worth it. ``cache_dir`` is ``""``
    for the user's own. ``output_file`` is None for standard output.
    """

    mode: str = "check"
    staged: bool = False
    paths: tuple[str, ...] = ()
    exit_non_zero_on_fix: bool = False
    verbose: bool = False
    quiet: bool = False
    diff_lines: int = 60
    no_diff: bool = False
    color: str = "auto"
    jobs: int = 0
    cache_dir: str = ""
    no_cache: bool = False
    dry_run: bool = False
    output_format: str = "full"
    output_file: str | None = None
    patch: bool = False


def parse_options(argv: Sequence[str]) -> Options | str:
    """Read ``argv``, the arguments without the program's name.

    Returns the options, or the text that ``--help`` and ``--version`` print. Raises UsageError
    for arguments that are unknown, wrong or do not go together.
    """
    parser = build_parser()
    # argparse forgets a "--" between its two passes over intermixed arguments.
    end = argv.index("--") if "--" in argv else len(argv)
    try:
        values: dict[str, Any] = vars(parser.parse_intermixed_args(argv[:end]))
    except Printed as answer:
        return str(answer)
    options = Options(**values | {"paths": (*values["paths"], *argv[end + 1 :])})
    for is_wrong, complaint in _COMPLAINTS:
        if is_wrong(options):
            parser.error(complaint)
    return options


def _reports(options: Options) -> bool:
    return options.mode in ("check", "fix")


def _lists_rules(options: Options) -> bool:
    return options.mode == "list-rules"


def _chooses_output(options: Options) -> bool:
    has_format = options.output_format != "full" and not _lists_rules(options)
    return options.patch or has_format or options.output_file is not None


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
        "--patch goes with --check: --fix changes the pages itself",
    ),
    (
        lambda options: options.patch and options.output_format != "full",
        "--patch is a format of its own, next to --output-format",
    ),
    (
        lambda options: _lists_rules(options) and options.output_format not in ("full", "json"),
        "--list-rules writes text, or --output-format json",
    ),
    (
        lambda options: _chooses_output(options) and not _reports(options),
        "--output-format, --output-file and --patch go with --check and --fix",
    ),
)
