"""Arguments in, exit code out; the only place that catches and prints errors."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from repo_docs_hook.options import Options, parse_options

CLEAN, DRIFT, ERROR, INTERRUPTED = 0, 1, 2, 130


def run() -> NoReturn:
    """Run as a program: judge by ``sys.argv`` and exit."""
    sys.exit(main())


def main(argv: Sequence[str] | None = None) -> int:
    """Run with the arguments ``argv`` (default: the program's own) and return the exit code.

    0: clean, or all mended; 1: drift; 2: something could not be judged; 130: interrupted.
    """
    options = Options()
    try:
        options = parse_options(sys.argv[1:] if argv is None else argv)
        code = _run(options)
        sys.stdout.flush()
        return code
    except SystemExit as stop:  # argparse has printed what there was to say
        return stop.code if isinstance(stop.code, int) else ERROR
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Python would complain once more when it flushes the stream at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ERROR
    except Exception as error:  # the last boundary: nobody is shown a raw traceback
        return _fail(error, options)


def _fail(error: Exception, options: Options) -> int:
    """Print an error as one line; those that we did not foresee with a pointer to --verbose."""
    from repo_docs_hook.run import EXPECTED

    message = str(error)
    if not isinstance(error, EXPECTED):
        message = f"unexpected {type(error).__name__}: {error} (--verbose shows where)"
        if options.verbose:
            import traceback

            message = "".join(traceback.format_exception(error)) + message
    for line in message.split("\n"):
        _print_error(f"repo-docs-hook: error: {line}")
    return ERROR


def _print_error(line: str) -> None:
    from repo_docs_hook.report.lines import line as as_line
    from repo_docs_hook.report.plain import write_plain

    write_plain([as_line(line)], sys.stderr)


def _run(options: Options) -> int:
    from repo_docs_hook.run import MODES

    handler: Callable[[Options], int] = MODES[options.mode]
    return handler(options)
