"""Render text of docstrings: first sentences, paragraphs as prose, the rest in fences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import dedent

from repo_docs_hook.pages.markup.escape import prose, prose_lines
from repo_docs_hook.pages.markup.markdown import fence

_BLANKS = re.compile(" +")
_UNDERLINE = re.compile(r"[!-/:-@\[-`{-~]")
_NOT_A_SENTENCE = re.compile(r">>>|\.\. |:[A-Za-z]+[^:`]*:(?: |$)|@[a-z]+ |[-*+] |#!|\|")
_MARKUP_LINE = re.compile(
    r" |>>>|\.\.(?: |$)|[-*+\u2022] |[0-9]+[.)] |:[A-Za-z]+[^:`]*:(?: |$)|@[a-z]+"
    r"|\||\+[-=]|```|~~~|#"
)
# ``name: what it is`` or ``x -> y``: one alone may be a sentence, two in a paragraph are a list.
_ENTRY = re.compile(r"[^\s:]{1,30}(?: \([^()]{0,40}\))? ?(?::|->|=>|--|=) +\S")
_TITLE_MARKS = "=-~^\"'*+#_"
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
    return prose(first_sentence(docstring))


def is_underline(line: str) -> bool:
    """Tell whether a line is one punctuation mark three times or more, as under headings."""
    return len(line) >= 3 and bool(_UNDERLINE.match(line)) and line == line[0] * len(line)


def is_plain(paragraph: list[str]) -> bool:
    """Tell whether the lines of a paragraph are words alone, which can be joined to one line."""
    if _entry(paragraph) is not None:
        return False
    return not any(_MARKUP_LINE.match(line) or is_underline(line) for line in paragraph)


def _entry(lines: list[str]) -> int | None:
    """Return the index of the first entry of a list without bullets, None for no list."""
    found = [index for index, line in enumerate(lines) if _ENTRY.match(line)]
    return found[0] if len(found) > 1 else None


def render_text(text: str) -> list[str]:
    """Return Markdown blocks for a text: plain paragraphs as prose, everything else in fences.

    Neighbouring paragraphs that are not plain share a fence. RST's ``::`` before a literal
    block becomes one colon, an underlined title a bold line.
    """
    blocks: list[str] = []
    kind, kept = "prose", list[str]()
    for paragraph in _paragraphs(text):
        for number, piece in enumerate(_pieces(paragraph)):
            found = _piece_kind(piece, kind)
            if found != kind or found in ("prose", "title"):
                blocks += _block(kind, kept)
                kept = []
            kind = found
            kept += piece if number and kept else ["", *piece]
    return blocks + _block(kind, kept)


def _pieces(paragraph: list[str]) -> Iterator[list[str]]:
    """Cut a paragraph after its title, and before a list or a session in it."""
    if is_underline(paragraph[0]) and len(paragraph) > 2 and _is_title(paragraph[1:]):
        paragraph = paragraph[1:]
    if _is_title(paragraph):
        yield paragraph[:2]
        paragraph = paragraph[2:]
    end = next((index for index, line in enumerate(paragraph) if _MARKUP_LINE.match(line)), None)
    entry = _entry(paragraph)
    cut = min((each for each in (end, entry) if each is not None), default=0)
    if cut and paragraph[cut][0] != " ":
        yield paragraph[:cut]
        paragraph = paragraph[cut:]
    if paragraph:
        yield paragraph


def _is_title(lines: list[str]) -> bool:
    """Tell whether lines begin with a title: words with an underline of about their length."""
    if len(lines) < 2 or not is_underline(lines[1]) or lines[1][0] not in _TITLE_MARKS:
        return False
    return is_plain(lines[:1]) and len(lines[1]) >= len(lines[0].rstrip(" ")) - 2


def _piece_kind(piece: list[str], before: str) -> str:
    """Return ``title``, ``prose``, ``session``, ``text`` or ``literal`` (indented)."""
    if is_plain(piece):
        return "prose"
    if _is_title(piece):
        return "title"
    if _is_session(piece[0]) and before != "text":
        return "session"
    if piece[0][0] == " ":
        return before if before in ("text", "literal") else "literal"
    return "session" if _is_session(piece[0]) else "text"


def _is_session(line: str) -> bool:
    return line.lstrip(" ").startswith(">>>")


def _block(kind: str, lines: list[str]) -> list[str]:
    if not any(lines):
        return []
    if kind == "title":
        return [f"**{prose(lines[1])}**"]
    if kind != "prose":
        return [fence(dedent("\n".join(lines)), "python" if kind == "session" else "text")]
    text = "\n".join(lines).strip(" \n")
    if text.endswith("::"):
        text = text[:-1].rstrip(": ") + ":" if text != "::" else ""
    return [prose_lines(text)] if text else []


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
