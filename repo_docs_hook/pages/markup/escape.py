"""Escape text of sources, so that no Markdown, HTML or GitHub shorthand in it takes effect."""

from __future__ import annotations

import re

from repo_docs_hook.text.invisible import show_hidden, show_hidden_in_line

# Python's names and RST's roles and references in backticks, which become code spans.
_LITERAL = re.compile(
    r"``(?P<double>[^`]*[^` ])``(?!`)"
    r"|(?P<role>:[A-Za-z][A-Za-z0-9.+-]{0,30}(?::[A-Za-z][A-Za-z0-9.+-]{0,30}){0,2}:)?"
    r"`(?P<single>[^` ](?:[^`]*[^` ])?)`(?:__?(?![A-Za-z0-9_`])|(?![A-Za-z0-9_`]))"
)
# What GitHub turns into something after it rendered the Markdown: addresses, mentions,
# references, commits, emoji, mathematics. No escape prevents that; a code span does.
_LIVE = re.compile(
    r"://|www\.|@|\$|#[0-9]|(?<![A-Za-z0-9])gh-[0-9]|:[a-z0-9_+-]+:|mailto:|xmpp:"
    r"|(?<![0-9a-z])(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{7,40}(?![0-9a-z])",
    re.IGNORECASE | re.ASCII,
)
_OPENING, _CLOSING = "([{\"'<", ")]}\"'>.,;:!?"
_MARKUP = re.compile(r"[\\`*\[\]~&<>|]|_+")
BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_WORDS = re.compile("([ \n])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;"}
_BLOCK_START = re.compile(r"[-+=#]|[0-9]+(?=[.)])")
_TITLED = re.compile(r"([^<>]*[^<> ]) *<[^<>]+>")
_BACKTICKS = re.compile("`+")
#: Characters of a label in a diagram; a longer one is cut.
_LONGEST_LABEL = 80
_MERMAID = re.compile(r"[\x00-\x1f\x21-\x2c\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]")


def code(text: str) -> str:
    r"""Return any text as a code span; line feeds are shown as ``\n``.

    CommonMark 6.1: the runs of backticks around it are longer than any inside, and a blank is
    added at both ends if the text begins or ends with a backtick, or with blanks on both sides.
    """
    text = show_hidden_in_line(text)
    if not text:
        return "` `"
    ends = text[0] + text[-1]
    blank = " " if "`" in ends or (ends == "  " and text.strip(" ")) else ""
    if "`" not in text:
        return f"`{blank}{text}{blank}`"
    ticks = "`" * (1 + max(len(run) for run in _BACKTICKS.findall(text)))
    return f"{ticks}{blank}{text}{blank}{ticks}"


def prose(text: str) -> str:
    """Return any text as one line of Markdown that shows it as plain words.

    RST literals and roles become code spans, and so do words that GitHub would link, notify,
    or render as emoji or mathematics. Every other mark of Markdown is escaped.
    """
    return escape_start(_inline(BLANKS.sub(" ", text).strip(" ")))


def prose_lines(text: str) -> str:
    """Return lines as one paragraph of Markdown with the same line breaks, as ``prose`` does."""
    lines = (BLANKS.sub(" ", line).strip(" ") for line in text.split("\n"))
    return "\n".join(map(escape_start, _inline("\n".join(filter(None, lines))).split("\n")))


def _inline(text: str) -> str:
    pieces: list[str] = []
    position = 0
    for match in _LITERAL.finditer(text):
        append(pieces, plain(text[position : match.start()]))
        append(pieces, code(_literal(match).replace("\n", " ")))
        position = match.end()
    append(pieces, plain(text[position:]))
    return "".join(pieces)


def escape_start(line: str) -> str:
    """Escape what would begin a heading, a list or a rule at the start of a line."""
    start = _BLOCK_START.match(line)
    if start is None:
        return line
    at = start.end() if start[0].isdigit() else 0
    return f"{line[:at]}\\{line[at:]}"


def html_attribute(text: str) -> str:
    """Return any text as the value of a double-quoted HTML attribute."""
    text = show_hidden_in_line(text).replace("&", "&amp;").replace('"', "&quot;")
    return text.replace("<", "&lt;").replace(">", "&gt;")


def mermaid_label(text: str) -> str:
    """Return any text as a quoted Mermaid label, with entity codes; a long one is cut."""
    text = show_hidden_in_line(text)
    if len(text) > _LONGEST_LABEL:
        text = text[: _LONGEST_LABEL - 3] + "..."
    return _MERMAID.sub(lambda match: f"#{ord(match[0])};", text)


def _literal(match: re.Match[str]) -> str:
    """Return the text of a literal; of a role with ``title <target>`` the title."""
    text = match["double"] or match["single"]
    if not match["role"]:
        return text
    titled = _TITLED.fullmatch(text)
    return titled[1] if titled else text.lstrip("~!") or text


def append(pieces: list[str], piece: str) -> None:
    """Append Markdown, after a blank where two runs of backticks would become one.

    An exclamation mark before a link is escaped, since the two would be an image.
    """
    if piece:
        if pieces and pieces[-1][-1] == "!" and piece[0] == "[":
            pieces[-1] = pieces[-1][:-1] + "\\!"
        touches = bool(pieces) and pieces[-1][-1] == "`" == piece[0]
        pieces.append(f" {piece}" if touches else piece)


def plain(text: str) -> str:
    """Return text as Markdown that shows it as plain words; nothing in it is a literal.

    Blanks and line feeds are kept.
    """
    if not _LIVE.search(text):
        return _MARKUP.sub(_escape_mark, show_hidden(text))
    return "".join(map(_escape_word, _WORDS.split(text)))


def _escape_word(word: str) -> str:
    if not _LIVE.search(word):
        return _MARKUP.sub(_escape_mark, show_hidden(word))
    rest = word.lstrip(_OPENING)
    core = rest.rstrip(_CLOSING)
    if core[:1] == ":" == rest[len(core) : len(core) + 1]:  # an emoji's
        core += ":"
    opening, closing = word[: len(word) - len(rest)], rest[len(core) :]
    return "".join((_escape_word(opening), code(core), _escape_word(closing)))


def _escape_mark(match: re.Match[str]) -> str:
    mark, text = match[0], match.string
    if mark[0] == "_":
        inside = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
        return (
            mark
            if len(inside) == 2 and inside.isascii() and inside.isalnum()
            else "\\_" * len(mark)
        )
    return _ENTITIES.get(mark, "\\" + mark)
