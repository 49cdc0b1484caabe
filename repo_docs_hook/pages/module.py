"""What the pages of one module are made from: facts, findings, neighbours, links to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from repo_docs_hook.model.facts import Definition, Reference
from repo_docs_hook.model.module import Module
from repo_docs_hook.model.notes import Findings, Purpose
from repo_docs_hook.pages.kinds import Kind, Noun, find_kinds
from repo_docs_hook.pages.markup.escape import code
from repo_docs_hook.pages.markup.links import Links
from repo_docs_hook.pages.markup.markdown import fragment, link, quote_target
from repo_docs_hook.project.project import Project
from repo_docs_hook.text.headings import FileSection
from repo_docs_hook.text.identifiers import CHARACTER, START

#: Bytes that definitions may take on a page that is too long to show them whole.
_MOST_BYTES = 200_000
#: Characters of a signature there, and of other text of one definition besides its names.
MOST_SIGNATURE, _MOST_TEXT = 1_000, 2_000
_KEYWORD = re.compile(rf"{START}{CHARACTER}*\s*=(?!=)|\*\*")


#: What stands for a definition where something is found outside of all of them.
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

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """The kind of each definition."""
        return find_kinds(self.facts.definitions)

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
    def shown(self) -> int:
        """The number of definitions, first ones first, that stand even on a tight page."""
        room = _MOST_BYTES
        for index, definition in enumerate(self.facts.definitions):
            room -= _weight(definition)
            if room < 0:
                return index
        return len(self.facts.definitions)

    def fit(self, lines: Sequence[str], budget: int) -> list[str]:
        """Return lines of Markdown, on a tight page those that fit into ``budget`` bytes.

        There a link to the source follows where some are left out.
        """
        if not self.tight:
            return list(lines)
        for count, line in enumerate(lines):
            budget -= len(line.encode()) + 1
            if budget < 0:
                return [*lines[:count], self.more]
        return list(lines)

    @property
    def more(self) -> str:
        """What a list ends with where some of it is left out: a link to the whole source."""
        return link("and more", self.links.to(self.source))

    @cached_property
    def tests(self) -> tuple[str, ...]:
        """The test files that belong to the module by their names."""
        return self.project.tests.tests_of(self.source)

    @cached_property
    def tested(self) -> tuple[str, ...]:
        """The sources that the module tests, by its name."""
        return self.project.tests.sources_of(self.source)

    @property
    def is_test(self) -> bool:
        """Tell whether it is a test file by its name, or holds tests."""
        return any(
            each.purpose in (Purpose.TEST_FILE, Purpose.UNIT_TESTS)
            for each in self.findings.purpose
        )

    def _worth(self, index: int) -> tuple[bool, bool]:
        overload = self.kinds[index].noun is Noun.OVERLOAD
        return bool(self.facts.definitions[index].docstring), not overload

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
        return self.project.modules.absolute(self.source, name) if name else base.text

    def anchor_target(self, identifier: str) -> str:
        """Return the target of an anchor on the module's documentation page."""
        return self._docs_target + fragment(identifier)

    def section_target(self, section: FileSection) -> str:
        """Return the target of a section on the module's documentation page."""
        return self.anchor_target(section.anchor)

    def name_link(self, index: int, label: str = "") -> str:
        """Return a link to a definition, labelled with its qualified name; -1 is the module."""
        if index < 0:
            return THE_MODULE
        definition = self.facts.definitions[index]
        stands = index < self.shown
        place = definition.anchor if stands else FileSection.ANALYSIS.anchor
        return link(code(label or definition.qualname), self.anchor_target(place))


def _weight(definition: Definition) -> int:
    """Return about how many bytes a definition takes at most in a list."""
    text = sum(len(each.text) for each in definition.decorators) + len(definition.docstring or "")
    names = 3 * len(quote_target(definition.anchor)) + 3 * _size(definition.qualname)
    signature = _size(definition.signature[:MOST_SIGNATURE])
    return 100 + names + signature + min(_MOST_TEXT, 2 * text)


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def bounded(items: Sequence[str], limit: int, rest: str) -> str:
    """Join at most ``limit`` items with commas, then "and more" linked to ``rest``."""
    if len(items) <= limit:
        return ", ".join(items)
    return ", ".join((*items[:limit], link("and more", rest)))
