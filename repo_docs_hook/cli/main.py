"""The entry point: arguments to an exit code. Errors that end a run are reported here."""

from __future__ import annotations

import os
import sys

from repo_docs_hook.cli.fast_path import ask
from repo_docs_hook.cli.streams import drop, open_closed, tell, try_to_tell

TYPE_CHECKING = False  # the module of that name is slow to import
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import NoReturn

CLEAN, DRIFT, ERROR, INTERRUPTED = 0, 1, 2, 130


def run() -> NoReturn:
    """Run as a program with the arguments ``sys.argv``, and exit."""
    open_closed()
    sys.exit(main())


def main(argv: Sequence[str] | None = None) -> int:
    """Run with the arguments ``argv`` (default: the program's own) and return the exit code.

    0: up to date, or updated; 1: out of date; 2: something could not be checked; 130: interrupted.
    """
    arguments = sys.argv[1:] if argv is None else [*argv]
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        drop(sys.stdout)
        return INTERRUPTED
    except BrokenPipeError:
        return ERROR
    except Exception as error:  # the last boundary: users see one line, not a traceback
        return _fail(error, arguments)


def _fail(error: Exception, arguments: Sequence[str]) -> int:
    """Print an error as one line; unexpected ones with a pointer to --verbose."""
    from repo_docs_hook.cli.modes import EXPECTED

    message = str(error)
    if not isinstance(error, EXPECTED):
        message = f"unexpected {type(error).__name__}: {error} (--verbose shows where)"
        if not {"-v", "--verbose"}.isdisjoint(arguments):
            import traceback

            message = "".join(traceback.format_exception(error)) + message
    _print_error(f"repo-docs-hook: error: {line}" for line in message.split("\n"))
    return ERROR


def _print_error(texts: Iterable[str]) -> None:
    from repo_docs_hook.report.lines import line
    from repo_docs_hook.report.plain import write_plain

    try_to_tell(sys.stderr, lambda stream: write_plain(map(line, texts), stream))


def _run(arguments: Sequence[str]) -> int:
    sentence, known = ask(arguments, os.environ)
    if sentence is not None:
        return _answer(sentence)
    from repo_docs_hook.cli.warm_start import get_ready

    with get_ready(known, os.environ) as start:
        from repo_docs_hook.cli.modes import MODES
        from repo_docs_hook.cli.options import parse_options

        options = parse_options(arguments)
        return _answer(options) if isinstance(options, str) else MODES[options.mode](options, start)


def _answer(text: str) -> int:
    tell(sys.stdout, lambda stream: stream.write(text))
    return CLEAN
