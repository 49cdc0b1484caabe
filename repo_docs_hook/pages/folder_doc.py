"""The documentation page of a folder: role, contents, concepts, which file imports which."""

from __future__ import annotations

import shlex
from enum import Enum

from repo_docs_hook.model.notes import Purpose
from repo_docs_hook.pages.docstrings.render import NOTHING, render_docstring
from repo_docs_hook.pages.folder import FolderPage
from repo_docs_hook.pages.folder_concepts import render_concepts
from repo_docs_hook.pages.folder_graph import draw, find_cycles, import_graph
from repo_docs_hook.pages.markup.escape import code
from repo_docs_hook.pages.markup.markdown import bullets, fence, flow, link, page_text
from repo_docs_hook.pages.markup.paragraphs import summary
from repo_docs_hook.text.headings import FolderSection, Title
from repo_docs_hook.text.invisible import show_hidden_in_line
from repo_docs_hook.text.paths import name_of

#: Bytes of a list where the page is too long, and of the lists in Contents Overview.
_MOST_BYTES, _MOST_OF_CONTENTS = 50_000, 20_000
_REASONS = {"__init__.py": Purpose.PACKAGE.value, "__main__.py": Purpose.ENTRY_POINT.value}
_LEGEND = (
    "An arrow means: imports (dotted: only inside functions). What an `__init__` imports and what"
    " is imported for typing alone are left out."
)


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
    docstring = package.facts.docstring if package else None
    subject = package.references.subject() if package else NOTHING
    said = [summary(docstring)] if page.tight else render_docstring(docstring, subject)
    name = page.project.modules.module_name(package.source) if package else ""
    lines = [f"**Package**: {code(name)}"] if name else []
    nothing = "Neither a docstring nor its name says what it is for."
    return page.section(FolderSection.ROLE, nothing, *said, page.role, bullets(lines))


def _contents(page: FolderPage) -> str:
    groups: dict[_Group, list[str]] = {group: [] for group in _Group}
    for path in page.files:
        groups[_group(page, path)].append(page.links.documentation_link(path, name_of(path)))
    rows = [_folders(page), *((group.value, groups[group]) for group in groups)]
    lines = [
        flow(f"**{title}**", page.fit(links, _MOST_OF_CONTENTS)) for title, links in rows if links
    ]
    return page.section(FolderSection.CONTENTS, "", bullets(lines))


def _folders(page: FolderPage) -> tuple[str, list[str]]:
    """Return the folders of the contents; at the top level those are all with sources."""
    if page.folder:
        return "Subfolders", [*map(page.folder_link, page.subfolders)]
    project = page.project
    found = sorted(each for each in project.folders if each and project.files_in(each))
    return "All folders with sources", [*map(page.folder_link, found)]


def _group(page: FolderPage, path: str) -> _Group:
    if path in page.unread:
        return _Group.UNREAD
    shown = page.shown.get(path)
    if path.endswith(".pyi"):
        return _Group.STUBS
    return _Group.TESTS if shown is not None and shown.is_test else _Group.SOURCES


def _concepts(page: FolderPage) -> str:
    lines = page.fit(render_concepts(page), _MOST_BYTES)
    nothing = "No public class or function, tests aside."
    return page.section(FolderSection.CONCEPTS, nothing, bullets(lines))


def _architecture(page: FolderPage) -> str:
    graph = import_graph(page.folder, page.modules, page.project)
    drawing = draw(graph)
    cycles = (sorted(map(code, group)) for group in find_cycles(graph.inner))
    said = page.fit([flow("Import cycle", group) for group in cycles], _MOST_BYTES)
    return page.section(
        FolderSection.ARCHITECTURE,
        "",
        fence("\n".join(page.fit(_tree(page), _MOST_BYTES))),
        *drawing,
        _LEGEND if drawing.diagram else "",
        bullets(said),
    )


def _tree(page: FolderPage) -> list[str]:
    """Return a tree of two levels, a line each; box characters would conflict in merges."""
    lines = [page.name]
    for each in page.subfolders:
        lines.append(f"  {page.below(each)}")
        start = len(each) + 1
        lines += [f"    {deeper[start:]}/" for deeper in page.project.subfolders(each)]
    lines += [f"  {name_of(path)}" for path in page.files]
    return [*map(show_hidden_in_line, lines)]


def _important(page: FolderPage) -> str:
    lines = []
    for path, shown in page.shown.items():
        name = name_of(path)
        reason = _REASONS.get(name.removesuffix("i")) or (
            "runs as a script" if shown.facts.main_guard else ""
        )
        if reason and not shown.is_test:
            lines.append(f"{page.links.documentation_link(path, name)}: {reason}")
    nothing = "No package initialization and no entry point."
    return page.section(FolderSection.IMPORTANT, nothing, bullets(page.fit(lines, _MOST_BYTES)))


def _working(page: FolderPage) -> str:
    here = shlex.quote(page.folder or ".")
    tests = {test for path in page.files for test in page.project.tests.tests_of(path)}
    lines = []
    if any(shown.is_test for shown in page.shown.values()):
        lines.append(f"**Run its tests**: {code(f'python -m {_runner(page)} {here}')}")
    if tests:
        links = [*map(page.links.documentation_link, sorted(tests))]
        lines.append(flow("**Tests of its files, by name**", page.fit(links, _MOST_BYTES)))
    lines.append(f"**After a change**: {code(f'repo-docs-hook --fix {here}')}")
    return page.section(FolderSection.WORKING, "", bullets(lines))


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
        lines.append(f"**Parent folder**: {links.folder_link(project.parent(page.folder))}")
    docs = [_doc_link(page, each) for each in page.subfolders]
    if docs:
        lines.append(flow("**Documentation of subfolders**", page.fit(docs, _MOST_BYTES)))
    return page.section(FolderSection.REFERENCES, "", bullets(lines))


def _doc_link(page: FolderPage, subfolder: str) -> str:
    target = page.project.pages.folder_doc(subfolder) or subfolder
    return link(code(page.below(subfolder)), page.links.to(target))
