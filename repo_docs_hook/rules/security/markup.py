"""Rows for markup that is not escaped."""

from __future__ import annotations

from repo_docs_hook.rules.arguments import (
    absent,
    argument,
    built,
    either,
    every,
    given,
    is_built,
    variable,
)
from repo_docs_hook.rules.match import Row
from repo_docs_hook.rules.subjects import On

_UNESCAPED = "its text goes into pages as it stands"


ROWS = (
    Row(
        "Unescaped Markup",
        On.CALL,
        "django.utils.safestring.mark_safe",
        _UNESCAPED,
        "B703",
        test=built("s", 0),
    ),
    Row(
        "Unescaped Markup",
        On.CALL,
        "django.utils.safestring.mark_safe",
        _UNESCAPED,
        "B308",
        test=every(variable("s", 0), lambda s: not is_built(argument(s, "s", 0))),
    ),
    Row(
        "Unescaped Markup",
        On.CALL,
        "django.utils.safestring.SafeString django.utils.safestring.SafeText",
        _UNESCAPED,
        "B703",
        test=variable("s", 0),
    ),
    Row(
        "Unescaped Markup",
        On.CALL,
        "markupsafe.Markup flask.Markup",
        _UNESCAPED,
        "B704",
        test=variable("base", 0),
    ),
    Row(
        "Unescaped Markup",
        On.CALL,
        "jinja2.Environment jinja2.environment.Environment",
        "templates escape nothing",
        "B701",
        test=either(absent("autoescape"), given("autoescape", "False")),
    ),
    Row(
        "Unescaped Markup",
        On.CALL,
        "mako.template.Template",
        "templates escape nothing unless they ask for it",
        "B702",
        test=absent("default_filters"),
    ),
)
