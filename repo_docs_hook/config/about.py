"""Read what ``[project]`` of ``pyproject.toml`` tells the readers of the root's index."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from repo_docs_hook.model.settings import About


def read_about(document: Mapping[str, Any]) -> About:
    """Return the description and the commands in a parsed ``pyproject.toml``.

    What is not as PEP 621 wants it is left out: it is the build backend that reports it.
    """
    project = document.get("project")
    table = project if isinstance(project, dict) else {}
    description, scripts = table.get("description"), table.get("scripts")
    pairs = scripts.items() if isinstance(scripts, dict) else ()
    return About(
        description if isinstance(description, str) else "",
        tuple(sorted((name, target) for name, target in pairs if isinstance(target, str))),
    )
