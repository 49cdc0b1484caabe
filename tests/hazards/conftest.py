"""The fixtures of the other folders that the tests of hazards share."""

from __future__ import annotations

from tests.cli.conftest import fresh, template
from tests.e2e.conftest import hooked, installed

__all__ = ["fresh", "hooked", "installed", "template"]
