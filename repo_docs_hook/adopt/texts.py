"""Read the files that `--init` edits, and insert lines into their texts."""

from __future__ import annotations

from collections.abc import Iterable

from repo_docs_hook.text.paths import encode
from repo_docs_hook.write.pages import WriteError, inspect, open_top, reasons


def read_text(top: str, name: str) -> str | None:
    """Return the text of the file ``name`` in the folder ``top``, newlines unchanged.

    None where there is no file. Raises WriteError for one that must not or cannot be edited: a
    link, no regular file, a read-only one, one that is not UTF-8.
    """
    with reasons(name), open_top(top) as folder:
        state = inspect(folder, encode(name))
        if state is None:
            return None
        if not state.st_mode & 0o222:
            raise WriteError(name, "it is read-only")
        data = folder.read(encode(name))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise WriteError(name, f"its byte {error.start} is not UTF-8") from None


def newline_of(text: str) -> str:
    r"""Return the newline of the first line of a text: ``\r\n`` or ``\n``."""
    end = text.find("\n")
    return "\r\n" if end > 0 and text[end - 1] == "\r" else "\n"


def insert_lines(text: str, at: int, lines: Iterable[str]) -> str:
    """Insert lines at ``at``, where a line begins or the text ends, with the text's newlines."""
    newline = newline_of(text)
    before = text[:at]
    if before and not before.endswith("\n"):
        before += newline
    return before + "".join(line + newline for line in lines) + text[at:]


def append_lines(text: str, lines: Iterable[str]) -> str:
    """Append lines, after a blank one where there is text before them."""
    added = list(lines)
    last = text.rpartition("\n")[0] if text.endswith("\n") else text
    ends_blank = not last.rpartition("\n")[2].strip()
    return insert_lines(text, len(text), added if ends_blank or not added else ["", *added])


def line_start(text: str, at: int) -> int:
    """Return where the line begins that ``at`` is on."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Return where the line after the one that ``at`` is on begins, or the text ends."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1
