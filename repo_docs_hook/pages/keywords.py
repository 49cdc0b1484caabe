"""The keyword page of one source: every name with its definitions, so that one grep answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from repo_docs_hook.model.facts import Import
from repo_docs_hook.model.module import Module
from repo_docs_hook.model.notes import Findings
from repo_docs_hook.model.outcome import Page
from repo_docs_hook.pages.kinds import Noun
from repo_docs_hook.pages.markup.escape import code
from repo_docs_hook.pages.markup.markdown import (
    bullets,
    is_long,
    link,
    nest,
    page_text,
    section,
)
from repo_docs_hook.pages.module import ModulePage
from repo_docs_hook.pages.sections.table import SECTIONS
from repo_docs_hook.project.project import Project
from repo_docs_hook.text.headings import FileSection, KeywordSection, Title
from repo_docs_hook.text.paths import FILE_PAGES, folder_of, name_of

#: Bytes of each list, and of what one section holds, where the page is too long.
_MOST_BYTES, _MOST_OF_A_SECTION = 90_000, 20_000
_TITLES = {"class": "Classes", "function": "Functions"}


def keyword_page(module: Module, project: Project, findings: Findings) -> Page:
    """Return the page ``<path>_kw.md`` of a source.

    If it would be longer than GitHub renders, long lists are cut and end with a link to the rest.
    """
    path, text = project.pages.keyword_page(module.path), ""
    for tight in (False, True):
        page = ModulePage(module, project, findings, path, tight=tight)
        text = page_text(
            Title.KEYWORDS,
            module.path,
            render_file_information(page),
            _keywords(page),
            _section_map(page),
        )
        if not is_long(text):
            break
    return Page(path, text, module.path)


def render_file_information(page: ModulePage) -> str:
    """Return the section that links the source, its documentation and its folder."""
    name = page.project.modules.module_name(page.source)
    module = f", module {code(name)}" if name else ""
    label = code(name_of(page.source) + FILE_PAGES[0])
    lines = (
        f"**Original File**: {page.links.source_link(page.source)}{module}",
        f"**Documentation**: {link(label, page.links.documentation(page.source))}",
        f"**Folder**: {page.links.folder_link(folder_of(page.source))}",
    )
    return section(KeywordSection.INFORMATION, bullets(lines))


def _keywords(page: ModulePage) -> str:
    groups: dict[str, list[tuple[str, int]]] = {"Classes": [], "Functions": [], "Variables": []}
    for index, definition in enumerate(page.definitions):
        group = groups[_TITLES.get(definition.kind, "Variables")]
        group.append((definition.name, index))
    blocks: list[str] = []
    for title, names in groups.items():
        lines = [f"**{code(name)}**: {_definition(page, index)}" for name, index in sorted(names)]
        blocks += [f"### {title}", bullets(page.fit(lines, _MOST_BYTES))] if lines else []
    blocks += _imports(page)
    if not blocks and page.only_filled:
        return ""
    return section(KeywordSection.KEYWORDS, *(blocks or ["Defines and imports no names."]))


def _definition(page: ModulePage, index: int) -> str:
    """Return the dotted name of a definition with a link, and its kind."""
    definition = page.definitions[index]
    module = page.project.modules.module_name(page.source)
    label = f"{module}.{definition.qualname}" if module else definition.qualname
    if _is_inside_function(page, index):
        owner = page.place(index)
        named = page.kinds[index].noun is not Noun.NESTED_FUNCTION or owner < 0
        kind = [page.kinds[index].words] if named else []
        inside = [f"nested in {page.name_link(owner)}"] if owner >= 0 else []
        return ", ".join([code(label), *kind, *inside])
    words = ", exported" if page.is_exported(definition) else ""
    return f"{page.name_link(index, label)}, {page.kinds[index].words}{words}"


def _is_inside_function(page: ModulePage, index: int) -> bool:
    owner = page.definitions[index].owner
    while owner >= 0 and page.definitions[owner].kind != "function":
        owner = page.definitions[owner].owner
    return owner >= 0


def _imports(page: ModulePage) -> Sequence[str]:
    if not page.facts.imports:
        return ()
    dependencies = FileSection.DEPENDENCIES
    found = sorted({pair for each in page.facts.imports for pair in _import_keywords(page, each)})
    lines = [f"**{code(name)}**: {text}" for name, text in found]
    head = f"All stand under {link(dependencies.title, page.section_target(dependencies))}."
    return "### Imports", head, bullets(page.fit(lines, _MOST_BYTES))


def _import_keywords(page: ModulePage, import_: Import) -> Iterator[tuple[str, str]]:
    """Yield each name that an import mentions, and what the name is, as Markdown."""
    absolute = page.project.modules.absolute(page.source, import_.module)
    known = "" if absolute == import_.module else f" {code(absolute)}"
    bound = "" if import_.name or not import_.alias else f", bound as {code(import_.alias)}"
    yield import_.module, f"module{known}{bound}"
    if import_.name and import_.name != "*":
        target = code(page.project.modules.absolute(page.source, import_.target))
        renamed = import_.alias not in ("", import_.name)
        yield import_.name, target + (f", bound as {code(import_.alias)}" if renamed else "")
        if renamed:
            yield import_.alias, target
    elif import_.alias:
        yield import_.alias, f"module {code(absolute)}"


def _section_map(page: ModulePage) -> str:
    """Return which sections hold more than the names above, and what, an entry a line."""
    held = ((row.section, list(row.list_keywords(page))) for row in SECTIONS)
    lines = [_map_item(page, part, names) for part, names in held if names]
    if not lines and page.only_filled:
        return ""
    return section(KeywordSection.MAP, bullets(lines) or "No section holds more than these names.")


def _map_item(page: ModulePage, part: FileSection, names: Sequence[str]) -> str:
    head = link(f"**{part.title}**", page.section_target(part))
    return nest(head, page.fit(names, _MOST_OF_A_SECTION))
