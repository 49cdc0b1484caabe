"""Render one section of a docstring (parameters, returns, raises...), with docstring_parser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import groupby
from textwrap import dedent
from typing import TYPE_CHECKING, Any, NamedTuple

from repo_docs_hook.model.facts import Parameter
from repo_docs_hook.pages.markup.escape import code, prose
from repo_docs_hook.pages.markup.markdown import bullets, fence, table
from repo_docs_hook.pages.markup.paragraphs import is_plain, render_text

if TYPE_CHECKING:
    from docstring_parser.common import Docstring, DocstringMeta

_WORD = re.compile(r"[A-Za-z0-9_]+|[^\x00-\x7f]+")
_OTHER_SPACE = re.compile(r"[^\S \n]")
_SPHINX_FIELD = re.compile(r"^:([a-z]+)((?: [^:]*)?):", re.MULTILINE)
_TITLE = {"google": re.compile(r"[^\n]*\n?"), "numpy": re.compile(r"[^\n]*\n[^\n]*\n?")}
_HEADS = {"attribute": "Attribute", "other_param": "Other parameter", "receives": "Received"}
#: The columns that a docstring fills, and the titles of what it says is returned.
DESCRIPTION, WHEN = "Description", "When"
RETURNS, YIELDS = "Returns", "Yields"
# docstring_parser's patterns take cubic time on long unclosed brackets.
_LONGEST_SECTION, _LONGEST_SPECIFICATION = 20_000, 200

Parameters = Mapping[str, Parameter]


class _Signature(NamedTuple):
    parameters: Parameters
    returns: str


def render_fields(style: str, text: str, parameters: Parameters, returns: str) -> list[str] | None:
    """Return Markdown blocks for one section in the style ``google``, ``numpy`` or ``sphinx``.

    ``parameters`` and ``returns`` (an annotation, or ``""``) are those of the signature.

    Return None if docstring_parser fails, does not know a field, or loses or adds a word, or if
    a description is more than plain paragraphs. Such a section is shown as written.
    """
    if style != "sphinx" and text.split("\n", 1)[0].rstrip(": ") in _OF_TEXT:
        return _titled_text(style, text)
    text = _dashed(text) if style == "numpy" else text
    if _OTHER_SPACE.search(text) or len(text) > _LONGEST_SECTION or _is_slow(text):
        return None
    metas = _parse(style, text)
    if not metas or _words_of(style, text) != _words_found(metas):
        return None
    if not all(type(meta).__name__ in _RENDERERS for meta in metas):
        return None  # a field that the parser knows no kind for: `:see:`
    if not all(_is_foldable(meta.description) for meta in metas):
        return None
    signature = _Signature(parameters, returns)
    return [
        block
        for kind, group in groupby(metas, lambda meta: type(meta).__name__)
        for block in _RENDERERS[kind](list(group), signature)
    ]


def _dashed(text: str) -> str:
    """Return a section with dashes under its title, as the parser wants it, and no blank line."""
    title, *rest = text.split("\n")
    rest = rest[1:]
    return f"{title}\n{'-' * len(title)}\n" + "\n".join(rest).lstrip("\n")


def _titled_text(style: str, text: str) -> list[str]:
    title = text.split("\n", 1)[0].rstrip(": ")
    body = dedent(_TITLE[style].sub("", text, count=1)).strip("\n")
    is_list = title in _OF_NAMES and "\n" in body
    return [f"**{title}**", *([fence(body)] if is_list else render_text(body))]


def _is_slow(text: str) -> bool:
    heads = (line.partition(":")[0] for line in text.split("\n"))
    return any("(" in head and len(head) > _LONGEST_SPECIFICATION for head in heads)


def _is_foldable(description: str | None) -> bool:
    return all(is_plain(part.split("\n")) for part in _parts(description))


def _parts(description: str | None) -> list[str]:
    return [part for part in (description or "").split("\n\n") if part.strip()]


def _cell(description: str | None) -> str:
    return "<br>".join(prose(part) for part in _parts(description))


def _parse(style: str, text: str) -> list[DocstringMeta]:
    from docstring_parser.common import ParseError

    try:
        # The parsers ignore the first line when they compute the indentation.
        parsed = _parsers()[style]("\n" + text)
    except ParseError:
        return []
    return [] if parsed.short_description or parsed.long_description else parsed.meta


@cache
def _parsers() -> Mapping[str, Callable[[str], Docstring]]:
    """Return one parser for each style; the import is late, since few runs need it."""
    from docstring_parser import google, numpydoc, rest

    return {
        "google": google.GoogleParser().parse,
        "numpy": numpydoc.NumpydocParser().parse,
        "sphinx": rest.parse,
    }


def _words_of(style: str, text: str) -> list[str]:
    """Return the words of a section, sorted, without its title or the names of its fields."""
    if style == "sphinx":
        text = _SPHINX_FIELD.sub(_field_words, text)
    else:
        text = _TITLE[style].sub("", text, count=1)
    return sorted(word for word in _WORD.findall(text) if word not in ("optional", "default"))


def _field_words(match: re.Match[str]) -> str:
    return "" if match[1] in ("type", "rtype") else f"{match[2]} "


def _words_found(metas: Iterable[DocstringMeta]) -> list[str]:
    words: list[str] = []
    for meta in metas:
        default = getattr(meta, "default", None) or ""
        texts = [getattr(meta, name, None) or "" for name in _WORDED]
        if default and default not in texts[-1]:
            texts.append(default)
        words += (word for text in texts for word in _WORD.findall(text))
    return sorted(word for word in words if word not in ("optional", "default"))


_WORDED = ("arg_name", "type_name", "return_name", "description")
_OF_NAMES = frozenset(("See Also", "See also"))
_OF_TEXT = frozenset(
    (
        *("Example", "Examples", "Note", "Notes", "References", "See Also", "See also", "Todo"),
        *("Warning", "Warnings"),
    )
)


# ---------------------------------------------------------------- how each kind is rendered


def _parameters(metas: Sequence[Any], signature: _Signature) -> list[str]:
    return [
        table((_HEADS.get(key, "Parameter"), "Type", DESCRIPTION), rows)
        for key, group in groupby(metas, lambda meta: meta.args[0])
        for rows in [[_parameter_row(meta, signature.parameters) for meta in group]]
    ]


def _parameter_row(meta: Any, parameters: Parameters) -> tuple[str, ...]:
    names = [name.strip(" ") for name in meta.arg_name.split(",")]
    known = None if meta.args[0] == "attribute" else parameters.get(names[0].lstrip("\\*"))
    type_name = (known.annotation if known else "") or meta.type_name or ""
    default = "" if known else _written_default(meta)
    label = ", ".join(code(name.replace("\\", "")) for name in names)
    kind = ", ".join(filter(None, (_type(type_name), default)))
    return label, kind, _cell(meta.description)


def _type(name: str | None) -> str:
    """Return a type as written, on one line, as a code span."""
    return code(" ".join(name.split())) if name else ""


def _written_default(meta: Any) -> str:
    """Return the default that a docstring gives beside the type, and not in its description."""
    if meta.default and meta.default not in (meta.description or ""):
        return f"default {code(meta.default)}"
    return "optional" if meta.is_optional else ""


def _returns(metas: Sequence[Any], signature: _Signature) -> list[str]:
    generator = metas[0].is_generator
    returns = "" if generator or len(metas) > 1 else signature.returns
    lines = [_return_line(meta, returns) for meta in metas]
    title = f"**{YIELDS if generator else RETURNS}**"
    return [f"{title} {lines[0]}"] if len(lines) == 1 else [title, bullets(lines)]


def _return_line(meta: Any, annotation: str) -> str:
    names = [_type(name) for name in (meta.return_name, annotation or meta.type_name) if name]
    return ": ".join(part for part in (", ".join(names), _cell(meta.description)) if part)


def _raises(metas: Sequence[Any], signature: _Signature) -> list[str]:
    title = "Warns" if metas[0].args[0] == "warns" else "Raises"
    rows = [(_type(meta.type_name), _cell(meta.description)) for meta in metas]
    return [table((title, WHEN), rows)]


_RENDERERS = {
    "DocstringParam": _parameters,
    "DocstringReturns": _returns,
    "DocstringRaises": _raises,
}
