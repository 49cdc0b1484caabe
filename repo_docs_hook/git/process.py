"""Run git, wait for its answer, and turn a failure into one sentence."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field

from repo_docs_hook.git.launch import (
    GitError,
    command_line,
    encode_environment,
    find_program,
    surroundings,
)
from repo_docs_hook.text.paths import encode


@dataclass(frozen=True)
class Answer:
    """How a git command ended: its exit code, what it printed, and its error output."""

    command: str
    code: int
    printed: bytes
    said: str

    @property
    def sentence(self) -> str:
        """A sentence that tells why the command failed, with git's first fatal line."""
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
    """How git is called: its executable, the folder it works in and its environment.

    ``known`` are answers by arguments that git has given before; each is used once.
    """

    program: str
    folder: str
    environment: Mapping[str, str] = field(repr=False)
    known: dict[tuple[str, ...], bytes] = field(default_factory=dict, repr=False)

    def run(self, *args: str, given: bytes = b"", extra: Mapping[str, str] | None = None) -> bytes:
        """Run ``git args`` with ``given`` as its input; return what it printed.

        ``extra`` is added to the environment. Raises GitError where git cannot be started, or
        ends with another exit code than 0.
        """
        answer = self.attempt(*args, given=given, extra=extra)
        if answer.code != 0:
            raise GitError(answer.sentence)
        return answer.printed

    def ask(
        self, *args: str, given: bytes = b"", extra: Mapping[str, str] | None = None
    ) -> bytes | None:
        """Run git as ``run`` does; return None for exit code 1, which means no or nothing found.

        Raises GitError where git cannot be started, or for any other exit code than 0 and 1.
        """
        answer = self.attempt(*args, given=given, extra=extra)
        if answer.code not in (0, 1):
            raise GitError(answer.sentence)
        return None if answer.code else answer.printed

    def attempt(
        self, *args: str, given: bytes = b"", extra: Mapping[str, str] | None = None
    ) -> Answer:
        """Run git as ``run`` does; return its answer for any exit code.

        Raises GitError only where git cannot be started.
        """
        if args in self.known and not (given or extra):
            return Answer(args[0], 0, self.known.pop(args), "")
        environment = {**self.environment, **(extra or {})}
        try:
            ran = subprocess.run(
                [encode(part) for part in command_line(self.program, args)],
                cwd=encode(self.folder),
                input=given,
                capture_output=True,
                env=encode_environment(environment),
                check=False,
            )
        except (OSError, ValueError) as error:
            raise GitError(f"git could not be started in {self.folder}: {error}") from error
        return Answer(args[0], ran.returncode, ran.stdout, ran.stderr.decode("utf-8", "replace"))


def start(folder: str, known: Mapping[tuple[str, ...], bytes]) -> Git:
    """Return the Git that runs in ``folder`` with the caller's environment.

    ``known`` are answers that git gave there before, by arguments. Raises GitError where there
    is no git or no such folder.
    """
    if not os.path.isdir(encode(folder)):
        raise GitError(f"there is no folder {folder}")
    return Git(find_program(), folder, surroundings(), dict(known))
