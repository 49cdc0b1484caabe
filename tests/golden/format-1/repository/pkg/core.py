"""Run commands."""

import subprocess


class Runner:
    """Runs what it is given."""

    def run(self, command: list[str]) -> int:
        """Run a command and return its exit code."""
        return subprocess.run(command, check=False).returncode


class Quiet(Runner):
    """Runs without a word."""


def run(command: list[str]) -> int:
    """Run a command without a runner."""
    return Runner().run(command)
