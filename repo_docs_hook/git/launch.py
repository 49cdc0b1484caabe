"""Start git with the same options and environment every time. Imports next to nothing."""

from __future__ import annotations

import os

from repo_docs_hook.text.paths import decode, encode

TYPE_CHECKING = False  # the module of that name takes as long as git itself
if TYPE_CHECKING:
    from collections.abc import Mapping

# Take no locks, follow no replace refs, run no hook and no command that the repository names.
# Clean filters are run, as `git add` runs them: what they print is what git stores.
FLAGS = (
    "--no-optional-locks",
    "--no-replace-objects",
    *("-c", "core.fsmonitor=false"),
    *("-c", "safe.bareRepository=explicit"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "core.quotePath=false"),
    *("-c", "core.safecrlf=false"),
)
# Git before 2.44 ignores GIT_NO_LAZY_FETCH; without an allowed protocol it cannot fetch either.
SETTINGS = {
    "LC_ALL": "C",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_TERMINAL_PROMPT": "0",
}
UNWANTED = frozenset(
    {
        "GIT_GLOB_PATHSPECS",
        "GIT_NOGLOB_PATHSPECS",
        "GIT_ICASE_PATHSPECS",
        "GIT_EXTERNAL_DIFF",
        "GIT_DIFF_OPTS",
        "GIT_PREFIX",
    }
)


class GitError(Exception):
    """Git cannot answer; the message is one sentence for the user."""


class Started:
    """``git args``, started in the current folder without waiting for it; see ``answer``.

    Its input is empty and its error output is dropped: to report an error, run git again.
    Raises OSError where it cannot be started. Use it only where ``can_start`` is true.
    """

    def __init__(self, program: str, args: tuple[str, ...]) -> None:
        reading, writing = os.pipe()
        nowhere = os.open(os.devnull, os.O_RDWR)
        try:
            self._process = os.posix_spawn(
                encode(program),
                [encode(part) for part in command_line(program, args)],
                encode_environment(surroundings()),
                file_actions=[
                    (os.POSIX_SPAWN_DUP2, nowhere, 0),
                    (os.POSIX_SPAWN_DUP2, writing, 1),
                    (os.POSIX_SPAWN_DUP2, nowhere, 2),
                ],
            )
        except OSError:
            os.close(reading)
            raise
        finally:
            os.close(nowhere)
            os.close(writing)
        self._output = reading

    def answer(self) -> bytes | None:
        """Wait for git to end; return what it printed, None where its exit code is not 0."""
        with open(self._output, "rb", buffering=0) as stream:
            printed = stream.readall()
        _, status = os.waitpid(self._process, 0)
        return printed if status == 0 else None


def can_start() -> bool:
    """Tell whether this platform has what ``Started`` needs."""
    return hasattr(os, "posix_spawn")


def command_line(program: str, args: tuple[str, ...]) -> tuple[str, ...]:
    """Return the command line of ``git args``: the program, our options and the arguments."""
    return (program, *FLAGS, *args)


def surroundings() -> dict[str, str]:
    """Return git's environment: the caller's, without variables that change its answers."""
    kept = {name: value for name, value in native().items() if name not in UNWANTED}
    return kept | SETTINGS


def native() -> dict[str, str]:
    """Return the environment as text, decoded by ``decode``, whatever the locale."""
    if os.name != "posix":
        return dict(os.environ)
    return {decode(name): decode(value) for name, value in os.environb.items()}


def encode_environment(environment: Mapping[str, str]) -> Mapping[str, str] | Mapping[bytes, bytes]:
    """Return an environment as the process calls of this platform take it: bytes on POSIX."""
    if os.name != "posix":
        return environment
    return {encode(name): encode(value) for name, value in environment.items()}


def find_program() -> str:
    """Return the absolute path of git, searched on PATH.

    Relative entries of PATH are skipped, so that no ``git`` of the repository is run. Raises
    GitError where there is none.
    """
    name = "git.exe" if os.name == "nt" else "git"
    for folder in native().get("PATH", os.defpath).split(os.pathsep):
        program = os.path.join(folder, name)
        if os.path.isabs(folder) and os.access(encode(program), os.X_OK):
            return program
    raise GitError("git is not installed, or not on PATH")
