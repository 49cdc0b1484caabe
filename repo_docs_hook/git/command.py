"""Starts git, the same way every time; nothing else in the package starts a process."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field

# No lock, no pattern, no replaced object, no hook, and no command that the repository
# names. Clean filters stay: `git add` runs them, and what they give is what it stores.
FLAGS = (
    "--no-optional-locks",
    "--no-replace-objects",
    *("-c", "core.fsmonitor=false"),
    *("-c", "safe.bareRepository=explicit"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "core.quotePath=false"),
    *("-c", "core.safecrlf=false"),
)
# GIT_NO_LAZY_FETCH is known since git 2.44; before, no allowed protocol has its effect.
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


@dataclass(frozen=True)
class Answer:
    """How a git command ended: its exit code, what it printed, and its error output."""

    command: str
    code: int
    printed: bytes
    said: str

    @property
    def sentence(self) -> str:
        """One sentence for a failure, made of git's first fatal line."""
        lines = [line.strip() for line in self.said.split("\n") if line.strip()]
        fatal = [line for line in lines if line.startswith("fatal: ")]
        reason = (fatal or lines or ["it gave no reason"])[0].removeprefix("fatal: ")
        return f"git {self.command} failed: {reason}{self._hint}"

    @property
    def _hint(self) -> str:
        fetched = "promisor" in self.said or "fatal: transport '" in self.said
        return "; this partial clone lacks objects that are needed here" if fetched else ""


@dataclass(frozen=True)
class Git:
    """How git is called: its executable, the folder it works in and its environment."""

    program: str
    folder: str
    environment: Mapping[str, str] = field(repr=False)

    def run(self, *args: str, given: bytes = b"", extra: Mapping[str, str] | None = None) -> bytes:
        """Run ``git args`` with ``given`` on its input; return what it printed.

        ``extra`` is added to the environment. Raises GitError when git fails.
        """
        answer = self.attempt(*args, given=given, extra=extra)
        if answer.code != 0:
            raise GitError(answer.sentence)
        return answer.printed

    def ask(
        self, *args: str, given: bytes = b"", extra: Mapping[str, str] | None = None
    ) -> bytes | None:
        """Run git as ``run`` does; None when it says no, which is its exit code 1."""
        answer = self.attempt(*args, given=given, extra=extra)
        if answer.code not in (0, 1):
            raise GitError(answer.sentence)
        return None if answer.code else answer.printed

    def attempt(
        self, *args: str, given: bytes = b"", extra: Mapping[str, str] | None = None
    ) -> Answer:
        """Run git as ``run`` does, whatever comes of it.

        Raises GitError only where git cannot be started.
        """
        environment = {**self.environment, **SETTINGS, **(extra or {})}
        try:
            ran = subprocess.run(
                [encode(part) for part in (self.program, *FLAGS, *args)],
                cwd=encode(self.folder),
                input=given,
                capture_output=True,
                env=spell(environment),
                check=False,
            )
        except (OSError, ValueError) as error:
            raise GitError(f"git could not be started in {self.folder}: {error}") from error
        return Answer(args[0], ran.returncode, ran.stdout, ran.stderr.decode("utf-8", "replace"))


def start(folder: str) -> Git:
    """Return the Git that works in ``folder`` with the caller's environment.

    Raises GitError when there is no git, or no such folder.
    """
    if not os.path.isdir(encode(folder)):
        raise GitError(f"there is no folder {folder}")
    kept = {name: value for name, value in native().items() if name not in UNWANTED}
    return Git(find_program(), folder, kept)


def native() -> dict[str, str]:
    """Return the environment as text: decoded as ``decode`` does, in any locale."""
    if os.name != "posix":
        return dict(os.environ)
    return {decode(name): decode(value) for name, value in os.environb.items()}


def spell(environment: Mapping[str, str]) -> Mapping[str, str] | Mapping[bytes, bytes]:
    """Return an environment as the platform's process calls take it."""
    if os.name != "posix":
        return environment
    return {encode(name): encode(value) for name, value in environment.items()}


def find_program() -> str:
    """Return the absolute path of git on PATH; raise GitError when it has none.

    Relative parts of PATH are passed over: a repository must not bring its own git.
    """
    name = "git.exe" if os.name == "nt" else "git"
    for folder in native().get("PATH", os.defpath).split(os.pathsep):
        program = os.path.join(folder, name)
        if os.path.isabs(folder) and os.access(encode(program), os.X_OK):
            return program
    raise GitError("git is not installed, or not on PATH")


def decode(data: bytes) -> str:
    """Return a path as text: UTF-8, odd bytes surrogate-escaped, whatever the locale."""
    return data.decode("utf-8", "surrogateescape")


def encode(path: str) -> bytes:
    """Return the bytes of a path; the reverse of ``decode``."""
    return path.encode("utf-8", "surrogateescape")
