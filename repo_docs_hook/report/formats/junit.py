"""The report for CI's test pages: JUnit's XML, a test case for each drift and each problem."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from repo_docs_hook.model.outcome import Outcome
from repo_docs_hook.report import Manner
from repo_docs_hook.report.findings import PROBLEM, Finding, as_visible, list_findings
from repo_docs_hook.report.formats.documents import write_xml
from repo_docs_hook.report.summary import checked_nothing, show_commands
from repo_docs_hook.text.labels import say_checked

# What XML 1.0, section 2.2, does not allow and text/invisible.py does not show.
_NOT_XML = re.compile("[\ufffe\uffff]")
_NAME = "repo-docs-hook"


def report(outcome: Outcome, stream: TextIO, manner: Manner) -> None:
    """Write a run as a test suite, in ASCII.

    A clean run is one test case that passed, since a suite of none is taken for a fault;
    one that checked nothing is one that was skipped.
    """
    findings = list_findings(outcome)
    mend = [*filter(None, [show_commands(outcome)])]
    suite = Element("testsuite", name=_NAME)
    for finding in findings:
        _add_finding(suite, finding, mend)
    if not findings:
        _add_clean(suite, outcome)
    numbers = _numbers(suite)
    suite.attrib.update(numbers)
    suites = Element("testsuites", name=_NAME)
    suites.attrib.update(numbers)
    suites.append(suite)
    indent(suites)
    write_xml(tostring(suites, encoding="us-ascii", xml_declaration=True), stream)


def _add_finding(suite: Element, finding: Finding, mend: Iterable[str]) -> None:
    place, message = _xml(finding.place), _xml(finding.message)
    case = SubElement(suite, "testcase", classname=place, name=_xml(finding.subject))
    case.attrib.update(file=place, line=str(finding.line or 1), time="0")
    word = "error" if finding.rule == PROBLEM else "failure"
    lines = [message, *map(_xml, finding.details)]
    if word == "failure":
        lines += map(_xml, mend)
    SubElement(case, word, type=finding.rule, message=message).text = "\n".join(lines)


def _add_clean(suite: Element, outcome: Outcome) -> None:
    checked = _xml(say_checked(outcome.checked.to_value()))
    case = SubElement(suite, "testcase", classname=_NAME, name=checked, time="0")
    if checked_nothing(outcome):
        SubElement(case, "skipped", message=f"Checked {checked}.")


def _numbers(suite: Element) -> dict[str, str]:
    counts = {
        "tests": len(suite),
        "failures": len(suite.findall("testcase/failure")),
        "errors": len(suite.findall("testcase/error")),
        "skipped": len(suite.findall("testcase/skipped")),
    }
    return {name: str(number) for name, number in counts.items()} | {"time": "0"}


def _xml(text: str) -> str:
    """Return text on one line that XML can hold, with all else as escapes."""
    return _NOT_XML.sub(lambda match: f"\\u{ord(match[0]):04x}", as_visible(text))
