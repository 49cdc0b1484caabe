"""Describe what `--init` does, and what comes next, as lines of text. Pure."""

from __future__ import annotations

import difflib
import shlex
from collections.abc import Iterator

from repo_docs_hook.adopt.adoption import Adoption, Edit
from repo_docs_hook.adopt.source import UNKNOWN
from repo_docs_hook.text.labels import count
from repo_docs_hook.text.paths import HOOKS_FILE

_STAGES = ("pre-commit", "pre-merge-commit", "pre-push")
#: With this many sources or more, suggest to adopt step by step.
_MANY = 200


def preview(adoption: Adoption) -> Iterator[str]:
    """Yield the edits as a diff, then what the user has to do by hand."""
    yield from adoption.choice.reasons and _say_root(adoption)
    for edit in adoption.edits:
        yield from _diff(edit)
        yield ""
    for part in adoption.by_hand:
        yield f"{part.path} cannot be edited safely. By hand, {part.where}:"
        yield ""
        yield from (f"  {line}" for line in part.lines)
        yield ""


def _say_root(adoption: Adoption) -> list[str]:
    reasons = adoption.choice.reasons
    return [*(f"{reason}." for reason in reasons), f"Pages go to {adoption.config.docs_root}.", ""]


def _diff(edit: Edit) -> Iterator[str]:
    old, new = (_lines(text) for text in (edit.old or "", edit.new))
    before = edit.path if edit.old is not None else "/dev/null"
    yield from difflib.unified_diff(old, new, before, edit.path, lineterm="")


def _lines(text: str) -> list[str]:
    """Return the lines of a text, without their newlines."""
    lines = text.replace("\r\n", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def next_steps(adoption: Adoption, prefix: str, *, written: bool) -> Iterator[str]:
    """Yield what was done and what the user does next.

    ``prefix`` is the folder below the top level that the user is in, ``""`` or ``a/b/``;
    ``written`` tells whether the edits are on disk.
    """
    names = ", ".join(edit.path for edit in adoption.edits)
    if names:
        yield f"{'Written' if written else 'Not written, as --dry-run asks'}: {names}."
    elif not adoption.by_hand:
        yield "Nothing to do: this repository has all that --init adds."
    yield from _notes(adoption)
    if adoption.edits:
        yield ""
        yield "Next:"
        yield ""
        yield from (f"  {command}" for command in _commands(adoption, prefix))


def _notes(adoption: Adoption) -> Iterator[str]:
    root, sources = adoption.config.docs_root, adoption.sources
    if not sources:
        yield "No Python file is tracked here that gets pages: git add yours first."
    elif adoption.edits:
        yield f"{count(sources, 'source')} will have pages in {root}."
    if sources >= _MANY and adoption.edits and adoption.config.require == "all":
        yield 'To adopt step by step, set require = "existing" first: then only sources that'
        yield "have pages are checked, and repo-docs-hook --fix PATH gives a source its first."
        yield 'Fewer pages: link-only = ["tests/"] leaves out those of the tests.'
    if adoption.entry and adoption.entry[1] not in ("", adoption.source.rev):
        yield f"The hooks stay at rev {adoption.entry[1]}, and this is {adoption.source.rev}:"
        yield "pre-commit autoupdate moves them."
    if (adoption.entry[0] if adoption.entry else adoption.source.url) == UNKNOWN:
        yield "Put the owner of the repository that you have this tool from in the place of"
        yield f"OWNER in {HOOKS_FILE}."
    if adoption.source.is_local and not adoption.entry:
        yield f"The hooks come from a folder of this machine. In {HOOKS_FILE},"
        yield "replace it by a URL that everybody can clone who works on this repository."
    for name in adoption.unknown:
        yield f"{name} counts from when git knows it: git add it before --fix."
    if adoption.edits:
        yield from _site_notes(adoption)


def _site_notes(adoption: Adoption) -> Iterator[str]:
    """Name the settings that keep the pages out of a site built from the same folder."""
    root = adoption.config.docs_root
    for conf in ("docs/conf.py", "docs/source/conf.py", "doc/conf.py"):
        folder = conf.rpartition("/")[0]
        if conf in adoption.paths and root.startswith(f"{folder}/"):
            inner = root[len(folder) + 1 :]
            yield f'Sphinx: "{inner}" in exclude_patterns of {conf} keeps pages off the site.'
    for conf in ("mkdocs.yml", "mkdocs.yaml"):
        if conf in adoption.paths and root.startswith("docs/"):
            inner = root.removeprefix("docs/")
            yield f"MkDocs: exclude_docs: {inner}/ in {conf} keeps pages off the site."


def _commands(adoption: Adoption, prefix: str) -> Iterator[str]:
    root = adoption.config.docs_root
    names = " ".join(edit.path for edit in adoption.edits)
    types = " ".join(f"--hook-type {stage}" for stage in _STAGES)
    if prefix:
        yield 'cd "$(git rev-parse --show-toplevel)"'
    yield f"git add {names}"  # untracked settings are not in force
    if adoption.sources:
        yield "repo-docs-hook --fix"
        yield f"git add -A {shlex.quote(root)}"
    yield f"pre-commit install {types}"
    yield 'git commit -m "Add the reference pages"'
