"""The FAQ has an entry for each message that stops somebody, and for no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import repo_docs_hook.adopt.docs_root
import repo_docs_hook.adopt.steps
import repo_docs_hook.cache.folder
import repo_docs_hook.cli.main
import repo_docs_hook.git.process
import repo_docs_hook.python.lexer.syntax_errors
import repo_docs_hook.report.summary
import repo_docs_hook.report.words
import repo_docs_hook.sources.worker
import repo_docs_hook.text.labels
from repo_docs_hook.cli.options import _COMPLAINTS
from repo_docs_hook.git.discover import REFUSALS
from repo_docs_hook.report.findings import RULES
from tests.guide.messages import PACKAGE, as_message, made_in, pattern, said_in
from tests.guide.reading import GUIDE

FAQ = GUIDE["guide/faq.md"]
#: Modules of which every sentence is told to the user.
SPEAKERS: tuple[ModuleType, ...] = (
    repo_docs_hook.adopt.docs_root,
    repo_docs_hook.adopt.steps,
    repo_docs_hook.cache.folder,
    repo_docs_hook.cli.main,
    repo_docs_hook.git.process,
    repo_docs_hook.text.labels,
    repo_docs_hook.python.lexer.syntax_errors,
    repo_docs_hook.report.summary,
    repo_docs_hook.report.words,
    repo_docs_hook.sources.worker,
)
#: What nobody is told.
SILENT = {
    "not a row of …": "a cache that does not fit is not used",
    "fatal: transport '": "what git says, and the tool looks for",
    "bracket is not closed": "whoever reads a header on a page goes on without it",
    "nothing before": "a value that the cache keeps",
    "nothing staged": "a value that the cache keeps",
    **{text: "what services list of a rule" for texts in RULES.values() for text in texts},
}


def messages() -> Iterator[str]:
    """Yield every message of the package that can stop somebody."""
    speakers = {Path(str(module.__file__)) for module in SPEAKERS}
    for path in sorted(PACKAGE.rglob("*.py")):
        yield from said_in(path) if path in speakers else made_in(path)
    yield from (as_message(sentence) for _, sentence in (*REFUSALS, *_COMPLAINTS))


def shown() -> Iterator[str]:
    """Yield the messages that the FAQ shows: lines of fences, and first cells of its tables."""
    for fence in FAQ.fences:
        yield from fence.text.splitlines() if fence.language == "text" else ()
    for row in re.findall(r"^\| (`.*?) \|", FAQ.text, re.MULTILINE):
        yield from re.findall(r"`([^`]+)`", row)


MESSAGES = sorted(set(messages()) - SILENT.keys())
SHOWN = sorted(set(shown()))


def test_the_messages_are_found() -> None:
    assert len(MESSAGES) > 100
    assert SILENT.keys() <= set(messages()), "no longer said: take it out"


@pytest.mark.parametrize("message", MESSAGES)
def test_every_message_has_its_entry(message: str) -> None:
    assert any(map(pattern(message).search, SHOWN)), "put it into guide/faq.md"


@pytest.mark.parametrize("line", SHOWN)
def test_every_entry_is_a_message(line: str) -> None:
    assert any(pattern(message).search(line) for message in MESSAGES), "nothing says that"


def test_every_entry_has_an_answer() -> None:
    for fence in FAQ.fences:
        after = FAQ.text.partition(fence.text + "```\n")[2].lstrip()
        assert not after.startswith("#") or fence.language != "text", fence.text
