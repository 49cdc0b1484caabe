"""The documentation page of a folder: role, contents, concepts, who imports whom."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from repo_docs_hook.pages.folder import Folder
from repo_docs_hook.pages.folder_graph import draw, find_cycles, import_graph
from repo_docs_hook.pages.markup.docstrings import render_docstring
from repo_docs_hook.pages.markup.escape import code
from repo_docs_hook.pages.markup.markdown import bullets, fence, link, page_text, section
from repo_docs_hook.pages.markup.paragraphs import summary
from repo_docs_hook.pages.module import View
from repo_docs_hook.pages.public_names import public_names
from repo_docs_hook.text.invisible import show_hidden_in_line
from repo_docs_hook.text.paths import name_of

_MOST_CONCEPTS = 200
_MOST_TREE_LINES = 200
_KINDS = ("Sources", "Tests", "Type stubs", "Not understood")
_REASONS = {"__init__.py": "package initialization", "__main__.py": "entry point"}


def doc_text(folder: Folder) -> str:
    """Return the text of ``<folder>/doc.md``."""
    return page_text(
        f"Documentation: {folder.label}",
        _role(folder),
        _contents(folder),
        _concepts(folder),
        _architecture(folder),
        _important(folder),
        _working(folder),
        _references(folder),
    )


def _role(folder: Folder) -> str:
    package = folder.package
    docstring = render_docstring(package.facts.docstring, {}) if package else []
    name = folder.project.modules.module_name(package.path) if package else ""
    lines = [f"**Package**: {code(name)}"] if name else []
    nothing = "" if docstring or folder.role or lines else "Its name does not say what it is for."
    return section("Role", *docstring, folder.role, bullets(lines), nothing)


def _contents(folder: Folder) -> str:
    groups: dict[str, list[str]] = {kind: [] for kind in _KINDS}
    for path in folder.files:
        groups[_kind(folder, path)].append(folder.links.documentation_link(path, name_of(path)))
    folders = [
        link(code(f"{name_of(each)}/"), folder.links.folder(each)) for each in folder.subfolders
    ]
    rows = [("Subfolders", folders), *groups.items()]
    lines = [f"**{title}**: {', '.join(links)}" for title, links in rows if links]
    return section("Contents Overview", bullets(lines))


def _kind(folder: Folder, path: str) -> str:
    """Return which of the kinds of files one is of."""
    if path in folder.unread:
        return "Not understood"
    view = folder.views.get(path)
    tests = view is not None and view.is_test
    return "Type stubs" if path.endswith(".pyi") else "Tests" if tests else "Sources"


def _concepts(folder: Folder) -> str:
    views = [view for view in folder.views.values() if not view.is_test]
    lines = [line for _, line in sorted(pair for view in views for pair in _concepts_of(view))]
    more = lines[_MOST_CONCEPTS:]
    index = folder.project.pages.folder_index(folder.path)
    lines = lines[:_MOST_CONCEPTS]
    if more and index:
        lines.append(link("and more, by file", folder.links.to(index)))
    nothing = "No public class or function stands directly in this folder, tests aside."
    return section("Key Concepts", bullets(lines) or nothing)


def _concepts_of(view: View) -> Iterator[tuple[str, str]]:
    """Yield the name and a line for each public class and function that a file defines."""
    for public in public_names(view):
        if public.definition is None:
            continue
        definition = view.definitions[public.definition]
        if definition.kind in ("class", "function"):
            text = summary(definition.docstring)
            head = f"{view.name_link(public.definition)}, {view.kinds[public.definition]}"
            where = f"in {code(name_of(view.path))}"
            yield public.name, f"{head} {where}: {text}" if text else f"{head} {where}"


def _architecture(folder: Folder) -> str:
    graph = import_graph(folder.path, folder.modules, folder.project)
    cycles = find_cycles(graph.inner)
    said = [f"Import cycle: {', '.join(map(code, group))} import one another." for group in cycles]
    diagram = draw(graph, cycles)
    none = "The files directly in it import nothing of this repository."
    nothing = "" if diagram else none if folder.files else "No source stands directly in it."
    dotted = any(edge.late for edge in (*graph.inner, *graph.outer))
    legend = [
        "An arrow means: imports.",
        "Dotted: only inside functions or for typing." if dotted else "",
        "Thick: part of a cycle." if cycles else "",
    ]
    return section(
        "Architecture & Organization",
        fence("\n".join(_tree(folder))),
        diagram,
        " ".join(filter(None, legend)) if "```" in diagram else "",
        bullets(said),
        nothing,
    )


def _tree(folder: Folder) -> list[str]:
    """Return the lines of a tree of two levels, without art that merges badly."""
    lines = [f"{folder.path or '.'}/"]
    for each in folder.subfolders:
        lines.append(f"  {name_of(each)}/")
        lines += [f"    {name_of(deeper)}/" for deeper in folder.project.subfolders(each)]
    lines += [f"  {name_of(path)}" for path in folder.files]
    if len(lines) > _MOST_TREE_LINES:
        lines = [*lines[:_MOST_TREE_LINES], "  and more"]
    return [show_hidden_in_line(line) for line in lines]


def _important(folder: Folder) -> str:
    lines = []
    for path, view in folder.views.items():
        name = name_of(path)
        reason = _REASONS.get(name.removesuffix("i")) or (
            "runs as a script" if view.facts.main_guard else ""
        )
        if reason and not view.is_test:
            lines.append(f"{folder.links.documentation_link(path, name)}: {reason}")
    nothing = "No file directly in it is a package's initialization or an entry point."
    return section("Important Files", bullets(lines) or nothing)


def _working(folder: Folder) -> str:
    here = shlex.quote(folder.path or ".")
    tests = {test for path in folder.files for test in folder.project.tests.tests_of(path)}
    lines = []
    if any(view.is_test for view in folder.views.values()):
        lines.append(f"**Run its tests**: {code(f'python -m {_runner(folder)} {here}')}")
    if tests:
        links = ", ".join(map(folder.links.source_link, sorted(tests)))
        lines.append(f"**Tests of its files, by name**: {links}")
    lines.append(f"**After a change**: {code(f'repo-docs-hook --fix {here}')}")
    return section("Working with This Folder", bullets(lines))


def _runner(folder: Folder) -> str:
    """Return the module that runs all tests of a folder: unittest where all of them use it."""
    tests = [view for view in folder.views.values() if view.is_test]
    modules = [{each.module.partition(".")[0] for each in test.facts.imports} for test in tests]
    cased = all("unittest" in each and "pytest" not in each for each in modules)
    return "unittest discover" if cased else "pytest"


def _references(folder: Folder) -> str:
    project, links = folder.project, folder.links
    index = project.pages.folder_index(folder.path)
    lines = [f"**Folder Index**: {link(code('index.md'), links.to(index))}"] if index else []
    if folder.path:
        lines.append(f"**Parent folder**: {links.folder_link(folder.path.rpartition('/')[0])}")
    lines += [
        f"**Subfolder**: {link(code(each), links.to(project.pages.folder_doc(each) or each))}"
        for each in folder.subfolders
    ]
    return section("Cross-References", bullets(lines))
