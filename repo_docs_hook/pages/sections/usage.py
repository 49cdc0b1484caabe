"""How a module is tested and used, its related files, and links to its other pages."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from repo_docs_hook.model.facts import Definition
from repo_docs_hook.model.notes import Purpose, Statement
from repo_docs_hook.pages.markup.escape import code
from repo_docs_hook.pages.markup.markdown import Blocks, bullets, flow, link
from repo_docs_hook.pages.module import THE_MODULE, ModulePage
from repo_docs_hook.pages.sections.settable import render_command_line, render_environment
from repo_docs_hook.python.test_cases import find_cases
from repo_docs_hook.text.headings import TESTING, USAGE, FileSection

#: Bytes of a list where the page is too long.
_MOST_BYTES = 10_000


def render_testing(page: ModulePage) -> Blocks:
    """Return how the module is tested or what it tests, how it is used, what can be set."""
    testing = _test_lines(page) if page.is_test else _tested_lines(page)
    usage = list(_usage_lines(page))
    untested = "" if page.only_filled else "No test file is named after this module."
    return (
        TESTING if testing else untested,
        bullets(testing),
        USAGE if usage else "",
        bullets(usage),
        *render_command_line(page),
        *render_environment(page),
    )


def _test_lines(page: ModulePage) -> list[str]:
    cases = filter(page.stands, find_cases(page.definitions))
    links = page.fit([page.name_link(index) for index in cases], _MOST_BYTES)
    tested = [page.links.source_link(path) for path in tested_sources(page)]
    lines = [f"**Run**: {code(_test_command(page))}"]
    lines += [flow("**Test cases**", links)] if links else []
    return lines + ([flow("**Tests**", tested)] if tested else [])


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
    links = [page.links.source_link(path) for path in page.tests]
    return [flow("**Tests, by name**", page.fit(links, _MOST_BYTES))] if links else []


def _usage_lines(page: ModulePage) -> Iterator[str]:
    module = page.project.modules.module_name(page.source)
    name = page.source.rpartition("/")[2]
    is_run = Statement(Purpose.SCRIPT) in page.findings.purpose or name == "__main__.py"
    if is_run and (command := _run_command(page, module, name)):
        yield f"**Run**: {code(command)}"
    public = _public_part(module)
    is_told = public == module and page.only_filled
    if public and name != "__main__.py" and not page.is_test and not is_told:
        yield f"**Import**: {code(f'import {public}')}"
    examples = [
        index for index, each in enumerate(page.definitions) if ">>>" in (each.docstring or "")
    ]
    places = dict.fromkeys(page.place(index) for index in examples)
    links = [page.name_link(index) for index in places]
    if ">>>" in (page.facts.docstring or ""):
        overview = page.section_target(FileSection.OVERVIEW)
        links.insert(0, link(THE_MODULE, overview))
    if links:
        yield flow("**Examples**, in the docstrings of", page.fit(links, _MOST_BYTES))


def _public_part(module: str) -> str:
    """Return the part of a dotted name above its first private component."""
    parts = module.split(".")
    private = (at for at, part in enumerate(parts) if part[:1] == "_")
    return ".".join(parts[: next(private, len(parts))])


def _run_command(page: ModulePage, module: str, name: str) -> str:
    """Return the command that runs a script, ``""`` if none can.

    A file that imports from its own package has to be run as a module of it.
    """
    imports = [each.module for each in page.facts.imports if "typing" not in each.flags]
    above = max((len(each) - len(each.lstrip(".")) for each in imports), default=0)
    package, _, _ = module.rpartition(".")
    if package and name == "__main__.py":
        return f"python -m {package}"
    top = module.partition(".")[0]
    if above or (package and any(each.partition(".")[0] == top for each in imports)):
        is_module = name != "__init__.py" and above < len(module.split("."))
        return f"python -m {module}" if is_module else ""
    return f"python {shlex.quote(page.source)}"


def render_related(page: ModulePage) -> Blocks:
    """Return the files that belong to this one: used, tests, package, stub."""
    twin = "Stub" if page.source.endswith(".py") else "Stub of"
    groups = (
        ("Uses", used_sources(page)),
        ("Tests, by name", page.tests),
        ("Tests", tested_sources(page)),
    )
    lines = [
        flow(f"**{title}**", page.fit(list(map(page.links.documentation_link, paths)), _MOST_BYTES))
        for title, paths in groups
        if paths
    ]
    single = (
        ("Package", page.project.modules.package_init(page.source)),
        (twin, page.project.modules.twin(page.source)),
    )
    lines += [
        f"**{title}**: {page.links.documentation_link(path)}" for title, path in single if path
    ]
    return (bullets(lines),)


def tested_sources(page: ModulePage) -> list[str]:
    """Return the sources that a test file is named after, and imports or calls, sorted."""
    named = page.project.tests.sources_of(page.source) if page.is_test else ()
    used = {*used_sources(page), *_called_sources(page)} if named else set()
    modules = {path.removesuffix("i") if path.endswith(".pyi") else path for path in used}
    return [path for path in named if path in used or path.removesuffix("i") in modules]


def _called_sources(page: ModulePage) -> set[str]:
    """Return the sources that hold what a module calls, such as ``pkg.core.run()``."""
    called = {call.target for call in page.facts.calls if call.target[:1] not in ("?", ":")}
    return {path for each in called if (path := page.project.resolve(page.source, each))}


def used_sources(page: ModulePage) -> list[str]:
    """Return the sources of this repository that a module imports, sorted, without itself."""
    targets = {each.target for each in page.facts.imports} | {
        each.module for each in page.facts.imports if each.name == "*"
    }
    found = {page.project.resolve(page.source, target) for target in targets}
    return sorted(path for path in found if path and path != page.source)


def render_references(page: ModulePage) -> Blocks:
    """Return links to the keyword page of the source and to the pages of its folder."""
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
    return (bullets(lines),)
