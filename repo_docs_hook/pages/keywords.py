"""The keyword page of one source: every name with its definitions, so that one grep answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from repo_docs_hook.model.facts import Import
from repo_docs_hook.model.module import Module
from repo_docs_hook.model.notes import Findings
from repo_docs_hook.model.outcome import Page
from repo_docs_hook.pages.markup.escape import code
from repo_docs_hook.pages.markup.markdown import (
    bullets,
    is_long,
    link,
    page_text,
    section,
    stack,
)
from repo_docs_hook.pages.module import ModulePage, bounded
from repo_docs_hook.pages.sections.table import SECTIONS
from repo_docs_hook.project.project import Project
from repo_docs_hook.text.headings import FileSection, KeywordSection, Title
from repo_docs_hook.text.paths import FILE_PAGES, folder_of, name_of

_MOST_NAMES = 40
#: Bytes of each list, and of the definitions of one name, where the page is too long.
_MOST_BYTES, _MOST_OF_A_NAME = 90_000, 20_000
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
    groups: dict[str, dict[str, list[int]]] = {"Classes": {}, "Functions": {}, "Variables": {}}
    for index, definition in enumerate(page.definitions):
        names = groups[_TITLES.get(definition.kind, "Variables")]
        names.setdefault(definition.name, []).append(index)
    blocks: list[str] = []
    for title, names in groups.items():
        lines = [f"**{code(name)}**: {_definitions(page, names[name])}" for name in sorted(names)]
        blocks += [f"### {title}", bullets(page.fit(lines, _MOST_BYTES)) or "None."]
    return section(KeywordSection.KEYWORDS, *blocks, "### Imports", _imports(page))


def _definitions(page: ModulePage, indices: Iterable[int]) -> str:
    module = page.project.modules.module_name(page.source)
    exports = page.facts.exports or ()
    parts = []
    for index in indices:
        definition = page.definitions[index]
        label = f"{module}.{definition.qualname}" if module else definition.qualname
        exported = definition.owner < 0 and definition.name in exports
        words = ", exported" if exported else ""
        parts.append(f"{page.name_link(index, label)}, {page.kinds[index].words}{words}")
    return "; ".join(page.fit(parts, _MOST_OF_A_NAME))


def _imports(page: ModulePage) -> str:
    if not page.facts.imports:
        return "None."
    dependencies = FileSection.DEPENDENCIES
    found: dict[str, set[str]] = {}
    for each in page.facts.imports:
        for name, text in _import_keywords(page, each):
            found.setdefault(name, set()).add(text)
    lines = [f"**{code(name)}**: {'; '.join(sorted(found[name]))}" for name in sorted(found)]
    head = f"All stand under {link(dependencies.title, page.section_target(dependencies))}."
    return stack(head, bullets(page.fit(lines, _MOST_BYTES)))


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
    lines = (_map_line(page, row.section, row.list_keywords(page)) for row in SECTIONS)
    return section(KeywordSection.MAP, bullets(lines))


def _map_line(page: ModulePage, part: FileSection, names: Sequence[str]) -> str:
    target = page.section_target(part)
    held = bounded(page.fit(names, _MOST_OF_A_NAME // 4), _MOST_NAMES, target)
    return link(f"**{part.title}**", target) + (f": {held}" if held else "")
