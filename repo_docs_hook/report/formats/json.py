"""The report for programs: one JSON document, as schemas/report-1.json describes it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TextIO

from repo_docs_hook import __version__
from repo_docs_hook.model.outcome import ApiChange, Cause, Drift, Outcome, Problem
from repo_docs_hook.report import Manner
from repo_docs_hook.report.drifts import explain, open_drifts
from repo_docs_hook.report.findings import as_text, place_of
from repo_docs_hook.report.formats.documents import write_json
from repo_docs_hook.report.words import say_change, say_edit, say_place, say_why
from repo_docs_hook.text.labels import say_checked

#: The number of the schema; a document that an older reader would misread gets another.
VERSION = 1


def report(outcome: Outcome, stream: TextIO, manner: Manner) -> None:
    """Write a run as one document, in ASCII, with a newline at its end."""
    write_json(_document(outcome, manner.code), stream)


def _document(outcome: Outcome, code: int) -> dict[str, Any]:
    causes = {cause.source: cause for cause in outcome.causes}
    drifts = open_drifts(outcome)
    return {
        "version": VERSION,
        "tool": {"name": "repo-docs-hook", "version": __version__},
        "judged": as_text(say_checked(outcome.checked.to_value())),
        "exit_code": code,
        "drifts": [_drift(drift, causes.get(drift.source)) for drift in drifts],
        "causes": [_cause(cause) for cause in outcome.causes],
        "problems": [_problem(problem) for problem in outcome.problems],
        "written": [as_text(page) for page in outcome.written],
        "deleted": [as_text(page) for page in outcome.deleted],
        "untracked": [as_text(path) for path in outcome.untracked],
        "mend": [as_text(command.text) for command in outcome.mend],
        "drop": [as_text(command.text) for command in outcome.drop],
    }


def _drift(drift: Drift, cause: Cause | None) -> dict[str, Any]:
    place, line = place_of(drift, cause)
    return {
        "page": as_text(drift.page),
        "kind": drift.kind.value,
        "source": as_text(drift.source) or None,
        "cause": as_text(explain(drift)),
        "path": as_text(place),
        "line": line or None,
    }


def _cause(cause: Cause) -> dict[str, Any]:
    return {
        "source": as_text(cause.source),
        "why": as_text(say_why(cause.why)),
        "line": cause.line or None,
        "changes": [_change(change) for change in cause.changes],
        "note": as_text(say_edit(cause.edit)) if cause.edit else None,
        "edit": as_text(say_place(cause.edit)) if cause.edit else None,
    }


def _change(change: ApiChange) -> dict[str, Any]:
    text = "".join(say_change(replace(change, breaking=False)))
    return {"text": as_text(text), "breaking": change.breaking}


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "path": as_text(problem.path) or None,
        "line": problem.line or None,
        "column": problem.column or None,
        "message": as_text(problem.message),
    }
