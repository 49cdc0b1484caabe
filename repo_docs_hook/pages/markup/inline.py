"""Render what docstrings mark inside a line: emphasis, literals, roles, references, addresses.

reStructuredText, Markdown and epytext become the same Markdown. Nothing else in a text takes
effect.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from repo_docs_hook.pages.markup.escape import BLANKS, append, code, escape_start, plain
from repo_docs_hook.pages.markup.markdown import link

#: Returns the target of the link for a name, None where the name is not known.
Refer = Callable[[str], str | None]

# Every alternative begins with a mark, so that the search passes over words quickly.
_TOKEN = re.compile(
    r"``(?P<literal>[^`]*[^` ])``(?!`)"
    r"|`(?P<single>[^` ](?:[^`]*[^` ])?)`(?:__?(?![A-Za-z0-9_`])|(?![A-Za-z0-9_`]))"
    r"|\*\*(?P<strong>(?! )[^*`\n]+|(?! )(?:[^*`]|`[^`]*`){1,1000})\*\*"
    r"|\*(?P<emphasis>(?! )[^*]+)\*"
    r"|\[(?P<label>[^\[\]`]+|`[^`]+`)\]"
    r"(?:\[(?P<name>[^\[\]` ]*)\]|\((?P<address>[^()\s`]+)\)|(?P<note>_)(?![A-Za-z0-9_]))"
    r"|\$(?P<math>[^$` \n](?:[^$`]*[^$` \n])?)\$(?![0-9])"
    r"|\\(?P<escaped>[ *`_|\\])"
    r"|\{(?P<braced>[^{}`]*(?:\{[^{}`]*\}[^{}`]*)*)\}"
)
_ROLE = re.compile(r":([A-Za-z][A-Za-z0-9.+-]{0,30}(?::[A-Za-z][A-Za-z0-9.+-]{0,30}){0,2}):\Z")
_LONGEST_ROLE = 100
_RUNS = re.compile(r"[ \t\r\f\v]{2,}|[\t\r\f\v]")
_TITLED = re.compile(r"([^<>]*[^<> ])\s*<([^<>]+)>")
_ADDRESS = re.compile(r"(?:https?|ftp|mailto):|[^:]*[/#]|[^:]*\.(?:md|html|rst)\Z")
_SIGNATURE = re.compile(r"\(.*\)\Z", re.DOTALL)
#: Roles whose text is words, not code; those of a numbered document begin with its name.
_WORDS = frozenset(
    "abbr abbreviation dfn doc download emphasis guilabel menuselection numref ref strong sub"
    " subscript sup superscript term title title-reference".split()
)
_DOCUMENTS = {"pep": "PEP", "pep-reference": "PEP", "rfc": "RFC", "rfc-reference": "RFC"}
#: Roles whose text is code, but no name of Python.
_LITERALS = frozenset(
    "command envvar file kbd literal mailheader makevar math mimetype newsgroup option program"
    " regexp samp token".split()
)
_EPYTEXT = "BCILMSU"
_NAME_PART = re.compile(r"[A-Za-z0-9]|[^\x00-\x7f]")
#: What may stand before emphasis, and behind it (docutils: "inline markup recognition rules").
_BEFORE, _BEHIND = frozenset(" \n([{\"'-/:"), frozenset(" \n)]}\"'-/:.,;!?")


def no_target(_name: str) -> None:
    """Return the target of no link, for texts in which nothing is linked."""


def inline(text: str, refer: Refer = no_target) -> str:
    """Return a text as one line of Markdown, with the author's emphasis, literals and references.

    A reference is linked where ``refer`` finds its target, otherwise it is code.
    """
    return escape_start(_render(BLANKS.sub(" ", text).strip(" "), refer))


def inline_lines(text: str, refer: Refer = no_target, head: str = "") -> str:
    """Return lines as one paragraph of Markdown with the same line breaks, as ``inline`` does.

    So that a change of one line of a docstring changes one line of its page. ``head`` is
    Markdown that stands before the first line.
    """
    lines = (line.strip(" ") for line in _RUNS.sub(" ", text).split("\n"))
    shown = head + _render("\n".join(filter(None, lines)), refer)
    return "\n".join(escape_start(line.strip(" ")) for line in shown.split("\n"))


def reference(name: str, refer: Refer, label: str = "") -> str:
    """Return a name as code, linked where it resolves; its label is the name by default."""
    text = code(label or name)
    target = refer(_SIGNATURE.sub("", name.strip()))
    return text if target is None else link(text, target)


def _render(text: str, refer: Refer) -> str:
    """Return Markdown for a text; line feeds outside of literals are kept."""
    pieces: list[str] = []
    words, start, position = "", 0, 0
    while match := _TOKEN.search(text, position):
        position = match.end()
        if match["escaped"]:
            words += text[start : match.start()] + _unescape(match)
            start = position
            continue
        begin, shown = _TOKENS[match.lastgroup or ""](match, start, refer)
        if shown is None:
            position = match.start() + (2 if match.lastgroup in ("strong", "literal") else 1)
            continue
        append(pieces, plain(words + text[start:begin]))
        append(pieces, shown)
        words, start = "", position
    append(pieces, plain(words + text[start:]))
    return "".join(pieces)


def _unescape(match: re.Match[str]) -> str:
    """Return what a backslash escapes: a blank is nothing, another backslash stays as written."""
    character = match["escaped"]
    return "" if character == " " else match[0] if character == "\\" else character


# Each function returns where its piece begins, and the piece as Markdown, None for no markup.
_Shown = tuple[int, str | None]


def _literal(match: re.Match[str], _start: int, _refer: Refer) -> _Shown:
    return match.start(), code(match["literal"].replace("\n", " "))


def _single(match: re.Match[str], start: int, refer: Refer) -> _Shown:
    """Show a role, a hyperlink, or text in single backticks, which is a reference or code."""
    text, string, begin = match["single"].replace("\n", " "), match.string, match.start()
    role = None
    if string[begin - 1 : begin] == ":":
        role = _ROLE.search(string, max(start, begin - _LONGEST_ROLE), begin)
    titled = _TITLED.fullmatch(text)
    if role:
        return role.start(), _role(role[1].rpartition(":")[2], text, titled, refer)
    if not match[0].endswith("_"):
        return begin, reference(text, refer, text)
    if titled and titled[2] != titled[1]:
        return begin, f"{plain(titled[1])} ({code(titled[2])})"
    return begin, reference(text, refer) if " " not in text else plain(text)


def _role(role: str, text: str, titled: re.Match[str] | None, refer: Refer) -> str:
    if role in _DOCUMENTS:
        return plain(titled[1] if titled else f"{_DOCUMENTS[role]} {text}")
    if role in _WORDS and (titled or role not in ("ref", "doc", "numref")):
        return plain(titled[1] if titled else text)
    if titled:
        return reference(titled[2].lstrip("~!"), refer, titled[1])
    name = text.lstrip("~!") or text
    return code(name) if text[0] == "!" or role in _LITERALS else reference(name, refer, name)


def _math(match: re.Match[str], _start: int, _refer: Refer) -> _Shown:
    """Show a formula as one piece of code, since GitHub would render it."""
    before = match.string[match.start() - 1 : match.start()]
    if before and (_NAME_PART.match(before) or before == "$"):
        return match.start(), None
    return match.start(), code(match[0].replace("\n", " "))


def _strong(match: re.Match[str], _start: int, refer: Refer) -> _Shown:
    return match.start(), _emphasized(match, "strong", "**", refer)


def _emphasis(match: re.Match[str], _start: int, refer: Refer) -> _Shown:
    return match.start(), _emphasized(match, "emphasis", "*", refer)


def _emphasized(match: re.Match[str], group: str, mark: str, refer: Refer) -> str | None:
    text, string = match[group], match.string
    before = string[match.start() - 1 : match.start()] or " "
    behind = string[match.end() : match.end() + 1] or " "
    if before not in _BEFORE or behind not in _BEHIND:
        return None
    if text[-1] in " \n\\" or text[0] == "\n" or text.count("`") % 2:
        return None
    return f"{mark}{_render(text, refer)}{mark}" if text.strip() == text else None


def _label(match: re.Match[str], start: int, refer: Refer) -> _Shown:
    """Show ``[name][]``, ``[words][name]``, ``[words](address)`` or a footnote's mark."""
    label, begin = match["label"], match.start()
    before = match.string[begin - 1 : begin]
    image = before == "!" and begin > start
    if _NAME_PART.match(before) or (before and before in "_)]["):
        return begin, None
    if match["note"]:
        return begin, plain(f"[{label}]")
    if match["address"] is not None:
        return _address(match, begin - image, refer)
    words = label.strip("`")
    name = match["name"] or words
    target = refer(name)
    if target is None and " " in words:
        return begin, (f"{_render(label, refer)} ({code(name)})" if match["name"] else None)
    return begin, code(words) if target is None else link(code(words), target)


