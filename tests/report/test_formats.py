"""What machines read after a run: each format against its schema or its real reader."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from junitparser import JUnitXml

from repo_docs_hook.model.outcome import (
    ApiChange,
    Cause,
    Checked,
    Command,
    DocstringPlace,
    Drift,
    Kind,
    Outcome,
    Problem,
    Sign,
    Since,
)
from repo_docs_hook.model.reasons import Reason, Why
from repo_docs_hook.report import FORMATS, Manner, find_report
from repo_docs_hook.report.summary import checked_nothing
from tests.report.cases import BY_HAND, DOCS, MODULES, SIGNATURE
from tests.report.schemas import REPORT, validate_code_quality, validate_report, validate_sarif

#: Control characters, a command of GitHub's runner, what JSON, XML and URIs escape, odd bytes.
EVIL = 'a\x1b[31m\r\n::error::x ##[group]y,:%25&<>"]]>\u202e\x85\ufffe\udcff'
HOSTILE = Outcome(
    drifts=(
        Drift(
            Kind.STALE,
            f"docs/{EVIL}_docs.md",
            EVIL,
            "a",
            "b",
            Why(Reason.SOURCE_RENAMED_FROM, EVIL),
        ),
        Drift(
            Kind.ORPHANED,
            f"docs/{EVIL}_kw.md",
            EVIL,
            "a",
            None,
            Why(Reason.SOURCE_RENAMED_TO, EVIL),
        ),
        Drift(Kind.MISSING, "docs/index.md", "", None, "x"),
    ),
    problems=(Problem(EVIL, EVIL, 1, 2), Problem(EVIL, EVIL, 1, 2), Problem("", EVIL)),
    causes=(
        Cause(
            EVIL,
            Why(Reason.SOURCE_RENAMED_FROM, EVIL),
            (ApiChange(Sign.ADDED, EVIL),),
            DocstringPlace(EVIL, EVIL, 3),
            3,
        ),
    ),
    checked=Checked(1, bare=1, settings=EVIL),
    untracked=(EVIL,),
    mend=(Command(EVIL),),
    drop=(Command(EVIL),),
)
KINDS = Outcome(
    drifts=tuple(Drift(kind, f"docs/{kind.value}.md", "a.py", "x", "y") for kind in Kind),
    checked=Checked(1),
)
OUTCOMES = {
    "signature": SIGNATURE,
    "modules": MODULES,
    "by hand": BY_HAND,
    "kinds": KINDS,
    "hostile": HOSTILE,
    "clean": Outcome(checked=Checked(6)),
    "nothing": Outcome(checked=Checked(since=Since.NOTHING_STAGED)),
    "fixed": Outcome(written=("docs/a.md",), deleted=("docs/b.md",), checked=Checked(1)),
    "problem": Outcome(problems=(Problem("a.py", "odd", 3, 7),), checked=Checked(1)),
    "problem, and drift": replace(
        MODULES, problems=(Problem("a.py", "odd", 3, 7, in_source=True),)
    ),
}


def write(name: str, outcome: Outcome, encoding: str = "utf-8", **settings: Any) -> str:
    """Return what a format makes of an outcome, on a stream of that encoding."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n", write_through=True)
    code = 2 if outcome.problems else int(bool(outcome.drifts))
    find_report(name)(outcome, stream, Manner(**{"code": code, **settings}))
    return stream.buffer.getvalue().decode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
@pytest.mark.parametrize("outcome", OUTCOMES.values(), ids=OUTCOMES)
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_shows_every_outcome(name: str, outcome: Outcome, encoding: str) -> None:
    text = write(name, outcome, encoding)
    assert text == write(name, outcome, encoding), "the same bytes every time"
    assert text.endswith("\n")
    assert not set(text) & set("\x1b\r\u202e\x85\udcff")
    assert "##[" not in text, "which GitHub's runner obeys anywhere in a line"
    starts = [line for line in text.split("\n") if line.lstrip().startswith("::")]
    assert all(line.startswith("::error ") for line in starts)
    assert bool(starts) == (name == "github" and bool(outcome.drifts or outcome.problems))


