"""Rows for code that comes from outside: eval, exec, imports, downloads, configuration."""

from __future__ import annotations

import re

from repo_docs_hook.rules.arguments import absent, argument, either, every, given, is_text
from repo_docs_hook.rules.match import Row
from repo_docs_hook.rules.subjects import On, Subject

_PINNED = re.compile(r"['\"][0-9a-fA-F]{7,}['\"]")


def _lacks_pin(subject: Subject) -> bool:
    """Whether no revision is given, or a constant that names a branch or a tag."""
    values = [argument(subject, keyword) for keyword in ("revision", "commit_id")]
    constant = [value for value in values if value is not None]
    return all(is_text(value) and not _PINNED.fullmatch(value) for value in constant)


def _names_repository(subject: Subject) -> bool:
    """Whether the first argument is a constant, and not a path to a folder."""
    value = argument(subject, "pretrained_model_name_or_path", 0)
    return value is not None and is_text(value) and value[1:2] not in (".", "/")


ROWS = (
    Row("Code Execution", On.CALL, "builtins.exec", "runs its argument as code", "B102"),
    Row("Code Execution", On.CALL, "builtins.eval", "runs its argument as code", "B307"),
    Row(
        "Code Execution",
        On.CALL,
        "builtins.compile",
        "makes code of text or of a syntax tree",
        test=either(absent("flags", 3), given("flags", "0", position=3)),
    ),
    Row(
        "Code Execution",
        On.CALL,
        "runpy.run_path runpy.run_module code.InteractiveConsole "
        "code.InteractiveInterpreter code.interact",
        "runs code from outside this file",
    ),
    Row(
        "Unpinned Download",
        On.CALL,
        "huggingface_hub.hf_hub_download huggingface_hub.snapshot_download datasets.load_dataset",
        "fetches whatever the repository holds that day: no revision is pinned",
        "B615",
        test=_lacks_pin,
    ),
    Row(
        "Unpinned Download",
        On.CALL,
        "transformers.*",
        "fetches whatever the repository holds that day: no revision is pinned",
        "B615",
        test=every(
            lambda subject: subject.target.endswith(".from_pretrained"),
            _names_repository,
            _lacks_pin,
        ),
    ),
    Row(
        "Remote Configuration",
        On.CALL,
        "logging.config.listen",
        "takes configuration, and so code, from whoever connects",
        "B612",
        test=absent("verify", 1),
    ),
)
