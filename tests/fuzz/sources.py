"""What must hold for every source, whatever is in it."""

from __future__ import annotations

from typing import Any

from repo_docs_hook.model.facts import Facts
from repo_docs_hook.model.module import Module
from repo_docs_hook.model.notes import Findings
from repo_docs_hook.model.settings import Config
from repo_docs_hook.pages.render import file_pages, folder_pages
from repo_docs_hook.project.project import Project
from repo_docs_hook.python.lexer.source import decode_source
from repo_docs_hook.rules import findings
from repo_docs_hook.sources.serialize import from_row
from repo_docs_hook.sources.worker import Worker
from tests.pages.linkcheck import broken_links
from tests.pages.test_hostile import check
from tests.python.compare_with_ast import list_differences, parse

#: Seconds that one of these small sources may take; the tool itself gives each a minute.
SECONDS = 20.0
PATH = "pkg/mod.py"
CONFIGS = (Config(project_name="demo"), Config(project_name="demo", original_source="embed"))


class Reader:
    """A child process that reads as those of a run do; another takes over where it dies."""

    def __init__(self) -> None:
        self._worker: Worker | None = None

    def read(self, data: bytes) -> tuple[str, Any]:
        """Return what the child answers: a word, and what it says of the source."""
        worker = self._worker = self._worker or Worker()
        worker.start("python", data)
        answer = worker.answer() if worker.connection.poll(SECONDS) else worker.give_up()
        if answer[0] == "died":
            self._worker = None
        return answer


reader = Reader()


def check_source(data: bytes) -> str:
    """Fail where a source is not checked as promised; return in words what came of it."""
    word, found = reader.read(data)
    assert word in ("facts", "problem", "died"), f"{word}: {found}"
    if word == "died":
        return f"named as deadly: {found}"
    if word == "problem":
        _check_problem(data, *found)
        return "named as a problem" if parse(data) is None else "refused, though ast takes it"
    facts = from_row(Facts, found)
    tree = parse(data)
    if tree is not None:
        assert list_differences(tree, facts) == []
    _check_pages(data, facts)
    return "read, equal to ast" if tree is not None else "read, though ast refuses it"


def _check_problem(data: bytes, message: str, line: int, column: int) -> None:
    """A problem is one line, and its position is in the file."""
    assert message
    assert "\n" not in message
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    assert 0 <= line <= len(lines)
    assert (line == 0) == (column == 0)
    assert column <= (len(lines[line - 1]) + 1 if line else 0)


def _check_pages(data: bytes, facts: Facts) -> None:
    """The pages hold only elements that are ours, and no link of them is broken."""
    module = Module(PATH, facts, decode_source(data), len(data))
    for config in CONFIGS:
        project = Project(config, [PATH])
        pages = file_pages(module, project, findings(PATH, facts, project))
        pages += folder_pages("pkg", [(module, Findings())], project, {"pkg": "x"}, ())
        known = {page.path: page.text for page in pages}
        check(known)
        broken = broken_links(known, [PATH, "docs/index.md", "docs/doc.md"])
        assert [each for each in broken if "docs/doc.md" not in each] == []
