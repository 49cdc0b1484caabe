"""How the comments of a source are kept as one text."""

from __future__ import annotations

#: Stands between two comments that a line without a comment parts.
COMMENT_END = "\n\n\n"
