"""Arguments in, exit code out; the only place that catches and prints errors."""

from __future__ import annotations

import os
import sys

from repo_docs_hook.early import ask

TYPE_CHECKING = False  # the module of that name is slow to import
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

CLEAN, DRIFT, ERROR, INTERRUPTED = 0, 1, 2, 130


def run() -> NoReturn:
    """Run as a program: judge by ``sys.argv`` and exit."""
    sys.exit(main())


def main(argv: Sequence[str] | None = None) -> int:
    """Run with the arguments ``argv`` (default: the program's own) and return the exit code.

    0: clean, or all mended; 1: drift; 2: something could not be judged; 130: interrupted.
    """
    arguments = sys.argv[1:] if argv is None else [*argv]
    try:
        code = _run(arguments)
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
        return _fail(error, arguments)


def _fail(error: Exception, arguments: Sequence[str]) -> int:
    """Print an error as one line; those that we did not foresee with a pointer to --verbose."""
    from repo_docs_hook.run import EXPECTED

    message = str(error)
    if not isinstance(error, EXPECTED):
        message = f"unexpected {type(error).__name__}: {error} (--verbose shows where)"
        if not {"-v", "--verbose"}.isdisjoint(arguments):
            import traceback

            message = "".join(traceback.format_exception(error)) + message
    for line in message.split("\n"):
        _print_error(f"repo-docs-hook: error: {line}")
    return ERROR


def _print_error(line: str) -> None:
    from repo_docs_hook.report.lines import line as as_line
    from repo_docs_hook.report.plain import write_plain

    write_plain([as_line(line)], sys.stderr)


def _run(arguments: Sequence[str]) -> int:
    sentence, known = ask(arguments, os.environ)
    if sentence is not None:
        sys.stdout.write(sentence)
        return CLEAN
    from repo_docs_hook.headstart import get_ready

    with get_ready(known, os.environ) as start:
        from repo_docs_hook.options import parse_options
        from repo_docs_hook.run import MODES

        options = parse_options(arguments)
        return MODES[options.mode](options, start)
