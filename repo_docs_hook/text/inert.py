"""Text of a repository made safe to show: nothing in it steers a terminal or a CI runner."""

from __future__ import annotations

import re

from repo_docs_hook.text.invisible import show_every_hidden

# GitHub's runner obeys `##[command]` anywhere in a line and `::command::` after any blanks at
# its start (actions/runner, ActionCommand.cs); Azure's and TeamCity's obey `##vso[`, `##teamcity[`.
_BRACKET_COMMAND = re.compile(r"##(?=\w*\[)")
_COLON_COMMAND = re.compile(r"^(\s*)::")


def escape(text: str, encoding: str = "utf-8") -> str:
    r"""Return text on one line, with what is hidden or cannot be encoded as ``\x1b``, ``\u202e``.

    ``encoding`` is the one of the stream that will show it.
    """
    shown = show_every_hidden(text)
    return shown.encode(encoding, "backslashreplace").decode(encoding)


def guard(line: str) -> str:
    r"""Return a whole line of output so that no CI runner takes a part of it for a command.

    The first character of the command's mark is written as an escape (``\x3a:error::``).
    """
    return _COLON_COMMAND.sub(r"\1\\x3a:", _BRACKET_COMMAND.sub(r"\\x23#", line))
