"""The report for code scanning: SARIF 2.1.0.

The format: docs.oasis-open.org/sarif/sarif/v2.1.0; what GitHub reads of it:
docs.github.com, "SARIF support for code scanning".
"""

from __future__ import annotations

from typing import Any, TextIO
from urllib.parse import quote

from repo_docs_hook import __version__
from repo_docs_hook.model.outcome import Outcome
from repo_docs_hook.report import Manner
from repo_docs_hook.report.findings import RULES, Finding, as_visible, list_findings
from repo_docs_hook.report.formats.documents import write_json

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "SRCROOT"


def report(outcome: Outcome, stream: TextIO, manner: Manner) -> None:
    """Write a run as one SARIF log, in ASCII."""
    run = {
        "tool": {"driver": _driver()},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": _text("The repository's top level.")}},
        "invocations": [{"executionSuccessful": manner.code < 2, "exitCode": manner.code}],
        "results": [_result(finding) for finding in list_findings(outcome)],
    }
    write_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, stream)


def _driver() -> dict[str, Any]:
    return {
        "name": "repo-docs-hook",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(name, *says) for name, says in RULES.items()],
    }


def _rule(name: str, says: str, help_text: str) -> dict[str, Any]:
    return {
        "id": name,
        "name": "".join(word.title() for word in ("documentation", name)),
        "shortDescription": _text(says),
        "fullDescription": _text(f"{says} {help_text}".replace("`", '"')),
        "help": {"text": help_text.replace("`", '"'), "markdown": help_text},
        "defaultConfiguration": {"level": "error"},
    }


def _result(finding: Finding) -> dict[str, Any]:
    lines = (finding.message, *finding.details)
    return {
        "ruleId": finding.rule,
        "ruleIndex": list(RULES).index(finding.rule),
        "level": "error",
        "message": _text("\n".join(map(as_visible, lines))),
        "locations": [_location(finding)],
        "partialFingerprints": {"repoDocsHook/v1": finding.fingerprint},
    }


def _location(finding: Finding) -> dict[str, Any]:
    region = {"startLine": finding.line or 1}
    if finding.line and finding.column:
        region["startColumn"] = finding.column
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(finding.place), "uriBaseId": _ROOT},
            "region": region,
        }
    }


def _uri(path: str) -> str:
    """Return a path as a relative reference (RFC 3986); a colon is no scheme's."""
    return quote(path.encode("utf-8", "surrogateescape"), safe="/")


def _text(text: str) -> dict[str, str]:
    return {"text": text}
