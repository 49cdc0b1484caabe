"""What a stream is: whether it takes colour, and how wide its terminal is."""

from __future__ import annotations

import os
from typing import TextIO

_PLAIN_TERMINALS = ("dumb", "unknown")


def can_redraw(stream: TextIO) -> bool:
    """Tell whether a stream is a terminal that can take back what it shows."""
    return stream.isatty() and os.environ.get("TERM") not in _PLAIN_TERMINALS


def is_styled(stream: TextIO, color: str) -> bool:
    """Tell whether to use colour (no-color.org, force-color.org; TERM=dumb has none)."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return can_redraw(stream)


def terminal_width(stream: TextIO) -> int:
    """Return COLUMNS or the terminal's own width; 80 where it does not say (a bare pty)."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return int(columns)
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except OSError:
        return 80
