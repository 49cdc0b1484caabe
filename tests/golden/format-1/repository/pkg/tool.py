"""A tool."""

from pkg.core import Runner, run


def start() -> None:
    """Start it."""
    run(["true"])
    Runner().run(["true"])
