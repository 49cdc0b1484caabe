"""Render docstrings: Google, NumPy and Sphinx sections as tables, the rest as text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from repo_docs_hook.model.facts import Parameter
from repo_docs_hook.pages.markup.fields import render_fields
from repo_docs_hook.pages.markup.markdown import fence
from repo_docs_hook.pages.markup.paragraphs import is_underline, render_text

_GOOGLE = re.compile(
    r"(?:Arg(?:ument)?s|Param(?:eter)?s|Raises|Exceptions|Except|Attributes|Examples?|Returns|Yields"
    r"|Notes?|Warnings?|References|See [Aa]lso|Todo): *"
)
_SPHINX = re.compile(
    r":(?:param(?:eter)?|arg(?:ument)?|key(?:word)?|attribute|type|returns?|rtype|yields?"
    r"|raises?|except(?:ion)?)(?: [^:]*)?:"
)
_NUMPY = frozenset(
    (
        *("Parameters", "Params", "Arguments", "Args", "Other Parameters", "Other Params"),
        *("Other Arguments", "Other Args", "Receives", "Returns", "Yields", "Raises", "Warns"),
        *("Attributes", "Examples", "Example", "Notes", "Note", "Warnings", "Warning"),
        *("References", "See Also", "See also", "Todo"),
    )
)


class Chunk(NamedTuple):
    """Consecutive lines of a docstring in one style: ``text`` or one that a parser knows."""

    style: str
    text: str


def render_docstring(
    docstring: str | None, parameters: Mapping[str, Parameter], returns: str = ""
) -> list[str]:
    """Return Markdown blocks that show a whole docstring, none for None or ``""``.

    ``parameters`` are those of the documented signature, by name, ``returns`` is its return
    annotation. Both are shown in place of the types that a docstring repeats. A section from
    which the parser loses a word is shown as written.
    """
    blocks: list[str] = []
    for chunk in _chunks((docstring or "").split("\n")):
        if chunk.style == "text":
            blocks += render_text(chunk.text)
        else:
            fields = render_fields(chunk.style, chunk.text, parameters, returns)
            blocks += [fence(chunk.text)] if fields is None else fields
    return blocks


def _chunks(lines: list[str]) -> Iterator[Chunk]:
    """Cut a docstring where a section begins and where its indented lines end."""
    style, kept = "text", list[str]()
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else ""
        wanted = _style(line, following, style)
        starts = wanted not in ("text", "sphinx") and _opens(line, following)
        if wanted != style or starts:
            if any(kept):
                yield Chunk(style, "\n".join(kept))
            style, kept = wanted, []
        kept.append(line)
    if any(kept):
        yield Chunk(style, "\n".join(kept))


def _style(line: str, following: str, current: str) -> str:
    if _opens(line, following):
        return "numpy" if is_underline(following) else "google"
    if _SPHINX.match(line):
        return "sphinx"
    if current == "numpy" and not (line and is_underline(following)):
        return "numpy"
    return current if not line or line[0] == " " else "text"


def _opens(line: str, following: str) -> bool:
    if is_underline(following):
        return line.rstrip(" ") in _NUMPY
    return bool(_GOOGLE.fullmatch(line)) and (not following or following[0] == " ")