def _address(match: re.Match[str], begin: int, refer: Refer) -> _Shown:
    address, label = match["address"], match["label"]
    if not _ADDRESS.match(address):
        return begin, None
    words = _render(label, refer)
    return begin, words if label == address else f"{words} ({code(address)})"


def _braced(match: re.Match[str], start: int, refer: Refer) -> _Shown:
    """Show epytext's ``C{code}``, ``L{name}``, ``I{italic}`` and their kin."""
    begin, text = match.start() - 1, match["braced"].replace("\n", " ").strip(" ")
    kind = match.string[begin] if begin >= start else " "
    before = match.string[begin - 1 : begin] if begin > start else " "
    if kind not in _EPYTEXT or not text or _NAME_PART.match(before) or before in "_\\":
        return begin, None
    if kind in "BI":
        mark = "" if "*" in text else "**" if kind == "B" else "*"
        return begin, f"{mark}{_render(text, refer)}{mark}"
    titled = _TITLED.fullmatch(text)
    if kind == "U" or (kind == "L" and titled):
        if not titled:
            return begin, code(text)
        shown = reference(titled[2], refer, titled[1]) if kind == "L" else ""
        return begin, shown or f"{plain(titled[1])} ({code(titled[2])})"
    return begin, reference(text, refer, text) if kind in "LC" else code(text)


_TOKENS: dict[str, Callable[[re.Match[str], int, Refer], _Shown]] = {
    "literal": _literal,
    "single": _single,
    "math": _math,
    "strong": _strong,
    "emphasis": _emphasis,
    "label": _label,
    "name": _label,
    "address": _label,
    "note": _label,
    "braced": _braced,
}
