"""The documentation page of a folder: role, contents, concepts, which file imports which."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from enum import Enum

from repo_docs_hook.model.notes import Purpose
from repo_docs_hook.pages.folder import FolderPage
from repo_docs_hook.pages.folder_graph import Graph, draw, find_cycles, import_graph
from repo_docs_hook.pages.markup.docstrings import render_docstring
from repo_docs_hook.pages.markup.escape import code
from repo_docs_hook.pages.markup.markdown import bullets, fence, link, page_text, section
from repo_docs_hook.pages.markup.paragraphs import summary
from repo_docs_hook.pages.module import ModulePage
from repo_docs_hook.pages.public_names import public_names
from repo_docs_hook.text.headings import FolderSection, Title
from repo_docs_hook.text.invisible import show_hidden_in_line
from repo_docs_hook.text.paths import name_of

_MOST_CONCEPTS = 200
_MOST_TREE_LINES = 200
_REASONS = {"__init__.py": Purpose.PACKAGE.value, "__main__.py": Purpose.ENTRY_POINT.value}


class _Group(Enum):
    """The groups that the files of a folder are shown in, in order; the value is the label."""

    SOURCES = "Sources"
    TESTS = "Tests"
    STUBS = "Type stubs"
    UNREAD = "Not understood"


def doc_text(page: FolderPage) -> str:
    """Return the text of ``<folder>/doc.md``, the documentation page of a folder."""
    return page_text(
        Title.DOCUMENTATION,
        page.name,
        _role(page),
        _contents(page),
        _concepts(page),
        _architecture(page),
        _important(page),
        _working(page),
        _references(page),
    )


def _role(page: FolderPage) -> str:
    package = page.package
    docstring = render_docstring(package.facts.docstring, {}) if package else []
    name = page.project.modules.module_name(package.source) if package else ""
    lines = [f"**Package**: {code(name)}"] if name else []
    nothing = "" if docstring or page.role or lines else "Its name does not say what it is for."
    return section(FolderSection.ROLE, *docstring, page.role, bullets(lines), nothing)


def _contents(page: FolderPage) -> str:
    groups: dict[_Group, list[str]] = {group: [] for group in _Group}
    for path in page.files:
        groups[_group(page, path)].append(page.links.documentation_link(path, name_of(path)))
    folders = [link(code(f"{name_of(each)}/"), page.links.folder(each)) for each in page.subfolders]
    rows = [("Subfolders", folders), *((group.value, groups[group]) for group in groups)]
    lines = [f"**{title}**: {', '.join(links)}" for title, links in rows if links]
    return section(FolderSection.CONTENTS, bullets(lines))


def _group(page: FolderPage, path: str) -> _Group:
    if path in page.unread:
        return _Group.UNREAD
    shown = page.shown.get(path)
    if path.endswith(".pyi"):
        return _Group.STUBS
    return _Group.TESTS if shown is not None and shown.is_test else _Group.SOURCES


def _concepts(page: FolderPage) -> str:
    modules = [shown for shown in page.shown.values() if not shown.is_test]
    lines = [line for _, line in sorted(pair for shown in modules for pair in _concepts_of(shown))]
    more = lines[_MOST_CONCEPTS:]
    index = page.project.pages.folder_index(page.folder)
    lines = lines[:_MOST_CONCEPTS]
    if more and index:
        lines.append(link("and more, by file", page.links.to(index)))
    nothing = "No public class or function stands directly in this folder, tests aside."
    return section(FolderSection.CONCEPTS, bullets(lines) or nothing)


def _concepts_of(shown: ModulePage) -> Iterator[tuple[str, str]]:
    """Yield the name and a line for each public class and function that a file defines."""
    for public in public_names(shown):
        if public.definition is None:
            continue
        definition = shown.definitions[public.definition]
        if definition.kind in ("class", "function"):
            text = summary(definition.docstring)
            head = f"{shown.name_link(public.definition)}, {shown.kinds[public.definition].words}"
            where = f"in {code(name_of(shown.source))}"
            yield public.name, f"{head} {where}: {text}" if text else f"{head} {where}"


def _architecture(page: FolderPage) -> str:
    graph = import_graph(page.folder, page.modules, page.project)
    cycles = find_cycles(graph.inner)
    said = [f"Import cycle: {', '.join(map(code, group))} import one another." for group in cycles]
    drawing = draw(graph, cycles)
    none = "The files directly in it import nothing of this repository."
    nothing = "" if any(drawing) else none if page.files else "No source stands directly in it."
    return section(
        FolderSection.ARCHITECTURE,
        fence("\n".join(_tree(page))),
        *drawing,
        _legend(graph, cycles) if drawing.diagram else "",
        bullets(said),
        nothing,
    )


def _legend(graph: Graph, cycles: list[list[str]]) -> str:
    dotted = any(edge.late for edge in (*graph.inner, *graph.outer))
    legend = (
        "An arrow means: imports.",
        "Dotted: only inside functions or for typing." if dotted else "",
        "Thick: part of a cycle." if cycles else "",
    )
    return " ".join(filter(None, legend))


def _tree(page: FolderPage) -> list[str]:
    """Return a tree of two levels, a line each; box characters would conflict in merges."""
    lines = [f"{page.folder or '.'}/"]
    for each in page.subfolders:
        lines.append(f"  {name_of(each)}/")
        lines += [f"    {name_of(deeper)}/" for deeper in page.project.subfolders(each)]
    lines += [f"  {name_of(path)}" for path in page.files]
    if len(lines) > _MOST_TREE_LINES:
        lines = [*lines[:_MOST_TREE_LINES], "  and more"]
    return [show_hidden_in_line(line) for line in lines]


def _important(page: FolderPage) -> str:
    lines = []
    for path, shown in page.shown.items():
        name = name_of(path)
        reason = _REASONS.get(name.removesuffix("i")) or (
            "runs as a script" if shown.facts.main_guard else ""
        )
        if reason and not shown.is_test:
            lines.append(f"{page.links.documentation_link(path, name)}: {reason}")
    nothing = "No file directly in it is a package's initialization or an entry point."
    return section(FolderSection.IMPORTANT, bullets(lines) or nothing)


def _working(page: FolderPage) -> str:
    here = shlex.quote(page.folder or ".")
    tests = {test for path in page.files for test in page.project.tests.tests_of(path)}
    lines = []
    if any(shown.is_test for shown in page.shown.values()):
        lines.append(f"**Run its tests**: {code(f'python -m {_runner(page)} {here}')}")
    if tests:
        links = ", ".join(map(page.links.source_link, sorted(tests)))
        lines.append(f"**Tests of its files, by name**: {links}")
    lines.append(f"**After a change**: {code(f'repo-docs-hook --fix {here}')}")
    return section(FolderSection.WORKING, bullets(lines))


def _runner(page: FolderPage) -> str:
    """Return the module that runs the folder's tests: unittest if all of them use it."""
    tests = [shown for shown in page.shown.values() if shown.is_test]
    modules = [{each.module.partition(".")[0] for each in test.facts.imports} for test in tests]
    cased = all("unittest" in each and "pytest" not in each for each in modules)
    return "unittest discover" if cased else "pytest"


def _references(page: FolderPage) -> str:
    project, links = page.project, page.links
    index = project.pages.folder_index(page.folder)
    lines = [f"**Folder Index**: {link(code('index.md'), links.to(index))}"] if index else []
    if page.folder:
        lines.append(f"**Parent folder**: {links.folder_link(page.folder.rpartition('/')[0])}")
    lines += [
        f"**Subfolder**: {link(code(each), links.to(project.pages.folder_doc(each) or each))}"
        for each in page.subfolders
    ]
    return section(FolderSection.REFERENCES, bullets(lines))
