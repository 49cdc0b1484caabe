"""Where things are in this repository, whatever folder a test is in."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "repo_docs_hook"
TESTS = ROOT / "tests"
