"""Read the entries of Google's and NumPy's sections, one by one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from repo_docs_hook.pages.docstrings.blocks import read_blocks
from repo_docs_hook.pages.docstrings.fields import Field, Role, split_default
from repo_docs_hook.pages.docstrings.lines import end_of_indented, hang, indent_of, is_blank, trim
from repo_docs_hook.pages.docstrings.nodes import Item, ItemList, Node
from repo_docs_hook.text.identifiers import DOTTED

#: Section -> what its entries are. Other sections hold text.
ROLES: dict[str, Role] = {
    **dict.fromkeys(("args", "arg", "arguments", "params", "param", "parameters"), Role.PARAMETER),
    **dict.fromkeys(("parameter", "keyword args", "keyword arguments"), Role.PARAMETER),
    **dict.fromkeys(("keyword parameters", "kwargs", "inputs"), Role.PARAMETER),
    **dict.fromkeys(("other parameters", "other params", "other arguments"), Role.OTHER),
    **dict.fromkeys(("other args",), Role.OTHER),
    "receives": Role.RECEIVED,
    **dict.fromkeys(("attributes", "attribute", "class attributes"), Role.ATTRIBUTE),
    **dict.fromkeys(("return", "returns"), Role.RETURNS),
    **dict.fromkeys(("yield", "yields"), Role.YIELDS),
    **dict.fromkeys(("raise", "raises", "exceptions", "except"), Role.RAISES),
    **dict.fromkeys(("warns",), Role.WARNS),
}
_VALUES = (Role.RETURNS, Role.YIELDS)
_ERRORS = (Role.RAISES, Role.WARNS)

_NAME = rf"\\?\*{{0,2}}(?:\\\*)?(?:`{{0,2}}{DOTTED}+`{{0,2}}|'{DOTTED}+')"
_NAMES = re.compile(rf"{_NAME}(?:(?: ?, ?| ?/ ?| and | or ){_NAME})*(?:, ?\.\.\.)?")
_TYPE_WORD = rf"(?:[~.]?{DOTTED}+|:{DOTTED}+:`[^`]+`|``?[^`]+``?)"
_TYPE = re.compile(rf"{_TYPE_WORD}(?:(?: ?\| ?| or | of |, | and ){_TYPE_WORD})*")
_LONGEST_TYPE = 200

Entry = Field | tuple[str, ...]


def read_entries(role: Role, lines: Sequence[str], *, numpy: bool) -> Iterator[Entry]:
    """Yield the fields of a section, and the lines of what is no field of it, in order.

    ``lines`` have no common indent.
    """
    read = _reader(role, numpy)
    at = 0
    while at < len(lines):
        if is_blank(lines[at]):
            at += 1
            continue
        found = read(role, lines[at].rstrip(" "))
        end = end_of_indented(lines, at + 1)
        if found is None:
            end = _end_of_text(lines, at + 1, role, read)
            yield tuple(lines[at:end])
        else:
            end = end if numpy else _end_of_entry(lines, end, role, read)
            yield _with_lines(found, _body(lines[at + 1 : end]))
        at = end


_Read = Callable[[Role, str], "Field | None"]


def _reader(role: Role, numpy: bool) -> _Read:
    if role in _VALUES:
        return _numpy_value if numpy else _google_value
    return _numpy_entry if numpy else _google_entry


def _body(lines: Sequence[str]) -> list[str]:
    """Return the lines below an entry, with those that hang out to the left as running text."""
    inside = [indent_of(line) for line in lines if line[:1] == " " and not is_blank(line)]
    width = min(inside, default=0)
    return [line[width:] if is_blank(line[:width]) else line for line in lines]


def _with_lines(found: Field, body: list[str]) -> Field:
    first = found.lines[0] if found.lines else ""
    return found._replace(lines=tuple(trim(hang(first, body) if first else body)))


def _end_of_text(lines: Sequence[str], at: int, role: Role, read: _Read) -> int:
    """Return where lines end that are no entry: where one begins, or at a blank line."""
    while at < len(lines) and not is_blank(lines[at]):
        if lines[at][0] != " " and read(role, lines[at].rstrip(" ")) is not None:
            return at
        at += 1
    return at


def _end_of_entry(lines: Sequence[str], at: int, role: Role, read: _Read) -> int:
    """Return where an entry of Google's ends: words without an indent may go on with it."""
    while at < len(lines) and not is_blank(lines[at]) and not is_blank(lines[at - 1]):
        if role not in _VALUES and read(role, lines[at].rstrip(" ")) is not None:
            return at
        at = end_of_indented(lines, at + 1)
    return at


