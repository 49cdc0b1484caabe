"""What the pages of one module are made from: facts, findings, neighbours, links to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, partial

from repo_docs_hook.model.facts import Definition, Reference
from repo_docs_hook.model.module import Module
from repo_docs_hook.model.notes import Findings, Purpose
from repo_docs_hook.pages.kinds import DefinitionKind, Noun, find_kinds
from repo_docs_hook.pages.markup.escape import code
from repo_docs_hook.pages.markup.links import Links
from repo_docs_hook.pages.markup.markdown import fit, fragment, link, quote_target
from repo_docs_hook.pages.markup.references import References
from repo_docs_hook.project.project import Project
from repo_docs_hook.text.headings import FileSection
from repo_docs_hook.text.identifiers import CHARACTER, START, is_public, is_special

#: Bytes that all definitions may take on a tight page.
_MOST_BYTES = 200_000
#: Characters of a signature on a tight page, and of the other text of one definition.
MOST_SIGNATURE, _MOST_TEXT = 1_000, 2_000
_KEYWORD = re.compile(rf"{START}{CHARACTER}*\s*=(?!=)|\*\*")
#: The words for a place outside of all definitions.
THE_MODULE = "the module"


class ModulePage:
    """A page that shows a module, and all that its sections are made from.

    ``page`` is the path of that page: one of the module's own, or one of its folder's.
    ``tight`` says that the page has to leave something out, since with everything it would be
    longer than GitHub renders; ``embed`` that it holds the text of the source.
    """

    def __init__(
        self,
        module: Module,
        project: Project,
        findings: Findings,
        page: str,
        *,
        tight: bool = False,
        embed: bool = False,
    ) -> None:
        self.tight = tight
        self.embed = embed
        self.module = module
        self.source = module.path
        self.facts = module.facts
        self.project = project
        self.findings = findings
        self.links = Links(page, project)
        docs_page = project.pages.docs_page(module.path)
        self._docs_target = "" if page == docs_page else self.links.to(docs_page)

    @property
    def definitions(self) -> Sequence[Definition]:
        """All definitions, in source order."""
        return self.facts.definitions

    @property
    def only_filled(self) -> bool:
        """Whether sections that have nothing to say are left out."""
        return self.project.config.sections == "filled"

    @cached_property
    def kinds(self) -> tuple[DefinitionKind, ...]:
        """The kind of each definition."""
        return find_kinds(self.facts.definitions)

    @cached_property
    def children(self) -> dict[int, list[int]]:
        """The indices of what each owner defines, in source order; -1 is the module."""
        found: dict[int, list[int]] = {}
        for index, definition in enumerate(self.facts.definitions):
            found.setdefault(definition.owner, []).append(index)
        return found

    @cached_property
    def top_level(self) -> dict[str, int]:
        """The index of the definition shown for each name of the module's scope.

        If there are several, that is the first with a docstring, else the first that is no
        overload.
        """
        found: dict[str, int] = {}
        for index in self.children.get(-1, ()):
            name = self.facts.definitions[index].name
            if self._worth(index) > self._worth(found.setdefault(name, index)):
                found[name] = index
        return found

    @cached_property
    def shown(self) -> int:
        """The number of definitions from the first one on that fit on a tight page."""
        room = _MOST_BYTES
        for index, definition in enumerate(self.facts.definitions):
            room -= _weight(definition)
            if room < 0:
                return index
        return len(self.facts.definitions)

    def stands(self, index: int) -> bool:
        """Tell whether a definition stands on the documentation page of the module.

        What is defined inside a function does not, nor, with ``members = "public"``, what is
        not public.
        """
        return self._standing[index]

    @cached_property
    def _standing(self) -> list[bool]:
        found: list[bool] = []
        only_public = self.project.config.members == "public"
        for definition in self.facts.definitions:
            owner = definition.owner
            inside = owner < 0 or (found[owner] and self.definitions[owner].kind == "class")
            found.append(inside and (not only_public or self._is_public(definition)))
        return found

    def _is_public(self, definition: Definition) -> bool:
        return (
            self.is_exported(definition)
            or is_public(definition.name)
            or is_special(definition.name)
        )

    def is_exported(self, definition: Definition) -> bool:
        """Tell whether ``__all__`` has a definition of the module's scope."""
        return definition.owner < 0 and definition.name in self._exports

    @cached_property
    def _exports(self) -> frozenset[str]:
        return frozenset(self.facts.exports or ())

    def place(self, index: int) -> int:
        """Return what stands on the page for a definition: it, or its nearest owner that does.

        -1 is the module.
        """
        while index >= 0 and not self.stands(index):
            index = self.definitions[index].owner
        return index

    def top(self, index: int) -> int:
        """Return the definition of the module's scope that a definition stands in, or itself."""
        while index >= 0 and self.definitions[index].owner >= 0:
            index = self.definitions[index].owner
        return index

    def members(self, owner: int) -> list[int]:
        """Return what an owner (-1: the module) defines and the page shows, in source order."""
        return [index for index in self.children.get(owner, ()) if self.stands(index)]

    def fit(self, lines: Sequence[str], budget: int) -> list[str]:
        """Return lines of Markdown; on a tight page only those that fit into ``budget`` bytes.

        If some are left out, a link to the source follows.
        """
        return fit(lines, budget, self.more) if self.tight else list(lines)

    @property
    def more(self) -> str:
        """The end of a list that is cut: a link to the source."""
        return link("and more", self.links.to(self.source))

    @cached_property
    def tests(self) -> tuple[str, ...]:
        """The test files that belong to the module by their names."""
        return self.project.tests.tests_of(self.source)

    @property
    def is_test(self) -> bool:
        """Whether the file is a test by its name, or holds tests."""
        return any(
            each.purpose in (Purpose.TEST_FILE, Purpose.UNIT_TESTS)
            for each in self.findings.purpose
        )

    def _worth(self, index: int) -> tuple[bool, bool]:
        overload = self.kinds[index].noun is Noun.OVERLOAD
        return bool(self.facts.definitions[index].docstring), not overload

    @cached_property
    def classes(self) -> dict[str, int]:
        """The index of the first class of each qualified name."""
        found: dict[str, int] = {}
        for index, definition in enumerate(self.facts.definitions):
            if definition.kind == "class":
                found.setdefault(definition.qualname, index)
        return found

    def bases(self, definition: Definition) -> list[Reference]:
        """Return the bases of a class without keywords and ``object``; nothing for other kinds."""
        found = definition.bases if definition.kind == "class" else ()
        named = (each for each in found if not _KEYWORD.match(each.text))
        return [each for each in named if each.target != "builtins.object"]

    def base_name(self, base: Reference) -> str:
        """Return the absolute dotted name of a base, without ``builtins.``."""
        name = base.target.removeprefix(":").removeprefix("builtins.")
        return self.project.modules.absolute(self.source, name) if name else base.text

    def anchor_target(self, identifier: str) -> str:
        """Return the target of an anchor on the module's documentation page."""
        return self._docs_target + fragment(identifier)

    def section_target(self, section: FileSection) -> str:
        """Return the target of a section on the module's documentation page."""
        return self.anchor_target(section.anchor)

    def name_link(self, index: int, label: str = "") -> str:
        """Return a link to the definition at ``index``; its label is the qualified name by default.

        For -1, which is the module, return words without a link.
        """
        if index < 0:
            return THE_MODULE
        text = code(label or self.facts.definitions[index].qualname)
        target = self._target(index)
        return text if target is None else link(text, target)

    def _target(self, index: int) -> str | None:
        """Return the target of a definition, None where it does not stand on the page."""
        if not self.stands(index):
            return None
        anchor = self.facts.definitions[index].anchor
        return self.anchor_target(anchor if index < self.shown else FileSection.ANALYSIS.anchor)

    @cached_property
    def references(self) -> References:
        """The names that the docstrings of the module may refer to."""
        config, name = self.project.config, self.project.modules.module_name(self.source)
        other = partial(self.links.other, self.source)
        return References(self.facts, name, config.docstring_style, self._target, other)


def _weight(definition: Definition) -> int:
    """Return an upper estimate of the bytes that a definition takes in a list."""
    text = sum(len(each.text) for each in definition.decorators) + len(definition.docstring or "")
    names = 3 * len(quote_target(definition.anchor)) + 3 * _size(definition.qualname)
    signature = _size(definition.signature[:MOST_SIGNATURE])
    return 100 + names + signature + min(_MOST_TEXT, 2 * text)


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
