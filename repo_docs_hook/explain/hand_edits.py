"""Whose docstring it is that somebody changed on a page. Pure."""

from __future__ import annotations

import re

from repo_docs_hook.model.facts import Facts
from repo_docs_hook.text.headings import FileSection

_ANCHOR = re.compile(r'<a id="([^"]*)"')
_LINKED = re.compile(r"\]\(#([^)]*)\)")
_WORD = re.compile(r"[^\W_]+")
_MODULE = frozenset((FileSection.PURPOSE.anchor, FileSection.OVERVIEW.anchor))


def find_docstring(committed: str, wanted: str, facts: Facts) -> tuple[str, int] | None:
    """Return whose words a page has lost, or got more of, and the line of that docstring.

    ``committed`` is the page with the words of a hand, ``wanted`` the page that the
    source with these ``facts`` generates. None where the first line that differs is
    made of something else than a docstring.
    """
    theirs, ours = committed.split("\n"), wanted.split("\n")
    pairs = enumerate(zip(theirs, ours, strict=False))
    at = next((index for index, (one, other) in pairs if one != other), len(ours) - 1)
    anchor, text = _place(ours[: at + 1])
    if ours[at] in theirs[at:]:  # nothing is lost here: lines came in before it
        anchor, text = _place(["", *filter(None, ours[:at])])
    return _owner(facts, anchor, text)


def _place(lines: list[str]) -> tuple[str, str]:
    """Return the anchor that the last line stands under, and its text, of a row the last cell."""
    last = lines[-1]
    if last.startswith("|"):
        row = _LINKED.search(last)
        above = row[1] if row else _last_anchor(lines)
        return above, last.rstrip("| ").rpartition(" | ")[2]
    return _last_anchor(lines[:-1]), last


def _last_anchor(lines: list[str]) -> str:
    return next((match[1] for line in reversed(lines) if (match := _ANCHOR.search(line))), "")


def _owner(facts: Facts, anchor: str, text: str) -> tuple[str, int] | None:
    """Return the owner of the docstring at an anchor, if that docstring has the text."""
    found = [
        (each.qualname, each.docstring_line, each.docstring)
        for each in facts.definitions
        if each.anchor == anchor
    ]
    if anchor in _MODULE:
        found = [("the module", facts.docstring_line, facts.docstring)]
    for name, line, docstring in found:
        if docstring and _words(text).strip() and _words(text) in _words(docstring):
            return name, line
    return None


def _words(text: str) -> str:
    """Return the words of Markdown or of a docstring, each between blanks."""
    return f" {' '.join(_WORD.findall(text))} "
