"""Rows for starting programs: with and without a shell, by a name that is looked up in PATH."""

from __future__ import annotations

import re
from collections.abc import Callable

from repo_docs_hook.rules.arguments import argument, every, imports, is_text, is_uncalled
from repo_docs_hook.rules.match import Row, name_target
from repo_docs_hook.rules.subjects import On, Subject

_SUBPROCESS = (
    "subprocess.Popen subprocess.call subprocess.check_call subprocess.check_output subprocess.run"
)
_SHELL = (
    "os.system os.popen os.popen2 os.popen3 os.popen4 popen2.popen2 popen2.popen3 popen2.popen4 "
    "popen2.Popen3 popen2.Popen4 commands.getoutput commands.getstatusoutput "
    "subprocess.getoutput subprocess.getstatusoutput"
)
_REPLACE = "os.execl os.execle os.execlp os.execlpe os.execv os.execve os.execvp os.execvpe"
_SPAWN = (
    "os.spawnl os.spawnle os.spawnlp os.spawnlpe os.spawnv os.spawnve os.spawnvp os.spawnvpe "
    "os.startfile"
)
_SEARCHED = "os.execlp os.execlpe os.execvp os.execvpe"
_BUILTINS = frozenset({"cd", "echo", "exit", "export", "set", "ulimit"})
_FALSE = (None, "False", "None", "0")
_EXPANDED = re.compile(r"\b(?:chown|chmod|tar|rsync)\b.*\*")


def _shell(subject: Subject) -> str | None:
    return argument(subject, "shell", 8)


def _has_shell(subject: Subject) -> bool:
    """Whether ``shell`` is a true constant."""
    return _shell(subject) not in (*_FALSE, "")


def _may_have_shell(subject: Subject) -> bool:
    """Whether ``shell`` is given, with a value that is known only at run time."""
    return _shell(subject) == "" and not _is_unpacked(subject)


def _is_unpacked(subject: Subject) -> bool:
    """Whether only unpacked arguments can hold ``shell``."""
    keywords = {item.keyword for item in subject.arguments}
    return _shell(subject) == "" and "shell" not in keywords


def _has_no_shell(subject: Subject) -> bool:
    return _shell(subject) in _FALSE


def _with(arguments: str) -> Callable[[Subject], str]:
    """Return the wording that shows the arguments which matter."""
    return lambda subject: f"{name_target(subject)}({arguments})"


def _command(subject: Subject) -> str:
    """Return the first argument where it is a constant string, without its quotes."""
    value = subject.arguments[0].value if subject.arguments else ""
    return value[1:-1] if is_text(value) else ""


def _is_looked_up(subject: Subject) -> bool:
    """Whether the command is a constant that neither is a path nor starts with one."""
    command = _command(subject)
    is_path = re.match(r"[A-Za-z]:|[\\/.]", command) is not None
    return bool(command) and not is_path and command.split(" ", 1)[0] not in _BUILTINS


def _expands(subject: Subject) -> bool:
    return _EXPANDED.search(_command(subject)) is not None


ROWS = (
    Row(
        "Remote Command",
        On.CALL,
        "?.exec_command",
        "a shell on the other side reads the command",
        "B601",
        test=imports("paramiko"),
    ),
    Row(
        "Subprocess",
        On.CALL,
        _SUBPROCESS,
        "a shell reads the command",
        "B602",
        what=_with("shell=True"),
        test=_has_shell,
    ),
    Row(
        "Subprocess",
        On.CALL,
        _SUBPROCESS,
        "a shell reads the command, where shell is true",
        "B602",
        what=_with("shell=..."),
        test=_may_have_shell,
    ),
    Row("Subprocess", On.CALL, _SUBPROCESS, "without a shell", "B603", test=_has_no_shell),
    Row(
        "Subprocess",
        On.CALL,
        _SUBPROCESS,
        "without a shell, unless the unpacked arguments ask for one",
        "B603",
        what=_with("**..."),
        test=_is_unpacked,
    ),
    Row(
        "Subprocess",
        On.IMPORT,
        "subprocess subprocess.Popen subprocess.run subprocess.call "
        "subprocess.check_call subprocess.check_output",
        "imported, and used in ways that no call here shows",
        "B404",
        test=is_uncalled,
    ),
    Row("Subprocess", On.CALL, _SHELL, "a shell reads the command", "B605"),
    Row("Subprocess", On.CALL, "asyncio.create_subprocess_shell", "a shell reads the command"),
    Row("Subprocess", On.CALL, _REPLACE, "another program takes this one's place", "B606"),
    Row("Subprocess", On.CALL, _SPAWN, "without a shell", "B606"),
    Row(
        "Subprocess",
        On.CALL,
        f"{_SUBPROCESS} {_SHELL} {_SEARCHED}",
        "PATH decides which program that is",
        "B607",
        test=_is_looked_up,
    ),
    Row(
        "Subprocess",
        On.CALL,
        _SHELL,
        "file names that begin with a dash become options",
        "B609",
        test=_expands,
    ),
    Row(
        "Subprocess",
        On.CALL,
        _SUBPROCESS,
        "file names that begin with a dash become options",
        "B609",
        test=every(_has_shell, _expands),
    ),
)
