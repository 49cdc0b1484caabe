"""The modes that list something on standard output: sources, settings, notes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from typing import TextIO

from repo_docs_hook.cli.options import Options
from repo_docs_hook.cli.streams import tell
from repo_docs_hook.cli.warm_start import HeadStart
from repo_docs_hook.config import parse
from repo_docs_hook.config.read import read_config
from repo_docs_hook.git.repository import Repository
from repo_docs_hook.git.views import open_view
from repo_docs_hook.model.catalogue import CATALOGUE, NoteKind
from repo_docs_hook.model.settings import Config
from repo_docs_hook.project.build import build_project

#: Version of the JSON that ``--list-rules`` writes.
_VERSION = 1


def show_files(options: Options, start: HeadStart) -> int:
    """Write the paths of the selected sources, sorted, one a line; return the exit code."""
    with Repository.open(known=start.answers) as repository:
        view = open_view(repository, staged=options.staged, environment=os.environ)
        write_lines(sorted(build_project(view, read_config(view)).paths))
    return 0


def show_config(options: Options, start: HeadStart) -> int:
    """Write the settings in force as TOML; return the exit code."""
    write_lines(parse.show_config(_read_config(options, start)).split("\n")[:-1])
    return 0


def list_rules(options: Options, start: HeadStart) -> int:
    """Write every kind of note, those of the settings too, as text or JSON; return the exit code.

    Of each: id, section, title, meaning, and whether it is off.
    """
    config = _read_config(options, start)
    kinds = list_kinds(config)
    write = _as_json if options.output_format == "json" else _as_text
    write_lines(write(kinds, config.ignore))
    return 0


def list_kinds(config: Config) -> list[NoteKind]:
    """Return the kinds of notes: the built-in ones, then those that the settings add."""
    added = [NoteKind(each.id, each.section, each.title, each.reason) for each in config.rules]
    return [*CATALOGUE, *dict.fromkeys(added)]


def _as_text(kinds: Iterable[NoteKind], ignored: tuple[str, ...]) -> list[str]:
    rows = [
        (each.id, each.section, "off" if each.id in ignored else "on", _explain(each))
        for each in kinds
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return [
        "  ".join([*(text.ljust(width) for text, width in zip(row, widths, strict=False)), row[3]])
        for row in rows
    ]


def _explain(kind: NoteKind) -> str:
    return f"{kind.title}: {kind.meaning}" if kind.meaning else kind.title


def _as_json(kinds: Iterable[NoteKind], ignored: tuple[str, ...]) -> list[str]:
    import json

    rules = [
        {
            "id": each.id,
            "section": each.section,
            "title": each.title,
            "meaning": each.meaning,
            "off": each.id in ignored,
        }
        for each in kinds
    ]
    return json.dumps({"version": _VERSION, "rules": rules}, indent=2).split("\n")


def _read_config(options: Options, start: HeadStart) -> Config:
    with Repository.open(known=start.answers) as repository:
        return read_config(open_view(repository, staged=options.staged, environment=os.environ))


def write_lines(texts: Iterable[str]) -> None:
    """Write lines that may hold names of files to standard output."""
    tell(sys.stdout, plain_lines(texts))


def plain_lines(texts: Iterable[str]) -> Callable[[TextIO], None]:
    """Return a function that writes lines, which may hold names of files, to a stream."""
    from repo_docs_hook.report.lines import line
    from repo_docs_hook.report.plain import write_plain

    return lambda stream: write_plain(map(line, texts), stream)
