"""Extend the `exclude` of `.pre-commit-config.yaml` that keeps other hooks off the pages."""

from __future__ import annotations

import re

import yaml

from repo_docs_hook.adopt.patterns import page_expression, sample_pages
from repo_docs_hook.adopt.texts import insert_lines, line_start, newline_of
from repo_docs_hook.adopt.yaml_text import Document, Event, is_replaced, is_shared, read_document
from repo_docs_hook.config.parse import ConfigError
from repo_docs_hook.model.settings import Config

KEY = "exclude"
COMMENT = "# Pages are generated: keep other hooks off them."
_PLAIN = re.compile(r"[\^\w][\w/.^$()|*+\[\]\\?-]*")


def exclude_pages(document: Document, config: Config) -> str | None:
    """Return the text with the pages in the top-level ``exclude``, None if that is not safe.

    Where the pages are excluded already, the text is unchanged. A regular expression that is
    there gets an alternative at its end, in its own notation.
    """
    value = document.get(KEY)
    if value is None:
        return _add_key(document, config)
    if not isinstance(value, yaml.ScalarNode) or is_shared(document, value):
        return None
    old = _compile(value.value) if value.tag.endswith(":str") else None
    if old is None:
        return None
    if all(map(old.search, sample_pages(config))):
        return document.text
    if old.flags & ~(re.UNICODE | re.VERBOSE):
        return None
    return _checked(document, _extend(document.text, value, old, config), value, config)


def exclude_line(config: Config) -> str:
    """Return the line that excludes the pages where there is no ``exclude`` yet."""
    expression = page_expression(config)
    if not _PLAIN.fullmatch(expression):
        expression = "'" + expression.replace("'", "''") + "'"
    return f"{KEY}: {expression}"


def _add_key(document: Document, config: Config) -> str | None:
    """Add the key above ``repos``."""
    key = document.key("repos")
    if key is None:
        return None
    start = line_start(document.text, key.start_mark.index)
    indent = document.text[start : key.start_mark.index]
    if indent.strip():
        return None
    text = insert_lines(
        document.text, start, [f"{indent}{COMMENT}", f"{indent}{exclude_line(config)}"]
    )
    new = _parse(text)
    added: list[Event] = [
        ("ScalarEvent", None, None, each) for each in (KEY, page_expression(config))
    ]
    return text if new and is_replaced(document, new, [], added) else None


def _extend(text: str, value: yaml.ScalarNode, old: re.Pattern[str], config: Config) -> str:
    """Add the alternative at the end of the scalar's content."""
    start, end = value.start_mark.index, value.end_mark.index
    addition = f"|{page_expression(config)}"
    if value.style in ("|", ">"):
        end = start + len(text[start:end].rstrip())
        if old.flags & re.VERBOSE:
            last = text[line_start(text, end) : end]
            indent = last[: len(last) - len(last.lstrip())]
            addition = f"{newline_of(text)}{indent}{addition}"
    elif value.style == '"':
        end -= 1
        addition = addition.replace("\\", "\\\\").replace('"', '\\"')
    elif value.style == "'":
        end -= 1
        addition = addition.replace("'", "''")
    return text[:end] + addition + text[end:]


def _checked(document: Document, text: str, value: yaml.ScalarNode, config: Config) -> str | None:
    """Return ``text`` if it excludes the pages and nothing else differs from before."""
    new = _parse(text)
    found = new.get(KEY) if new else None
    if new is None or not isinstance(found, yaml.ScalarNode):
        return None
    differences = [
        (before[3], after[3])
        for before, after in zip(document.events, new.events, strict=False)
        if before != after
    ]
    is_alone = differences == [(value.value, found.value)]
    pattern = _compile(found.value)
    does = pattern is not None and all(map(pattern.search, sample_pages(config)))
    return text if is_alone and does else None


def _parse(text: str) -> Document | None:
    try:
        return read_document("", text)
    except ConfigError:
        return None


def _compile(expression: str) -> re.Pattern[str] | None:
    try:
        return re.compile(expression)
    except (re.error, RecursionError, OverflowError):
        return None
