"""Read docstrings back from a page, without what the page adds from the signature.

The result is compared with another one, never shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from repo_docs_hook.pages.docstrings.tables import DESCRIPTION, RETURNS, WHEN, YIELDS

_CODE = r"(?:`[^`]*`|``.*?``)"
_SHOWN = rf"(?:\[{_CODE}\]\([^)]*\)|{_CODE})"
_RETURNS = re.compile(rf"\*\*({RETURNS}|{YIELDS})\*\*(?: {_SHOWN},?)*:?")
_CELL_END = re.compile(r"(?<!\\)\|")
#: The columns that a docstring fills besides names; the others come from the signature.
_TOLD = (DESCRIPTION, WHEN)


def read_shown_docstring(lines: Iterable[str]) -> str | None:
    """Return the docstring that the lines below a signature show, None for no docstring.

    Titles and cells that a page takes from the signature are left out.
    """
    text = "\n".join(_words(lines)).strip("\n")
    return text or None


def _words(lines: Iterable[str]) -> Iterator[str]:
    told = False
    for line in lines:
        if not line.startswith("| "):
            yield _RETURNS.sub(r"\1", line)
            continue
        cells = [cell.strip(" ") for cell in _CELL_END.split(line)[1:-1]]
        if cells and "`" not in cells[0]:
            told = cells[-1] in _TOLD
            continue
        yield " | ".join([cells[0], *cells[1:][-1:]] if told else cells[:1])