CONCISE = {
    "modules": [
        "docs/pkg/retry.py_docs.md: missing: not written yet",
        "docs/pkg/retry.py_kw.md: missing: not written yet",
        "docs/pkg/legacy.py_docs.md: orphaned: no source has this page",
        "docs/pkg/legacy.py_kw.md: orphaned: no source has this page",
        "docs/pkg/index.md: stale: differs from what its source generates",
        "docs/pkg/doc.md: stale: differs from what its source generates",
        "2 pages missing, 2 without a source, 2 out of date. "
        "Checked 2 sources staged for this commit. Update them: "
        "repo-docs-hook --fix pkg/retry.py pkg/legacy.py && git add -A docs",
    ],
    "problem": [
        "a.py:3:7: problem: odd",
        "1 problem: not everything could be checked. Checked 1 source.",
    ],
    "problem, and drift": [
        "a.py:3:7: problem: odd",
        *(f"docs/pkg/retry.py_{end}.md: missing: not written yet" for end in ("docs", "kw")),
        *(
            f"docs/pkg/legacy.py_{end}.md: orphaned: no source has this page"
            for end in ("docs", "kw")
        ),
        *(
            f"docs/pkg/{end}.md: stale: differs from what its source generates"
            for end in ("index", "doc")
        ),
        "2 pages missing, 2 without a source, 2 out of date. "
        "1 problem: not everything could be checked. "
        "Checked 2 sources staged for this commit. First fix the file, or add it to exclude in "
        "[tool.repo-docs-hook]; then: "
        "repo-docs-hook --fix pkg/retry.py pkg/legacy.py && git add -A docs",
    ],
    "fixed": [
        "docs/a.md: fixed: written",
        "docs/b.md: fixed: deleted",
        "Updated 1 page, deleted 1. Checked 1 source.",
    ],
    "clean": ["Up to date. Checked 6 sources."],
    "nothing": ["Checked nothing: no source, since nothing is staged."],
}


@pytest.mark.parametrize("case", CONCISE)
def test_concise(case: str) -> None:
    assert write("concise", OUTCOMES[case]).split("\n") == [*CONCISE[case], ""]


@pytest.mark.parametrize("name", ["concise", "github", "junit"])
def test_no_command_comes_before_a_problem(name: str) -> None:
    text = write(name, OUTCOMES["problem, and drift"])
    assert "Update" not in text
    assert "First fix the file, or add it to exclude in [tool.repo-docs-hook]; then: repo" in text


@pytest.mark.parametrize(
    ("name", "case", "lines"),
    [
        ("concise", "modules", 6),
        ("concise", "clean", 0),
        ("concise", "nothing", 1),
        ("github", "modules", 4),
        ("github", "clean", 0),
        ("github", "nothing", 1),
    ],
)
def test_quiet_leaves_the_findings(name: str, case: str, lines: int) -> None:
    text = write(name, OUTCOMES[case], quiet=True)
    assert text.count("\n") == lines


@pytest.mark.parametrize("name", ["json", "gitlab", "sarif", "junit"])
def test_documents_are_whole_however_quiet(name: str) -> None:
    assert write(name, SIGNATURE, quiet=True, no_diff=True) == write(name, SIGNATURE, verbose=True)


@pytest.mark.parametrize("outcome", OUTCOMES.values(), ids=OUTCOMES)
def test_json_follows_its_schema(outcome: Outcome) -> None:
    document = validate_report(write("json", outcome))
    assert len(document["drifts"]) == len(outcome.drifts)
    assert len(document["problems"]) == len(outcome.problems)


def test_json_tells_all() -> None:
    cause = replace(MODULES.causes[1], line=7)
    outcome = replace(MODULES, causes=(cause,), untracked=("new.py",), written=(DOCS,))
    document = validate_report(write("json", outcome))
    assert document["exit_code"] == 1
    assert document["mend"] == [command.text for command in MODULES.mend]
    assert (document["untracked"], document["written"]) == (["new.py"], [DOCS])
    assert document["causes"][0]["changes"] == [
        {"text": "- function run_old(widget)", "breaking": True}
    ]
    assert document["drifts"][0] == {
        "page": "docs/pkg/retry.py_docs.md",
        "kind": "missing",
        "source": "pkg/retry.py",
        "cause": "not written yet",
        "path": "pkg/retry.py",
        "line": None,
    }
    assert document["drifts"][2]["path"] == "docs/pkg/legacy.py_docs.md", "its source is gone"


