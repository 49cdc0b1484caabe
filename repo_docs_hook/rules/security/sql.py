"""Rows for SQL that is built from strings."""

from __future__ import annotations

import re

from repo_docs_hook.rules.arguments import every, imports, is_built, variable
from repo_docs_hook.rules.match import Row
from repo_docs_hook.rules.subjects import On, Subject

_SQL = re.compile(
    r"\s*(?:--[^\n]*\n\s*|\(\s*)*(?:select|insert\s+into|update|delete\s+from|replace\s+into|with|create|drop|"
    r"alter|truncate|grant|merge\s+into|pragma|call|exec|explain)\b",
    re.IGNORECASE,
)


def _is_sql(subject: Subject) -> bool:
    """Whether the first argument is a statement that is built from strings."""
    positional = [item.value for item in subject.arguments if item.keyword == ""]
    how, _, text = positional[0].partition(" ") if positional else ("", "", "")
    return is_built(how) and _SQL.match(text) is not None


def _adds_sql(subject: Subject) -> bool:
    return any(item.keyword in ("select", "where", "tables") for item in subject.arguments)


ROWS = (
    Row(
        "SQL from Strings",
        On.CALL,
        "?.execute ?.executemany ?.executescript ?.raw ?.mogrify ?.read_sql ?.read_sql_query "
        "sqlalchemy.text sqlalchemy.sql.text pandas.read_sql pandas.read_sql_query",
        "what is put into the statement can change it",
        "B608",
        test=_is_sql,
    ),
    Row(
        "SQL from Strings",
        On.CALL,
        "?.extra",
        "puts its clauses into the statement as they stand",
        "B610",
        test=every(imports("django"), _adds_sql),
    ),
    Row(
        "SQL from Strings",
        On.CALL,
        "django.db.models.expressions.RawSQL",
        "puts its text into the statement as it stands",
        "B611",
        test=variable("sql", 0),
    ),
)
