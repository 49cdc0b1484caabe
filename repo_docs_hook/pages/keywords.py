"""The keyword page of one source: every name with its definitions, so that one grep answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

from repo_docs_hook.model.facts import Import
from repo_docs_hook.model.module import Module
from repo_docs_hook.model.notes import Findings, Note
from repo_docs_hook.model.outcome import Page
from repo_docs_hook.pages.markup.escape import code, prose
from repo_docs_hook.pages.markup.markdown import (
    bullets,
    is_long,
    link,
    page_text,
    section,
    section_id,
    stack,
)
from repo_docs_hook.pages.module import View, bounded
from repo_docs_hook.pages.public_names import public_names
from repo_docs_hook.project.project import Project

_MOST_NAMES = 40
#: Places of one note; all of them stand in the section that the line links.
_MOST_PLACES = 10
#: Bytes of each list, and of the definitions of one name, where the page is too long.
_MOST_BYTES, _MOST_OF_A_NAME = 90_000, 20_000
_TITLES = {"class": "Classes", "function": "Functions"}


def keyword_page(module: Module, project: Project, findings: Findings) -> Page:
    """Return the page ``<path>_kw.md`` of a source; too long lists end with a link to the rest."""
    page, text = project.pages.keyword_page(module.path), ""
    for tight in (False, True):
        view = View(module, project, findings, page, tight=tight)
        text = page_text(
            f"Keyword Index: {code(module.path)}",
            render_file_information(view),
            _keywords(view),
            _section_map(view),
        )
        if not is_long(text):
            break
    return Page(page, text, module.path)


def render_file_information(view: View) -> str:
    """Return the section "File Information"."""
    name = view.project.modules.module_name(view.path)
    module = f", module {code(name)}" if name else ""
    page = code(view.path.rpartition("/")[2] + "_docs.md")
    lines = (
        f"**Original File**: {view.links.source_link(view.path)}{module}",
        f"**Documentation**: {link(page, view.links.documentation(view.path))}",
        f"**Folder**: {view.links.folder_link(view.path.rpartition('/')[0])}",
    )
    return section("File Information", bullets(lines))


def _keywords(view: View) -> str:
    groups: dict[str, dict[str, list[int]]] = {"Classes": {}, "Functions": {}, "Variables": {}}
    for index, definition in enumerate(view.definitions):
        names = groups[_TITLES.get(definition.kind, "Variables")]
        names.setdefault(definition.name, []).append(index)
    blocks: list[str] = []
    for title, names in groups.items():
        lines = [f"**{code(name)}**: {_definitions(view, names[name])}" for name in sorted(names)]
        blocks += [f"### {title}", bullets(view.fit(lines, _MOST_BYTES)) or "None."]
    return section("Keywords Extracted", *blocks, "### Imports", _imports(view))


def _definitions(view: View, indices: Iterable[int]) -> str:
    module = view.project.modules.module_name(view.path)
    exports = view.facts.exports or ()
    parts = []
    for index in indices:
        definition = view.definitions[index]
        label = f"{module}.{definition.qualname}" if module else definition.qualname
        exported = definition.owner < 0 and definition.name in exports
        words = ", exported" if exported else ""
        parts.append(f"{view.name_link(index, label)}, {view.kinds[index]}{words}")
    return "; ".join(view.fit(parts, _MOST_OF_A_NAME))


def _imports(view: View) -> str:
    if not view.facts.imports:
        return "None."
    target = view.anchor_target(section_id("Dependencies"))
    found: dict[str, set[str]] = {}
    for each in view.facts.imports:
        for name, text in _import_keywords(view, each):
            found.setdefault(name, set()).add(text)
    lines = [f"**{code(name)}**: {'; '.join(sorted(found[name]))}" for name in sorted(found)]
    head = f"All stand under {link('Dependencies', target)}."
    return stack(head, bullets(view.fit(lines, _MOST_BYTES)))


def _import_keywords(view: View, import_: Import) -> Iterator[tuple[str, str]]:
    """Each name that an import mentions, with what it is."""
    absolute = view.project.modules.absolute(view.path, import_.module)
    known = "" if absolute == import_.module else f" {code(absolute)}"
    bound = "" if import_.name or not import_.alias else f", bound as {code(import_.alias)}"
    yield import_.module, f"module{known}{bound}"
    if import_.name and import_.name != "*":
        target = code(view.project.modules.absolute(view.path, import_.target))
        renamed = import_.alias not in ("", import_.name)
        yield import_.name, target + (f", bound as {code(import_.alias)}" if renamed else "")
        if renamed:
            yield import_.alias, target
    elif import_.alias:
        yield import_.alias, f"module {code(absolute)}"


def _section_map(view: View) -> str:
    rows: list[tuple[str, Sequence[str]]] = [
        ("File Metadata", ()),
        ("File Purpose", [prose(each) for each in view.findings.purpose]),
        ("Original Source", ()),
        ("High-Level Overview", [code(each.name) for each in public_names(view)]),
        ("Detailed Analysis", [code(name) for name in sorted(view.top_level)]),
        ("Architecture & Design", _heirs(view)),
        ("Dependencies", _modules(view)),
        ("Code Patterns & Idioms", _titles(view, view.findings.patterns)),
        ("Performance Considerations", _titles(view, view.findings.performance)),
        ("Security & Safety", _titles(view, view.findings.security)),
        ("Testing & Usage", ()),
        ("Related Files", ()),
        ("Cross-References", ()),
    ]
    return section("Keyword → Section Map", bullets(_map_line(view, *row) for row in rows))


def _map_line(view: View, title: str, names: Sequence[str]) -> str:
    target = view.anchor_target(section_id(title))
    held = bounded(view.fit(names, _MOST_OF_A_NAME // 4), _MOST_NAMES, target)
    return link(f"**{title}**", target) + (f": {held}" if held else "")


def _heirs(view: View) -> list[str]:
    """Return the classes that inherit from something."""
    found = {each.qualname for each in view.definitions if view.bases(each)}
    return [code(name) for name in sorted(found)]


def _modules(view: View) -> list[str]:
    names = {view.project.modules.absolute(view.path, each.module) for each in view.facts.imports}
    return [code(name) for name in sorted(names)]


def _titles(view: View, notes: Iterable[Note]) -> list[str]:
    """Each title once, with its Bandit ids and where it was found."""
    found: dict[str, list[str]] = {}
    for note in notes:
        title = prose(note.title) + (f" {note.bandit}" if note.bandit else "")
        names = [view.definitions[each].qualname for each in note.owners if each >= 0]
        found.setdefault(title, []).extend(names)
    return [title + _where(dict.fromkeys(names)) for title, names in found.items()]


def _where(names: Collection[str]) -> str:
    if not names:
        return ""
    shown = [code(name) for name in islice(names, _MOST_PLACES)]
    more = ["and more"] if len(names) > _MOST_PLACES else []
    return f" ({', '.join(shown + more)})"
