"""Read the blocks of a text: paragraphs, lists, quotes, code, remarks, headings.

One pass over the lines for each level of indent, with a bound on the levels, so that the time
is linear. Nothing is raised, whatever the text is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from repo_docs_hook.pages.docstrings.code import (
    PYTHON,
    TEXT,
    is_drawn,
    is_python,
    is_session,
    language_of,
)
from repo_docs_hook.pages.docstrings.directives import read_admonition, read_directive
from repo_docs_hook.pages.docstrings.lines import (
    dedent,
    end_of_indented,
    end_of_item,
    end_of_lines,
    end_of_text,
    find_bullet,
    hang,
    is_blank,
    is_term,
    is_underline,
    trim,
)
from repo_docs_hook.pages.docstrings.nodes import (
    CodeBlock,
    Item,
    ItemList,
    Node,
    Paragraph,
    Quote,
    joined,
    labelled,
    next_marker,
)

#: Texts in texts; what lies deeper is shown as written.
_DEEPEST = 8
_FENCE = re.compile(r"(`{3,}|~{3,}) *([^`~]*)\Z")
_HEADING = re.compile(r"#{1,6} +(.*?)(?: +#+)? *\Z")
_TABLE = re.compile(r"\||\+[-=]+\+|={2,} +={2,}")
_FIELD = re.compile(r":([A-Za-z][^:`]{0,80}):(?: (.*)|\Z)")
# ``name: what it is`` or ``x -> y``: one alone may be a sentence, two in a paragraph are a list.
_ENTRY = re.compile(r"[^\s:]{1,30}(?: \([^()]{0,40}\))? ?(?::|->|=>|--|=) +\S")

_Found = tuple[list[Node], int]
_Reader = Callable[[Sequence[str], int, int], _Found]


def read_blocks(lines: Sequence[str], depth: int = 0) -> list[Node]:
    """Return the nodes of lines that have no common indent; ``depth`` is how deep they lie."""
    if depth > _DEEPEST:
        written = trim(lines)
        return [CodeBlock(tuple(written))] if written else []
    nodes: list[Node] = []
    at = 0
    while at < len(lines):
        if is_blank(lines[at]):
            at += 1
            continue
        found, at = _reader(lines[at])(lines, at, depth)
        nodes += found
    return joined(nodes)


def _reader(line: str) -> _Reader:
    """Return the function that reads what begins with a line."""
    first = line[0]
    if first.isalpha():
        return _paragraph
    if first == " ":
        return _indented
    return next((read for start, read in _READERS if line.startswith(start)), _other)


def _other(lines: Sequence[str], at: int, depth: int) -> _Found:
    """Read a list or a table, or else a paragraph."""
    if find_bullet(lines[at]):
        return _items(lines, at, depth)
    if _TABLE.match(lines[at]):
        return _written(lines, at)
    if _FIELD.match(lines[at]):
        return _fields(lines, at, depth)
    return _paragraph(lines, at, depth)


def _written(lines: Sequence[str], at: int) -> _Found:
    end = end_of_lines(lines, at)
    return [CodeBlock(tuple(lines[at:end]), TEXT)], end


def _indented(lines: Sequence[str], at: int, depth: int) -> _Found:
    """Read an indented text below a blank line: code, a drawing, a list, or a quote."""
    end = end_of_indented(lines, at)
    return _inside(dedent(lines[at:end]), depth), end


def _inside(body: list[str], depth: int) -> list[Node]:
    if is_python(body) and not is_session(body[0]):
        return [CodeBlock(tuple(body), PYTHON)]
    if is_drawn(body) and not is_session(body[0]):
        return [CodeBlock(tuple(body), TEXT)]
    nodes = read_blocks(body, depth + 1)
    quoted = any(isinstance(node, Paragraph) for node in nodes)
    return [Quote(tuple(nodes))] if quoted else nodes


def _literal(lines: Sequence[str], at: int, paragraph: Paragraph) -> _Found:
    """Read the literal block behind ``::``."""
    end = end_of_indented(lines, at)
    body = trim(dedent(lines[at:end]))
    block = CodeBlock(tuple(body), PYTHON if is_python(body) else TEXT)
    nodes: list[Node] = [paragraph] if paragraph.lines else []
    return (([*nodes, block] if body else nodes), max(end, at))


def _paragraph(lines: Sequence[str], at: int, depth: int) -> _Found:
    """Read running text, a heading, a term with its definition, or a table without a frame."""
    line, following = lines[at], lines[at + 1] if at + 1 < len(lines) else ""
    if is_underline(line):
        return _ruled(lines, at)
    if is_underline(following) and len(following.rstrip(" ")) >= len(line.rstrip(" ")) - 2:
        return [Paragraph((), line.strip(" "))], at + 2
    if following[:1] == " " and not is_blank(following) and is_term(line):
        return _definition(lines, at, depth)
    end = end_of_text(lines, at)
    text = [each.strip(" ") for each in lines[at:end]]
    if text[-1].endswith("::"):
        text[-1] = f"{text[-1][:-2].rstrip(': ')}:" if text[-1].rstrip(":") else ""
        return _literal(lines, end, Paragraph(tuple(filter(None, text))))
    return _entries(text), end


def _ruled(lines: Sequence[str], at: int) -> _Found:
    """Read a heading between two lines; a line alone divides and has no words."""
    if at + 2 < len(lines) and is_underline(lines[at + 2]) and lines[at + 2][0] == lines[at][0]:
        return [Paragraph((), lines[at + 1].strip(" "))], at + 3
    return [], at + 1


def _entries(text: list[str]) -> list[Node]:
    """Return a paragraph; two lines or more that name something and say what it is stay lines."""
    found = [number for number, line in enumerate(text) if _ENTRY.match(line)]
    if len(found) < 2:
        return [Paragraph(tuple(text))]
    before = [Paragraph(tuple(text[: found[0]]))] if found[0] else []
    return [*before, CodeBlock(tuple(text[found[0] :]))]


def _definition(lines: Sequence[str], at: int, depth: int) -> _Found:
    term, end = lines[at].rstrip(" "), end_of_indented(lines, at + 1)
    body = dedent(lines[at + 1 : end])
    if is_python(body) or is_drawn(body):
        return [Paragraph((term,)), *_inside(body, depth)], end
    nodes = labelled(term.removesuffix(":"), read_blocks(body, depth + 1))
    return [ItemList((Item("-", tuple(nodes)),))], end


def _items(lines: Sequence[str], at: int, depth: int) -> _Found:
    """Read the items of a list, with blank lines between them or without."""
    items: list[Item] = []
    while at < len(lines) and (found := find_bullet(lines[at])):
        marker, width = next_marker(found[0], items), found[1]
        end = end_of_item(lines, at + 1)
        body = hang(lines[at][width:], lines[at + 1 : end], width)
        items.append(Item(marker, tuple(read_blocks(body, depth + 1))))
        at = end
        while at < len(lines) and is_blank(lines[at]):
            at += 1
    return [ItemList(tuple(items))], at


def _fields(lines: Sequence[str], at: int, depth: int) -> _Found:
    """Read a field that stands in a text as a term, but for those that Sphinx alone reads."""
    match = _FIELD.match(lines[at])
    end = end_of_item(lines, at + 1)
    term, text = (match[1], match[2] or "") if match else ("", "")
    nodes = labelled(term, read_blocks(hang(text, lines[at + 1 : end]), depth + 1))
    return [] if term.startswith("meta ") else [ItemList((Item("-", tuple(nodes)),))], end


def _session(lines: Sequence[str], at: int, _depth: int) -> _Found:
    end = end_of_lines(lines, at)
    return [CodeBlock(tuple(lines[at:end]), PYTHON)], end


def _fenced(lines: Sequence[str], at: int, depth: int) -> _Found:
    opening = _FENCE.match(lines[at])
    if opening is None:
        return _paragraph(lines, at, depth)
    end = at + 1
    while end < len(lines) and not lines[end].strip(" ").startswith(opening[1]):
        end += 1
    body = tuple(lines[at + 1 : end])
    word = (opening[2].split() or [""])[0]
    language = language_of(word) if word else PYTHON if is_python(dedent(body)) else TEXT
    block = CodeBlock(body, language) if any(body) else CodeBlock((lines[at],))
    return [block], min(end + 1, len(lines))


def _directive(lines: Sequence[str], at: int, depth: int) -> _Found:
    end = end_of_indented(lines, at + 1)
    parse = partial(read_blocks, depth=depth + 1)
    return read_directive(lines[at], dedent(lines[at + 1 : end]), parse), end


def _admonition(lines: Sequence[str], at: int, depth: int) -> _Found:
    end = end_of_indented(lines, at + 1)
    parse = partial(read_blocks, depth=depth + 1)
    found = read_admonition(lines[at], dedent(lines[at + 1 : end]), parse)
    return _paragraph(lines, at, depth) if found is None else (found, end)


def _heading(lines: Sequence[str], at: int, depth: int) -> _Found:
    match = _HEADING.match(lines[at])
    if match is None or not match[1]:
        return _other(lines, at, depth)
    return [Paragraph((), match[1])], at + 1


def _quote(lines: Sequence[str], at: int, depth: int) -> _Found:
    end = at
    while end < len(lines) and lines[end].startswith(">"):
        end += 1
    body = [line[1:].removeprefix(" ") for line in lines[at:end]]
    return [Quote(tuple(read_blocks(dedent(body), depth + 1)))], end


#: What a line begins with -> what reads it; the first that fits counts.
_READERS: tuple[tuple[str, _Reader], ...] = (
    (">>>", _session),
    ("```", _fenced),
    ("~~~", _fenced),
    (".. ", _directive),
    ("..", _directive),
    ("!!! ", _admonition),
    ("??? ", _admonition),
    ("#", _heading),
    ("> ", _quote),
)
