"""Rules about other programs."""

from __future__ import annotations

import pytest

from repo_docs_hook.rules import security
from repo_docs_hook.rules.security import processes as security_processes
from tests.rules.telling import Cases, is_of_methods, list_silent, read, tell

CASES: Cases = {
    "subprocess": (
        """
import subprocess
from subprocess import Popen as P
def f(command, shell, options):
    subprocess.run(command)
    P(command, shell=False)
    subprocess.call(command, shell=True)
    subprocess.check_call(command, shell=shell)
    subprocess.check_output(command, **options)
""",
        [
            "Subprocess B602: subprocess.call(shell=True) @ f",
            "Subprocess B602: subprocess.check_call(shell=...) @ f",
            "Subprocess B603: subprocess.Popen @ f",
            "Subprocess B603: subprocess.check_output(**...) @ f",
            "Subprocess B603: subprocess.run @ f",
        ],
    ),
    "shell by position": (
        """
import subprocess
subprocess.Popen(c, -1, None, None, None, None, None, True, True)
""",
        ["Subprocess B602: subprocess.Popen(shell=True) @ -"],
    ),
    "subprocess imported and handed on": (
        """
import subprocess
runner = subprocess
""",
        ["Subprocess B404: subprocess @ -"],
    ),
    "subprocess for other things, a method called run": (
        """
import subprocess
subprocess.list2cmdline([])
app.run(command)
""",
        [],
    ),
    "shell": (
        """
import os, subprocess, asyncio
def f(command):
    os.system(command)
    subprocess.getoutput(command)
async def g(command):
    await asyncio.create_subprocess_shell(command)
    await asyncio.create_subprocess_exec(command)
""",
        [
            "Subprocess: asyncio.create_subprocess_shell @ g",
            "Subprocess B605: os.system @ f",
            "Subprocess B605: subprocess.getoutput @ f",
        ],
    ),
    "exec and spawn": (
        """
import os
os.execv(path, [])
os.spawnl(os.P_WAIT, path)
""",
        ["Subprocess B606: os.execv @ -", "Subprocess B606: os.spawnl @ -"],
    ),
    "path": (
        """
import os, subprocess
subprocess.run('ls')
os.system('ls -l')
os.execvp('ls', [])
""",
        [
            "Subprocess B603: subprocess.run @ -",
            "Subprocess B605: os.system @ -",
            "Subprocess B606: os.execvp @ -",
            "Subprocess B607: os.execvp @ -",
            "Subprocess B607: os.system @ -",
            "Subprocess B607: subprocess.run @ -",
        ],
    ),
    "a word of the shell itself, a variable": (
        """
import os
os.system('echo hello')
os.system(command)
""",
        ["Subprocess B605: os.system @ -"],
    ),
    "path named": (
        """
import os
os.execv('/bin/ls', [])
os.execv('./ls', [])
os.execv('C:ls', [])
""",
        ["Subprocess B606: os.execv @ -"],
    ),
    "wildcard": (
        """
import os, subprocess
os.system('/bin/tar cf x.tar *')
subprocess.run('/bin/chmod u+x *', shell=True)
""",
        [
            "Subprocess B602: subprocess.run(shell=True) @ -",
            "Subprocess B605: os.system @ -",
            "Subprocess B609: os.system @ -",
            "Subprocess B609: subprocess.run @ -",
        ],
    ),
    "wildcard that no shell sees": (
        """
import subprocess
subprocess.run('/bin/chmod u+x *')
""",
        ["Subprocess B603: subprocess.run @ -"],
    ),
    "exec_command of something else": (
        """
robot.exec_command(command)
""",
        [],
    ),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES)
def test_notes(source: str, expected: list[str]) -> None:
    facts = read(source)
    assert tell(facts, security.notes(facts)) == expected


def test_every_row_has_a_case() -> None:
    rows = security_processes.ROWS
    sources = [read(source) for source, _ in CASES.values()]
    assert list_silent([row for row in rows if not is_of_methods(row)], sources) == []
