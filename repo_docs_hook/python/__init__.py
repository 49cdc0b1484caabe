"""The reader of Python sources: the only room that knows libcst."""

from __future__ import annotations

from typing import Any


def __getattr__(name: str) -> Any:
    if name == "read_facts":
        from repo_docs_hook.python.reader import read_facts

        return read_facts
    raise AttributeError(name)
