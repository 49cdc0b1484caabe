"""The formats in which a run can be reported."""

from __future__ import annotations

from repo_docs_hook.report.full import report as report_in_full

#: What writes each format; all take the same arguments.
FORMATS = {"full": report_in_full}