def test_json_keeps_what_is_hidden_and_escapes_odd_bytes() -> None:
    (problem, *_) = validate_report(write("json", HOSTILE))["problems"]
    assert problem["path"] == EVIL.replace("\udcff", "\\xff")


def objects(schema: Any) -> list[Any]:
    """Return all parts of a schema that describe an object."""
    parts = schema.values() if isinstance(schema, dict) else schema
    inner = [each for part in parts if isinstance(part, dict | list) for each in objects(part)]
    is_object = isinstance(schema, dict) and schema.get("type") == "object"
    return [schema, *inner] if is_object else inner


def test_the_schema_is_strict() -> None:
    found = objects(json.loads(REPORT.read_text("utf-8")))
    assert len(found) == 6
    for schema in found:
        assert schema["additionalProperties"] is False
        assert schema["required"] == list(schema["properties"])


SPOILED: dict[str, Callable[[Any], object]] = {
    "another version": lambda document: document.update(version=2),
    "a property more": lambda document: document.update(more=1),
    "a property less": lambda document: document.pop("mend"),
    "an unknown kind": lambda document: document["drifts"][0].update(kind="odd"),
    "a line of zero": lambda document: document["drifts"][0].update(line=0),
    "an empty page": lambda document: document["drifts"][0].update(page=""),
    "a text for a change": lambda document: document["causes"][0]["changes"].append("+ x"),
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_the_schema_refuses_what_is_not_a_report(spoil: Callable[[Any], object]) -> None:
    from jsonschema import ValidationError

    document = json.loads(write("json", SIGNATURE))
    spoil(document)
    with pytest.raises(ValidationError):
        validate_report(json.dumps(document))


GITHUB = {
    "signature": [
        "::error file=pkg/core.py,line=26,title=repo-docs-hook%3A 2 pages out of date::"
        "pkg/core.py: source changed%0A"
        "~ Widget.run(self, command, *, force=False) -> int"
        " -> Widget.run(self, command, *, force=False, timeout=None) -> int%0A+ import time%0A"
        "docs/pkg/core.py_docs.md, docs/pkg/core.py_kw.md%0A"
        "Update them and commit again: "
        "pre-commit run --hook-stage manual repo-docs-fix; git add -A docs",
    ],
    "modules": [
        "::error file=pkg/retry.py,title=repo-docs-hook%3A 2 pages missing::",
        "::error file=docs/pkg/legacy.py_docs.md,"
        "title=repo-docs-hook%3A 2 pages without a source::",
        "::error file=docs/pkg/index.md,"
        "title=repo-docs-hook%3A 1 page out of date::docs/pkg/index.md: ",
        "::error file=docs/pkg/doc.md,"
        "title=repo-docs-hook%3A 1 page out of date::docs/pkg/doc.md: ",
    ],
    "problem": ["::error file=a.py,line=3,col=7,title=repo-docs-hook%3A not checked::a.py: odd"],
    "clean": [],
}


@pytest.mark.parametrize("case", GITHUB)
def test_github(case: str) -> None:
    outcome = OUTCOMES[case]
    if case == "signature":
        outcome = replace(outcome, causes=(replace(outcome.causes[0], line=26),))
    lines = write("github", outcome).split("\n")
    shown = [line for line in lines if line.startswith("::")]
    assert len(shown) == len(GITHUB[case])
    assert all(map(str.startswith, shown, GITHUB[case]))
    assert all(each.text in "\n".join(lines[len(shown) :]) for each in outcome.mend)


def read_command(line: str) -> tuple[str, dict[str, str], str]:
    """Read a line as GitHub's runner does (actions/runner, ActionCommand.TryParseV2)."""
    head, _, message = line.removeprefix("::").partition("::")
    name, _, properties = head.partition(" ")
    pairs = (each.partition("=") for each in properties.split(","))
    table = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}

    def unescape(text: str) -> str:
        return re.sub("%0D|%0A|%3A|%2C|%25", lambda match: table[match[0]], text)

    return name, {key: unescape(text) for key, _, text in pairs}, unescape(message)


def test_github_reads_back_what_was_meant() -> None:
    outcome = Outcome(problems=(Problem("a,b:c%2C=d.py", "100% ::no, 1:2%0A", 1),))
    name, properties, message = read_command(write("github", outcome).split("\n")[0])
    assert name == "error"
    assert properties["file"] == "a,b:c%2C=d.py"
    assert message == "a,b:c%2C=d.py: 100% ::no, 1:2%0A"


