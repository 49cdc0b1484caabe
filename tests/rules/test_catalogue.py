"""The list of notes and the tables of rules have the same ids, sections and titles."""

from __future__ import annotations

from collections import Counter

from repo_docs_hook.model.catalogue import CATALOGUE
from repo_docs_hook.model.notes import note_id
from repo_docs_hook.model.settings import Config, Rule
from repo_docs_hook.project.project import Project
from repo_docs_hook.rules import findings, patterns, performance, security
from tests.rules.telling import read, tell

ROWS = {"patterns": patterns.ROWS, "performance": performance.ROWS, "security": security.ROWS}


def test_every_row_is_listed_and_nothing_else() -> None:
    rows = {
        (note_id(row.title, row.bandit), section, row.title)
        for section, each in ROWS.items()
        for row in each
    }
    assert {(kind.id, kind.section, kind.title) for kind in CATALOGUE} == rows


def test_each_id_stands_once_with_a_meaning_in_order() -> None:
    assert [name for name, n in Counter(kind.id for kind in CATALOGUE).items() if n > 1] == []
    assert [kind.id for kind in CATALOGUE if not kind.meaning] == []
    assert [*CATALOGUE] == sorted(CATALOGUE, key=lambda kind: (kind.section, kind.id))


SOURCE = """
import db, subprocess
subprocess.run(['a'])
subprocess.run('a', shell=True)
db.query()
try: ...
except Exception: ...
"""
RULES = (Rule("security", "call", ("db.query",), "Unreviewed Access"),)


def told(ignore: tuple[str, ...]) -> list[str]:
    facts = read(SOURCE)
    project = Project(Config(ignore=ignore, rules=RULES), ["a.py"])
    found = findings("a.py", facts, project)
    notes = tell(facts, (*found.patterns, *found.performance, *found.security))
    return [each.partition(" @")[0] for each in notes]


def test_ignored_notes_are_not_made() -> None:
    everything = told(())
    safe = ["Subprocess B603: subprocess.run"]
    broad = ["Broad Except: except Exception:"]
    own = ["Unreviewed Access: db.query"]
    assert set(everything) > {*safe, *broad, *own}
    for ignore, gone in (
        (Config().ignore, safe),
        (("broad-except",), broad),
        (("unreviewed-access",), own),
        (("B603", "broad-except", "unreviewed-access"), safe + broad + own),
    ):
        assert told(ignore) == [each for each in everything if each not in gone], ignore
