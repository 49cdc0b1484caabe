"""Running text of docstrings: first sentences, paragraphs as prose, everything else in fences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import dedent

from repo_docs_hook.pages.escape import prose
from repo_docs_hook.pages.markdown import fence

_BLANKS = re.compile(" +")
_UNDERLINE = re.compile(r"[!-/:-@\[-`{-~]")
_NOT_A_SENTENCE = re.compile(r">>>|\.\. |:[A-Za-z]+[^:`]*:(?: |$)|@[a-z]+ |[-*+] |#!|\|")
_MARKUP_LINE = re.compile(
    r" |>>>|\.\.(?: |$)|[-*+\u2022] |[0-9]+[.)] |:[A-Za-z]+[^:`]*:(?: |$)|@[a-z]+"
    r"|\||\+[-=]|```|~~~|#"
)
_SENTENCE_END = re.compile(r"[.!?][\"')\]]*(?= [\"'(\[`*:]?[A-Z0-9`:])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|cf|vs|etc|al|resp|incl|approx|Dr|Mr|Mrs|St|No|Fig|Eq|Ref|Sec)|\b[A-Za-z])\.$"
)
#: Longer first sentences are cut in summaries; the whole docstring stands in its own place.
_LONGEST_SUMMARY = 300


def first_sentence(docstring: str | None) -> str:
    """Return the first sentence of a docstring on one line, ``""`` where it begins otherwise.

    An underlined heading counts as a sentence, unless it is one word; a list ends it too.
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
    """Tell whether lines are a heading of one word: the module's name, which says nothing."""
    return len(lines) == 2 and is_underline(lines[1]) and " " not in lines[0]


def summary(docstring: str | None) -> str:
    """Return the first sentence as Markdown."""
    return prose(first_sentence(docstring))


def is_underline(line: str) -> bool:
    """Tell whether a line is three or more of one mark, as under headings."""
    return len(line) >= 3 and bool(_UNDERLINE.match(line)) and line == line[0] * len(line)


def is_plain(paragraph: list[str]) -> bool:
    """Tell whether the lines are a paragraph of words, which may be folded and rendered."""
    return not any(_MARKUP_LINE.match(line) or is_underline(line) for line in paragraph)


def render_text(text: str) -> list[str]:
    """Return Markdown blocks for a text: plain paragraphs as prose, examples and the rest fenced.

    Neighbouring paragraphs that are not plain share one fence; RST's ``::`` before a
    literal block becomes one colon.
    """
    blocks: list[str] = []
    kind, kept = "prose", list[str]()
    for paragraph in [*_paragraphs(text), []]:
        found = _paragraph_kind(paragraph, kind)
        if found != kind or found == "prose":
            blocks += _block(kind, kept)
            kept = []
        kind = found
        kept += ["", *paragraph]
    return blocks


def _paragraph_kind(paragraph: list[str], before: str) -> str:
    """Return ``prose``, ``pycon`` (a session), ``text`` (as written), ``literal`` (indented)."""
    if not paragraph or is_plain(paragraph):
        return "prose"
    if _is_session(paragraph[0]) and before != "text":
        return "pycon"
    if paragraph[0][0] == " ":
        return before if before in ("text", "literal") else "literal"
    return "pycon" if _is_session(paragraph[0]) else "text"


def _is_session(line: str) -> bool:
    return line.lstrip(" ").startswith(">>>")


def _block(kind: str, lines: list[str]) -> list[str]:
    if not any(lines):
        return []
    if kind != "prose":
        return [fence(dedent("\n".join(lines)), "pycon" if kind == "pycon" else "text")]
    text = " ".join(lines).strip(" ")
    if text.endswith("::"):
        text = text[:-1].rstrip(": ") + ":" if text != "::" else ""
    return [prose(text)] if text else []


def _paragraphs(text: str) -> Iterator[list[str]]:
    lines: list[str] = []
    for line in [*text.split("\n"), ""]:
        if line.strip(" \t"):
            lines.append(line)
        elif lines:
            yield lines
            lines = []


def _before_markup(lines: list[str]) -> list[str]:
    for index, line in enumerate(lines[1:], 1):
        if is_underline(line) or _NOT_A_SENTENCE.match(line):
            return lines[:index]
    return lines


def _sentence(text: str) -> str:
    for match in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.search(text[max(0, match.start() - 8) : match.start() + 1]):
            return text[: match.end()]
    return text


def _shorten(text: str) -> str:
    if len(text) <= _LONGEST_SUMMARY:
        return text
    return text[:_LONGEST_SUMMARY].rpartition(" ")[0] + " ..."
