"""The settings in force, as data."""

from __future__ import annotations

from dataclasses import dataclass

from repo_docs_hook.model.notes import note_id


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that the configuration adds: where one of ``keys`` is found, a note is made.

    ``section`` is ``patterns``, ``performance`` or ``security``; ``on`` tells what is
    looked at: ``call``, ``import``, ``base`` or ``decorator``. A key is a dotted name,
    or one that ends in ``.*`` for all that is in a package, module or class.
    """

    section: str
    on: str
    keys: tuple[str, ...]
    title: str
    reason: str = ""

    @property
    def id(self) -> str:
        """The id of its notes, as the setting ``ignore`` names it."""
        return note_id(self.title)


@dataclass(frozen=True, slots=True)
class About:
    """What ``[project]`` of ``pyproject.toml`` tells readers (PEP 621), for the root's index.

    ``description`` is ``""`` where there is none. ``scripts`` are (command, object reference)
    pairs, sorted.
    """

    description: str = ""
    scripts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Config:
    """The settings in force.

    Pages stand in ``docs_root``, ``.`` for the top level. ``include``, ``exclude`` and
    ``link_only`` are gitignore patterns: of sources, of what is none all the same, and of
    sources without pages. ``original_source`` is ``link``, or ``embed`` for pages that hold
    their source's text. ``docstring_style`` names the style of all docstrings, ``auto`` finds
    it out for each. ``members`` is ``all``, or ``public`` where private names stand on
    keyword pages alone; ``sections`` is ``all``, or ``filled`` where those that have nothing to
    say are left out. ``folder_pages`` tells whether folders have pages, ``require``
    whether ``all`` sources or only those with ``existing`` pages are judged. ``roles`` are
    (gitignore pattern, role) pairs, the first that matches counts. Pages call the project
    ``project_name``. ``max_file_size`` is in bytes, ``required_version`` a PEP 440 specifier
    or ``""``. ``ignore`` are the ids of notes that are not made. ``origins`` are (key, file)
    pairs for what is not a default. ``about`` is no setting, but read from the same files.
    """

    docs_root: str = "docs"
    include: tuple[str, ...] = ("*.py", "*.pyi")
    exclude: tuple[str, ...] = ()
    link_only: tuple[str, ...] = ()
    original_source: str = "link"
    docstring_style: str = "auto"
    members: str = "all"
    sections: str = "all"
    folder_pages: bool = True
    require: str = "all"
    roles: tuple[tuple[str, str], ...] = ()
    project_name: str = "this repository"
    max_file_size: int = 1 << 20
    required_version: str = ""
    origins: tuple[tuple[str, str], ...] = ()
    rules: tuple[Rule, ...] = ()
    ignore: tuple[str, ...] = ("B603",)
    about: About = About()