@pytest.mark.parametrize("outcome", OUTCOMES.values(), ids=OUTCOMES)
def test_gitlab_follows_its_rules(outcome: Outcome) -> None:
    issues = validate_code_quality(write("gitlab", outcome))
    assert len(issues) == len(outcome.drifts) + len(outcome.problems)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_gitlab_shows_an_issue_at_its_source() -> None:
    outcome = replace(SIGNATURE, causes=(replace(SIGNATURE.causes[0], line=26),))
    issue, _ = validate_code_quality(write("gitlab", outcome))
    assert issue["location"] == {"path": "pkg/core.py", "lines": {"begin": 26}}
    assert issue["check_name"] == "repo-docs-hook/stale"
    start = "docs/pkg/core.py_docs.md is out of date: source changed (~ "
    assert issue["description"].startswith(start)


def test_a_fingerprint_is_the_page_and_its_kind_of_drift() -> None:
    prints = [
        [issue["fingerprint"] for issue in json.loads(write("gitlab", outcome))]
        for outcome in (SIGNATURE, replace(SIGNATURE, causes=(), mend=()), BY_HAND)
    ]
    assert prints[0] == prints[1]
    assert prints[2] == prints[0][:1], "a reason is no other finding"


@pytest.mark.parametrize("outcome", OUTCOMES.values(), ids=OUTCOMES)
def test_sarif_follows_its_schema(outcome: Outcome) -> None:
    (run,) = validate_sarif(write("sarif", outcome))["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == [*(kind.value for kind in Kind), "problem"]
    assert len(run["results"]) == len(outcome.drifts) + len(outcome.problems)
    assert all(rules[each["ruleIndex"]] == each["ruleId"] for each in run["results"])
    assert run["invocations"][0]["executionSuccessful"] == (not outcome.problems)


def test_sarif_places_are_relative_references() -> None:
    (run,) = validate_sarif(write("sarif", HOSTILE))["runs"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    uri = place["artifactLocation"]["uri"]
    assert unquote(uri, errors="surrogateescape") == EVIL
    assert re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri)
    assert place["region"] == {"startLine": 1, "startColumn": 2}
    nowhere = run["results"][2]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert nowhere["uri"] == ".", "a problem without a path: GitHub wants a place"


def test_the_schema_of_sarif_refuses_what_is_none() -> None:
    from jsonschema import ValidationError

    text = write("sarif", SIGNATURE)
    with pytest.raises(ValidationError):
        validate_sarif(text.replace('"level": "error"', '"level": "bad"'))


@pytest.mark.parametrize("outcome", OUTCOMES.values(), ids=OUTCOMES)
def test_junit_is_read_by_its_reader(outcome: Outcome, tmp_path: Path) -> None:
    file = tmp_path / "junit.xml"
    file.write_text(write("junit", outcome), "utf-8")
    suites = JUnitXml.fromfile(str(file))
    (suite,) = suites
    expected = (len(outcome.drifts), len(outcome.problems))
    assert (suite.failures, suite.errors) == expected
    assert (suites.failures, suites.errors) == expected
    assert suite.tests == suites.tests == len(list(suite)) == (sum(expected) or 1)
    assert suite.skipped == (checked_nothing(outcome))


def test_junit_tells_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "junit.xml"
    file.write_text(write("junit", MODULES), "utf-8")
    (suite,) = JUnitXml.fromfile(str(file))
    case = next(iter(suite))
    (failure,) = case.result
    assert (case.classname, case.name) == ("pkg/retry.py", "docs/pkg/retry.py_docs.md")
    assert (failure.type, failure.message) == (
        "missing",
        "docs/pkg/retry.py_docs.md is missing: not written yet",
    )
    assert "+ class RetryPolicy\n" in failure.text
    assert failure.text.endswith(f"Update them: {MODULES.mend[0].text}")


def test_many_changes_are_cut() -> None:
    cause = replace(
        SIGNATURE.causes[0],
        changes=tuple(ApiChange(Sign.ADDED, f"import m{at}") for at in range(25)),
    )
    text = write("github", replace(SIGNATURE, causes=(cause,)))
    assert "+ import m19%0A... 5 more%0A" in text
    assert "m20" not in text
