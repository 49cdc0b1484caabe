"""Add a setting to the text of a configuration file."""

from __future__ import annotations

import re

from repo_docs_hook.adopt.texts import append_lines, insert_lines, line_end
from repo_docs_hook.config.toml import parse_toml
from repo_docs_hook.config.values import quote

TABLE = "repo-docs-hook"
_HEADER = re.compile(rf"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*[\"']?{TABLE}[\"']?[ \t]*\]", re.MULTILINE)
_FIRST = re.compile(r"^[ \t]*[^\s#]", re.MULTILINE)


def add_setting(text: str, key: str, value: str, *, own_file: bool) -> str | None:
    """Return the text with ``key = "value"`` in the tool's table, None if that is not safe.

    ``own_file``: the text is that of ``repo-docs-hook.toml``, whose keys are at the top level.
    Raises ValueError, ``LINE:COLUMN: what is wrong``, where the text is not TOML.
    """
    before = parse_toml(text.encode("utf-8"))
    line = setting_line(key, value)
    if own_file:
        first = _FIRST.search(text)
        new = insert_lines(text, first.start() if first else len(text), [line])
        wanted = {**before, key: value}
    else:
        header = _HEADER.search(text)
        new = (
            insert_lines(text, line_end(text, header.end()), [line])
            if header
            else append_lines(text, [f"[tool.{TABLE}]", line])
        )
        tool = before.get("tool", {})
        table = tool.get(TABLE, {}) if isinstance(tool, dict) else {}
        if not isinstance(tool, dict) or not isinstance(table, dict):
            return None
        wanted = {**before, "tool": {**tool, TABLE: {**table, key: value}}}
    try:
        return new if parse_toml(new.encode("utf-8")) == wanted else None
    except ValueError:
        return None


def setting_line(key: str, value: str) -> str:
    """Return a setting as a line of TOML."""
    return f"{key} = {quote(value)}"
