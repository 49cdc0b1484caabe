"""How a module is tested and used, its related files, and links to its other pages."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from repo_docs_hook.model.facts import Definition
from repo_docs_hook.model.notes import Purpose, Statement
from repo_docs_hook.pages.markup.escape import code
from repo_docs_hook.pages.markup.markdown import Blocks, bullets, link
from repo_docs_hook.pages.module import THE_MODULE, ModulePage, bounded
from repo_docs_hook.pages.public_names import PublicName, public_names
from repo_docs_hook.text.headings import FileSection

_MOST_NAMES = 40
#: Bytes of a list where the page is too long.
_MOST_BYTES = 10_000


def render_testing(page: ModulePage) -> Blocks:
    """Return how the module is tested or what it tests, and how it is imported or run."""
    testing = _test_lines(page) if page.is_test else _tested_lines(page)
    usage = list(_usage_lines(page))
    return (
        "### Testing",
        bullets(testing),
        "### Usage Examples",
        bullets(usage) or _why_no_usage(page),
    )


def _why_no_usage(page: ModulePage) -> str:
    if page.is_test:
        return "It is run as shown above, not imported."
    return "It can neither be imported by a name nor run as a script."


def _test_lines(page: ModulePage) -> list[str]:
    cases = [index for index in page.children.get(-1, ()) if _is_case(page, index)]
    rest = page.section_target(FileSection.ANALYSIS)
    links = page.fit([page.name_link(index) for index in cases], _MOST_BYTES)
    names = bounded(links, _MOST_NAMES, rest)
    tested = [page.links.documentation_link(path) for path in page.tested]
    lines = [f"**Run**: {code(_test_command(page))}", f"**Test cases**: {names or 'none by name'}"]
    return lines + ([f"**Tests**: {', '.join(tested)}, by its name"] if tested else [])


def _is_case(page: ModulePage, index: int) -> bool:
    definition = page.definitions[index]
    if definition.kind == "function":
        return definition.name.startswith("test")
    if definition.kind != "class":
        return False
    members = (page.definitions[child] for child in page.children.get(index, ()))
    return definition.name.startswith("Test") or any(
        each.kind == "function" and each.name.startswith("test") for each in members
    )


def _test_command(page: ModulePage) -> str:
    """Return the command that runs a test file, with the framework that it imports."""
    modules = {each.module.partition(".")[0] for each in page.facts.imports}
    where = shlex.quote(page.source)
    if (
        Statement(Purpose.UNIT_TESTS, "unittest") not in page.findings.purpose
        or "pytest" in modules
    ):
        return f"python -m pytest {where}"
    dotted = page.project.modules.module_name(page.source)
    if dotted and any(_is_of_django(each) for each in page.definitions):
        return f"python -m django test {dotted}"
    return f"python -m unittest {where}"


def _is_of_django(definition: Definition) -> bool:
    return any(base.target.startswith("django.test.") for base in definition.bases)


def _tested_lines(page: ModulePage) -> list[str]:
    tests = page.tests
    if not tests:
        return ["**Tests**: no test file is named after it"]
    return [f"**Tests**: {', '.join(map(page.links.source_link, tests))}, by name"]


def _usage_lines(page: ModulePage) -> Iterator[str]:
    module = page.project.modules.module_name(page.source)
    name = page.source.rpartition("/")[2]
    if page.facts.main_guard or page.facts.shebang or name == "__main__.py":
        yield f"**Run**: {code(_run_command(page, module, name))}"
    if module and name != "__main__.py" and not page.is_test:
        yield f"**Import**: {code(_import_line(page, module))}"
    examples = [
        index for index, each in enumerate(page.definitions) if ">>>" in (each.docstring or "")
    ]
    links = page.fit([page.name_link(index) for index in examples], _MOST_BYTES)
    if ">>>" in (page.facts.docstring or ""):
        overview = page.section_target(FileSection.OVERVIEW)
        links.insert(0, link(THE_MODULE, overview))
    rest = page.section_target(FileSection.ANALYSIS)
    if links:
        yield f"**Examples**: in the docstrings of {bounded(links, _MOST_NAMES, rest)}"


def _run_command(page: ModulePage, module: str, name: str) -> str:
    if name == "__main__.py" and "." in module:
        return f"python -m {module.rpartition('.')[0]}"
    return f"python {shlex.quote(page.source)}"


def _import_line(page: ModulePage, module: str) -> str:
    names = [each.name for each in public_names(page) if not _is_plain_variable(page, each)]
    if not names or len(names) > 5 or (page.tight and len("".join(names)) > _MOST_BYTES):
        return f"import {module}"
    return f"from {module} import {', '.join(names)}"


def _is_plain_variable(page: ModulePage, public: PublicName) -> bool:
    """Tell whether a name is a variable that no ``__all__`` exports."""
    kind = "" if public.definition is None else page.definitions[public.definition].kind
    return kind == "variable" and page.facts.exports is None


def render_related(page: ModulePage) -> Blocks:
    """Return the files that belong to this one: used, tests, package, stub, folder."""
    folder = page.source.rpartition("/")[0]
    used = [page.links.documentation_link(path) for path in used_sources(page)]
    groups = [
        ("Uses", used),
        (
            "Tested by",
            [page.links.documentation_link(path) for path in page.tests],
        ),
        (
            "Tests",
            [page.links.documentation_link(path) for path in page.tested],
        ),
        ("Package", _one(page, page.project.modules.package_init(page.source))),
        (
            "Stub" if page.source.endswith(".py") else "Stub of",
            _one(page, page.project.modules.twin(page.source)),
        ),
        ("Everything else in the folder", [page.links.folder_link(folder)]),
    ]
    lines = [
        f"**{title}**: {', '.join(page.fit(links, _MOST_BYTES))}"
        for title, links in groups
        if links
    ]
    return (bullets(lines),)


def used_sources(page: ModulePage) -> list[str]:
    """Return the sources of this repository that a module imports, sorted, without itself."""
    targets = {each.target for each in page.facts.imports} | {
        each.module for each in page.facts.imports if each.name == "*"
    }
    found = {page.project.resolve(page.source, target) for target in targets}
    return sorted(path for path in found if path and path != page.source)


def _one(page: ModulePage, path: str | None) -> list[str]:
    return [page.links.documentation_link(path)] if path else []


def render_references(page: ModulePage) -> Blocks:
    """Return links to the other pages of the source and of its folder, and to the source."""
    name = page.source.rpartition("/")[2]
    folder = page.source.rpartition("/")[0]
    keywords = link(
        code(f"{name}_kw.md"), page.links.to(page.project.pages.keyword_page(page.source))
    )
    lines = [f"**Keyword Index**: {keywords}"]
    pages = (
        ("Folder Index", "index.md", page.project.pages.folder_index(folder)),
        ("Folder Documentation", "doc.md", page.project.pages.folder_doc(folder)),
    )
    lines += [
        f"**{title}**: {link(code(label), page.links.to(path))}"
        for title, label, path in pages
        if path
    ]
    lines.append(f"**Source**: {page.links.source_link(page.source)}")
    return (bullets(lines),)
