"""Reasons that depend on how a thing is used."""

from __future__ import annotations

import pytest

from repo_docs_hook.rules import performance, security
from tests.rules.telling import read

_ENDLESS = "unbounded, emptied only by its cache_clear()"

CACHES = {
    "@functools.cache": _ENDLESS,
    "@functools.lru_cache(maxsize=None)": _ENDLESS,
    "@functools.lru_cache(None)": _ENDLESS,
    "@functools.lru_cache": "",
    "@functools.lru_cache(64)": "",
    "@functools.lru_cache(size)": "",
}


@pytest.mark.parametrize(("decorator", "reason"), CACHES.items(), ids=list(CACHES))
def test_caches(decorator: str, reason: str) -> None:
    facts = read(f"import functools\n{decorator}\ndef f(): ...\n")
    assert [note.reason for note in performance.notes(facts)] == [reason]


COMMANDS = {
    "subprocess.run(c)": "without a shell",
    "subprocess.run(c, shell=False)": "without a shell",
    "subprocess.run(c, shell=True)": "a shell reads the command",
    "subprocess.run(c, shell=flag)": "a shell reads the command, where shell is true",
    "subprocess.run(c, **more)": "without a shell, unless the unpacked arguments ask for one",
    "subprocess.getoutput(c)": "a shell reads the command",
}


@pytest.mark.parametrize(("call", "reason"), COMMANDS.items(), ids=list(COMMANDS))
def test_commands(call: str, reason: str) -> None:
    facts = read(f"import subprocess\n{call}\n")
    assert [note.reason for note in security.notes(facts)] == [reason]