def _google_entry(role: Role, line: str) -> Field | None:
    """Read ``name: text``, ``name (type): text`` and the like."""
    names = _NAMES.match(line)
    if names is None:
        return None
    at = names.end()
    rest = line[at:].lstrip(" ")
    kind = ""
    if rest.startswith("("):
        end = _closing(rest)
        if end < 0:
            return None
        kind, rest = rest[1:end], rest[end + 1 :].lstrip(" ")
    if not rest.startswith(":") or rest.startswith("::"):
        return None
    text = rest[1:].strip(" ")
    if role in _ERRORS:
        return Field(role, "", f"{names[0]} ({kind})" if kind else names[0], _some(text))
    written, default = split_default(kind)
    return Field(role, names[0], written, _some(text), default)


def _google_value(role: Role, line: str) -> Field | None:
    """Read ``type: text``; a value without a type is read by its words."""
    head, colon, text = line.partition(": ") if ": " in line else (line, "", "")
    if not colon and line.endswith(":"):
        head, colon = line[:-1], ":"
    if colon and is_type(head):
        return Field(role, "", head, _some(text))
    return Field(role, "", "", (line,))


def is_type(text: str) -> bool:
    """Tell whether words are a type, and no sentence."""
    return len(text) <= _LONGEST_TYPE and bool(_TYPE.fullmatch(_without_brackets(text)))


def _without_brackets(text: str) -> str:
    """Return a text without what stands in square brackets, and without those."""
    depth, kept = 0, []
    for character in text:
        depth += character == "["
        if not depth:
            kept.append(character)
        depth -= character == "]" and depth > 0
    return "".join(kept)


def _numpy_entry(role: Role, line: str) -> Field | None:
    """Read ``name``, ``name : type``, ``name1, name2 : type``."""
    names = _NAMES.match(line)
    if names is None:
        return None
    rest = line[names.end() :].lstrip(" ")
    if (rest and not rest.startswith(":")) or rest.startswith("::"):
        return None
    if role in _ERRORS:
        return Field(role, "", names[0], _some(rest[1:].strip(" ")))
    written, default = split_default(rest[1:].strip(" "))
    return Field(role, names[0], written, (), default)


def _numpy_value(role: Role, line: str) -> Field | None:
    """Read ``name : type`` or ``type``; a line of many words is text."""
    names = _NAMES.match(line)
    rest = line[names.end() :].lstrip(" ") if names else ""
    if names and rest.startswith(":") and not rest.startswith("::"):
        return Field(role, names[0], rest[1:].strip(" "), ())
    is_sentence = line.endswith(".") or len(line) > _LONGEST_TYPE
    return Field(role, "", "", (line,)) if is_sentence else Field(role, "", line, ())


def _some(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _closing(text: str) -> int:
    """Return the index of the parenthesis that closes the first one, -1 for none."""
    depth = 0
    for index, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if not depth:
            return index
    return -1


def read_names(lines: Sequence[str]) -> list[Node]:
    """Return a list of what a section "See Also" names, each with what is said of it."""
    items: list[Item] = []
    at = 0
    while at < len(lines):
        if is_blank(lines[at]):
            at += 1
            continue
        end = end_of_indented(lines, at + 1)
        names = _NAMES.match(lines[at])
        rest = lines[at][names.end() :].strip(" ") if names else ""
        if names and rest[:1] in ("", ":", ","):
            items.append(_seen(names[0], rest, _body(lines[at + 1 : end])))
        else:
            return [*_list(items), *read_blocks(lines[at:])]
        at = end
    return _list(items)


def _list(items: list[Item]) -> list[Node]:
    return [ItemList(tuple(items))] if items else []


def _seen(names: str, rest: str, body: list[str]) -> Item:
    shown = ", ".join(f"`{name.strip(' `')}`" for name in names.split(","))
    text = rest.lstrip(":, ")
    head = f"{shown}{rest[:1] or ':'} {text}" if text or body else shown
    return Item("-", tuple(read_blocks([head, *body])))
