"""One module as its pages see it: facts, findings, neighbours, and how to link to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from repo_docs_hook.model import Definition, Findings, Module, Reference
from repo_docs_hook.pages.escape import code
from repo_docs_hook.pages.kinds import kinds_in_words
from repo_docs_hook.pages.links import Links
from repo_docs_hook.pages.markdown import fragment, link
from repo_docs_hook.project import Project

_KEYWORD = re.compile(r"[^\W\d]\w*\s*=(?!=)|\*\*")


class View:
    """A module with what both of its pages need; ``page`` is the path of the page made."""

    def __init__(self, module: Module, project: Project, findings: Findings, page: str) -> None:
        self.module = module
        self.path = module.path
        self.facts = module.facts
        self.project = project
        self.findings = findings
        self.links = Links(page, project)
        docs_page = project.docs_page(module.path)
        self._docs_target = "" if page == docs_page else self.links.to(docs_page)

    @property
    def definitions(self) -> Sequence[Definition]:
        """All definitions, in source order."""
        return self.facts.definitions

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kind of each definition, in words."""
        return kinds_in_words(self.facts.definitions)

    @cached_property
    def children(self) -> dict[int, list[int]]:
        """Owner -> what it defines, as indices in source order; -1 is the module."""
        found: dict[int, list[int]] = {}
        for index, definition in enumerate(self.facts.definitions):
            found.setdefault(definition.owner, []).append(index)
        return found

    @cached_property
    def top_level(self) -> dict[str, int]:
        """Name -> the definition of the module's scope that tells most about it.

        That is the first one with a docstring, else the first that is no overload.
        """
        found: dict[str, int] = {}
        for index in self.children.get(-1, ()):
            name = self.facts.definitions[index].name
            if self._worth(index) > self._worth(found.setdefault(name, index)):
                found[name] = index
        return found

    @cached_property
    def tests(self) -> tuple[str, ...]:
        """The test files that belong to the module by their names."""
        return self.project.tests_of(self.path)

    @cached_property
    def tested(self) -> tuple[str, ...]:
        """The sources that the module tests, by its name."""
        return self.project.sources_of(self.path)

    def _worth(self, index: int) -> tuple[bool, bool]:
        return bool(self.facts.definitions[index].docstring), self.kinds[index] != "overload"

    @cached_property
    def classes(self) -> dict[str, int]:
        """Qualified name -> the first class of that name."""
        found: dict[str, int] = {}
        for index, definition in enumerate(self.facts.definitions):
            if definition.kind == "class":
                found.setdefault(definition.qualname, index)
        return found

    def bases(self, definition: Definition) -> list[Reference]:
        """Return the bases of a class, none for anything else; keywords and ``object`` are none."""
        found = definition.bases if definition.kind == "class" else ()
        named = (each for each in found if not _KEYWORD.match(each.text))
        return [each for each in named if each.target != "builtins.object"]

    def base_name(self, base: Reference) -> str:
        """Return a base's dotted name as a reader knows it: absolute, no ``builtins.``."""
        name = base.target.removeprefix(":").removeprefix("builtins.")
        return self.project.absolute(self.path, name) if name else base.text

    def anchor_target(self, identifier: str) -> str:
        """Return the target of an anchor on the module's documentation page."""
        return self._docs_target + fragment(identifier)

    def name_link(self, index: int, label: str = "") -> str:
        """Return a link to a definition, labelled with its qualified name; -1 is the module."""
        if index < 0:
            return "the module"
        definition = self.facts.definitions[index]
        return link(code(label or definition.qualname), self.anchor_target(definition.anchor))

    def name_links(self, indices: Iterable[int], limit: int, rest: str) -> str:
        """Return links to definitions, at most ``limit``, then "and more" linked to ``rest``."""
        return bounded([self.name_link(index) for index in indices], limit, rest)


def bounded(items: Sequence[str], limit: int, rest: str) -> str:
    """Join at most ``limit`` items with commas, then "and more" linked to ``rest``."""
    if len(items) <= limit:
        return ", ".join(items)
    return ", ".join((*items[:limit], link("and more", rest)))
