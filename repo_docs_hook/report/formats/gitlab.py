"""The report for GitLab's merge requests: a list of findings in its Code Quality format.

The format: docs.gitlab.com/ci/testing/code_quality, "Code Quality report format".
"""

from __future__ import annotations

from typing import Any, TextIO

from repo_docs_hook.model.outcome import Outcome
from repo_docs_hook.report import Manner
from repo_docs_hook.report.findings import PROBLEM, Finding, as_text, as_visible, list_findings
from repo_docs_hook.report.formats.documents import write_json


def report(outcome: Outcome, stream: TextIO, manner: Manner) -> None:
    """Write a run as a JSON array, in ASCII, empty where all is well."""
    write_json([_issue(finding) for finding in list_findings(outcome)], stream)


def _issue(finding: Finding) -> dict[str, Any]:
    details = f" ({'; '.join(finding.details)})" if finding.details else ""
    return {
        "description": as_visible(finding.message + details),
        "check_name": f"repo-docs-hook/{finding.rule}",
        "fingerprint": finding.fingerprint,
        "severity": "critical" if finding.rule == PROBLEM else "major",
        "location": {"path": as_text(finding.place), "lines": {"begin": finding.line or 1}},
    }
