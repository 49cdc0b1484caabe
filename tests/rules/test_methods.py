"""Rules about methods of objects of unknown type, over facts made by hand.

A reader leaves out most of these calls, so that facts stay small; these say what is
noted where it tells of them.
"""

from __future__ import annotations

import pytest

from repo_docs_hook.model.facts import Argument, Call, Facts, Import
from repo_docs_hook.rules import patterns, performance, security
from tests.rules.telling import is_of_methods, list_silent, tell


def make_facts(module: str, method: str, *arguments: tuple[str, str]) -> Facts:
    """Facts of a file that imports ``module`` and calls ``?.method`` with these arguments."""
    given = tuple(Argument(keyword, value) for keyword, value in arguments)
    return Facts(
        imports=(Import(module, "", "", -1),),
        calls=(Call(f"?.{method}", -1, given),),
    )


NOTED = {
    "backward": (make_facts("torch", "backward"), "Automatic Differentiation: backward @ -"),
    "to": (make_facts("torch", "to", ("", "'cuda:1'")), "GPU Computing: to @ -"),
    "cuda": (make_facts("torch.nn", "cuda"), "GPU Computing: cuda @ -"),
    "iterrows": (make_facts("pandas", "iterrows"), "Numeric Loop in Python: iterrows @ -"),
    "run_in_executor": (make_facts("asyncio", "run_in_executor"), "Threads: run_in_executor @ -"),
    "run on all interfaces": (
        make_facts("flask", "run", ("", "'0.0.0.0'")),
        "Open to All Interfaces B104: run @ -",
    ),
    "exec_command": (
        make_facts("paramiko", "exec_command"),
        "Remote Command B601: exec_command @ -",
    ),
    "extra": (make_facts("django.db", "extra", ("where", "")), "SQL from Strings B610: extra @ -"),
    "set_missing_host_key_policy": (
        make_facts(
            "paramiko", "set_missing_host_key_policy", ("", "=paramiko.client.AutoAddPolicy")
        ),
        "Unknown Host Key B507: paramiko.client.AutoAddPolicy @ -",
    ),
    "run with a debugger": (
        make_facts("flask", "run", ("debug", "True")),
        "Debugger in the Open B201: run(debug=True) @ -",
    ),
    "chmod": (
        make_facts("pathlib", "chmod", ("", "0o666")),
        "Wide Permissions B103: chmod(0o666) @ -",
    ),
    "execute": (
        make_facts("sqlite3", "execute", ("", ":f-string SELECT * FROM ")),
        "SQL from Strings B608: execute @ -",
    ),
    "extractall": (make_facts("tarfile", "extractall"), "Archive Extraction B202: extractall @ -"),
    "extractall without a filter": (
        make_facts("tarfile", "extractall", ("filter", "'fully_trusted'")),
        "Archive Extraction B202: extractall(filter='fully_trusted') @ -",
    ),
}

PASSED_OVER = {
    "backward of no tensor": make_facts("chess", "backward"),
    "to the cpu": make_facts("torch", "to", ("", "'cpu'")),
    "to cuda without torch": make_facts("robot", "to", ("", "'cuda'")),
    "cuda without torch": make_facts("torchvision", "cuda"),
    "iterrows without pandas": make_facts("sqlite3", "iterrows"),
    "run_in_executor without asyncio": make_facts("pool", "run_in_executor"),
    "run on one interface": make_facts("flask", "run", ("", "'127.0.0.1'")),
    "debug without flask": make_facts("game", "run", ("debug", "True")),
    "debug off": make_facts("flask", "run", ("debug", "False")),
    "exec_command without paramiko": make_facts("robot", "exec_command"),
    "extra of no query": make_facts("django.db", "extra", ("", "'x'")),
    "extra without django": make_facts("film", "extra", ("where", "")),
    "a policy that refuses": make_facts(
        "paramiko", "set_missing_host_key_policy", ("", "=paramiko.RejectPolicy")
    ),
    "chmod for the owner": make_facts("pathlib", "chmod", ("", "0o755")),
    "execute a constant": make_facts("sqlite3", "execute", ("", "'SELECT 1'")),
    "execute no SQL": make_facts("robot", "execute", ("", ":f-string selection of ")),
    "a filter": make_facts("tarfile", "extractall", ("filter", "'data'")),
    "unpacked arguments, perhaps a filter": make_facts("tarfile", "extractall", ("**", "")),
    "eval": make_facts("torch", "eval"),
}


def tell_all(facts: Facts) -> list[str]:
    """Return what all three tables say."""
    notes = patterns.notes(facts) + performance.notes(facts) + security.notes(facts)
    return tell(facts, notes)


@pytest.mark.parametrize(("facts", "expected"), NOTED.values(), ids=NOTED)
def test_noted(facts: Facts, expected: str) -> None:
    assert tell_all(facts) == [expected]


@pytest.mark.parametrize("facts", PASSED_OVER.values(), ids=PASSED_OVER)
def test_passed_over(facts: Facts) -> None:
    assert tell_all(facts) == []


def test_every_row_has_a_case() -> None:
    rows = patterns.ROWS + performance.ROWS + security.ROWS
    facts = [facts for facts, _ in NOTED.values()]
    assert list_silent([row for row in rows if is_of_methods(row)], facts) == []
