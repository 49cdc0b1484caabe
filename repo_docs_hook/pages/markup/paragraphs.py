"""The first sentence of a docstring, which stands for it in tables and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repo_docs_hook.pages.markup.inline import inline

_BLANKS = re.compile(" +")
_UNDERLINE = re.compile(r"[!-/:-@\[-`{-~]")
_NOT_A_SENTENCE = re.compile(r">>>|\.\. |:[A-Za-z]+[^:`]*:(?: |$)|@[a-z]+ |[-*+] |#!|\|")
# ``name: what it is`` or ``x -> y``: one alone may be a sentence, two in a paragraph are a list.
_ENTRY = re.compile(r"[^\s:]{1,30}(?: \([^()]{0,40}\))? ?(?::|->|=>|--|=) +\S")
_SENTENCE_END = re.compile(r"[.!?][\"')\]]*(?= [\"'(\[`*:]?[A-Z0-9`:])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|cf|vs|etc|al|resp|incl|approx|Dr|Mr|Mrs|St|No|Fig|Eq|Ref|Sec)|\b[A-Za-z])\.$"
)
#: Longer first sentences are cut in summaries; the whole docstring stands in its own place.
_LONGEST_SUMMARY = 300


def first_sentence(docstring: str | None) -> str:
    """Return the first sentence of a docstring on one line, ``""`` if it begins with markup.

    An underlined heading counts as a sentence, unless it is one word. A list ends a sentence.
    """
    for paragraph in _paragraphs(docstring or ""):
        lines = [line.strip(" ") for line in paragraph]
        if lines and is_underline(lines[0]):
            lines = lines[1:]
        if not lines or _is_bare_title(lines):
            continue
        if _NOT_A_SENTENCE.match(lines[0]):
            return ""
        return _shorten(_sentence(_BLANKS.sub(" ", " ".join(_before_markup(lines)))))
    return ""


def _is_bare_title(lines: list[str]) -> bool:
    """Tell whether lines are a heading of one word, as a rule the module's name."""
    return len(lines) == 2 and is_underline(lines[1]) and " " not in lines[0]


def without_first_sentence(docstring: str | None) -> str:
    """Return a docstring without what ``first_sentence`` returns of it, and without its title.

    All of it where that sentence is cut or does not stand at its start.
    """
    text = docstring or ""
    rest = text.lstrip("\n ")
    words = first_sentence(text).split(" ")
    for word in words if words != [""] else ():
        rest = rest.lstrip("\n ")
        if not rest.startswith(word):
            return text
        rest = rest[len(word) :]
    underline, _, below = rest.lstrip(" ").removeprefix("\n").partition("\n")
    return below if is_underline(underline.strip(" ")) else rest.lstrip(" ")


def summary(docstring: str | None) -> str:
    """Return the first sentence of a docstring as Markdown, ``""`` for none."""
    return inline(first_sentence(docstring))


def is_underline(line: str) -> bool:
    """Tell whether a line is one punctuation mark three times or more, as under headings."""
    return len(line) >= 3 and bool(_UNDERLINE.match(line)) and line == line[0] * len(line)


def _entry(lines: list[str]) -> int | None:
    """Return the index of the first entry of a list without bullets, None for no list."""
    found = [index for index, line in enumerate(lines) if _ENTRY.match(line)]
    return found[0] if len(found) > 1 else None


def _paragraphs(text: str) -> Iterator[list[str]]:
    lines: list[str] = []
    for line in [*text.split("\n"), ""]:
        if line.strip(" \t"):
            lines.append(line)
        elif lines:
            yield lines
            lines = []


def _before_markup(lines: list[str]) -> list[str]:
    entry = _entry(lines) or len(lines)
    for index, line in enumerate(lines[1:entry], 1):
        if is_underline(line) or _NOT_A_SENTENCE.match(line):
            return lines[:index]
    return lines[:entry]


def _sentence(text: str) -> str:
    for match in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.search(text[max(0, match.start() - 8) : match.start() + 1]):
            return text[: match.end()]
    return text


def _shorten(text: str) -> str:
    if len(text) <= _LONGEST_SUMMARY:
        return text
    return text[:_LONGEST_SUMMARY].rpartition(" ")[0] + " ..."
