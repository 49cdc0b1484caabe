"""Rows for web applications: debuggers, requests from elsewhere."""

from __future__ import annotations

from repo_docs_hook.rules.arguments import every, given, imports
from repo_docs_hook.rules.match import Row
from repo_docs_hook.rules.subjects import On

ROWS = (
    Row(
        "Debugger in the Open",
        On.CALL,
        "?.run",
        "whoever reaches the debugger runs code",
        "B201",
        what="run(debug=True)",
        test=every(imports("flask"), given("debug", "True")),
    ),
    Row(
        "No CSRF Protection",
        On.DECORATOR,
        "django.views.decorators.csrf.csrf_exempt",
        "other sites can make a visitor's browser call it",
    ),
)
