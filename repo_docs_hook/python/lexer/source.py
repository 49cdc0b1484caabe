"""Bytes of a source file to text: PEP 263 encodings, line ends, and what cannot be Python."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Set

from repo_docs_hook.model.facts import SourceError
from repo_docs_hook.text.comments import COMMENT_END
from repo_docs_hook.text.identifiers import CHARACTER

_BOM = codecs.BOM_UTF8
_COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)")
_BLANK = re.compile(rb"^[ \t\f]*(?:#.*)?$")
#: CPython's ``get_normal_name`` takes these for their first part, whatever follows.
_UTF_8 = re.compile(r"utf-?8$|utf-8-")
_LATIN_1 = re.compile(r"(?:latin-1|iso-8859-1|iso-latin-1)(?:-|$)")
#: Emacs marks line endings with these suffixes.
_EMACS = re.compile(r"-(?:unix|dos|mac)$")
#: Encodings whose tables do not differ between Python versions, and that keep ASCII as it is.
_ALLOWED = re.compile(
    r"ascii|us-ascii|iso-?8859-(?:[1-9]|1[013-6])|latin-?1|l1"
    r"|(?:cp|windows-?)125[0-8]|cp(?:437|850|852|855|857|858|860|861|862|863|865|866|874|932|936"
    r"|949|950)|koi8-[rtu]|mac-(?:roman|cyrillic|greek|latin2)|tis-620"
    r"|gb2312|gbk|gb18030|big5|big5-?hkscs|euc-(?:jp|kr)|shift-jis|sjis|johab"
)
_EMPTY_LINES = re.compile("\n{3,}")
#: Runs of characters that can be in a name.
_WORD = re.compile(f"{CHARACTER}+")


def decode_source(data: bytes) -> str:
    """Decode a source as PEP 263 says and return it with LF line ends and no BOM.

    Raises SourceError for an encoding that is unknown, not ASCII-compatible or
    contradicted by a BOM, for bytes that it cannot decode, and for NUL bytes.
    """
    body = data.removeprefix(_BOM)
    encoding = _declared_encoding(body, has_bom=data.startswith(_BOM))
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        before = _with_line_feeds(body[: error.start].decode(encoding))
        place = position_of(before, len(before))
        raise SourceError(f"not valid {encoding}: {error.reason}", *place) from error
    text = _with_line_feeds(text)
    if "\0" in text:
        place = position_of(text, text.index("\0"))
        raise SourceError("contains a NUL byte, so it is not Python source", *place)
    return text


def find_names(data: bytes, names: Set[str]) -> frozenset[str]:
    """Return those of ``names`` that a source spells, anywhere in its text.

    They are compared as Python compares identifiers, after NFKC (PEP 3131), in the text
    that the source's own encoding gives; ``names`` are in that form. Normalising the whole
    text keeps the names in its code apart, since what stands between those is ASCII.
    Raises SourceError as ``decode_source`` does.
    """
    text = unicodedata.normalize("NFKC", decode_source(data))
    if not any(name in text for name in names):
        return frozenset()
    return frozenset(names & set(_WORD.findall(text)))


def read_leading_comment(head: str) -> str:
    """Return the text of the comments in ``head``, what stands above the first statement.

    Shebang and coding line are left out. Two blank lines stand between comments that a line
    without a comment parts.
    """
    blocks: list[list[str]] = [[]]
    for number, line in enumerate(head.split("\n")):
        text = line.strip(" \t\f")
        told = number < 2 and (text.startswith("#!") or _COOKIE.match(line.encode()))
        if text.startswith("#") and not told:
            blocks[-1].append(text.lstrip("#").strip(" \t"))
        elif blocks[-1]:
            blocks.append([])
    texts = ("\n".join(lines).strip("\n") for lines in blocks)
    return COMMENT_END.join(_EMPTY_LINES.sub("\n\n", text) for text in texts if text)


def position_of(text: str, offset: int) -> tuple[int, int]:
    """Return the 1-based line and column of an offset in a text with LF line ends."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _declared_encoding(body: bytes, *, has_bom: bool) -> str:
    if not has_bom and body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise SourceError("encoded as UTF-16, which Python source cannot be", 1, 1)
    for number, line in enumerate(_first_lines(body), start=1):
        match = _COOKIE.match(line)
        if match:
            return _checked(match[1].decode("ascii"), number, match.start(1) + 1, has_bom)
        if not _BLANK.match(line):
            break
    return "utf-8"


def _first_lines(body: bytes) -> list[bytes]:
    return re.split(rb"\r\n|\r|\n", body[:4096], maxsplit=2)[:2]


def _checked(declared: str, line: int, column: int, has_bom: bool) -> str:
    name = declared.lower().replace("_", "-")
    if _UTF_8.match(name):
        return "utf-8"
    if has_bom:
        raise SourceError(f"declares encoding {declared} but begins with a UTF-8 BOM", line, column)
    name = "latin-1" if _LATIN_1.match(name) else _EMACS.sub("", name)
    if not _ALLOWED.fullmatch(name):
        raise SourceError(f"declares the unsupported encoding {declared}", line, column)
    return name


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
