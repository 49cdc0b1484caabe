"""Check the setting ``rules``: TOML tables to rules, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from repo_docs_hook.config.values import quote, text_line
from repo_docs_hook.model.settings import Rule
from repo_docs_hook.text.identifiers import CHARACTER, START

SECTIONS = ("patterns", "performance", "security")
SUBJECTS = ("call", "import", "base", "decorator")
_KEYS = ("section", *SUBJECTS, "title", "reason")
_PART = rf"{START}{CHARACTER}*"
_NAME = re.compile(rf"{_PART}(?:\.{_PART})*(?:\.\*)?")


def rules(value: object) -> tuple[Rule, ...]:
    """Check a list of tables and return a rule for each.

    A table has ``section``, ``title``, one of SUBJECTS, and maybe ``reason``. Raises ValueError
    for the first table that is no rule, with its number from 1.
    """
    if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
        raise ValueError("must be a list of tables, such as [[tool.repo-docs-hook.rules]]")
    return tuple(_numbered(number, table) for number, table in enumerate(value, 1))


def rule_table(rule: Rule) -> dict[str, str | tuple[str, ...]]:
    """Return a rule as the table that ``rules`` reads."""
    keys = rule.keys[0] if len(rule.keys) == 1 else rule.keys
    table: dict[str, str | tuple[str, ...]] = {"section": rule.section, rule.on: keys}
    return table | {"title": rule.title} | ({"reason": rule.reason} if rule.reason else {})


def _numbered(number: int, table: Mapping[str, Any]) -> Rule:
    try:
        return _rule(table)
    except ValueError as error:
        raise ValueError(f"table {number}: {error}") from None


def _rule(table: Mapping[str, Any]) -> Rule:
    for key in table:
        if key not in _KEYS:
            raise ValueError(_unknown(key))
    subjects = [key for key in SUBJECTS if key in table]
    if len(subjects) != 1:
        raise ValueError(f"must have one of {', '.join(SUBJECTS)}, and has {len(subjects)}")
    for key in ("section", "title"):
        if key not in table:
            raise ValueError(f"{key} is missing")
    if table["section"] not in SECTIONS:
        raise ValueError(f"section must be {' or '.join(map(quote, SECTIONS))}")
    reason = _text("reason", table["reason"]) if "reason" in table else ""
    keys = _names(subjects[0], table[subjects[0]])
    rule = Rule(table["section"], subjects[0], keys, _text("title", table["title"]), reason)
    if not rule.id:
        raise ValueError("title must have a letter or a digit")
    return rule


def _text(key: str, value: object) -> str:
    try:
        return text_line(value).strip()
    except ValueError as error:
        raise ValueError(f"{key} {error}") from None


def _names(key: str, value: object) -> tuple[str, ...]:
    names = value if isinstance(value, list) else [value]
    if not names:
        raise ValueError(f"{key} must not be empty")
    return tuple(_name(key, name) for name in names)


def _name(key: str, value: object) -> str:
    name = _text(key, value)
    if name != value or not _NAME.fullmatch(name):
        raise ValueError(
            f'{key} must be a dotted name, such as "os.system" or "requests.*", not {quote(name)}'
        )
    return name


def _unknown(key: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, _KEYS, n=1)
    hint = f'did you mean "{near[0]}"?' if near else f"the keys are {', '.join(_KEYS)}"
    return f"unknown key {quote(key)}; {hint}"
