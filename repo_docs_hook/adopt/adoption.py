"""Plan what `--init` adds to which file; write nothing."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

from repo_docs_hook.adopt.attributes import FILE as ATTRIBUTES_FILE
from repo_docs_hook.adopt.attributes import add_attributes
from repo_docs_hook.adopt.docs_root import Choice, choose_root
from repo_docs_hook.adopt.excludes import exclude_line, exclude_pages
from repo_docs_hook.adopt.hooks import add_entry, entry_lines, file_lines, find_entry
from repo_docs_hook.adopt.settings_text import TABLE, add_setting, setting_line
from repo_docs_hook.adopt.source import Source
from repo_docs_hook.adopt.texts import append_lines, read_text
from repo_docs_hook.adopt.yaml_text import read_document
from repo_docs_hook.config.parse import ConfigError, parse_config
from repo_docs_hook.git.process import Git
from repo_docs_hook.model.files import Snapshot
from repo_docs_hook.model.settings import Config
from repo_docs_hook.project.select import select
from repo_docs_hook.text.paths import CONFIG_FILES, HOOKS_FILE
from repo_docs_hook.write.pages import WriteError

_OWN, _PROJECT = CONFIG_FILES
_FILES = (*CONFIG_FILES, HOOKS_FILE, ATTRIBUTES_FILE)
_NO_ROOT = "no folder for the pages is free; set docs-root in the configuration"


@dataclass(frozen=True, slots=True)
class Edit:
    """A file at the top level: its text now, None where there is no file, and its new text."""

    path: str
    old: str | None
    new: str

    @property
    def changes(self) -> bool:
        """Whether the text changes."""
        return self.new != (self.old or "")


@dataclass(frozen=True, slots=True)
class ByHand:
    """Lines that the user has to add to a file, and where."""

    path: str
    where: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Adoption:
    """What `--init` does: the edits that change a file, and what the user has to do by hand.

    ``config`` are the settings after the edits, ``choice`` is the docs root with its reasons,
    ``sources`` the number of sources that get pages, ``source`` where the hooks come from,
    ``entry`` the ``repo`` and ``rev`` of hooks of ours that the repository has already,
    ``paths`` all its files, ``unknown`` the configuration files that git does not track.
    """

    config: Config
    choice: Choice
    edits: tuple[Edit, ...]
    by_hand: tuple[ByHand, ...]
    sources: int
    source: Source
    entry: tuple[str, str] | None
    paths: frozenset[str]
    unknown: tuple[str, ...]


def plan_adoption(git: Git, here: Snapshot, skipped: Set[str], source: Source) -> Adoption:
    """Return the plan for a repository, in whose top level ``git`` runs.

    ``here`` is its working tree, ``skipped`` are the paths that a sparse checkout leaves out.
    Raises ConfigError for settings and YAML that cannot be read, WriteError for files that must
    not be edited, GitError where git cannot answer.
    """
    known = frozenset((*here.files, *here.unmerged, *here.untracked))
    texts = {name: _read(git.folder, name, skipped) for name in _FILES}
    given = {name: text.encode("utf-8") for name in CONFIG_FILES if (text := texts[name])}
    config = parse_config(given)
    choice = choose_root(git, known, config)
    if not choice.root:
        raise ConfigError("\n".join([_NO_ROOT, *choice.reasons]))
    settings = _plan_settings(texts, config, choice.root)
    config = replace(config, docs_root=choice.root)
    hooks, entry = _plan_hooks(texts[HOOKS_FILE], config, source)
    old = texts[ATTRIBUTES_FILE]
    parts = [*settings, *hooks, Edit(ATTRIBUTES_FILE, old, add_attributes(old or "", config, git))]
    regular = (path for path, file in here.files.items() if file.is_regular)
    return Adoption(
        config,
        choice,
        tuple(part for part in parts if isinstance(part, Edit) and part.changes),
        tuple(part for part in parts if isinstance(part, ByHand)),
        len(select(regular, config).documented),
        source,
        entry,
        known,
        tuple(name for name in CONFIG_FILES if name in here.untracked),
    )


def _read(top: str, name: str, skipped: Set[str]) -> str | None:
    if name in skipped:
        raise WriteError(name, "a sparse checkout leaves it out: git sparse-checkout add it")
    return read_text(top, name)


def _plan_settings(
    texts: dict[str, str | None], config: Config, docs_root: str
) -> list[Edit | ByHand]:
    """Plan to set the docs root, unless it is set or the default already."""
    if docs_root == config.docs_root:
        return []
    own = texts[_OWN] is not None or texts[_PROJECT] is None
    file = _OWN if own else _PROJECT
    text = texts[file]
    try:
        new = add_setting(text or "", "docs-root", docs_root, own_file=own)
    except ValueError as error:
        raise ConfigError(f"{file}:{error}") from None
    if new is not None:
        return [Edit(file, text, new)]
    lines = (*(() if own else (f"[tool.{TABLE}]",)), setting_line("docs-root", docs_root))
    return [ByHand(file, "in the tool's table", lines)]


def _plan_hooks(
    text: str | None, config: Config, source: Source
) -> tuple[list[Edit | ByHand], tuple[str, str] | None]:
    """Plan to add the entry, then the exclude; keep an entry that is there already."""
    document = read_document(HOOKS_FILE, text or "")
    if document.root is None:
        lines = file_lines(source, config)
        return [Edit(HOOKS_FILE, text, append_lines(text or "", lines))], None
    by_hand: list[Edit | ByHand] = []
    found = find_entry(document)
    added = document.text if found else add_entry(document, source)
    if added is None:
        by_hand.append(ByHand(HOOKS_FILE, "under repos", tuple(entry_lines(source))))
        added = document.text
    excluded = exclude_pages(read_document(HOOKS_FILE, added), config)
    if excluded is None:
        line = exclude_line(config)
        where = "at the top level, joined by | with an exclude that is there"
        by_hand.append(ByHand(HOOKS_FILE, where, (line,)))
    return [Edit(HOOKS_FILE, text, added if excluded is None else excluded), *by_hand], found
